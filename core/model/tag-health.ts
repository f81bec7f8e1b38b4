/**
 * Whether tags still recognise what they should, the alerts about those that do not, and what staff's own
 * pages say about it. A feature shows the health of its worst tag.
 */
import * as z from 'zod/mini';
import { health } from './feature.ts';
import { count, instant, smallId, uuid } from './primitives.ts';

/**
 * The figures behind a health, so that a screen can show why. Observed uses of the tag in the last `hours`
 * complete hours, beside those expected from the same hours of earlier weeks and the app's traffic now;
 * `pValue` is the chance of so few (or, over-matching, so many) in a healthy tag. Null where the tag is
 * too young or too quiet to be tested.
 */
export const healthFigures = z.object({
  hours: count,
  /** The first instant after it. */
  until: instant,
  observed: count,
  expected: z.number(),
  pValue: z.number(),
  /** Distinct element-and-page pairs that gave these uses, and those of the week before; over-matching only. */
  places: z.nullable(count),
  placesBefore: z.nullable(count),
});
export type HealthFigures = z.infer<typeof healthFigures>;

/** What staff's extension saw of a tag on a page where its rule applies. */
export const matchOutcome = z.enum(['found', 'ambiguous', 'missing']);
export type MatchOutcome = z.infer<typeof matchOutcome>;

export const sighting = z.object({
  outcome: matchOutcome,
  matches: count,
  path: z.string(),
  at: instant,
});
export type Sighting = z.infer<typeof sighting>;

export const tagHealth = z.object({
  tag: uuid,
  feature: uuid,
  app: smallId,
  health,
  /** One to three sentences for people: since when, what changed, in which build. */
  cause: z.string(),
  /** When this health began, as far as events tell: for silence the last use. Null while unknown. */
  since: z.nullable(instant),
  checkedAt: z.nullable(instant),
  lastUse: z.nullable(instant),
  figures: z.nullable(healthFigures),
  /** The last that staff's extension saw of it. */
  sighting: z.nullable(sighting),
  /** The current version came from accept_repair, so undo_repair would work. */
  repaired: z.boolean(),
});
export type TagHealth = z.infer<typeof tagHealth>;

/** `snoozed` and `acknowledged` are open too: a tag has at most one alert that is not closed. */
export const alertState = z.enum(['open', 'acknowledged', 'snoozed', 'closed']);
export type AlertState = z.infer<typeof alertState>;

/**
 * Opened by the check when a tag becomes ambiguous, silent or over-matching, or when a drifting one is not
 * counted for now; not when staff still see its element (then nobody uses it, and nothing is broken).
 * `recovered` and `repaired` close it by themselves. If the tag breaks again within a day of recovering, the
 * same alert opens again (`reopened` counts). One that a person resolved stays closed until the health
 * has been healthy in between, or has become another.
 */
export const alert = z.object({
  id: smallId,
  tag: uuid,
  feature: uuid,
  featureName: z.string(),
  app: smallId,
  appName: z.string(),
  health,
  cause: z.string(),
  since: z.nullable(instant),
  figures: z.nullable(healthFigures),
  state: alertState,
  /** While snoozed: when it comes back. */
  snoozedUntil: z.nullable(instant),
  openedAt: instant,
  closedAt: z.nullable(instant),
  closedBecause: z.nullable(z.enum(['recovered', 'repaired', 'resolved', 'archived'])),
  reopened: count,
  /** Who last acknowledged, snoozed or resolved it. */
  handledBy: z.nullable(z.string()),
  handledAt: z.nullable(instant),
});
export type Alert = z.infer<typeof alert>;

/** What a page of staff's extension reports: one line for each tag whose rule applies there. */
export const tagMatch = z.object({
  tag: uuid,
  outcome: matchOutcome,
  /** Of the best candidate, 0 to 1. */
  score: z.number().check(z.minimum(0), z.maximum(1)),
  /** How many elements fit: 0 missing, 1 found, more when ambiguous or under a selector. */
  matches: z.int().check(z.nonnegative(), z.maximum(10_000)),
});
export type TagMatch = z.infer<typeof tagMatch>;
