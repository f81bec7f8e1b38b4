/**
 * The edge function's one request: "send what is due", webhooks and issues alike. The database calls it (app.wake_sender, by pg_cron), with
 * a secret of its own, so that nobody else can make the project post. Pure but for what it is given.
 */
import { deliverDue } from './deliver.ts';
import { sendIssues } from './issues.ts';
import { createRestDeliveries } from './rest-deliveries.ts';
import { createRestJobs, createRestPictures } from './rest-jobs.ts';

export interface SenderEnvironment {
  env(name: string): string | undefined;
  fetch: typeof fetch;
}

/** Edge functions are ended after a while; what is taken and not reported is taken again two minutes later. */
const runMs = 45_000;

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

/** Hashes are compared, not texts: how long it takes tells nothing about how much was right. */
async function isSame(given: string, wanted: string): Promise<boolean> {
  const hash = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const [a, b] = await Promise.all([hash(given), hash(wanted)]);
  return a.every((byte, i) => byte === b[i]);
}

export function createSender({ env, fetch: send }: SenderEnvironment) {
  return async (request: Request): Promise<Response> => {
    const [url, serviceKey, secret] = [
      env('SUPABASE_URL'),
      env('SUPABASE_SERVICE_ROLE_KEY'),
      env('WAYMARK_SENDER_SECRET'),
    ];
    if (!url || !serviceKey || !secret) {
      const missing = 'WAYMARK_SENDER_SECRET is not set. See docs/self-hosting.md, section 3.';
      return answer(503, { error: missing });
    }
    if (request.method !== 'POST') return answer(405, { error: 'Send a POST request.' });
    const given = request.headers.get('x-waymark-sender') ?? '';
    if (!(await isSame(given, secret))) {
      return answer(401, { error: 'The header x-waymark-sender is missing, or another secret.' });
    }
    try {
      const rest = { url, serviceKey, fetch: send };
      const signal = AbortSignal.timeout(runMs);
      const deliveries = createRestDeliveries(rest);
      // A tracker that is slow to answer must not keep webhooks waiting.
      const webhooks = await deliverDue({ deliveries, send, signal });
      const [jobs, pictures] = [createRestJobs(rest), createRestPictures(rest)];
      const issues = await sendIssues({ jobs, pictures, send, signal });
      return answer(200, { tried: webhooks + issues });
    } catch (error) {
      // The next call tries again; what this one says stands in the function's log and in net._http_response.
      console.error(error);
      return answer(500, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}
