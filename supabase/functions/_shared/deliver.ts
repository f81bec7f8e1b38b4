/**
 * Sending what waits for webhooks: takes some, posts them, reports. Shared by the embedded backend
 * (local/webhooks.ts) and the edge function, hence nothing here but fetch and web standards. What each message
 * is signed with, and when it is tried again, the database decides (app.claim_deliveries, app.finish_delivery).
 */
export interface Due {
  id: string;
  url: string;
  body: string;
  headers: Record<string, string>;
}

export interface Answer {
  status: number | null;
  problem: string | null;
  response: string | null;
}

/** The database, by whatever way it is reached. */
export interface Deliveries {
  take(most: number): Promise<readonly Due[]>;
  report(id: string, answer: Answer): Promise<void>;
}

export interface DeliverOptions {
  deliveries: Deliveries;
  send: typeof fetch;
  /** Ends the sending between two messages. */
  signal: AbortSignal;
}

const timeout = 15_000;
/** Few: they are sent one after the other, and what is taken is signed with the time of taking. */
const atOnce = 10;

/** What a receiver says is often the whole reason; a stream without end is not read to it. */
async function readStart(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  // PostgreSQL takes no NUL.
  return value ? new TextDecoder().decode(value).replaceAll('\0', '').slice(0, 500) : null;
}

/** Redirects are not followed: they would carry the message to where nobody agreed to send it. */
async function post({ url, body, headers }: Due, send: typeof fetch): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await send(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    const { status, ok } = response;
    const problem = ok ? null : `The receiver answered ${status}.`;
    return { status, problem, response: await readStart(response) };
  } catch (error) {
    const cause = Object(error).cause ?? error;
    const problem = `Nothing answered: ${Object(cause).message ?? cause}`;
    return { status: null, problem, response: null };
  }
}

/** All that is due now. Returns how many were tried. */
export async function deliverDue({ deliveries, send, signal }: DeliverOptions): Promise<number> {
  let tried = 0;
  while (!signal.aborted) {
    const due = await deliveries.take(atOnce);
    if (due.length === 0) return tried;
    tried += due.length;
    for (const one of due) await deliveries.report(one.id, await post(one, send));
  }
  return tried;
}
