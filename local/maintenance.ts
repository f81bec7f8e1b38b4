// What pg_cron does on Supabase: `app.maintain()` at start and every hour, as long as the backend
// runs. A failure is told and tried again an hour later; nothing waits for it.
import type { Sql } from './sql.ts';

const hour = 60 * 60 * 1000;

/** Migrations of somebody else's test need not have the function. */
async function maintain(sql: Sql): Promise<void> {
  const [found] = await sql<{
    exists: boolean;
  }>`select to_regprocedure('app.maintain(integer)') is not null as exists`;
  if (found?.exists) await sql.query('select app.maintain()');
}

/** Resolves after the first run. */
export async function keepMaintained(
  sql: Sql,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  const run = () =>
    maintain(sql).catch((error) => {
      // What the end of the backend interrupted is not a failure.
      if (!signal.aborted) onError(error);
    });
  await run();
  const timer = setInterval(run, hour);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
