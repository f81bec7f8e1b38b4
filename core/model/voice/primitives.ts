/** Small schemas that the records of the voice of the customer share. */
import * as z from 'zod/mini';
import { descriptor } from '../descriptor.ts';
import { elementHash, uuid } from '../primitives.ts';

/** An address that a browser may open. The sender has scrubbed it; the database refuses other schemes. */
export const webAddress = z.string().check(z.maxLength(2_000), z.regex(/^https?:\/\/[^\s/]+/i));
/** Milliseconds since 1970 by the server's clock. */
export const serverMs = z.number().check(z.nonnegative());
export const words = z.string().check(z.maxLength(10_000));
export const shortText = z.string().check(z.maxLength(200));
export const tags = z
  .array(z.string().check(z.minLength(1), z.maxLength(60)))
  .check(z.maxLength(30));

/** Where on a page: by the locator, or by a selector that somebody wrote. */
export const pinned = z.object({
  hash: elementHash,
  descriptor,
  selector: z.optional(z.nullable(z.string().check(z.maxLength(500)))),
});
export type Pinned = z.infer<typeof pinned>;

/** `url` is scrubbed; `path` is normalised as tags have it. */
export const seenPage = z.object({
  url: webAddress,
  title: z.string().check(z.maxLength(300)),
  path: z.string().check(z.regex(/^\//), z.maxLength(512)),
});
export type SeenPage = z.infer<typeof seenPage>;

export const idList = z.array(uuid).check(z.minLength(1), z.maxLength(500));
