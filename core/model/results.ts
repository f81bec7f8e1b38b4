/**
 * What was learnt. Counts only: rates, scores and intervals are made of them by core/metrics, so that groups
 * can be added and one formula stands in one place. People are persons by the merges of now, staff left out.
 */
import * as z from 'zod/mini';
import { outcome } from './attention.ts';
import { condition } from './audience.ts';
import { count, day, instant, smallId, uuid } from './primitives.ts';
import { answers, band, scale } from './survey.ts';

/** Both arms of a held-out guide, by intention to treat: everybody eligible, whatever they saw. */
export const arms = z.object({
  /** Days within which the goal counts, from eligibility. */
  days: z.int(),
  /** Whose time is over, and those of them who reached the goal. */
  shown: z.object({ people: count, reached: count }),
  holdout: z.object({ people: count, reached: count }),
  /** Eligible, but their time is not over. */
  waiting: count,
  /** Met both arms through a merge: counted here, left out above. */
  both: count,
});
export type Arms = z.infer<typeof arms>;

export const guideResults = z.object({
  since: day,
  until: day,
  eligible: count,
  heldOut: count,
  /** People who got the first step, and displays. */
  displayed: count,
  displays: count,
  seen: count,
  /** How each person's last display ended; adds up to `displayed`. */
  outcomes: z.record(outcome, count),
  /** Displays dismissed within two seconds: fatigue. */
  hasty: count,
  /** Fatigue: weeks (from the span's first day) in which a person got it, summed over people, and the most of one. */
  weekly: z.object({ personWeeks: count, most: count }),
  /** Displays that the budget would have refused, had the guide no exception. */
  exempted: count,
  steps: z.array(
    z.object({
      step: z.string(),
      seen: count,
      missing: count,
      /** Where people went from here; the rest went no further. */
      onward: z.array(z.object({ to: z.string(), people: count })),
      /** Median seconds, five minutes at most. */
      seconds: z.nullable(z.number()),
    }),
  ),
  clicks: z.array(z.object({ step: z.string(), target: z.string(), people: count, clicks: count })),
  /** Of people who saw the first step: those who reached the goal after it, within its days. Not an effect. */
  conversion: z.nullable(z.object({ people: count, reached: count })),
  effect: z.nullable(arms),
  trend: z.array(z.object({ day, displayed: count, completed: count, dismissed: count })),
});
export type GuideResults = z.infer<typeof guideResults>;

/** What a score is made of. `mid` are answers in neither end's band. */
export const tally = z.object({
  n: count,
  low: count,
  mid: count,
  high: count,
  sum: z.number(),
  sumSquares: z.number(),
});
export type Tally = z.infer<typeof tally>;

const surveyCounts = { displayed: count, responded: count, finished: count, tally };

export const surveyResults = z.object({
  since: day,
  until: day,
  scale: z.nullable(scale),
  eligible: count,
  ...surveyCounts,
  /** Not on the scale: dropped and counted. */
  invalid: count,
  /** By value of the scored question. */
  histogram: z.array(z.object({ value: z.number(), people: count })),
  /** Calendar months (of the workspace's zone), oldest first; one answer of a person in each, the last. */
  waves: z.array(z.object({ wave: day, ...surveyCounts })),
  groups: z.array(z.object({ value: z.nullable(z.string()), ...surveyCounts })),
  /** Traits of accounts that are numbers, to weigh NPS by. */
  weights: z.array(z.string()),
  /** NPS by what accounts are worth, where `weight` was asked: sums over accounts, of weight w and mean x. */
  weighted: z.nullable(
    z.object({
      trait: z.string(),
      accounts: count,
      /** Whose answers count, and whose account has no such number. */
      people: count,
      unknown: count,
      w: z.number(),
      ww: z.number(),
      wx: z.number(),
      wxx: z.number(),
    }),
  ),
  questions: z.array(
    z.object({
      question: z.string(),
      asked: count,
      answered: count,
      values: z.array(z.object({ value: z.string(), people: count })),
    }),
  ),
});
export type SurveyResults = z.infer<typeof surveyResults>;

/** Uses of one feature in the 30 days before people's last answers, by band: sums and sums of squares. */
export const bandUse = z.object({
  feature: uuid,
  name: z.string(),
  bands: z.array(z.object({ band, people: count, users: count, uses: count, squares: z.number() })),
});
export type BandUse = z.infer<typeof bandUse>;

/** `feature`: used in the 30 days before the answer, or not. */
export const breakdown = z.discriminatedUnion('by', [
  z.object({ by: z.literal('visitor'), trait: z.string() }),
  z.object({ by: z.literal('account'), trait: z.string() }),
  z.object({ by: z.literal('accounts') }),
  z.object({ by: z.literal('feature'), feature: uuid }),
  z.object({ by: z.literal('segment'), segment: uuid }),
  z.object({ by: z.literal('language') }),
]);
export type Breakdown = z.infer<typeof breakdown>;

export const sentiments = ['positive', 'neutral', 'negative'] as const;

/** One person's answer of one period. */
export const response = z.object({
  id: uuid,
  item: uuid,
  version: z.int(),
  visitor: smallId,
  visitorName: z.nullable(z.string()),
  account: z.nullable(smallId),
  accountName: z.nullable(z.string()),
  score: z.nullable(z.number()),
  band: z.nullable(band),
  answers,
  /** What was written, of all questions, for reading and search. */
  text: z.nullable(z.string()),
  finished: z.boolean(),
  path: z.nullable(z.string()),
  language: z.nullable(z.string()),
  tags: z.array(z.string()),
  /** By hand. */
  sentiment: z.nullable(z.enum(sentiments)),
  startedAt: instant,
  answeredAt: instant,
});
export type Response = z.infer<typeof response>;

export const responseQuery = z.object({
  text: z.string().check(z.maxLength(200)),
  band: z.nullable(band),
  tag: z.nullable(z.string()),
  sentiment: z.nullable(z.enum(sentiments)),
  /** With something written. */
  written: z.boolean(),
  visitor: z.nullable(smallId),
  account: z.nullable(smallId),
});
export type ResponseQuery = z.infer<typeof responseQuery>;

/** What the engine needs to decide for one person as of an instant: core/targeting explains it. */
export const whyInputs = z.object({
  at: instant,
  /** The file that was live then, as text; null: none. */
  file: z.nullable(z.string()),
  halted: z.boolean(),
  /** What the team calls the person. */
  name: z.nullable(z.string()),
  /** What a page hashed for this person: the known id, else the device. */
  unit: z.nullable(z.string()),
  person: z.unknown(),
  /** As far as their events tell: what the page itself knew of them at that time. */
  circumstances: z.object({
    /** Of the last display by then, and when that was. */
    language: z.nullable(z.string()),
    screen: z.nullable(z.enum(['desktop', 'tablet', 'phone'])),
    shownAt: z.nullable(instant),
    known: z.boolean(),
    consent: z.enum(['notNeeded', 'given', 'unknown']),
  }),
  /** By item: its audience as its team wrote it, with segments by name rather than by what they say. */
  audiences: z.record(uuid, condition),
  /** As they were then; no condition is a list, or an archived one. */
  segments: z.array(z.object({ id: uuid, name: z.string(), condition: z.nullable(condition) })),
  /** Addresses are normalised paths; the last 50 before `at`. */
  pages: z.array(z.object({ at: instant, path: z.string() })),
  /** What the page itself reported of each item, newest first, the last 100 up to `at`. */
  seen: z.array(z.object({ at: instant, item: uuid, what: z.string() })),
});
export type WhyInputs = z.infer<typeof whyInputs>;

/**
 * How many people a condition holds for: of those seen in the last 90 days (the latest 20,000 at most; `total`
 * says of how many), and of those in the last 7.
 */
export const audienceSize = z.object({
  people: count,
  total: count,
  active: count,
  activeTotal: count,
  sample: z.array(z.object({ visitor: smallId, name: z.nullable(z.string()) })),
});
export type AudienceSize = z.infer<typeof audienceSize>;
