// Requests out to Jira, Linear, GitHub and Slack over SQL; pictures come from storage by its API. How a tracker is
// spoken to is the edge function's way (supabase/functions/_shared/issues.ts).
import { type Jobs, sendIssues, type TrackerJob } from '../supabase/functions/_shared/issues.ts';
import { createRestPictures } from '../supabase/functions/_shared/rest-jobs.ts';
import { keep } from './keep.ts';
import type { Sql } from './sql.ts';

export interface IssueSenderOptions {
  sql: Sql;
  /** Of the API, with the service key: whence pictures come. */
  url: string;
  secretKey: string;
  fetch?: typeof fetch;
  /** Ends the sending between two jobs. */
  signal: AbortSignal;
  onError: (error: unknown) => void;
}

const createSqlJobs = (sql: Sql): Jobs => ({
  async take(most) {
    const rows = await sql<{ job: TrackerJob }>`
      select j as job from app.claim_issue_jobs(${most}::int) j`;
    return rows.map(({ job }) => job);
  },
  async report(id, result) {
    await sql`select app.finish_issue_job(${id}::uuid, ${JSON.stringify(result)}::text::jsonb)`;
  },
});

/** All that is due now. Returns how many were tried. */
export function sendDueIssues(options: IssueSenderOptions): Promise<number> {
  const { sql, url, secretKey, fetch: send = fetch, signal } = options;
  const pictures = createRestPictures({ url, serviceKey: secretKey, fetch: send });
  return sendIssues({ jobs: createSqlJobs(sql), pictures, send, signal });
}

/** Looks every few seconds, as long as the backend runs. */
export function keepSendingIssues(options: IssueSenderOptions): void {
  const { sql, signal, onError } = options;
  const run = async () => {
    // Migrations of somebody else's test need not have the functions.
    const [found] = await sql<{ exists: boolean }>`
      select to_regprocedure('app.claim_issue_jobs(integer)') is not null as exists`;
    if (found?.exists) await sendDueIssues(options);
  };
  keep({ everyMs: 5_000, run, signal, onError });
}
