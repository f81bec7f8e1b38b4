/**
 * Where a tag counts. Matched against a normalised path (`/projects/:id`, see core/targeting/path.ts):
 * `section` is the path and everything below it; in `pattern`, `*` stands for one segment's characters and
 * `**` for any. Matching is case-sensitive on paths; an invalid rule matches nothing.
 */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';

const path = z.string().check(z.regex(/^\//, 'must start with /'), z.maxLength(limits.pathChars));

export const pageRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everywhere') }),
  z.object({ kind: z.literal('page'), path }),
  z.object({ kind: z.literal('section'), path }),
  z.object({ kind: z.literal('pattern'), path }),
]);
export type PageRule = z.infer<typeof pageRule>;
