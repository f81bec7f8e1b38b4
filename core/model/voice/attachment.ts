/**
 * A picture of an evidence or a note. The row goes first, then the object (storage takes no path that no row
 * names), then it is confirmed. One row is one object; drawing anew is a new `object` of the same row.
 */
import * as z from 'zod/mini';
import { uuid } from '../primitives.ts';

/** 64 hex digits. */
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** All of one stored object, in one field: parts of two can never mix. */
export const storedObject = z.object({
  sha256,
  mime: z.enum(['image/webp', 'image/png', 'image/jpeg']),
  width: z.int().check(z.positive(), z.maximum(16_383)),
  height: z.int().check(z.positive(), z.maximum(100_000)),
  bytes: z.int().check(z.positive(), z.maximum(5 * 1024 * 1024)),
});
export type StoredObject = z.infer<typeof storedObject>;

export const attachmentFields = z.object({
  evidence: z.nullable(uuid),
  note: z.nullable(uuid),
  /** `picture` is what is looked at, everything burnt in. `base` has the redactions only, for drawing again. */
  kind: z.enum(['picture', 'base']),
  object: storedObject,
  /** Of a picture: the attachment that is its base, null where it cannot be drawn again. */
  base: z.nullable(uuid),
  /**
   * The editor's list of marks, in fractions of the base, 64 KB at most; nothing of what lies under a redaction.
   * A change that draws anew carries `object` and `annotations` together.
   */
  annotations: z.array(z.unknown()),
  alt: z.string().check(z.maxLength(500)),
  position: z.int().check(z.minimum(0), z.maximum(1_000)),
});
export type AttachmentFields = z.infer<typeof attachmentFields>;

export const attachmentFacts = z.object({
  /** In the bucket `captures`. */
  path: z.string(),
  /** The object is there: confirm_attachments saw it. */
  stored: z.boolean(),
});
export type AttachmentFacts = z.infer<typeof attachmentFacts>;

const endings = { 'image/webp': 'webp', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;

/** `owner` is the evidence's or the note's id. Named by its content: there already is success. */
export function attachmentPath(workspace: string, owner: string, object: StoredObject): string {
  return `${workspace}/${owner}/${object.sha256}.${endings[object.mime]}`;
}
