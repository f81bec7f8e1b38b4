/**
 * What the server tells a page about its person, and what the page tells the server about attention.
 *
 * A person is proven by a signed identity, or else is just this device: its id is unguessable, a known id
 * is not. So an unsigned known person is answered what happened on this very device, and no facts of theirs.
 */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { key, language } from './content.ts';
import { traits, uuid } from './primitives.ts';
import { answers } from './survey.ts';

export const outcomes = ['completed', 'dismissed', 'snoozed', 'timedOut', 'left'] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;

/** ms since 1970, server's clock. */
const time = z.number();

/** One display, newest first; the last 20 of each item (more where it may be shown more often), 800 days back. */
export const ledgerEntry = z.object({
  /** The display: what makes copies of the ledger mergeable. */
  id: z.optional(uuid),
  item: uuid,
  is: z.enum(['guide', 'survey']),
  at: time,
  /** It counted against the budget. */
  interrupted: z.boolean(),
  /** By the person, who is not kept from surveys by it. */
  asked: z.optional(z.boolean()),
  outcome: z.nullable(outcome),
  /** Something in it was clicked, or at least one question answered. */
  acted: z.boolean(),
  answered: z.boolean(),
  /** Snoozed, or "ask me later". */
  until: z.nullable(time),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export const personState = z.object({
  v: z.literal(1),
  now: time,
  proof: z.enum(['signed', 'device']),
  /** Only what live conditions name. Null where this person is not proven: the page knows what it was told itself. */
  facts: z.nullable(
    z.object({
      visitor: traits,
      account: traits,
      seenDays: z.nullable(z.number()),
      /** By feature, then days or `all`: `{"<feature>": {"30": 2, "all": 7}}`. */
      usage: z.record(uuid, z.record(z.string(), z.int())),
      answers: z.record(uuid, z.object({ score: z.nullable(z.number()), days: z.number() })),
      /** Lists that the person or their account is on. */
      segments: z.array(uuid),
    }),
  ),
  ledger: z.array(ledgerEntry),
  /** Tasks of checklists that are done, resources that were opened, by item: whatever the tab or the device. */
  done: z.optional(z.record(uuid, z.array(key))),
});
export type PersonState = z.infer<typeof personState>;

export const personAsked = {
  app_key: z.string(),
  device: uuid,
  /** As with a batch: `sig` is hex HMAC-SHA256 of `id` with the app's identity secret. */
  user: z.nullable(
    z.object({
      id: z.string().check(z.minLength(1), z.maxLength(limits.idChars)),
      sig: z.optional(z.string()),
    }),
  ),
};

/**
 * Asked just before something interrupts. Of two tabs or devices that ask at once, one is granted. `refused`
 * is the gate that said no; the page then keeps the ledger that comes with it.
 */
export const claim = z.object({
  granted: z.boolean(),
  refused: z.nullable(z.enum(['stopped', 'budget', 'survey', 'item'])),
  ledger: z.array(ledgerEntry),
});
export type Claim = z.infer<typeof claim>;

/**
 * What happened with a guide or survey; a batch carries them beside its events (`engage`).
 *
 * eligible   all gates up to the holdout said yes; once per person and item, in both arms. Effects count from here
 * shown      the first step or question was rendered        seen     it was in view for a second
 * step       a step, or question, was rendered              click    a button or link in it
 * answer     some answers; later ones of the same key replace earlier ones
 * submit     all questions were answered or passed          missing  no element came in 5 s; by itself it is no display
 * completed, dismissed, snoozed, timedOut, left             how it ended; `left` where the page went away
 */
export const engageKinds = [
  'eligible',
  'shown',
  'seen',
  'step',
  'click',
  'answer',
  'submit',
  'missing',
  ...outcomes,
] as const;

export const engageEvent = z.object({
  /** Client time, ms since 1970. */
  t: z.number(),
  k: z.enum(engageKinds),
  /** Item, its version. */
  i: uuid,
  n: z.int().check(z.positive()),
  /** The display: a UUID that the page makes. Required for all but `eligible`. */
  d: z.optional(uuid),
  /** `eligible`: the arm. */
  a: z.optional(z.enum(['show', 'holdout'])),
  /** `shown`: asked for by the person. Absent: by itself. */
  q: z.optional(z.literal(true)),
  /** Normalised path of the page: `shown`. */
  p: z.optional(z.string().check(z.maxLength(limits.pathChars))),
  /** Language shown: `shown`. */
  l: z.optional(language),
  /** What it was shown on, as conditions have it: `shown`. */
  w: z.optional(z.enum(['desktop', 'tablet', 'phone'])),
  /** Step or question; the one before it. */
  s: z.optional(key),
  f: z.optional(key),
  /** What was clicked: a button's key. */
  b: z.optional(key),
  /** `answer`, `submit`. */
  x: z.optional(answers),
  /** `snoozed`: until when, ms. */
  u: z.optional(z.number()),
});
export type EngageEvent = z.infer<typeof engageEvent>;
