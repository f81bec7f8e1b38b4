/** One visit to the page with one product, from nothing to shown and for a fixed time after, as figures. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { type Kind, tour, wordsOf } from './content.ts';
import { type Watched, watchPage } from './in-page.ts';
import { about, type Variant } from './peers.ts';
import type { Vendor } from './vendor.ts';
import { drawn, turnsOf, waterfallOf } from './waterfall.ts';

export type Figures = {
  /** Compressed, bodies only, until it was shown. */
  bytes: number;
  requests: number;
  /** Of them, one after another. */
  turns: number;
  /** ms from the beginning of the navigation, and from the page's load event. */
  shown: number;
  afterLoad: number;
  /** ms of the main thread, and of scripts on it, in the whole visit. */
  task: number;
  script: number;
  shift: number;
  /** KiB alive after garbage collection. */
  heap: number;
};

export type Visit = { figures: Figures; failure: string | null; requests: string[]; drawn: string };

export type Conditions = { throttle: number; latency: number; mbit: number; seconds: number };

const patience = 20_000;

async function metrics(cdp: CDPSession): Promise<Record<string, number>> {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

// Safe: in-page.ts puts exactly this there.
const watchedIn = (page: Page) =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched);

/** On a crowded machine the visit's own time may not do. What that adds to the figures is against the late one. */
async function untilShown(page: Page, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < patience; waited += 250) {
    if ((await watchedIn(page)).shown > 0) return;
    await wait(250, undefined, { signal });
  }
}

/** Does what it says: all three steps and no more, or eleven answers. Null where it does. */
async function tryOut(page: Page, kind: Kind, variant: Variant): Promise<string | null> {
  if (variant === 'nothing') return null;
  const box = page.locator(about[variant].root);
  if (kind === 'nps') {
    const answers = box.getByText(/^\s*(10|[0-9])\s*$/);
    const seen = await answers.filter({ visible: true }).count();
    return seen >= 11 ? null : `${seen} of the 11 answers are to be seen`;
  }
  for (const [i, { heading }] of tour.entries()) {
    try {
      await box.getByText(heading).first().waitFor({ state: 'visible', timeout: 5_000 });
    } catch {
      return `step ${i + 1} of ${tour.length} is not to be seen`;
    }
    if (i < tour.length - 1) await box.getByRole('button', { name: about[variant].next }).click();
  }
  return null;
}

async function prepare(page: Page, { throttle, latency, mbit }: Conditions): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  if (latency > 0) {
    const throughput = (mbit * 1_000_000) / 8;
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency },
      ...{ downloadThroughput: throughput, uploadThroughput: throughput },
    });
  }
  return cdp;
}

export type Place = { browser: Browser; vendor: Vendor; site: string; signal: AbortSignal };

export async function visit(
  { browser, vendor, site, signal }: Place,
  kind: Kind,
  variant: Variant,
  conditions: Conditions,
  picture?: string,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const cdp = await prepare(page, conditions);
    const root = variant === 'nothing' ? '#never' : about[variant].root;
    await page.addInitScript(watchPage, { root, words: wordsOf(kind) });
    vendor.sent.length = 0;
    await page.goto(`${site}/index.html`, { waitUntil: 'load', timeout: 120_000 });
    // The same time for all, so that what goes on behind what is shown counts too.
    const { origin } = await watchedIn(page);
    const left = origin + conditions.seconds * 1_000 - Date.now();
    await wait(Math.max(0, left), undefined, { signal });
    if (variant !== 'nothing') await untilShown(page, signal);
    const after = await metrics(cdp);
    const { shown, loaded, shift } = await watchedIn(page);
    const asked = await waterfallOf(page, vendor.url);
    await cdp.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize = 0 } = await metrics(cdp);
    if (picture) await page.screenshot({ path: picture });
    const sent = vendor.sent.filter(({ at }) => shown === 0 || at <= origin + shown);
    const failure =
      variant !== 'nothing' && shown === 0
        ? 'not shown in 20 s after the rest'
        : await tryOut(page, kind, variant);
    const figures = {
      bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: sent.length,
      turns: turnsOf(asked, shown),
      ...{ shown, afterLoad: shown - loaded, shift },
      task: (after.TaskDuration ?? 0) * 1_000,
      script: (after.ScriptDuration ?? 0) * 1_000,
      heap: JSHeapUsedSize / 1_024,
    };
    const requests = vendor.sent.map((one) => `${one.status} ${one.path} ${one.bytes}`);
    return { figures, failure, requests, drawn: drawn(asked, shown) };
  } finally {
    await context.close();
  }
}
