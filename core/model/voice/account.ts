/** An account as customer success knows it: who they are, what they asked for, what became of it. */
import * as z from 'zod/mini';
import { count, day, instant, smallId, traits, uuid } from '../primitives.ts';
import { tally } from '../results.ts';
import { requestStatus } from './request.ts';

/** `plan`, `arr`, `renewal`, `state` and `health` are read from traits that the settings name. */
export const accountRow = z.object({
  account: smallId,
  externalId: z.string(),
  name: z.string(),
  plan: z.nullable(z.string()),
  /** Revenue a year; null: nobody knows. */
  arr: z.nullable(z.number()),
  renewal: z.nullable(day),
  state: z.enum(['customer', 'at-risk', 'prospect', 'churned']),
  health: z.nullable(z.string()),
  lastSeen: instant,
  evidence: count,
});
export type AccountRow = z.infer<typeof accountRow>;

export const accountDraft = z.object({
  externalId: z.string().check(z.minLength(1), z.maxLength(200)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  traits,
});

export const accountSummary = z.extend(accountRow, {
  traits,
  firstSeen: instant,
  /** The last 30 days beside the 30 before: people who used the product, days on which somebody did. */
  usage: z.object({
    visitors: count,
    previousVisitors: count,
    activeDays: count,
    previousActiveDays: count,
    /** People by week, the last 12, oldest first; the last is this week. */
    trend: z.array(count),
  }),
  /** NPS answers of the last 365 days, one a person, the last. */
  nps: z.object({ tally, lastAt: z.nullable(instant) }),
  requests: count,
  calls: count,
  openNotes: count,
});
export type AccountSummary = z.infer<typeof accountSummary>;

export const accountPerson = z.object({
  visitor: smallId,
  knownId: z.nullable(z.string()),
  name: z.nullable(z.string()),
  lastSeen: instant,
  evidence: count,
});
export type AccountPerson = z.infer<typeof accountPerson>;

export const timelineKinds = [
  'evidence',
  'answer',
  'call',
  'told',
  'status',
  'first-seen',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One line of the timeline; `id` is the thing's own. */
export const timelineEntry = z.object({
  at: instant,
  what: z.enum(timelineKinds),
  id: z.nullable(uuid),
  title: z.string(),
  text: z.string(),
  by: z.nullable(z.string()),
  person: z.nullable(z.string()),
  request: z.nullable(uuid),
  requestTitle: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  score: z.nullable(z.number()),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

const askedRequest = z.object({
  request: uuid,
  title: z.string(),
  status: requestStatus,
  statusSince: instant,
  roadmap: z.nullable(z.string()),
  /** Their own words, the latest. */
  words: z.string(),
  saidAt: instant,
  person: z.nullable(z.string()),
  evidence: count,
});

/** What call mode shows. The extension keeps it for calls without a network. */
export const callBrief = z.object({
  account: accountSummary,
  /** Not shipped, not declined; what they asked for last first. */
  asked: z.array(askedRequest),
  /** Shipped since they asked and not yet told: tell them now. */
  shipped: z.array(askedRequest),
  declined: z.array(askedRequest),
  told: z.array(
    z.object({
      id: uuid,
      request: uuid,
      title: z.string(),
      at: instant,
      by: z.nullable(z.string()),
    }),
  ),
  /** Notes and evidence that are questions, and what earlier calls left unasked or undone. */
  questions: z.array(
    z.object({
      from: z.enum(['note', 'evidence', 'call', 'follow-up']),
      id: uuid,
      text: z.string(),
      at: instant,
      by: z.nullable(z.string()),
    }),
  ),
  lastCalls: z.array(
    z.object({ id: uuid, title: z.string(), startedAt: instant, summary: z.string() }),
  ),
});
export type CallBrief = z.infer<typeof callBrief>;
