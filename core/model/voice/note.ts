/** Notes that staff pin on elements and pages of the product: threaded, resolved, the workspace's own. */
import * as z from 'zod/mini';
import { pageRule } from '../page-rule.ts';
import { count, instant, smallId, uuid } from '../primitives.ts';
import { pinned, words } from './primitives.ts';

export const noteKinds = ['owner', 'issue', 'changelog', 'question', 'todo'] as const;

export const noteFields = z.object({
  app: smallId,
  kind: z.enum(noteKinds),
  body: words,
  /** Where it shows. */
  page: pageRule,
  /** The page it was pinned on, scrubbed: deep links open it with `#waymark-note=<id>`. */
  url: z.nullable(z.string().check(z.maxLength(2_000), z.regex(/^https?:\/\/[^\s/]+/i))),
  /** Null: on the page as a whole. */
  anchor: z.nullable(pinned),
  feature: z.nullable(uuid),
  /** The owner that an `owner` note names, whoever has a `todo` or a `question` to do. */
  assignee: z.nullable(uuid),
  /** A question for this account only: call mode asks it. */
  account: z.nullable(smallId),
  resolved: z.boolean(),
});
export type NoteFields = z.infer<typeof noteFields>;

export const noteFacts = z.object({
  resolvedBy: z.nullable(z.string()),
  resolvedAt: z.nullable(instant),
  assigneeName: z.nullable(z.string()),
});
export type NoteFacts = z.infer<typeof noteFacts>;

export const replyFields = z.object({ note: uuid, body: words });
export type ReplyFields = z.infer<typeof replyFields>;

export const noteQuery = z.object({
  app: z.nullable(smallId),
  /** Of notes whose rule covers this normalised path. */
  path: z.nullable(z.string()),
  kind: z.nullable(z.enum(noteKinds)),
  resolved: z.nullable(z.boolean()),
  feature: z.nullable(uuid),
  mine: z.boolean(),
  text: z.string().check(z.maxLength(200)),
});
export type NoteQuery = z.infer<typeof noteQuery>;

const writer = { by: z.nullable(z.string()), createdAt: instant, updatedAt: instant };

export const noteRow = z.extend(noteFields, {
  id: uuid,
  ...noteFacts.shape,
  ...writer,
  featureName: z.nullable(z.string()),
  thread: z.array(z.object({ id: uuid, body: z.string(), ...writer })),
});
export type NoteRow = z.infer<typeof noteRow>;

/** Counts of what the query covers but for `kind` and `resolved`, so that filters can show theirs. */
export const noteList = z.object({
  notes: z.array(noteRow),
  counts: z.object({
    open: count,
    resolved: count,
    kinds: z.record(z.enum(noteKinds), count),
  }),
});
export type NoteList = z.infer<typeof noteList>;
