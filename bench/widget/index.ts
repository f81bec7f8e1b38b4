/**
 * npm run bench -- widget [--runs 9] [--clicks 40] [--throttle 4]
 *
 * What the widget costs the page that embeds it, beside posthog-js with autocapture on the same page in the
 * same run: the main thread's time from its script tag until the first page view has left, live heap after
 * garbage collection, and the main thread's time for a click until it has left. Figures are medians, less
 * the page's own.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium } from 'playwright-core';
import { chromiumArgs, getChromium } from '../../local/chromium.ts';
import { repoDir } from '../../local/paths.ts';
import type { BenchContext } from '../run.ts';
import { median, type Report } from '../table.ts';
import { embedOf, type Site, startSite, type Variant, variants } from './site.ts';

const require = createRequire(import.meta.url);

type Cost = {
  bootTask: number;
  bootScript: number;
  heap: number;
  clickTask: number;
  clickScript: number;
};
type Settings = { clicks: number; throttle: number };

async function metrics(cdp: CDPSession): Promise<Record<string, number>> {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** Until the variant has sent something; the bare page sends nothing and gets the same time. */
async function untilSent(site: Site, variant: Variant, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (variant === 'nothing' ? waited >= 4_000 : site.sent > 0) break;
    await wait(50, undefined, { signal });
  }
  if (variant !== 'nothing' && site.sent === 0) throw new Error(`${variant} has sent nothing.`);
  // The answer's handling belongs to it.
  await wait(500, undefined, { signal });
}

async function measure(
  browser: Browser,
  site: Site,
  variant: Variant,
  { clicks, throttle }: Settings,
  signal: AbortSignal,
): Promise<Cost> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    await page.goto(`${site.url}/page`);
    await cdp.send('HeapProfiler.collectGarbage');
    const bare = await metrics(cdp);
    site.sent = 0;
    await page.evaluate(embedOf(variant));
    await untilSent(site, variant, signal);
    const booted = await metrics(cdp);
    await cdp.send('HeapProfiler.collectGarbage');
    const settled = await metrics(cdp);

    const places = await page.locator('section button').evaluateAll((buttons) =>
      buttons.slice(0, 8).map((button) => {
        const { x, y } = button.getBoundingClientRect();
        return { x: x + 5, y: y + 5 };
      }),
    );
    const before = await metrics(cdp);
    site.sent = 0;
    for (let i = 0; i < clicks; i++) {
      const { x = 0, y = 0 } = places[i % places.length] ?? {};
      for (const type of ['mousePressed', 'mouseReleased'] as const) {
        await cdp.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
      }
    }
    await untilSent(site, variant, signal);
    const after = await metrics(cdp);
    const ms = (name: string, from: Record<string, number>, to: Record<string, number>) =>
      ((to[name] ?? 0) - (from[name] ?? 0)) * 1_000;
    return {
      bootTask: ms('TaskDuration', bare, booted),
      bootScript: ms('ScriptDuration', bare, booted),
      heap: ((settled.JSHeapUsedSize ?? 0) - (bare.JSHeapUsedSize ?? 0)) / 1_024,
      clickTask: ms('TaskDuration', before, after) / clicks,
      clickScript: ms('ScriptDuration', before, after) / clicks,
    };
  } finally {
    await context.close();
  }
}

const labels: Record<keyof Cost, string> = {
  bootTask: 'boot, main thread, ms',
  bootScript: 'boot, script, ms',
  heap: 'heap, KiB',
  clickTask: 'a click, main thread, ms',
  clickScript: 'a click, script, ms',
};

function rowsOf(costs: Record<Variant, Cost[]>): Report['rows'] {
  // Safe: the table's own keys.
  return (Object.keys(labels) as (keyof Cost)[]).map((key) => {
    const [bare, ours, theirs] = variants.map((variant) =>
      median(costs[variant].map((cost) => cost[key])),
    );
    const own = (ours ?? 0) - (bare ?? 0);
    const other = (theirs ?? 0) - (bare ?? 0);
    return {
      figure: labels[key],
      'page alone': bare ?? null,
      'waymark adds': own,
      'posthog-js adds': other,
      // Below nothing is noise; a ratio of noise would be a boast.
      'times less': own > 0 ? other / own : null,
    };
  });
}

function downloads(site: Site): Report['rows'] {
  const sum = (folder: string) =>
    [...site.downloaded].reduce(
      (total, [file, bytes]) => total + (file.startsWith(folder) ? bytes : 0),
      0,
    );
  const [own, other] = [sum('/widget/') / 1_024, sum('/posthog-js/') / 1_024];
  return [
    {
      figure: 'download, gzip, KiB',
      'page alone': 0,
      'waymark adds': own,
      'posthog-js adds': other,
      'times less': other / own,
    },
  ];
}

export async function bench({ options, signal, log }: BenchContext): Promise<Report> {
  const runs = Number(options.runs ?? 9);
  const settings = {
    clicks: Number(options.clicks ?? 40),
    throttle: Number(options.throttle ?? 4),
  };
  log('building the widget');
  spawnSync('npm', ['run', '--silent', 'build:widget'], { cwd: repoDir, stdio: 'ignore' });
  const site = await startSite();
  const browser = await chromium.launch({ executablePath: getChromium(), args: [...chromiumArgs] });
  const costs: Record<Variant, Cost[]> = { nothing: [], waymark: [], 'posthog-js': [] };
  try {
    for (let run = 0; run < runs; run++) {
      log(`run ${run + 1} of ${runs}`);
      // Another order each time: whatever a machine does over time hits all alike.
      for (let i = 0; i < variants.length; i++) {
        const variant = variants[(run + i) % variants.length] ?? 'nothing';
        costs[variant].push(await measure(browser, site, variant, settings, signal));
      }
    }
    return {
      title: `What the widget costs its page, at ${settings.throttle}x CPU throttling`,
      runs,
      versions: {
        chromium: browser.version(),
        waymark: String(require('../../package.json').version),
        'posthog-js': String(require('posthog-js/package.json').version),
      },
      columns: ['figure', 'page alone', 'waymark adds', 'posthog-js adds', 'times less'],
      rows: [...rowsOf(costs), ...downloads(site)],
      notes: [
        `${settings.clicks} clicks a run on a page of 2,500 elements; a click includes sending it.`,
        'posthog-js: array.js with autocapture; recording, surveys, exceptions and performance are off.',
        'waymark: everything it has, frustration signals included.',
      ],
    };
  } finally {
    await browser.close();
    await site.close();
  }
}
