/**
 * One page, and what embeds nothing, the widget or posthog-js in it. Everything is on loopback,
 * what either product sends goes to the same server, and each file counts with its gzip size.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';

export const variants = ['nothing', 'waymark', 'posthog-js'] as const;
export type Variant = (typeof variants)[number];

const app = 'wk_bench0000000000000000000';
const settings = {
  ...{ v: 1, version: 'bench', consent: 'none' },
  ...{ capture: true, frustration: true, mask: [] },
};

/** What a dashboard has: navigation, cards, a table of 200 rows with two buttons each. 2,500 elements. */
function body(): string {
  const rows = Array.from({ length: 200 }, (_, row) => {
    const cells = Array.from({ length: 6 }, (_, cell) => `<td class="cell">${row * 6 + cell}</td>`);
    return `<tr>${cells.join('')}<td><button class="btn btn-sm">Edit</button> <button class="btn btn-sm" aria-label="Archive row">…</button></td></tr>`;
  });
  const cards = Array.from(
    { length: 20 },
    (_, card) =>
      `<section class="card"><h2>Card ${card}</h2><p>Some words about it.</p><button class="btn btn-primary" data-testid="open-${card}">Open</button></section>`,
  );
  const links = Array.from(
    { length: 30 },
    (_, link) => `<li><a href="#section-${link}">Section ${link}</a></li>`,
  );
  return `<nav><ul>${links.join('')}</ul></nav><main>${cards.join('')}<table><tbody>${rows.join('')}</tbody></table></main>
    <script>document.addEventListener('click', ({ target }) => target.toggleAttribute('data-on'));</script>`;
}

/**
 * What embeds each, as script text to run in the finished page: its own parsing and layout are then over and
 * do not blur the figures. posthog-js is set up lean: what is not about usage is switched off.
 */
const embeds: Record<Variant, string> = {
  nothing: `document.head.append(document.createElement('script'));`,
  waymark: `
    const script = document.createElement('script');
    Object.assign(script.dataset, { url: location.origin, key: 'sb_x', app: '${app}' });
    script.src = '/widget/waymark.js';
    document.head.append(script);`,
  'posthog-js': `
    window.posthog = Object.assign([], { _i: [], __SV: 1, init(...args) { this._i.push(args); } });
    posthog.init('phc_bench', {
      api_host: location.origin, autocapture: true, capture_pageview: true, persistence: 'localStorage',
      // Headless browsers are bots to it.
      opt_out_useragent_filter: true,
      disable_session_recording: true, disable_surveys: true, capture_performance: false,
      capture_exceptions: false, disable_external_dependency_loading: true,
    });
    const script = document.createElement('script');
    script.src = '/posthog-js/array.js';
    document.head.append(script);`,
};
export const embedOf = (variant: Variant) => embeds[variant];

const folders: Record<string, string> = {
  widget: 'dist/widget',
  'posthog-js': 'node_modules/posthog-js/dist',
};

export type Site = HttpServer & {
  /** Bytes of scripts that the variant's page asked for, gzip. */
  downloaded: Map<string, number>;
  /** Requests that carried events since the last reset. */
  sent: number;
};

/** A stored or sent thing of either product, told by its path. */
const carriesEvents = /\/rpc\/ingest$|^\/(i\/v0\/)?e\/$/;

export async function startSite(): Promise<Site> {
  const downloaded = new Map<string, number>();
  const state = { sent: 0 };
  const server = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    const [, folder = '', ...rest] = pathname.split('/');
    const file = path.join(repoDir, folders[folder] ?? 'nowhere', ...rest);
    if (folders[folder] && existsSync(file)) {
      const code = readFileSync(file);
      downloaded.set(pathname, gzipSync(code).length);
      return new Response(code, { headers: { 'content-type': 'text/javascript' } });
    }
    if (pathname === '/page') {
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body>${body()}</body></html>`;
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    }
    await request.arrayBuffer();
    if (carriesEvents.test(pathname)) state.sent++;
    if (/current\.json$/.test(pathname)) return Response.json(settings);
    if (/ingest$/.test(pathname)) {
      return Response.json({ accepted: 1, duplicate: false, refused: [] }, { status: 202 });
    }
    // Answers to posthog-js: nothing special about this project, but that it wants autocapture.
    return Response.json({
      ...{ status: 1, featureFlags: {}, supportedCompression: ['gzip-js'] },
      autocapture_opt_out: false,
    });
  });
  return {
    ...server,
    downloaded,
    get sent() {
      return state.sent;
    },
    set sent(count) {
      state.sent = count;
    },
  };
}
