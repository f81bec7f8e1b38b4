/** One request to a tracker, and its answer as the dialects read it: never an exception. */
import type { FilePart, TrackerReply, TrackerRequest } from '../../../core/trackers/types.ts';

/** `wait`: seconds for which the tracker wants to be left alone. */
export type Heard = TrackerReply & { wait: number | undefined };

const timeout = 20_000;

export interface AskOptions {
  send: typeof fetch;
  /** The bytes of a picture; undefined where it is gone. */
  read: (path: string) => Promise<Blob | undefined>;
  now: () => number;
}

/** Retry-After in seconds or as a date; GitHub's own headers once its limit is used up. */
function waitOf(headers: Headers, now: number): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - now) / 1000;
    return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined;
  }
  if (headers.get('x-ratelimit-remaining') !== '0') return undefined;
  const reset = Number(headers.get('x-ratelimit-reset'));
  return reset > 0 ? Math.max(1, Math.ceil(reset - now / 1000)) : undefined;
}

async function formOf(part: FilePart, read: AskOptions['read']): Promise<FormData | undefined> {
  const blob = await read(part.picture);
  if (!blob) return undefined;
  const form = new FormData();
  form.append(part.field, blob, part.name);
  return form;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page of HTML, or nothing: the status says enough.
    return text;
  }
}

/** Undefined: it was about a picture that is gone, so there was nothing to send. */
export async function askTracker(
  { method, url, headers, body }: TrackerRequest,
  { send, read, now }: AskOptions,
): Promise<Heard | undefined> {
  try {
    const content = body === null || typeof body === 'string' ? body : await formOf(body, read);
    if (content === undefined) return undefined;
    // Redirects are not followed: they would carry the token to where nobody meant it to go.
    const response = await send(url, {
      ...{ method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeout) },
      ...(content === null ? {} : { body: content }),
    });
    const text = await response.text();
    const wait = response.ok ? undefined : waitOf(response.headers, now());
    return { status: response.status, body: parsed(text), wait };
  } catch (error) {
    const cause = Object(error).cause ?? error;
    const message = `nothing answered (${Object(cause).message || Object(cause).code || cause})`;
    return { status: 0, body: { message }, wait: undefined };
  }
}
