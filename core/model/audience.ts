/**
 * For whom, where, when and how often: what guides and surveys share. core/targeting decides by it; the
 * order of its gates is told there.
 */
import * as z from 'zod/mini';
import { instant, label, uuid } from './primitives.ts';

/**
 * GrowthBook's JSON conditions (`$and`, `$or`, `$nor`, `$not`, `$eq` … `$elemMatch`), over paths of
 *   visitor.<trait>   account.<trait>   known   language   device ('desktop' | 'tablet' | 'phone')
 *   usage.<feature id>.<days | "all">   uses in the last so many days, today among them
 *   answers.<survey id>.score | .days   the last answer, and how many days ago it was given
 *   seenDays   days since the person was first seen        query.<name>   of the page's address
 * and one operator of ours, on its own level: `{"$segment": "<segment id>"}`. Publishing replaces segments
 * that are conditions by what they say; lists stay, and the server says who is in them.
 * `{}` holds for everybody; what is missing is null, as GrowthBook has it.
 */
export const condition = z.record(z.string(), z.unknown());
export type Condition = z.infer<typeof condition>;

/** Against the page's address. Hosts ignore case, paths do not; an invalid rule matches nothing. */
export const urlRule = z.discriminatedUnion('kind', [
  /** The whole address without query and fragment, or a path from its first slash. */
  z.object({ kind: z.literal('exact'), value: z.string().check(z.maxLength(2_000)) }),
  z.object({ kind: z.literal('contains'), value: z.string().check(z.maxLength(2_000)) }),
  /** `*` one segment's characters, `**` any; over the normalised path (`/projects/:id`), as tags have it. */
  z.object({ kind: z.literal('path'), value: z.string().check(z.maxLength(2_000)) }),
  z.object({ kind: z.literal('regex'), value: z.string().check(z.maxLength(500)) }),
  /** A query parameter that is there, or equals. */
  z.object({
    kind: z.literal('query'),
    name: label,
    value: z.nullable(z.string().check(z.maxLength(500))),
  }),
]);
export type UrlRule = z.infer<typeof urlRule>;

/** Any of `include` (none: everywhere) and none of `exclude`. */
export const where = z.object({
  include: z.array(urlRule).check(z.maxLength(20)),
  exclude: z.array(urlRule).check(z.maxLength(20)),
});
export type Where = z.infer<typeof where>;

const delay = { delaySeconds: z.number().check(z.minimum(0), z.maximum(3_600)) };

/** What makes it due. All gates are asked again when the delay has passed. */
export const trigger = z.discriminatedUnion('on', [
  z.object({ on: z.literal('load'), ...delay }),
  z.object({ on: z.literal('event'), name: label, ...delay }),
  z.object({ on: z.literal('feature'), feature: uuid, ...delay }),
  /** The pointer leaves the page at its top. */
  z.object({ on: z.literal('exit'), ...delay }),
  /** Only where somebody asks for it: a button, a link, the resource centre, the product's own code. */
  z.object({ on: z.literal('launch') }),
]);
export type Trigger = z.infer<typeof trigger>;

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

export const schedule = z.object({
  from: z.nullable(instant),
  until: z.nullable(instant),
  /** IANA name, or `visitor` for the browser's own zone: whose hours are meant. */
  zone: z.string().check(z.maxLength(64)),
  /** ISO weekdays and local times; null: at any time. `to` before `from` runs past midnight. */
  hours: z.nullable(
    z.object({ days: z.array(z.int()).check(z.maxLength(7)), from: time, to: time }),
  ),
});
export type Schedule = z.infer<typeof schedule>;

const wait = z.int().check(z.minimum(1), z.maximum(730));

/** How often one person may get this item. Days are elapsed: exactly N days is not enough (definitions 3). */
export const frequency = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once') }),
  /** Again until it was completed, dismissed, answered or clicked. */
  z.object({ kind: z.literal('untilInteracted') }),
  z.object({ kind: z.literal('untilCompleted') }),
  z.object({
    kind: z.literal('every'),
    days: wait,
    times: z.nullable(z.int().check(z.positive())),
  }),
  /** Surveys: each person has a window of 14 days in every `days`, spread evenly from day one. */
  z.object({ kind: z.literal('waves'), days: wait }),
  z.object({ kind: z.literal('always') }),
]);
export type Frequency = z.infer<typeof frequency>;

/** Success: the feature used or the event sent within `days` of eligibility. */
export const goal = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('feature'), feature: uuid }),
    z.object({ kind: z.literal('event'), name: label }),
  ]),
  days: z.int().check(z.minimum(1), z.maximum(90)),
});
export type Goal = z.infer<typeof goal>;
