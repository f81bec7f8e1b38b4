/**
 * npm run bench -- describe [--nodes 5000] [--elements 200] [--runs 5]
 *
 * What a click costs its page: describing the element that was clicked, beside what two selector
 * generators take for the same elements in the same run, and what each leaves to be kept.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openInBrowser } from '../in-browser.ts';
import type { BenchContext } from '../run.ts';
import { median, packageVersion, quantile, type Report } from '../table.ts';
import type { bench, Measured, WayName } from './in-page.ts';
import { benchPages } from './pages.ts';

const ways: readonly WayName[] = [
  'describe',
  'describe, a page at once',
  '@medv/finder',
  'css-selector-generator',
];
const columns = [
  ...['page', 'nodes', 'elements', 'way', 'median µs', 'p95 µs', 'times describe'],
  ...['bytes', 'p95 bytes', 'most bytes'],
];
type Row = Report['rows'][number];
type Settings = { runs: number; elements: number };

// Safe: in-page.ts puts exactly this there.
type Bench = Window & { bench: typeof bench };

function measure(page: Page, name: WayName, elements: number): Promise<Measured> {
  return page.evaluate(([way, most]) => (window as unknown as Bench).bench.measure(way, most), [
    name,
    elements,
  ] as const);
}

/** The first of them warm up. */
async function measureLocate(page: Page): Promise<string> {
  const times = await page.evaluate(() => (window as unknown as Bench).bench.locateEach(25));
  const warm = times.slice(5);
  return `median ${median(warm).toFixed(1)} ms, p95 ${quantile(warm, 0.95).toFixed(1)}`;
}

/** As often as the page comes anew. */
async function measureFirst(page: Page, runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    await page.reload();
    await page.waitForFunction(() => 'bench' in window);
    times.push(await page.evaluate(() => (window as unknown as Bench).bench.firstClick()));
  }
  return median(times);
}

/** Another order each run: whatever a machine does over time hits all alike. The first run warms up. */
async function measureAll(page: Page, { runs, elements }: Settings) {
  const all = new Map<WayName, Measured[]>(ways.map((way) => [way, []]));
  for (let run = 0; run <= runs; run++) {
    for (let i = 0; i < ways.length; i++) {
      const way = ways[(run + i) % ways.length] ?? 'describe';
      const measured = await measure(page, way, elements);
      if (run > 0) all.get(way)?.push(measured);
    }
  }
  return all;
}

/** Each element's own median over the runs: what is left differs by element, not by moment. */
function typicalTimes(measured: readonly Measured[]): number[] {
  return (measured[0]?.us ?? []).map((_, element) =>
    median(measured.map(({ us }) => us[element] ?? Number.NaN)),
  );
}

function rowsOf(page: string, all: ReadonlyMap<WayName, Measured[]>): Row[] {
  const own = median(typicalTimes(all.get('describe') ?? []));
  return [...all].map(([way, measured]) => {
    const times = typicalTimes(measured);
    const bytes = measured[0]?.bytes ?? [];
    return {
      ...{ page, nodes: measured[0]?.nodes ?? null, elements: times.length, way },
      ...{ 'median µs': median(times), 'p95 µs': quantile(times, 0.95) },
      'times describe': median(times) / own,
      ...{ bytes: median(bytes), 'p95 bytes': quantile(bytes, 0.95) },
      'most bytes': Math.max(...bytes),
    };
  });
}

export async function benchDescribe({ options, signal, log }: BenchContext): Promise<Report> {
  const runs = Number(options.runs ?? 5);
  const elements = Number(options.elements ?? 200);
  const rows: Row[] = [];
  const first: string[] = [];
  const located: string[] = [];
  let chromium = '';
  for (const { name, body } of benchPages(Number(options.nodes ?? 5_000))) {
    log(`${name}: ${runs} runs`);
    const entry = path.join(import.meta.dirname, 'in-page.ts');
    const browser = await openInBrowser(entry, body, signal);
    try {
      chromium = browser.version;
      rows.push(...rowsOf(name, await measureAll(browser.page, { runs, elements })));
      located.push(`${name} ${await measureLocate(browser.page)}`);
      first.push(`${name} ${(await measureFirst(browser.page, runs)).toFixed(0)} µs`);
    } finally {
      await browser.close();
    }
  }
  const packages = ['@medv/finder', 'css-selector-generator'];
  return {
    title: 'What a click costs its page: describing the element',
    ...{ runs, columns, rows },
    versions: {
      chromium,
      ...Object.fromEntries(packages.map((name) => [name, packageVersion(name)])),
    },
    notes: [
      'per element its median over the runs; median and p95 are then over elements',
      `the very first click on a fresh page, nothing compiled: ${first.join(', ')}`,
      `to find one element on the page, all candidates described anew: ${located.join('; ')}`,
      'warm: each way has gone over the same elements once before',
      'a page at once: ancestors that elements share are read once (tagging, heat map); a click has no such memo',
      'bytes: the descriptor as JSON, which travels once per distinct element; for the generators their selector',
    ],
  };
}
