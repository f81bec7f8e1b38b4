// Serves a folder of built files, as any static host would.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Handler } from './http.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface StaticSite {
  dir: string;
  /** Answered where no file is: the page of a single-page app. */
  fallback?: string;
  headers?: Record<string, string>;
  /** Small files made here instead of lying in the folder, by path: `/waymark.json`. */
  made?: Record<string, () => string>;
  /** Changes pages on their way out, as a product's own server would put the snippet in. */
  editHtml?: (html: string) => string;
}

async function findFile(dir: string, pathname: string): Promise<string | undefined> {
  const file = path.join(dir, pathname);
  if (file !== dir && !file.startsWith(dir + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) return findFile(dir, path.join(pathname, 'index.html'));
  return found && file;
}

export function createStaticSite(site: StaticSite): Handler {
  const dir = path.resolve(site.dir);
  const answer = (body: BodyInit, name: string, status = 200) =>
    new Response(body, {
      status,
      headers: {
        'content-type': types[path.extname(name)] ?? 'application/octet-stream',
        // Rebuilt at any time: ask each time.
        'cache-control': 'no-cache',
        ...site.headers,
      },
    });
  return async (request) => {
    const pathname = decodeURIComponent(new URL(request.url).pathname);
    const made = site.made?.[pathname];
    if (made) return answer(made(), pathname);
    const file =
      (await findFile(dir, pathname)) ??
      // A path with an extension asks for a file; a page in its place would hide that it is missing.
      (site.fallback && !path.extname(pathname) ? await findFile(dir, site.fallback) : undefined);
    if (!file) return answer(`Nothing at ${pathname}`, '.txt', 404);
    if (file.endsWith('.html') && site.editHtml) {
      return answer(site.editHtml(await readFile(file, 'utf8')), file);
    }
    return answer(new Uint8Array(await readFile(file)), file);
  };
}
