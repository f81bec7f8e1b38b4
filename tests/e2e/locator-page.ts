/** Puts the locator as it is into pages of a test: `window.locator`. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { type HttpServer, serve } from '../../local/http.ts';
import type * as Library from './in-page-locator.ts';

declare global {
  interface Window {
    locator: typeof Library;
    seen: string[];
    ending: AbortController;
  }
}

export async function bundleLocator(): Promise<string> {
  const entry = path.join(import.meta.dirname, 'in-page-locator.ts');
  const lib = { entry, formats: ['iife' as const], name: 'locator' };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the locator did not build');
  return chunk.code;
}

/** One origin with the given documents, the first of them shown. */
export async function openDocuments(
  page: Page,
  script: string,
  documents: Record<string, string>,
  headers = {},
): Promise<HttpServer> {
  const server = await serve(async (request) => {
    const body = documents[new URL(request.url).pathname];
    return new Response(body ?? '', {
      status: body === undefined ? 404 : 200,
      headers: { 'content-type': 'text/html', ...headers },
    });
  });
  await page.goto(`${server.url}/`);
  await page.evaluate(script);
  return server;
}
