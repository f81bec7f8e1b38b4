/** A page of a request for whoever has its link: only what is written for it, no names, no words, no revenue. */
import * as z from 'zod/mini';
import { count, instant, label, uuid } from '../primitives.ts';
import { requestStatus } from './request.ts';

/** Written for the public: nothing of the request itself is taken but status and dates. */
export const shareDraft = z.object({
  title: label,
  text: z.string().check(z.maxLength(4_000)),
  /** Whether the number of accounts that asked is told; below five it says "fewer than five". */
  showAccounts: z.boolean(),
});

export const share = z.extend(shareDraft, {
  id: uuid,
  /** `<console>/#/shared/<token>`. */
  token: z.string(),
  by: z.nullable(z.string()),
  createdAt: instant,
  revokedAt: z.nullable(instant),
  views: count,
});
export type Share = z.infer<typeof share>;

export const sharedRequest = z.object({
  workspaceName: z.string(),
  title: z.string(),
  text: z.string(),
  status: requestStatus,
  history: z.array(z.object({ status: requestStatus, at: instant })),
  /** Null where it is not shown; 0 stands for fewer than five. */
  accounts: z.nullable(count),
  updatedAt: instant,
});
export type SharedRequest = z.infer<typeof sharedRequest>;
