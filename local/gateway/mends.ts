// Small differences between lite's answers and those of the services it stands in for.
import type { RequestScope } from '../lite.ts';
import { asDatabaseError, databaseErrorResponse } from './responses.ts';

const signPath = /^\/storage\/v1\/object\/(upload\/)?sign\//;

const withJson = (response: Response, body: unknown) => {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(JSON.stringify(body), { status: response.status, headers });
};

/** The client reads `signedURL` and `url`, relative to /storage/v1; lite writes `signedUrl`. */
export async function mendSignedUrls(request: Request, response: Response): Promise<Response> {
  if (!response.ok || request.method !== 'POST') return response;
  if (!signPath.test(new URL(request.url).pathname)) return response;
  const mend = (entry: { signedUrl?: string }) => {
    const url = entry.signedUrl?.replace(/^\/storage\/v1/, '');
    return url ? { ...entry, signedURL: url, url } : entry;
  };
  const body: unknown = await response.json();
  return withJson(response, Array.isArray(body) ? body.map(mend) : mend(Object(body)));
}

/** `raise exception` and other codes that lite does not know become a 500 without their code. */
export async function mendErrors(
  scope: RequestScope,
  response: Response,
  signedIn: boolean,
): Promise<Response> {
  const error = asDatabaseError(scope.databaseError);
  if (response.status !== 500 || !error) return response;
  const { code } = Object(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  return code === 'SUP' ? databaseErrorResponse(error, signedIn) : response;
}

/** The type `email`, which clients are told to use for one-time codes, is `magiclink` to lite. */
export async function mendOneTimeCode(request: Request): Promise<Request> {
  if (request.method !== 'POST' || new URL(request.url).pathname !== '/auth/v1/verify')
    return request;
  // What cannot be read goes on as it is: to refuse it is lite's to do.
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  if (Object(body).type !== 'email') return request;
  return new Request(request.url, {
    method: 'POST',
    headers: request.headers,
    body: JSON.stringify({ ...Object(body), type: 'magiclink' }),
  });
}

/**
 * Clients in browsers upload a form whose file has no name; lite wants it named, and under a signed
 * address stores the form itself. The file alone, with its type, suits both.
 */
export async function mendUpload(request: Request): Promise<Request> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return request;
  if (!new URL(request.url).pathname.startsWith('/storage/v1/object/')) return request;
  const form = await request
    .clone()
    .formData()
    .catch(() => undefined);
  const file = [...(form?.values() ?? [])].find((value) => value instanceof File);
  if (!form || !file) return request;
  const headers = new Headers(request.headers);
  const seconds = Number(form.get('cacheControl'));
  const metadata = form.get('metadata');
  headers.set('content-type', file.type || 'application/octet-stream');
  headers.set('content-length', String(file.size));
  if (seconds) headers.set('cache-control', `max-age=${seconds}`);
  if (typeof metadata === 'string') headers.set('x-metadata', btoa(metadata));
  const body = await file.arrayBuffer();
  return new Request(request.url, { method: request.method, headers, body });
}
