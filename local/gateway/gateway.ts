// Stands in front of @supabase/lite and makes it fit to be reached by several tenants at once:
// preflight answered, bodies read and bounded first, callers' addresses true, requests one at a
// time where the database is a single session, and lite's answers mended where they differ.
import { type RequestScope, requestScope } from '../lite.ts';
import type { Sql } from '../sql.ts';
import { takeBody } from './body.ts';
import { createHooks, isHook } from './hooks.ts';
import { createIngest, isIngest } from './ingest.ts';
import { mendErrors, mendOneTimeCode, mendSignedUrls, mendUpload } from './mends.ts';
import { cors, json, withCors } from './responses.ts';

export interface GatewayOptions {
  /** lite's handler. */
  inner: (request: Request, context: { peerAddress: string | null }) => Promise<Response>;
  publishableKey: string;
  /** A session with the role anon, for the hot path. */
  anon: Sql;
  /** Serialises requests where transactions share one session: there, two at once mix their roles. */
  lock: <T>(work: () => Promise<T>) => Promise<T>;
  onError: (error: unknown) => void;
}

export type Gateway = (request: Request, address: string | null) => Promise<Response>;

/** lite answers 404 to the preflight of a function with arguments. */
function preflight(request: Request): Response {
  const wanted = request.headers.get('access-control-request-headers') ?? '*';
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE, HEAD, OPTIONS',
      'access-control-allow-headers': wanted,
      'access-control-max-age': '86400',
    },
  });
}

/** Whatever a caller claims about itself is replaced by what the socket knows. */
function withAddress(request: Request, address: string | null): Request {
  const headers = new Headers(request.headers);
  headers.delete('forwarded');
  headers.delete('x-real-ip');
  if (address) headers.set('x-forwarded-for', address.replace(/^::ffff:/, ''));
  else headers.delete('x-forwarded-for');
  return new Request(request, { headers });
}

export function createGateway(options: GatewayOptions): Gateway {
  const { inner, lock, publishableKey } = options;
  const ingest = createIngest(options.anon);
  const hooks = createHooks(options.anon);

  const throughLite = async (request: Request, scope: RequestScope, address: string | null) => {
    const understood = await mendUpload(await mendOneTimeCode(request));
    const run = () => requestScope.run(scope, () => inner(understood, { peerAddress: address }));
    const response = await lock(run);
    const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '');
    const signedIn = bearer !== undefined && bearer !== publishableKey;
    const mended = await mendErrors(scope, response, signedIn);
    if (mended.status >= 500)
      options.onError(scope.databaseError ?? `${request.url} answered ${mended.status}`);
    return mendSignedUrls(request, mended);
  };

  return async (original, address) => {
    if (original.method === 'OPTIONS') return preflight(original);
    try {
      const taken = await takeBody(withAddress(original, address));
      if (taken instanceof Response) return taken;
      const headers = Object.fromEntries(taken.headers);
      if (isIngest(taken, publishableKey)) return await ingest(taken, headers);
      if (isHook(taken)) return await hooks(taken);
      return withCors(await throughLite(taken, { headers }, address));
    } catch (error) {
      options.onError(error);
      const message = 'The embedded backend failed on this request; its terminal says why.';
      return json(500, { code: 'WAYMARK', message });
    }
  };
}
