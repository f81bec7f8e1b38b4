/** Supabase's various errors as the contract's one kind: a code and a sentence with what to do. */
import type { ApiError, ApiResult } from '../../core/model/rpc.ts';

type Problem = { message: string; code?: string | undefined; status?: number | undefined };

/** The contract's results are plain values; these two save the shape's repetition. */
export const succeed = <T>(data: T): ApiResult<T> => ({ ok: true, data });
export const fail = <T>(code: string, message: string): ApiResult<T> => ({
  ok: false,
  error: { code, message },
});

/** Auth's own words are short of what to do next; codes that are not here keep them. */
const authWords: Readonly<Record<string, string>> = {
  invalid_credentials: 'E-mail address and password do not go together. Check both, or use a code.',
  user_already_exists: 'There is an account with this address. Sign in instead.',
  email_exists: 'There is an account with this address. Sign in instead.',
  weak_password: 'This password is too short or too common. Take a longer one.',
  otp_expired: 'This code is wrong or older than an hour. Ask for a new one.',
  over_email_send_rate_limit: 'A code was sent a moment ago. Wait a minute, then ask again.',
  email_address_invalid: 'That is not an address which mail can be sent to.',
  signup_disabled: 'This server takes no new accounts. Ask its administrator for an invitation.',
};

/** By code where there is one; older servers and the embedded one only have words. */
export function authProblem(error: Problem, url: string): ApiError {
  if (!error.status || error.status >= 502) return offline(url);
  const known = authWords[error.code ?? ''];
  if (known) return { code: error.code ?? '', message: known };
  if (/invalid login|invalid credentials/i.test(error.message)) {
    return { code: 'invalid_credentials', message: authWords.invalid_credentials ?? '' };
  }
  if (/already (been )?registered|already exists/i.test(error.message)) {
    return { code: 'email_exists', message: authWords.email_exists ?? '' };
  }
  return { code: error.code || `http_${error.status}`, message: error.message };
}

/** By status first: a proxy's error page carries no code of the database. */
export function callProblem(error: Problem, status: number, url: string): ApiError {
  if (status === 0 || status === 502 || status === 503 || status === 504) return offline(url);
  if (error.code === 'PGRST301' || error.code === 'PGRST303' || (status === 401 && !error.code)) {
    return { code: 'PT401', message: 'Your session has ended. Sign in again.' };
  }
  if (error.code === 'PGRST202') {
    return {
      code: 'outdated',
      message: `${url} lacks a function that this console calls. Apply the newest migrations there.`,
    };
  }
  return { code: error.code || `http_${status}`, message: error.message };
}

/** Names the server, because a mistyped address looks exactly like a line that is down. */
function offline(url: string): ApiError {
  return {
    code: 'offline',
    message: `${url} does not answer. Check your connection; this page tries again by itself.`,
  };
}
