// Sends what waits for webhooks, over SQL: all that a worker elsewhere needs too; it wants a database address and
// nothing else. How a message is sent is the edge function's way (supabase/functions/_shared/deliver.ts).
import { type Deliveries, type Due, deliverDue } from '../supabase/functions/_shared/deliver.ts';
import { keep } from './keep.ts';
import type { Sql } from './sql.ts';

export interface SenderOptions {
  sql: Sql;
  fetch?: typeof fetch;
  /** Ends the sending between two messages. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
}

const createSqlDeliveries = (sql: Sql): Deliveries => ({
  take: (most) => sql<Due>`select * from app.claim_deliveries(${most}::int)`,
  async report(id, { status, problem, response }) {
    await sql`select app.finish_delivery(${id}, ${status}, ${problem}, ${response})`;
  },
});

/** All that is due now. Returns how many were tried. */
export function sendDue({ sql, fetch: send = fetch, signal }: SenderOptions): Promise<number> {
  return deliverDue({ deliveries: createSqlDeliveries(sql), send, signal });
}

/** Looks every few seconds, as long as the backend runs. */
export function keepSending(options: SenderOptions): void {
  const { sql, signal, onError } = options;
  const run = async () => {
    // Migrations of somebody else's test need not have the functions.
    const [found] = await sql<{ exists: boolean }>`
      select to_regprocedure('app.claim_deliveries(integer)') is not null as exists`;
    if (found?.exists) await sendDue(options);
  };
  keep({ everyMs: 5_000, run, signal, onError });
}
