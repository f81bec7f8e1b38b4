/** How the decision grows with what there is to choose from, in the real browser. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { productPage } from '../../describe/product-page.ts';
import { openInBrowser } from '../../in-browser.ts';
import type { BenchContext } from '../../run.ts';
import { median, quantile, type Section } from '../../table.ts';
import type { measures, Times } from './in-page.ts';

const sizes = [500, 1_000, 2_000, 5_000, 10_000];
/** Two and a half elements of the page for one that reacts, and some to spare. */
const nodes = 32_000;

type Measure = keyof typeof measures;
const goals: Record<Measure, { size: number; ms: number; what: string }> = {
  decideAmong: { size: 5_000, ms: 50, what: 'one descriptor among n candidates' },
  matchTags: { size: 2_000, ms: 5, what: 'one element against n tags' },
};

const columns = ['decision', 'n', 'median ms', 'p95 ms', 'µs each', 'goal ms'];
type Row = Section['rows'][number];

/** Growth as an exponent: 1 is linear, 2 quadratic. */
export function exponent(from: { n: number; ms: number }, to: { n: number; ms: number }): number {
  return Math.log(to.ms / from.ms) / Math.log(to.n / from.n);
}

async function grow(page: Page, measure: Measure, runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const wanted of sizes) {
    const times: Times = await page.evaluate(
      // Safe: in-page.ts puts exactly these there.
      ([name, n, times]) => (window as unknown as { bench: typeof measures }).bench[name](n, times),
      [measure, wanted, runs] as const,
    );
    const ms = median(times.ms);
    const { size, ms: goal, what } = goals[measure];
    rows.push({
      ...{ decision: what, n: times.size, 'median ms': ms, 'p95 ms': quantile(times.ms, 0.95) },
      ...{ 'µs each': (ms * 1_000) / times.size, 'goal ms': wanted === size ? goal : null },
    });
  }
  return rows;
}

function noteOf(measure: Measure, rows: readonly Row[]): string {
  const [first, last] = [rows[0], rows.at(-1)];
  const at = (row: Row | undefined) => ({ n: Number(row?.n), ms: Number(row?.['median ms']) });
  const power = exponent(at(first), at(last)).toFixed(2);
  return `${goals[measure].what}: time grows with n to the power of ${power} from ${at(first).n} to ${at(last).n}`;
}

type Speed = { chromium: string; section: Section; notes: string[]; passed: boolean };

export async function measureSpeed({
  runs,
  signal,
  log,
}: Pick<BenchContext, 'signal' | 'log'> & { runs: number }): Promise<Speed> {
  log('speed in the browser');
  const entry = path.join(import.meta.dirname, 'in-page.ts');
  const browser = await openInBrowser(entry, productPage(nodes), signal);
  try {
    const decided = await grow(browser.page, 'decideAmong', runs);
    const matched = await grow(browser.page, 'matchTags', runs);
    const rows = [...decided, ...matched];
    const missed = rows.filter(
      (row) => row['goal ms'] !== null && Number(row['median ms']) >= Number(row['goal ms']),
    );
    return {
      chromium: browser.version,
      section: { title: 'Speed in the browser', columns, rows },
      notes: [
        noteOf('decideAmong', decided),
        noteOf('matchTags', matched),
        ...missed.map((row) => `GOAL MISSED: ${row.decision}, n = ${row.n}`),
      ],
      passed: missed.length === 0,
    };
  } finally {
    await browser.close();
  }
}
