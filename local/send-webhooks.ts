// Sends webhooks of a Supabase project: `DATABASE_URL=postgres://… node local/send-webhooks.ts`, and with
// SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY, whence pictures come, issues to trackers too. Runs until it is
// interrupted; several may run at once, each message is taken by one of them.
import postgres from 'postgres';
import { keepSendingIssues } from './issues.ts';
import { postgresTypes, sqlFromPostgres } from './sql.ts';
import { keepSending } from './webhooks.ts';

const address = process.env.DATABASE_URL;
if (!address) {
  console.error(
    'DATABASE_URL is missing: the address of the project’s database, from its settings.',
  );
  process.exit(1);
}
const driver = postgres(address, { max: 2, types: postgresTypes });
const ended = new AbortController();
const options = { sql: sqlFromPostgres(driver), signal: ended.signal, onError: console.error };
keepSending(options);
const { SUPABASE_URL: url, SUPABASE_SERVICE_ROLE_KEY: secretKey } = process.env;
if (url && secretKey) keepSendingIssues({ ...options, url, secretKey });
else console.error('Only webhooks: SUPABASE_URL or SUPABASE_SERVICE_ROLE_KEY is missing.');
// The sender's own timer does not keep a process up; this one does.
const awake = setInterval(() => undefined, 60_000);
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    ended.abort();
    clearInterval(awake);
    driver.end().catch(console.error);
  });
}
