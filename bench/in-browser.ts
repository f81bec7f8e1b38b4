/**
 * A bench that runs in the real browser: its entry is bundled, served on loopback beside one page, and
 * what it puts on `window.bench` can be called. The page is cross-origin isolated, which makes the
 * browser's clock tick every 5 µs instead of every 100.
 */
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, getChromium } from '../local/chromium.ts';
import { serve } from '../local/http.ts';

const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'bench' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} could not be bundled: vite returned no code.`);
  return chunk.code;
}

export type InBrowser = {
  readonly page: Page;
  /** The browser's. */
  readonly version: string;
  close(): Promise<void>;
};

/** `body` is the page's; `entry` runs behind it. Closed by itself when the signal says so. */
export async function openInBrowser(
  entry: string,
  body: string,
  signal: AbortSignal,
): Promise<InBrowser> {
  const code = await bundle(entry);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"></head><body>${body}<script type="module" src="/bench.js"></script></body></html>`;
  const server = await serve(async (request) => {
    const isCode = new URL(request.url).pathname === '/bench.js';
    const type = isCode ? 'text/javascript' : 'text/html; charset=utf-8';
    return new Response(isCode ? code : html, { headers: { 'content-type': type, ...isolation } });
  });
  const browser = await chromium.launch({ executablePath: getChromium(), args: [...chromiumArgs] });
  const close = async () => {
    signal.removeEventListener('abort', onAbort);
    await browser.close();
    await server.close();
  };
  const onAbort = () => void close();
  signal.addEventListener('abort', onAbort);
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'bench' in window);
  return { page, version: browser.version(), close };
}
