/** Reading answers of servers that are not ours: anything may be missing. */
import type { Problem, TrackerReply } from './types.ts';

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null;

/** A value by its path; undefined where the way ends. */
export function find(value: unknown, ...path: string[]): unknown {
  let at: unknown = value;
  for (const key of path) at = isFields(at) ? at[key] : undefined;
  return at;
}

export const findText = (value: unknown, ...path: string[]): string | undefined => {
  const found = find(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** The reason in its own words, which say more than a number. */
function reasonOf(body: unknown): string | undefined {
  const first = find(body, 'errors', '0');
  const listed = find(body, 'errorMessages', '0');
  const named = find(body, 'errors');
  const fields = isFields(named) && !Array.isArray(named) ? Object.entries(named)[0] : undefined;
  return (
    findText(first, 'message') ??
    (typeof listed === 'string' ? listed : undefined) ??
    (fields ? `${fields[0]}: ${String(fields[1])}` : undefined) ??
    findText(body, 'message') ??
    findText(body, 'error')
  );
}

export function problemOf(name: string, { status, body }: TrackerReply): Problem {
  const reason = reasonOf(body) ?? `it answered with ${status}`;
  const token = status === 401 || status === 403 ? ' Check the token and its rights.' : '';
  // Their limit, their trouble, or no answer at all: later it may go through.
  const again = status === 0 || status === 408 || status === 429 || status >= 500;
  return { ok: false, problem: `${name}: ${reason}.${token}`.replace('..', '.'), again };
}

export const isFine = ({ status }: TrackerReply): boolean => status >= 200 && status < 300;
