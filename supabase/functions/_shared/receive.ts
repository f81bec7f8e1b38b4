/**
 * Trackers' own webhooks: the last part of the address is the integration's secret. Any of theirs is answered
 * alike, so that neither guessing nor retrying gains anything.
 */
import { readHook } from '../../../core/trackers/hooks.ts';

export interface ReceiverOptions {
  /** receive_issue of the database; answers whether the hook is one. */
  receive(moved: { hook: string; key: string; status: string }): Promise<boolean>;
}

/** More than any tracker sends. */
const mostBytes = 2_000_000;

const answer = (status: number, text: string) =>
  new Response(JSON.stringify(status < 300 ? { ok: true } : { error: text }), {
    status,
    headers: { 'content-type': 'application/json' },
  });

/** GitHub's webhooks may be set to send a form with one field. */
function messageOf(text: string, type: string): unknown {
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  try {
    return JSON.parse(isForm ? (new URLSearchParams(text).get('payload') ?? '') : text);
  } catch {
    return undefined;
  }
}

export function createReceiver({ receive }: ReceiverOptions) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return answer(405, 'Send a POST request.');
    const hook = new URL(request.url).pathname.split('/').at(-1) ?? '';
    if (Number(request.headers.get('content-length')) > mostBytes)
      return answer(413, 'The message is larger than 2 MB.');
    const text = await request.text();
    const message = messageOf(text, request.headers.get('content-type') ?? '');
    if (message === undefined) return answer(400, 'The body must be JSON.');
    const moved = readHook(message);
    // A ping, a comment, something of another kind: fine, and nothing to us.
    if (!moved) return answer(200, '');
    return (await receive({ hook, ...moved }))
      ? answer(200, '')
      : answer(404, 'No integration has this address. Copy it again from Settings, Integrations.');
  };
}
