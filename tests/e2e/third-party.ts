/**
 * Pages of products that nobody here wrote, on loopback, with the widget's snippet in their head as a
 * customer would put it there. Fonts and pictures of other hosts are left out: there is no network.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type HttpServer, serve } from '../../local/http.ts';

const modules = path.resolve(import.meta.dirname, '../../node_modules');
const require = createRequire(import.meta.url);

type Plugin = { from: string; to: string };
// The package's own table of where its pages' scripts come from; its published form leaves them out.
const plugins: Plugin[] = require('admin-lte/build/npm/Plugins.js');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

export const products = {
  'sb-admin-2': path.join(modules, 'startbootstrap-sb-admin-2'),
  'admin-lte': path.join(modules, 'admin-lte'),
} as const;
export type Product = keyof typeof products;

function fileOf(product: Product, pathname: string): string | undefined {
  const inside = path.posix.normalize(pathname).replace(/^\/+/, '');
  const plugin = plugins.find(({ to }) => product === 'admin-lte' && inside.startsWith(`${to}/`));
  // npm nests what it could not hoist inside the package itself.
  const files = plugin
    ? [path.join(products[product], plugin.from), path.resolve(modules, '..', plugin.from)].map(
        (folder) => path.join(folder, inside.slice(plugin.to.length)),
      )
    : [path.join(products[product], inside)];
  return files.find((file) => existsSync(file) && statSync(file).isFile());
}

/** Without other hosts' resources, and with the snippet where a customer pastes it. */
function prepared(html: string, snippet: string): string {
  return html
    .replace(/<link[^>]*href="https?:[^>]*>/g, '')
    .replace(/<script[^>]*src="https?:[^>]*><\/script>/g, '')
    .replace(/(<img[^>]*)src="https?:[^"]*"/g, '$1')
    .replace('</head>', `${snippet}\n</head>`);
}

/** One origin for one product: `/index.html`, `/pages/…` as in the package. */
export async function serveProduct(product: Product, snippet: () => string): Promise<HttpServer> {
  return serve(async (request) => {
    const { pathname } = new URL(request.url);
    // Browsers ask for it by themselves; a 404 would stand in the page's console.
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    const file = fileOf(product, decodeURIComponent(pathname));
    if (!file) return new Response('not in the package', { status: 404 });
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    const body = readFileSync(file);
    const content = type.startsWith('text/html') ? prepared(body.toString(), snippet()) : body;
    return new Response(content, { headers: { 'content-type': type } });
  });
}
