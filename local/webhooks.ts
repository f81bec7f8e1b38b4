// Sends what waits for webhooks: takes some, posts them, reports. What each message is signed with, and when
// it is tried again, the database decides (app.claim_deliveries, app.finish_delivery), so this is all that a
// worker elsewhere needs too; it wants a database address and nothing else.
import type { Sql } from './sql.ts';

interface Due {
  id: string;
  url: string;
  body: string;
  headers: Record<string, string>;
}

interface Answer {
  status: number | null;
  problem: string | null;
  response: string | null;
}

export interface SenderOptions {
  sql: Sql;
  fetch?: typeof fetch;
  /** Ends the sending between two messages. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
}

const timeout = 15_000;
const everyMs = 5_000;

/** What a receiver says is often the whole reason; a stream without end is not read to it. */
async function readStart(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  // PostgreSQL takes no NUL.
  return value ? new TextDecoder().decode(value).replaceAll('\0', '').slice(0, 500) : null;
}

/** Redirects are not followed: they would carry the message to where nobody agreed to send it. */
async function post(due: Due, send: typeof fetch): Promise<Answer> {
  const { url, body, headers } = due;
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
export async function sendDue({
  sql,
  fetch: send = fetch,
  signal,
}: SenderOptions): Promise<number> {
  let tried = 0;
  while (!signal.aborted) {
    const due = await sql<Due>`select * from app.claim_deliveries(10)`;
    if (due.length === 0) return tried;
    tried += due.length;
    for (const one of due) {
      const { status, problem, response } = await post(one, send);
      await sql`select app.finish_delivery(${one.id}, ${status}, ${problem}, ${response})`;
    }
  }
  return tried;
}

/** Looks every few seconds, as long as the backend runs. */
export function keepSending(options: SenderOptions): void {
  const { sql, signal, onError } = options;
  let isBusy = false;
  const run = async () => {
    // Migrations of somebody else's test need not have the functions.
    const [found] = await sql<{ exists: boolean }>`
      select to_regprocedure('app.claim_deliveries(integer)') is not null as exists`;
    if (found?.exists) await sendDue(options);
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    run()
      .catch((error) => {
        if (!signal.aborted) onError(error);
      })
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
