// The hot path: POST /rest/v1/rpc/ingest as one statement, instead of the dozen that lite needs to
// set a request up. What the function sees and answers is the same: role anon, request.headers,
// response.status and response.headers.
import type { Sql } from '../sql.ts';
import { asDatabaseError, databaseErrorResponse, json } from './responses.ts';

/**
 * Runs on connections whose session role is anon. `offset 0` keeps the planner from folding the
 * subqueries together: settings first, then the call, then what the call has set.
 */
const statement = `
  select r.v as body, nullif(current_setting('response.status', true), '') as status,
    nullif(current_setting('response.headers', true), '') as headers
  from (
    select public.ingest(p.payload) as v from (
      select $1::text::jsonb as payload, set_config('request.headers', $2, true),
        set_config('request.jwt.claims', '{"role":"anon"}', true),
        set_config('request.method', 'POST', true), set_config('request.path', '/rpc/ingest', true),
        set_config('response.status', '', true), set_config('response.headers', '', true)
      offset 0
    ) p offset 0
  ) r`;

interface Answer {
  body: unknown;
  status: string | null;
  headers: string | null;
}

const path = '/rest/v1/rpc/ingest';

/** Whether the request is one that the statement answers just as lite would. */
export function isIngest(request: Request, publishableKey: string): boolean {
  const url = new URL(request.url);
  if (request.method !== 'POST' || url.pathname !== path) return false;
  const key = request.headers.get('apikey') ?? url.searchParams.get('apikey');
  const bearer = request.headers.get('authorization');
  return key === publishableKey && (!bearer || bearer === `Bearer ${publishableKey}`);
}

/** The payload's text from a JSON body or, from sendBeacon, a form; undefined for anything else. */
async function payloadOf(request: Request): Promise<string | undefined> {
  const text = await request.text();
  const type = request.headers.get('content-type') ?? 'application/json';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(text).get('payload') ?? undefined;
  }
  const body: unknown = JSON.parse(text);
  const { payload } = Object(body);
  return payload === undefined ? undefined : JSON.stringify(payload);
}

const malformed = () =>
  json(400, {
    code: 'PGRST102',
    message: 'The body must be JSON {"payload": …} or a form with the field payload.',
  });

/** `[{"name": "value"}, …]`, as PostgREST wants response.headers. */
function headersOf(text: string | null): Record<string, string> {
  const list: unknown = text ? JSON.parse(text) : [];
  return Object.assign({}, ...(Array.isArray(list) ? list : []));
}

export function createIngest(anon: Sql) {
  return async (request: Request, headers: Record<string, string>): Promise<Response> => {
    const payload = await payloadOf(request).catch(() => undefined);
    if (payload === undefined) return malformed();
    try {
      const [answer] = await anon.query<Answer>(statement, [payload, JSON.stringify(headers)]);
      if (!answer) throw new Error('The ingest statement returned no row.');
      return json(Number(answer.status ?? 200), answer.body, headersOf(answer.headers));
    } catch (error) {
      const known = asDatabaseError(error);
      if (known) return databaseErrorResponse(known, false);
      throw error;
    }
  };
}
