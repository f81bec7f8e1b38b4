/** Expected failures are values: the shape that calls, messages and the session share. */
import type { ApiError, ApiResult } from '../core/model/rpc.ts';

export type Outcome<T> = ApiResult<T>;

export const succeed = <T>(data: T): Outcome<T> => ({ ok: true, data });

/** `code` is for programs, `message` says what happened and what to do. */
export const fail = (code: string, message: string): { ok: false; error: ApiError } => ({
  ok: false,
  error: { code, message },
});
