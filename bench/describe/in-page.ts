/** What runs in the browser: describing the page's elements, and making selectors for the same ones. */
import { finder } from '@medv/finder';
import { getCssSelector } from 'css-selector-generator';
import { describe } from '../../dom/describe.ts';
import { locate } from '../../dom/locate.ts';
import { createMemo } from '../../dom/memo.ts';
import { elementsIn } from '../../dom/page.ts';
import { interactive } from '../../dom/target.ts';

export type Measured = {
  readonly nodes: number;
  /** Microseconds for each element of the sample, in its order. */
  readonly us: readonly number[];
  /** What has to be kept of each, as UTF-8. */
  readonly bytes: readonly number[];
};

/** Begins a pass over the sample; what it returns makes of an element what has to be kept of it. */
type Way = () => (element: Element) => unknown;

const ways = {
  describe: () => (element) => describe(element),
  'describe, a page at once': () => {
    const memo = createMemo();
    return (element) => describe(element, { memo });
  },
  '@medv/finder': () => (element) => finder(element),
  'css-selector-generator': () => (element) => getCssSelector(element),
} as const satisfies Record<string, Way>;

export type WayName = keyof typeof ways;

/** Evenly spread, so that links, fields, buttons and rows are in it as they are on the page. */
function sampleOf(most: number): Element[] {
  const all = [...elementsIn(document, interactive)];
  const step = Math.max(1, all.length / most);
  return Array.from(
    { length: Math.min(most, all.length) },
    (_, i) => all[Math.floor(i * step)],
  ).filter((element) => element !== undefined);
}

function bytesOf(made: unknown): number {
  const text = typeof made === 'string' ? made : JSON.stringify(made);
  return new TextEncoder().encode(text).length;
}

/** One call an element, as a click is; the clock's 5 µs are less than a tenth of the shortest. */
function timed(make: () => unknown): { made: unknown; us: number } {
  const start = performance.now();
  const made = make();
  return { made, us: (performance.now() - start) * 1_000 };
}

function measure(name: WayName, most: number): Measured {
  const make = ways[name]();
  const calls = sampleOf(most).map((element) => timed(() => make(element)));
  return {
    nodes: document.querySelectorAll('*').length,
    us: calls.map(({ us }) => us),
    bytes: calls.map(({ made }) => bytesOf(made)),
  };
}

/** The first click after the page has come: nothing is compiled yet. */
function firstClick(): number {
  const [element] = sampleOf(3).slice(1);
  if (!element) throw new Error('The page has no element that reacts.');
  return timed(() => describe(element)).us;
}

/** Milliseconds to find each of a few elements on the whole page: it is described anew every time. */
function locateEach(most: number): number[] {
  const wanted = sampleOf(most).map((element) => describe(element));
  return wanted.map((descriptor) => timed(() => locate(document, descriptor)).us / 1_000);
}

export const bench = { measure, firstClick, locateEach };
Object.assign(window, { bench });
