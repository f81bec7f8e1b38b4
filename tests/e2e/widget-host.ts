/**
 * What a team's Supabase project is to the widget, and no more: published settings and `ingest`, on an origin
 * of its own. It keeps every request, so that tests assert on what left the browser. Beside it, a product
 * with the snippet in its pages.
 */
import path from 'node:path';
import { expect } from '@playwright/test';
import { type Batch, batch, type EventKind, type WireEvent } from '../../core/model/batch.ts';
import type { WidgetConfig } from '../../core/model/config.ts';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { createStaticSite } from '../../local/static-site.ts';

export const appKey = 'wk_000000000000000000000000';
const open = { 'access-control-allow-origin': '*' };
const json = (body: unknown, status = 200, headers = {}) =>
  Response.json(body, { status, headers: { ...open, ...headers } });

export const settings: WidgetConfig = {
  ...{ v: 1, version: '0000000000000001', consent: 'none' },
  ...{ capture: true, frustration: true, mask: [] },
};

export type Attempt = { batch: Batch; method: string; contentType: string | null; at: number };
type Answer = (batch: Batch, attempt: number) => Response | Promise<Response> | undefined;

export type WidgetHost = {
  url: string;
  /** Every batch that arrived, in order, refused ones too. */
  attempts: Attempt[];
  /** Batches that were taken, each once however often it came. */
  batches(): Batch[];
  events(kind?: EventKind): WireEvent[];
  /** Method and path of everything that was asked for. */
  requests: string[];
  settings: WidgetConfig | undefined;
  /** Answers in place of 202; undefined leaves it at that. */
  answer: Answer;
  /** Done before each look: a page that is told to go sends what it has at once. */
  nudge: () => Promise<unknown>;
  /** Waits for what arrives, without looking at a clock. */
  until(what: string, holds: () => boolean): Promise<void>;
  close(): Promise<void>;
};

export async function startWidgetHost(): Promise<WidgetHost> {
  const files = createStaticSite({ dir: path.join(repoDir, 'dist/widget'), headers: open });
  const taken = new Map<string, Batch>();
  let server: HttpServer | undefined;
  const host: WidgetHost = {
    url: '',
    attempts: [],
    requests: [],
    settings,
    answer: () => undefined,
    batches: () => [...taken.values()],
    events: (kind) =>
      [...taken.values()].flatMap(({ events }) => events).filter(({ k }) => !kind || k === kind),
    nudge: async () => undefined,
    async until(what, holds) {
      const look = async () => {
        if (!holds()) await host.nudge();
        return holds();
      };
      await expect.poll(look, { message: what, timeout: 15_000 }).toBe(true);
    },
    close: async () => server?.close(),
  };

  async function ingest(request: Request): Promise<Response> {
    const payload = new URLSearchParams(await request.text()).get('payload');
    // Everything that arrives must be as agreed, whatever the test looks at.
    const parsed = batch.parse(JSON.parse(payload ?? ''));
    const { method, headers } = request;
    host.attempts.push({
      ...{ batch: parsed, method, at: Date.now() },
      contentType: headers.get('content-type'),
    });
    const other = await host.answer(parsed, host.attempts.length);
    if (other) return other;
    const key = `${parsed.sender}/${parsed.seq}`;
    const duplicate = taken.has(key);
    if (!duplicate) taken.set(key, parsed);
    return json({ accepted: duplicate ? 0 : parsed.events.length, duplicate, refused: [] }, 202);
  }

  server = await serve(async (request, address) => {
    const { pathname } = new URL(request.url);
    host.requests.push(`${request.method} ${pathname}`);
    if (pathname === '/rest/v1/rpc/ingest' && request.method === 'POST') return ingest(request);
    if (/current\.json$|get_config$/.test(pathname)) {
      return host.settings ? json(host.settings) : json({ message: 'not published' }, 404);
    }
    return files(request, address);
  });
  host.url = server.url;
  return host;
}

export type Product = HttpServer & {
  /** Pages by path: what stands in the body, and in the head behind the snippet. */
  pages: Record<string, { body: string; head?: string; headers?: Record<string, string> }>;
};

export function snippetFor(host: { url: string }, attributes = 'data-debug'): string {
  return `<script async src="${host.url}/waymark.js" data-url="${host.url}" data-key="sb_publishable_test" data-app="${appKey}" ${attributes}></script>`;
}

export async function startProduct(snippet: () => string): Promise<Product> {
  const pages: Product['pages'] = {};
  const server = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    const page = pages[pathname];
    if (pathname === '/api') return new Response('{}');
    // Browsers ask for an icon by themselves; its absence would stand in the page's console.
    if (!page) return new Response(null, { status: pathname === '/favicon.ico' ? 204 : 404 });
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Product</title>${snippet()}${page.head ?? ''}</head><body>${page.body}</body></html>`;
    return new Response(html, {
      headers: { 'content-type': 'text/html; charset=utf-8', ...page.headers },
    });
  });
  return { ...server, pages };
}
