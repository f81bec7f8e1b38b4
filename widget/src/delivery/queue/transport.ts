/**
 * One batch, one request, one verdict. The body is a form, which needs no preflight and may therefore leave
 * while the page is being closed; `keepalive` lets it outlive the page.
 */
import { limits } from '../../../../core/limits.ts';
import type { Env } from '../env.ts';
import type { Frozen } from './types.ts';

export type Verdict =
  /** It is there. `unknown` are hashes whose descriptor the server lacks. */
  | { is: 'kept'; unknown: readonly string[] }
  /** Not its fault: again, after `wait` ms where the server said so. */
  | { is: 'later'; wait?: number }
  /** It will never be taken. */
  | { is: 'refused'; why: string }
  /** Nothing from this page will be taken: wrong key, origin not allowed. */
  | { is: 'stopped'; why: string };

export type Post = (batch: Frozen) => Promise<Verdict>;

type TransportOptions = {
  url: string;
  key: string;
  gzip: boolean;
  env: Pick<Env, 'now'>;
  fetch: typeof fetch;
};

const timeout = 30_000;
const busy = new Set([408, 425, 429]);

/** What `ingest` answers, as far as it is read here; anything may come from a proxy in between. */
type Reply = { unknown?: unknown; message?: unknown; retryAfter?: unknown };

async function readReply(response: Response): Promise<Reply> {
  try {
    // Safe: every field is checked where it is read.
    return ((await response.json()) ?? {}) as Reply;
  } catch {
    return {};
  }
}

function verdictOf(response: Response, reply: Reply): Verdict {
  const { status } = response;
  if (response.ok) {
    const { unknown } = reply;
    return { is: 'kept', unknown: Array.isArray(unknown) ? unknown.map(String) : [] };
  }
  if (status >= 500 || busy.has(status)) {
    // The header is hidden from other origins unless the server exposes it, so the body says it too.
    const seconds = Number(reply.retryAfter ?? response.headers.get('retry-after') ?? Number.NaN);
    return Number.isFinite(seconds) ? { is: 'later', wait: seconds * 1000 } : { is: 'later' };
  }
  const why = `The server answered ${status}: ${String(reply.message ?? 'no reason given')}`;
  return status === 401 || status === 403 ? { is: 'stopped', why } : { is: 'refused', why };
}

const gzipped = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();

/**
 * PostgreSQL's JSON holds neither NUL nor half a surrogate pair; one of them anywhere would cost the whole
 * batch. JSON.stringify writes both as escapes, and nothing else in the same form but a backslash itself.
 */
function storable(json: string): string {
  return json.replace(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, (found) =>
    found === '\\\\' ? found : '',
  );
}

export function createTransport({ url, key, gzip, env, fetch }: TransportOptions): Post {
  const address = `${url}/rest/v1/rpc/ingest?apikey=${encodeURIComponent(key)}`;
  /** Bytes on their way that count against the browser's 64 KiB for all keepalive requests. */
  let alive = 0;

  async function request(payload: string): Promise<Response> {
    // Compressing takes a turn of the event loop, which a closing page does not have: small ones go plain.
    const zip = gzip && payload.length > 2_000;
    const body = zip
      ? await gzipped(`{"payload":${payload}}`)
      : `${new URLSearchParams({ payload })}`;
    const size = typeof body === 'string' ? body.length : body.size;
    const keepalive = alive + size <= limits.keepaliveBytes;
    if (keepalive) alive += size;
    try {
      return await fetch(address, {
        method: 'POST',
        body,
        headers: zip
          ? { 'content-type': 'application/json', 'content-encoding': 'gzip' }
          : { 'content-type': 'application/x-www-form-urlencoded' },
        credentials: 'omit',
        keepalive,
        signal: AbortSignal.timeout(timeout),
      });
    } finally {
      if (keepalive) alive -= size;
    }
  }

  return async ({ at: _, ...batch }) => {
    try {
      const response = await request(storable(JSON.stringify({ ...batch, sent: env.now() })));
      return verdictOf(response, await readReply(response));
    } catch {
      return { is: 'later' };
    }
  };
}
