/** Repairing a tag that went silent, ambiguous or astray: candidates side by side, and what accepting gives. */
import * as z from 'zod/mini';
import { descriptor } from './descriptor.ts';
import { feature, tagVersion } from './feature.ts';
import { count, elementHash, instant, smallId, uuid } from './primitives.ts';
import { tagHealth } from './tag-health.ts';

/** What the tag names now and one of the candidates would replace. */
export const repairSubject = z.object({
  hash: elementHash,
  descriptor: z.nullable(descriptor),
  path: z.nullable(z.string()),
  firstSeen: z.nullable(instant),
  lastSeen: z.nullable(instant),
});

export const repairCandidate = z.object({
  element: smallId,
  /** The anchor that it would replace (a tag may have several), with its look then. */
  before: repairSubject,
  hash: elementHash,
  descriptor,
  /** 0 to 1, and by how much it is ahead of the next best; negative for all but the first. */
  score: z.number(),
  margin: z.number(),
  /** Sentences. */
  reasons: z.array(z.string()),
  firstSeen: instant,
  lastSeen: instant,
  /** Page on which it was seen last. */
  path: z.nullable(z.string()),
  /** Whether it stands on a page that the tag's rule covers; only then can it be accepted. */
  onPages: z.boolean(),
  /** Its uses of the last 30 days at most, from its first one. */
  uses: count,
  /** Its first use: the instant from which the new version would naturally count. */
  suggestedFrom: z.nullable(instant),
  /** Live features that count it already; accepting takes it from none of them. */
  countedBy: z.array(z.object({ id: uuid, name: z.string() })),
  /** This tag counts it already, as a look-alike that took the tagged one's place (drifting). */
  counted: z.boolean(),
});
export type RepairCandidate = z.infer<typeof repairCandidate>;

export const repairOptions = z.object({
  tag: uuid,
  /** Version that a repair would follow. */
  version: z.int(),
  /** Best first, ten at most; empty where nothing resembles it. */
  candidates: z.array(repairCandidate),
});
export type RepairOptions = z.infer<typeof repairOptions>;

export const repaired = z.object({ feature, version: tagVersion, health: tagHealth });
export type Repaired = z.infer<typeof repaired>;
