/**
 * A named audience of a workspace: a condition over people and accounts, which may name other segments, or
 * a list of ids brought in as CSV. Who is on a list never leaves the server; a condition does, with what uses it.
 */
import * as z from 'zod/mini';
import { condition } from './audience.ts';
import { count, instant, label, uuid } from './primitives.ts';

export const segmentDraft = z.object({
  id: uuid,
  name: label,
  description: z.string().check(z.maxLength(500)),
  holds: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('condition'), condition }),
    /** Known ids of visitors, or ids of accounts, as the product gives them. Filled by import_segment. */
    z.object({ kind: z.literal('list'), of: z.enum(['visitor', 'account']) }),
  ]),
});
export type SegmentDraft = z.infer<typeof segmentDraft>;

export const segment = z.extend(segmentDraft, {
  version: z.int(),
  /** Ids on the list; null for a condition. */
  listed: z.nullable(count),
  /** Names of live or drafted guides and surveys, and of segments, that use it. */
  usedBy: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
  archivedAt: z.nullable(instant),
});
export type Segment = z.infer<typeof segment>;

export const segmentVersion = z.object({
  version: z.int(),
  name: label,
  condition: z.nullable(condition),
  createdAt: instant,
  createdBy: z.nullable(z.string()),
});
export type SegmentVersion = z.infer<typeof segmentVersion>;
