// Answers that the gateway gives itself, in the shape of PostgREST's errors.

export const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, content-range, etag',
};

export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  const init = { status, headers: { ...cors, 'content-type': 'application/json', ...headers } };
  // Responses without content may not have a body, not even an empty one.
  return new Response([204, 205, 304].includes(status) ? null : JSON.stringify(body), init);
}

/** Auth answers without CORS headers where hosted Supabase has them: a page or an extension could not read it. */
export function withCors(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(cors)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}

export interface DatabaseError {
  code: string;
  message: string;
  detail?: string | null;
  hint?: string | null;
}

export function asDatabaseError(error: unknown): DatabaseError | undefined {
  const { code, message, detail, hint } = Object(error);
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return undefined;
  return { code, message: String(message), detail: detail ?? null, hint: hint ?? null };
}

const statusByCode: Record<string, number> = {
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  P0001: 400,
};

// PostgREST's table of error classes, as far as SQL of ours can raise them.
const statusByClass: Record<string, number> = {
  '08': 503,
  '25': 500,
  '28': 403,
  '40': 500,
  '53': 503,
  '54': 500,
  '55': 500,
  '57': 500,
  '58': 500,
  P0: 500,
  XX: 500,
};

export function statusOf(code: string, signedIn: boolean): number {
  const own = /^PT([2-5]\d\d)$/.exec(code)?.[1];
  if (own) return Number(own);
  if (code === '42501') return signedIn ? 403 : 401;
  return statusByCode[code] ?? statusByClass[code.slice(0, 2)] ?? 400;
}

export function databaseErrorResponse(error: DatabaseError, signedIn: boolean): Response {
  const { code, message, detail, hint } = error;
  return json(statusOf(code, signedIn), {
    code,
    message,
    details: detail ?? null,
    hint: hint ?? null,
  });
}
