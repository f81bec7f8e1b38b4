/**
 * A guide or a survey as a team keeps it (`item`): a draft that is edited, versions that never change, a
 * state, and the review where the workspace asks for one. What the widget reads of it: live.ts.
 */
import * as z from 'zod/mini';
import { condition, frequency, goal, schedule, trigger, where } from './audience.ts';
import { languages, phrase } from './content.ts';
import { guide } from './guide.ts';
import { count, instant, label, smallId, uuid } from './primitives.ts';
import { survey } from './survey.ts';
import { theme } from './theme.ts';

/** What both kinds share: to whom, where, when, how often, how it looks, what it is for. */
const rules = {
  /** Shown to end users in lists; the item's name is for the team only and is never published. */
  title: phrase,
  audience: condition,
  where,
  trigger,
  schedule,
  frequency,
  /** Higher first among what is due at once. */
  priority: z.int().check(z.minimum(0), z.maximum(100)),
  /** Share of eligible people asked at all, by hash: steady per person. */
  sample: z.number().check(z.minimum(0), z.maximum(1)),
  goal: z.nullable(goal),
  /** Share of the sample that gets nothing, so that the effect can be told. 0.1 for guides by default, 0 for surveys. */
  holdout: z.number().check(z.minimum(0), z.maximum(0.5)),
  theme,
  /** Not counted against the attention budget and not stopped by it; the reason is kept in the log. */
  exempt: z.nullable(z.object({ reason: z.string().check(z.minLength(10), z.maxLength(500)) })),
  languages,
};

export const definition = z.discriminatedUnion('is', [
  z.object({ is: z.literal('guide'), ...rules, guide }),
  z.object({ is: z.literal('survey'), ...rules, survey }),
]);
export type Definition = z.infer<typeof definition>;

/** What an editor writes. The id (UUIDv7) is the client's, so that saving twice is saving once. */
export const itemDraft = z.object({ id: uuid, name: label, definition });
export type ItemDraft = z.infer<typeof itemDraft>;

/**
 * draft and review: never published. scheduled: live, but its time has not come. ended: by hand, or its time
 * is over. Live pages go by the schedule themselves; no publishing is needed when it begins or ends.
 */
export const itemStates = [
  'draft',
  'review',
  'scheduled',
  'live',
  'paused',
  'ended',
  'archived',
] as const;
export const itemState = z.enum(itemStates);
export type ItemState = z.infer<typeof itemState>;

export const moves = ['pause', 'resume', 'end', 'archive', 'restore'] as const;

/** The open or last review of the draft as it stands; editing the draft ends it. */
export const review = z.object({
  state: z.enum(['open', 'approved', 'rejected']),
  requestedBy: z.nullable(z.string()),
  requestedAt: instant,
  note: z.string(),
  reviewer: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  answer: z.nullable(z.string()),
});
export type Review = z.infer<typeof review>;

export const itemRow = z.object({
  id: uuid,
  app: smallId,
  is: z.enum(['guide', 'survey']),
  /** The guide's or the survey's own kind. */
  kind: z.string(),
  name: label,
  state: itemState,
  /** The version that is, or was last, published; null: never. */
  version: z.nullable(z.int()),
  /** The draft differs from that version. */
  changed: z.boolean(),
  /** Counts up with each save; given back with the next one, so that nobody overwrites what they have not seen. */
  revision: z.int(),
  review: z.nullable(review),
  from: z.nullable(instant),
  until: z.nullable(instant),
  exempt: z.boolean(),
  updatedBy: z.nullable(z.string()),
  updatedAt: instant,
  publishedAt: z.nullable(instant),
  /** Distinct people of the last 30 days, today among them. */
  displayed: count,
  responded: count,
});
export type ItemRow = z.infer<typeof itemRow>;

export const item = z.extend(itemRow, {
  /** The draft. */
  definition,
  /** Whether the caller may review it: another person than who wrote or submitted it. */
  mayReview: z.boolean(),
});
export type Item = z.infer<typeof item>;

export const itemVersion = z.object({
  version: z.int(),
  definition,
  note: z.string(),
  publishedBy: z.nullable(z.string()),
  publishedAt: instant,
  /** Who reviewed it; null where the workspace asked for no review. */
  approvedBy: z.nullable(z.string()),
});
export type ItemVersion = z.infer<typeof itemVersion>;

/**
 * The attention budget: one for guides and surveys together, per person, over all apps of the workspace.
 * Surfaces that a person opens, and those that lie in the page, are no interruption.
 */
export const budget = z.object({
  /** Interruptions within any so many hours. */
  interruptions: z.int().check(z.minimum(0), z.maximum(20)),
  hours: z.int().check(z.minimum(1), z.maximum(720)),
  /** After any survey was shown, no other for so many days. */
  surveyDays: z.int().check(z.minimum(0), z.maximum(365)),
  /** After a survey was shown, no interruption of any kind for so many hours. */
  afterSurveyHours: z.int().check(z.minimum(0), z.maximum(720)),
  /** After a rage click or an error, none for so long; while somebody types, never. */
  calmSeconds: z.int().check(z.minimum(0), z.maximum(3_600)),
});
export type Budget = z.infer<typeof budget>;

/** 24 h, 30 d and one are definitions 3 and the design's; the rest is ours. */
export const defaultBudget: Budget = {
  interruptions: 1,
  hours: 24,
  surveyDays: 30,
  afterSurveyHours: 24,
  calmSeconds: 120,
};

/** Settings of an app's engagement, with those that it shares with the workspace's other apps. */
export const engagement = z.object({
  app: smallId,
  /** The kill switch: true stops every guide and survey of the app. */
  halted: z.boolean(),
  theme,
  /** Version of the file that live pages should have; null: nothing is live. */
  published: z.nullable(z.string()),
  budget,
  /** Publishing needs somebody else's approval; the database refuses it otherwise. */
  requireReview: z.boolean(),
});
export type Engagement = z.infer<typeof engagement>;
