/** Why two descriptors are or are not the same element, in sentences that a product manager understands. */
import type { Comparison } from './similarity.ts';
import { type Signal, weights } from './weights.ts';

const called: Record<Signal, string> = {
  mark: 'data-waymark',
  testid: 'test id',
  id: 'id',
  field: 'field name',
  target: 'link target',
  label: 'name',
  text: 'text',
  hint: 'hint text',
  icon: 'icon',
  tag: 'kind',
  type: 'input type',
  classes: 'classes',
  path: 'surroundings',
  trail: 'place in its container',
  near: 'neighbours',
  landmark: 'page region',
  heading: 'heading',
  place: 'position',
  frame: 'frame',
  shadow: 'component',
  before: 'element before it',
  after: 'element after it',
  use: 'use',
  identity: 'identity',
  apart: 'neighbourhood',
};

/** Drawn from other signals, which are told themselves. */
const untold = new Set<Signal>(['use', 'identity', 'apart']);

function quoted(text: string): string {
  return `“${text}”`;
}

function sentence({ signal, agreement, a, b }: Comparison): string {
  const what = called[signal];
  if (agreement === undefined && a) return `No ${what} any more (was ${quoted(a)}).`;
  if (agreement === undefined) return b ? `New ${what} ${quoted(b)}.` : `One side has no ${what}.`;
  if (agreement === 1) return `Same ${what}${b ? ` ${quoted(b)}` : ''}.`;
  if (a && b) {
    return `${agreement >= 0.5 ? 'Similar' : 'Different'} ${what}: ${quoted(a)}, now ${quoted(b)}.`;
  }
  return `${agreement >= 0.5 ? 'Similar' : 'Different'} ${what}.`;
}

/** How much a comparison matters: by how much it moves the evidence. What moves most is told first. */
function reachOf(signal: Signal): number {
  const { agree, conflict } = weights[signal];
  return agree + conflict;
}
function gain({ signal, agreement }: Comparison): number {
  return reachOf(signal) * (agreement ?? 0);
}
function loss({ signal, agreement }: Comparison): number {
  return agreement === undefined ? weights[signal].one : reachOf(signal) * (1 - agreement);
}

function top(all: readonly Comparison[], by: (c: Comparison) => number, count: number) {
  return all
    .filter((c) => by(c) > 0)
    .toSorted((a, b) => by(b) - by(a))
    .slice(0, count);
}

/** The two strongest agreements and the two strongest differences. */
export function reasons(comparisons: readonly Comparison[]): string[] {
  const told = comparisons.filter(({ signal }) => !untold.has(signal));
  const agreements = top(
    told.filter((c) => (c.agreement ?? 0) >= 0.5),
    gain,
    2,
  );
  const differences = top(
    told.filter((c) => !agreements.includes(c)),
    loss,
    2,
  );
  return [...agreements, ...differences].map(sentence);
}
