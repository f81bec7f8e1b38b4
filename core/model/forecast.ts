/**
 * What is asked before publishing: what a draft meets, last week's people to replay it on, and one person to
 * preview it as. Facts and events only; what follows from them is core/targeting's to say, where they are read.
 */
import * as z from 'zod/mini';
import { ledgerEntry } from './attention.ts';
import { condition } from './audience.ts';
import { definition } from './engagement.ts';
import { count, instant, label, traits, uuid } from './primitives.ts';

/** ms since 1970. */
const time = z.number();

/** One person, whole: what is known of them before the window, and what they did in it. */
export const replayPerson = z.object({
  /** What a page hashes for them. */
  unit: z.string(),
  known: z.boolean(),
  firstSeen: time,
  /** Of today, as far as conditions and texts name them. */
  visitor: traits,
  account: traits,
  /** Uses before the window, by day (UTC, since 1970); the earliest day is all that came before the others. */
  uses: z.array(z.object({ feature: uuid, day: z.int(), n: count })),
  /** Oldest first. */
  answers: z.array(z.object({ survey: uuid, score: z.nullable(z.number()), at: time })),
  segments: z.array(uuid),
  ledger: z.array(ledgerEntry),
  /** `path` names one of `paths`. */
  views: z.array(z.object({ t: time, path: z.int() })),
  did: z.array(z.object({ t: time, feature: z.nullable(uuid), event: z.nullable(z.string()) })),
  /** Errors and rage clicks. */
  troubles: z.array(time),
});
export type ReplayPerson = z.infer<typeof replayPerson>;

/** The file that is live, and the draft's audience with its segments spelt out, as publishing would. */
const live = {
  file: z.nullable(z.string()),
  halted: z.boolean(),
  audience: condition,
};

export const forecastInputs = z.object({
  since: instant,
  until: instant,
  /** The workspace's; whose hours are meant where an item goes by its visitors', which nobody recorded. */
  zone: z.string(),
  ...live,
  /** Active people in all; `people` are so many of them. */
  population: count,
  /** Since when the app sends anything; null: never. */
  recordedSince: z.nullable(instant),
  paths: z.record(z.string(), z.string()),
  people: z.array(replayPerson),
});
export type ForecastInputs = z.infer<typeof forecastInputs>;

export const previewAs = z.object({
  at: instant,
  name: z.nullable(z.string()),
  ...live,
  /** The last that they read something of ours in; nothing else tells. */
  language: z.nullable(z.string()),
  pages: z.array(z.object({ at: instant, path: z.string() })),
  person: replayPerson,
});
export type PreviewAs = z.infer<typeof previewAs>;

export const checkContext = z.object({
  now: instant,
  /** Normalised paths of the last seven days, the latest first, 2,000 at most. */
  paths: z.array(z.string()),
  live: z.array(z.object({ id: uuid, name: label, definition })),
});
export type CheckContext = z.infer<typeof checkContext>;
