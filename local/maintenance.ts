// What pg_cron does on Supabase: `app.maintain()` at start and every hour, `app.check_all_health()` every
// ten minutes, as long as the backend runs. A failure is told and tried again; nothing waits for it.
import type { Sql } from './sql.ts';

const minute = 60 * 1000;

/** Migrations of somebody else's test need not have the function. */
async function call(sql: Sql, name: string): Promise<void> {
  const [found] = await sql<{
    exists: boolean;
  }>`select to_regproc(${name}) is not null as exists`;
  if (found?.exists) await sql.query(`select ${name}()`);
}

/** Resolves after the first run. */
export async function keepMaintained(
  sql: Sql,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  const run = (name: string) =>
    call(sql, name).catch((error) => {
      // What the end of the backend interrupted is not a failure.
      if (!signal.aborted) onError(error);
    });
  const every = (time: number, name: string) => {
    const timer = setInterval(() => run(name), time);
    timer.unref();
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  };
  await run('app.maintain');
  every(60 * minute, 'app.maintain');
  every(10 * minute, 'app.check_all_health');
}
