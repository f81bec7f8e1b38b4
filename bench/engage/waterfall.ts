/**
 * What was asked of the vendor, when, and after what: on a slow network it is the turns one after another that a
 * page waits for, and they do not depend on how busy the machine is.
 */
import type { Page } from 'playwright-core';

export type Asked = { readonly path: string; readonly start: number; readonly end: number };

/** In ms since the beginning of the navigation, by what the browser itself noted. */
export async function waterfallOf(page: Page, vendor: string): Promise<Asked[]> {
  const all = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => {
      // Safe: that is what entries of this type are.
      const { name, startTime, responseEnd } = entry as PerformanceResourceTiming;
      return { name, start: startTime, end: responseEnd };
    }),
  );
  const own = all.filter(({ name }) => name.startsWith(vendor));
  return own.map(({ name, ...when }) => ({ path: new URL(name).pathname, ...when }));
}

/** The longest chain of requests each of which began when the one before it had been answered. */
export function turnsOf(asked: readonly Asked[], until: number): number {
  const due = asked.filter(({ end }) => end > 0 && end <= until).sort((a, b) => a.end - b.end);
  let turns = 0;
  let free = 0;
  for (const { start, end } of due) {
    if (start < free) continue;
    turns++;
    free = end;
  }
  return turns;
}

const width = 60;

/** One line a request, with a bar of when it was under way. */
export function drawn(asked: readonly Asked[], until: number): string {
  const first = Math.min(...asked.map(({ start }) => start));
  const column = (at: number) => Math.round(((at - first) / Math.max(1, until - first)) * width);
  const lines = asked
    .filter(({ start }) => start <= until)
    .map(({ path, start, end }) => {
      const from = column(start);
      const bar = ' '.repeat(from) + '='.repeat(Math.max(1, column(Math.min(end, until)) - from));
      const name = path.split('/').slice(-1)[0] ?? path;
      const times = `${Math.round(start)}-${Math.round(end)}`.padStart(11);
      return `${times}  ${bar.padEnd(width + 1)} ${name}`;
    });
  return lines.join('\n');
}
