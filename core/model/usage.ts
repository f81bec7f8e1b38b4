/** Answers about usage. What each figure means is fixed in docs/definitions.md; windows exclude today. */
import * as z from 'zod/mini';
import { descriptor } from './descriptor.ts';
import { health } from './feature.ts';
import { count, day, elementHash, instant, rate, smallId, traits, uuid } from './primitives.ts';

/** Uses are events; visitors and accounts are distinct within the span named, hence never summed. */
export const totals = z.object({ uses: count, visitors: count, accounts: count });
export type Totals = z.infer<typeof totals>;

/** `open` marks today, whose interval is not over: drawn dashed, left out of every average. */
export const usageDay = z.extend(totals, { day, open: z.boolean() });
export type UsageDay = z.infer<typeof usageDay>;

export const usage = z.object({
  /** One row for each complete day of the window, oldest first, then today. No gaps. */
  days: z.array(usageDay),
  /** The window's complete days. */
  window: totals,
  today: totals,
  /** Window and today together (what a person who has just clicked expects to see). */
  all: totals,
});
export type Usage = z.infer<typeof usage>;

export const accountUsage = z.object({
  account: smallId,
  externalId: z.string(),
  name: z.string(),
  uses: count,
  visitors: count,
  lastUsed: instant,
  traits,
});
export type AccountUsage = z.infer<typeof accountUsage>;

export const personUsage = z.object({
  visitor: smallId,
  knownId: z.nullable(z.string()),
  name: z.nullable(z.string()),
  account: z.nullable(z.string()),
  uses: count,
  days: count,
  firstUsed: instant,
  lastUsed: instant,
});
export type PersonUsage = z.infer<typeof personUsage>;

/** One event as a person reads it. */
export const eventRow = z.object({
  /** Opaque cursor; newer is greater as text of equal length. */
  cursor: z.string(),
  at: instant,
  kind: z.string(),
  path: z.string(),
  late: z.boolean(),
  visitor: smallId,
  visitorName: z.nullable(z.string()),
  account: z.nullable(z.string()),
  /** `track` events. */
  name: z.nullable(z.string()),
  props: z.nullable(traits),
  element: z.nullable(elementHash),
  /** The element's best name. */
  elementName: z.nullable(z.string()),
  /** Features that count this event. */
  features: z.array(z.object({ id: uuid, name: z.string() })),
});
export type EventRow = z.infer<typeof eventRow>;

/** Proof before saving: what the rule would count if it were saved now. */
export const tagPreview = z.object({
  usage,
  topAccounts: z.array(accountUsage),
  /** Recorded elements that it matches, and those it refuses because they are too alike to tell. */
  elements: z.array(
    z.object({
      hash: elementHash,
      descriptor: z.nullable(descriptor),
      outcome: z.enum(['found', 'ambiguous']),
      score: z.number(),
      reason: z.string(),
      uses: count,
    }),
  ),
  /** Features that count some of the same elements. */
  overlaps: z.array(z.object({ feature: uuid, name: z.string(), elements: count })),
  /** Recorded pages that the page rule matches, with up to ten of them. */
  pages: z.object({ matching: count, total: count, sample: z.array(z.string()) }),
});
export type TagPreview = z.infer<typeof tagPreview>;

/** One row of the console's Features page; rates as two counts, intervals are computed by the reader. */
export const adoptionRow = z.object({
  feature: uuid,
  name: z.string(),
  area: z.nullable(z.string()),
  status: z.string(),
  owner: z.nullable(z.string()),
  releasedAt: z.nullable(instant),
  health,
  healthReason: z.string(),
  window: totals,
  /** Same span just before. */
  previous: totals,
  /** Users of the feature among visitors active in the window (definitions 4), and the span before. */
  reach: rate,
  previousReach: rate,
  /** The same by account. */
  accountReach: rate,
  /** Median over visitor-days of events of the feature; null when unused. */
  depth: z.nullable(z.number()),
  /** Visitors whose uses within the window fall on two or more distinct days. */
  adopted: count,
  /** Visitors by day, oldest first, complete days. */
  trend: z.array(count),
});
export type AdoptionRow = z.infer<typeof adoptionRow>;

/** Retention after first use: weekly cohorts by first use ever; null where the week is not over. */
export const retention = z.object({
  weeks: z.int(),
  cohorts: z.array(z.object({ week: day, size: count, returned: z.array(z.nullable(count)) })),
});
export type Retention = z.infer<typeof retention>;

/** Uses per element of a page, for the heat map and "what is tagged here". */
export const pageElement = z.object({
  hash: elementHash,
  descriptor: z.nullable(descriptor),
  uses: count,
  visitors: count,
  features: z.array(z.object({ id: uuid, name: z.string() })),
});
export type PageElement = z.infer<typeof pageElement>;

/** A visitor as found by staff. */
export const visitorRow = z.object({
  visitor: smallId,
  knownId: z.nullable(z.string()),
  name: z.nullable(z.string()),
  traits,
  firstSeen: instant,
  lastSeen: instant,
  events: count,
});
export type VisitorRow = z.infer<typeof visitorRow>;

/** Equality on a trait of the visitor or of the account; several are ANDed. */
export const traitFilter = z.object({
  on: z.enum(['visitor', 'account']),
  trait: z.string(),
  equals: z.string(),
});
export type TraitFilter = z.infer<typeof traitFilter>;
