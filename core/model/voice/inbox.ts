/** Triage: the inbox of evidence, its filters and counts, and the acts on it, each of which can be undone. */
import * as z from 'zod/mini';
import { count, instant, label, smallId, uuid } from '../primitives.ts';
import { attachmentFields } from './attachment.ts';
import {
  evidenceFacts,
  evidenceFields,
  evidenceKinds,
  evidenceSources,
  triageStates,
} from './evidence.ts';
import { tags } from './primitives.ts';

export const evidenceQuery = z.object({
  /** `all`: whatever its state. */
  state: z.enum([...triageStates, 'all']),
  text: z.string().check(z.maxLength(200)),
  source: z.nullable(z.enum(evidenceSources)),
  kind: z.nullable(z.enum(evidenceKinds)),
  /** At least. */
  importance: z.nullable(z.int()),
  account: z.nullable(smallId),
  visitor: z.nullable(smallId),
  feature: z.nullable(uuid),
  /** With all that was merged into it. `none`: not linked yet. */
  request: z.nullable(z.union([uuid, z.literal('none')])),
  tag: z.nullable(z.string()),
  call: z.nullable(uuid),
  /** Member; `none` for an assignee: nobody's. */
  author: z.nullable(uuid),
  assignee: z.nullable(z.union([uuid, z.literal('none')])),
  since: z.nullable(instant),
  until: z.nullable(instant),
  /** By when it came in; `important`: importance first. */
  order: z.enum(['newest', 'oldest', 'important']),
});
export type EvidenceQuery = z.infer<typeof evidenceQuery>;

export const anyEvidence: EvidenceQuery = {
  ...{ state: 'new', text: '', source: null, kind: null, importance: null, account: null },
  ...{ visitor: null, feature: null, request: null, tag: null, call: null, author: null },
  ...{ assignee: null, since: null, until: null, order: 'newest' },
};

/** Evidence for people: names beside ids, and its pictures. */
export const evidenceRow = z.extend(evidenceFields, {
  id: uuid,
  version: count,
  deleted: z.boolean(),
  ...evidenceFacts.shape,
  /** Revenue of the account today. */
  arrNow: z.nullable(z.number()),
  accountName: z.nullable(z.string()),
  visitorName: z.nullable(z.string()),
  featureName: z.nullable(z.string()),
  requestTitle: z.nullable(z.string()),
  /** Where it counts: after merges. */
  rootRequest: z.nullable(uuid),
  rootTitle: z.nullable(z.string()),
  assigneeName: z.nullable(z.string()),
  by: z.nullable(uuid),
  byName: z.nullable(z.string()),
  callTitle: z.nullable(z.string()),
  recording: z.nullable(z.string()),
  recordingOffsetMs: z.nullable(z.int()),
  createdAt: instant,
  updatedAt: instant,
  pictures: z.array(
    z.extend(attachmentFields, { id: uuid, path: z.string(), stored: z.boolean() }),
  ),
});
export type EvidenceRow = z.infer<typeof evidenceRow>;

/** `next` is null at the end. */
export const evidencePage = z.object({
  rows: z.array(evidenceRow),
  next: z.nullable(z.string()),
});
export type EvidencePage = z.infer<typeof evidencePage>;

/** Of what the query covers but for its `state`. */
export const evidenceCounts = z.object({
  new: count,
  snoozed: count,
  done: count,
  /** Of the new ones. */
  mine: count,
  unlinked: count,
  kinds: z.record(z.enum(evidenceKinds), count),
});
export type EvidenceCounts = z.infer<typeof evidenceCounts>;

/** What an act changes of each piece; what is left out stays. `link` and `newRequest` exclude each other. */
export const triage = z.partial(
  z.object({
    request: z.nullable(uuid),
    newRequest: z.object({ id: uuid, title: label, feature: z.nullable(uuid) }),
    feature: z.nullable(uuid),
    account: z.nullable(smallId),
    visitor: z.nullable(smallId),
    kind: z.nullable(z.enum(evidenceKinds)),
    importance: z.int(),
    addTags: tags,
    removeTags: tags,
    assignee: z.nullable(uuid),
    state: z.enum(triageStates),
    /** With `snoozed`: future, a year at most. */
    snoozedUntil: z.nullable(instant),
    deleted: z.boolean(),
  }),
);
export type Triage = z.infer<typeof triage>;

export const triaged = z.object({
  act: uuid,
  rows: z.array(evidenceRow),
});
export type Triaged = z.infer<typeof triaged>;
