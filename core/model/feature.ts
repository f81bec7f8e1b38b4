/** What staff name: areas, features and the tags (versioned rules) by which a feature is recognised. */
import * as z from 'zod/mini';
import { descriptor } from './descriptor.ts';
import { pageRule } from './page-rule.ts';
import { count, elementHash, instant, label, smallId, uuid } from './primitives.ts';

export const area = z.object({ id: uuid, name: label, position: z.int(), features: count });
export type Area = z.infer<typeof area>;

export const featureStatuses = ['planned', 'beta', 'live', 'deprecated'] as const;

export const health = z.enum([
  'healthy',
  'drifting',
  'ambiguous',
  'silent',
  'over-matching',
  'unknown',
]);
export type Health = z.infer<typeof health>;

/** What a feature's editor may write. `id` is a UUIDv7 made by the client, so that saving twice is saving once. */
export const featureDraft = z.object({
  id: uuid,
  name: label,
  area: z.nullable(uuid),
  owner: z.nullable(uuid),
  status: z.enum(featureStatuses),
  description: z.string().check(z.maxLength(2_000)),
  /** When it was released to users; time to adopt counts from here. */
  releasedAt: z.nullable(instant),
});
export type FeatureDraft = z.infer<typeof featureDraft>;

export const feature = z.extend(featureDraft, {
  areaName: z.nullable(z.string()),
  ownerName: z.nullable(z.string()),
  tags: count,
  health,
  /** One sentence: why this health. */
  healthReason: z.string(),
  /** Since when; left out by senders of drafts, always there in replies. */
  healthSince: z.optional(z.nullable(instant)),
  createdAt: instant,
  updatedAt: instant,
  archivedAt: z.nullable(instant),
});
export type Feature = z.infer<typeof feature>;

/**
 * What makes an element count. Either anchors (descriptors; the best of them counts) or an explicit CSS
 * selector, which only live pages can evaluate: for it, staff's pages report the hashes that matched.
 */
export const tagRule = z.object({
  page: pageRule,
  anchors: z.array(z.object({ hash: elementHash, descriptor })).check(z.maxLength(8)),
  selector: z.nullable(z.string().check(z.maxLength(500))),
});
export type TagRule = z.infer<typeof tagRule>;

export const tagDraft = z.object({ id: uuid, rule: tagRule });
export type TagDraft = z.infer<typeof tagDraft>;

export const tagVersion = z.object({
  tag: uuid,
  version: z.int(),
  rule: tagRule,
  /** Counts from here on; null = all history. An edit keeps the start of the version that it replaces. */
  validFrom: z.nullable(instant),
  /** Where a later version took over; null = it counts to this day, or nothing (see `counts`). */
  validTo: z.optional(z.nullable(instant)),
  /** False when a later version covers all its time, or when it was undone. */
  counts: z.optional(z.boolean()),
  kind: z.optional(z.enum(['edit', 'repair', 'undo'])),
  createdAt: instant,
  createdBy: z.nullable(z.string()),
  /** Distinct recorded elements that this version resolved to. */
  elements: count,
});
export type TagVersion = z.infer<typeof tagVersion>;

/** One recorded element beside a tag: what the rule decided about it and why. */
export const tagElement = z.object({
  element: smallId,
  hash: elementHash,
  descriptor: z.nullable(descriptor),
  outcome: z.enum(['found', 'ambiguous']),
  score: z.number(),
  reason: z.string(),
  firstSeen: instant,
  lastSeen: instant,
});
export type TagElement = z.infer<typeof tagElement>;
