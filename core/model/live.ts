/**
 * What the widget reads of guides and surveys: one immutable file, `<app key>/engage-<version>.json` in the
 * bucket `config`, named by the SHA-256 of its own bytes (first 32 hex digits), which the widget checks, so
 * that nothing that the database did not publish is ever shown. `current.json` points to it (`engage`).
 * The file is public: no names of items or segments, no lists of people.
 */
import * as z from 'zod/mini';
import { condition, frequency, goal, schedule, trigger, where } from './audience.ts';
import { languages, phrase } from './content.ts';
import { budget } from './engagement.ts';
import { guide } from './guide.ts';
import { pageRule } from './page-rule.ts';
import { elementHash, instant, uuid } from './primitives.ts';
import { survey } from './survey.ts';
import { theme } from './theme.ts';

export const engageVersion = z.string().check(z.regex(/^[0-9a-f]{32}$/));

const common = {
  id: uuid,
  version: z.int(),
  /** With `waves`: when it first went live. Nobody's turn began before, so that its first day is no rush. */
  since: z.optional(instant),
  title: phrase,
  /** Segments that are conditions stand here as what they say. */
  audience: condition,
  where,
  trigger,
  schedule,
  frequency,
  priority: z.int(),
  sample: z.number(),
  goal: z.nullable(goal),
  holdout: z.number(),
  theme,
  exempt: z.boolean(),
  languages,
};

export const liveItem = z.discriminatedUnion('is', [
  z.object({ is: z.literal('guide'), ...common, guide }),
  z.object({ is: z.literal('survey'), ...common, survey }),
]);
export type LiveItem = z.infer<typeof liveItem>;

/** How the page itself sees that a feature was used: a click, submit or change on one of these, on such a page. */
export const liveFeature = z.object({
  id: uuid,
  rules: z.array(z.object({ page: pageRule, hashes: z.array(elementHash) })),
});
export type LiveFeature = z.infer<typeof liveFeature>;

export const engageFile = z.object({
  v: z.literal(1),
  budget,
  theme,
  items: z.array(liveItem),
  /** Those that a trigger, goal, task, step or condition of the items names. */
  features: z.array(liveFeature),
  /** True where a condition, or frequency, cannot be decided without asking `get_person`. */
  asks: z.boolean(),
});
export type EngageFile = z.infer<typeof engageFile>;
