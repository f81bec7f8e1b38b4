/**
 * One origin beside the product's own that is every vendor's: its scripts as a CDN serves them, compressed, and
 * the answers of its servers, given at once. It keeps what went out and when, in bytes as they travelled.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { bundle } from './bundle.ts';
import type { Kind } from './content.ts';
import { answer } from './posthog.ts';
import type { Published } from './published.ts';

export type Sent = { path: string; status: number; bytes: number; at: number };

export type Vendor = HttpServer & {
  /** What its servers know of at the moment. */
  kind: Kind;
  /** Since it was last emptied. */
  sent: Sent[];
};

const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'timing-allow-origin': '*',
};
const noLedger = { ledger: [] };
const nobody = { visitor: {}, account: {}, seenDays: 0, usage: {}, answers: {}, segments: [] };

/** What the functions of the database answer to a device that they have never met. */
function answerWaymark(pathname: string, { files }: Published): Response | undefined {
  const file = files.get(pathname.replace('/storage/v1/object/public/config/', ''));
  if (file) return new Response(file, { headers: { 'content-type': 'application/json' } });
  switch (pathname.replace('/rest/v1/rpc/', '')) {
    case 'ingest':
      return Response.json({ accepted: 1, duplicate: false, refused: [] }, { status: 202 });
    case 'get_person':
      return Response.json({
        ...{ v: 1, now: Date.now(), proof: 'device', facts: nobody, ...noLedger },
      });
    case 'claim_display':
      return Response.json({ granted: true, refused: null, ...noLedger });
  }
  return undefined;
}

const modules = path.join(repoDir, 'node_modules');
const sheets: Readonly<Record<string, string>> = {
  driver: path.join(modules, 'driver.js/dist/driver.css'),
  shepherd: path.join(modules, 'shepherd.js/dist/css/shepherd.css'),
};

function answerFile(pathname: string, widgetDir: string): Response | undefined {
  const [, folder = '', ...rest] = pathname.split('/');
  const name = rest.join('/');
  const file = {
    widget: path.join(widgetDir, name),
    // Asked for below the version's own folder first.
    static: path.join(modules, 'posthog-js/dist', path.basename(name)),
    sheets: sheets[name.replace('.css', '')],
  }[folder];
  if (!file || !existsSync(file)) return undefined;
  const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
  return new Response(readFileSync(file), { headers: { 'content-type': type } });
}

/** Compressed once: a CDN does not do it while the page waits. */
function compressing() {
  const known = new Map<string, Uint8Array<ArrayBuffer>>();
  return async (key: string, response: Response): Promise<Response> => {
    const body = new Uint8Array(await response.arrayBuffer());
    const name = `${key} ${body.length}`;
    const packed = known.get(name) ?? Uint8Array.from(gzipSync(body));
    known.set(name, packed);
    const headers = { ...Object.fromEntries(response.headers), ...open };
    // Small answers travel as they are.
    const isSmaller = packed.length < body.length;
    return new Response(isSmaller ? packed : body, {
      status: response.status,
      headers: isSmaller ? { ...headers, 'content-encoding': 'gzip' } : headers,
    });
  };
}

export async function startVendor(
  published: Record<Kind, Published>,
  widgetDir: string,
): Promise<Vendor> {
  const names = ['driver-tour', 'shepherd-tour', 'formbricks-survey'];
  const bundles = new Map<string, string>();
  for (const name of names) bundles.set(`/bundles/${name}.js`, await bundle(name));
  const compress = compressing();
  const known: Pick<Vendor, 'kind' | 'sent'> = { kind: 'tour', sent: [] };
  const script = (code: string | undefined) =>
    code === undefined
      ? undefined
      : new Response(code, { headers: { 'content-type': 'text/javascript' } });
  const server = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: open });
    await request.arrayBuffer();
    const response =
      script(bundles.get(pathname)) ??
      answerFile(pathname, widgetDir) ??
      answerWaymark(pathname, published[vendor.kind]) ??
      answer(pathname, vendor.kind) ??
      new Response('not here', { status: 404 });
    const packed = await compress(`${vendor.kind} ${pathname}`, response);
    const bytes = (await packed.clone().arrayBuffer()).byteLength;
    vendor.sent.push({ path: pathname, status: packed.status, bytes, at: Date.now() });
    return packed;
  });
  const vendor: Vendor = Object.assign(server, known);
  return vendor;
}
