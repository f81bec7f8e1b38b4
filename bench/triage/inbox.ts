/**
 * The inbox as somebody uses it: the console, built, before a real backend. Opening it until the first row is
 * there; then thousands of rows loaded by scrolling, and `j` until the next row is marked and painted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Backend } from '../../local/backend.ts';
import { chromiumArgs, getChromium } from '../../local/chromium.ts';
import { serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { createStaticSite } from '../../local/static-site.ts';
import { median, quantile, type Section } from '../table.ts';

export type Sorter = { email: string; password: string };

type Options = {
  backend: Backend;
  sorter: Sorter;
  /** As many as are loaded before keys are pressed. */
  rows: number;
  runs: number;
  log: (line: string) => void;
  signal: AbortSignal;
};

const rowsShown = '.inbox-row';

async function signIn(page: Page, url: string, { email, password }: Sorter) {
  await page.goto(url);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** From the address being entered, scripts from the browser's cache, to the first row laid out. */
async function open(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(`${url}/#/voice`);
  await page.locator(rowsShown).first().waitFor();
  return performance.now() - start;
}

/** Scrolled to its end again and again, as somebody would who looks for the oldest. */
async function loadRows(page: Page, wanted: number, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (let still = 0; count < wanted && still < 100; ) {
    signal.throwIfAborted();
    const before = count;
    await page.evaluate(() => document.querySelector('.inbox-more')?.scrollIntoView());
    await page.waitForTimeout(100);
    count = await page.locator(rowsShown).count();
    still = count === before ? still + 1 : 0;
  }
  return count;
}

/** Milliseconds from the key to the frame after the one in which another row is the current one. */
async function pressNext(page: Page): Promise<number> {
  await page.evaluate(() => {
    const current = () => document.querySelector(`[aria-current=true].inbox-row`)?.id;
    const before = current();
    const done = new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const look = () => {
            if (current() === before) requestAnimationFrame(look);
            // A task after the frame: it has been painted.
            else setTimeout(() => resolve(performance.now() - timeStamp));
          };
          requestAnimationFrame(look);
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { pressed: done });
  });
  await page.keyboard.press('j');
  // safe: put there just before
  return page.evaluate(() => (window as unknown as { pressed: Promise<number> }).pressed);
}

async function many(times: number, work: () => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  // The first warms up.
  for (let i = 0; i <= times; i++) taken.push(await work());
  return taken.slice(1);
}

const rowOf = (what: string, rows: number, times: number[], goal: number) => ({
  ...{ what, rows, ms: median(times), 'p95 ms': quantile(times, 0.95), 'goal ms': goal },
});

async function measure(browser: Browser, url: string, options: Options): Promise<Section> {
  const { sorter, runs, log, signal } = options;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // What a crowded machine takes is measured, not refused.
  page.setDefaultTimeout(180_000);
  await signIn(page, url, sorter);
  const opened = await many(runs, () => open(page, url));
  const few = await page.locator(rowsShown).count();
  const fewKeys = await many(20, () => pressNext(page));
  log(`loading ${options.rows} rows by scrolling`);
  const loaded = await loadRows(page, options.rows, signal);
  const keys = await many(20, () => pressNext(page));
  return {
    title: 'The inbox in the browser',
    columns: ['what', 'rows', 'ms', 'p95 ms', 'goal ms'],
    rows: [
      rowOf('#/voice opened, first row shown', few, opened, 1_000),
      rowOf('j, next row painted', few, fewKeys, 50),
      rowOf('j, next row painted', loaded, keys, 100),
    ],
  };
}

export async function measureInbox(options: Options): Promise<Section> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'waymark-triage-'));
  const { url, publishableKey } = options.backend;
  const configFile = path.join(repoDir, 'console/vite.config.ts');
  await build({ configFile, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const config = () => JSON.stringify({ url, publishableKey });
  const site = await serve(createStaticSite({ dir: outDir, made: { '/config.json': config } }));
  const browser = await chromium.launch({ executablePath: getChromium(), args: [...chromiumArgs] });
  try {
    return await measure(browser, site.url, options);
  } finally {
    await browser.close();
    await site.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
