/**
 * What the widget sends to `ingest` (wire format 1). Keys are short because they repeat per event.
 * One batch has one identity: the client cuts a batch where identity changes.
 */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { engageEvent } from './attention.ts';
import { descriptor } from './descriptor.ts';
import { elementHash, traits, uuid } from './primitives.ts';

/** `rage`, `dead`, `error`, `uturn` are frustration signals: they name an element but are no use of it. */
export const eventKinds = [
  'page',
  'click',
  'submit',
  'change',
  'track',
  'rage',
  'dead',
  'error',
  'uturn',
] as const;
export const eventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof eventKind>;

const id = z.string().check(z.minLength(1), z.maxLength(limits.idChars));

export const wireEvent = z.object({
  /** Client time, ms since 1970. */
  t: z.number(),
  k: eventKind,
  /** Normalised path. */
  p: z.string().check(z.minLength(1), z.maxLength(limits.pathChars)),
  /** Element hash; required for click, submit, change, rage, dead, error. */
  e: z.optional(elementHash),
  /** Name of a `track` event; required there. */
  n: z.optional(z.string().check(z.minLength(1), z.maxLength(limits.nameChars))),
  /** Properties of a `track` event. */
  x: z.optional(traits),
});
export type WireEvent = z.infer<typeof wireEvent>;

export const batch = z.object({
  v: z.literal(1),
  /** Public key of the app, `wk_` and 24 characters. */
  app: z.string(),
  /** The tab; with `seq` it makes sending idempotent. Batches of a sender are numbered from 1. */
  sender: uuid,
  seq: z.int().check(z.positive()),
  /** Client time at sending, ms since 1970; the server corrects a clock that is more than 60 s off. */
  sent: z.number(),
  /** Unguessable id of this browser profile for this app. */
  device: uuid,
  /** Known person. `sig` is hex HMAC-SHA256 of `id` with the app's identity secret, made by the product's server. */
  user: z.optional(z.object({ id, traits: z.optional(traits), sig: z.optional(z.string()) })),
  account: z.optional(z.object({ id, traits: z.optional(traits) })),
  /** The product's release, where it says so. */
  build: z.optional(z.string().check(z.maxLength(80))),
  /** Present and true once the visitor has consented; required where the app requires consent. */
  consent: z.optional(z.boolean()),
  /** Descriptors of elements that this sender has not sent before, by hash. */
  elements: z.optional(z.record(elementHash, descriptor)),
  events: z.array(wireEvent),
  /** What happened with guides and surveys; 200 at most. Refused ones are named under `engageRefused`. */
  engage: z.optional(z.array(engageEvent)),
});
export type Batch = z.infer<typeof batch>;

/** Answer of `ingest` with status 202. Every bad event is named; the good ones are kept. */
export const ingestResult = z.object({
  accepted: z.int(),
  /** True when this batch was here before; nothing was counted again. */
  duplicate: z.boolean(),
  refused: z.array(z.object({ index: z.int(), reason: z.string() })),
  /** Hashes whose descriptor the server lacks: send it with a later batch. */
  unknown: z.optional(z.array(elementHash)),
  /** Present where a signed identity was required and missing or wrong: the batch was kept as anonymous. */
  identity: z.optional(z.literal('unsigned')),
  engageRefused: z.optional(z.array(z.object({ index: z.int(), reason: z.string() }))),
});
export type IngestResult = z.infer<typeof ingestResult>;

/** Answer with status 400, 401, 403, 413, 429 or 503. */
export const ingestError = z.object({
  code: z.enum([
    'bad_batch',
    'unknown_key',
    'origin_not_allowed',
    'consent_required',
    'too_large',
    'rate_limited',
    'paused',
    'try_again',
  ]),
  message: z.string(),
  /** Seconds, with 429 and 503 (also as the Retry-After header). */
  retryAfter: z.optional(z.number()),
});
export type IngestError = z.infer<typeof ingestError>;
