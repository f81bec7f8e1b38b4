/** Makes a table of visits: medians, where the middle half of them lies, and how many times Waymark's that is. */
import { type Cell, median, quantile } from '../table.ts';
import type { Kind } from './content.ts';
import { type Peer, peers, type Variant } from './peers.ts';
import type { Figures, Visit } from './visit.ts';

export type Visits = ReadonlyMap<Variant, readonly Visit[]>;
type Row = Record<string, Cell>;

export const columns = [
  ...['product', 'shown', 'gzip, bytes', 'bytes ×', 'requests', 'turns'],
  ...['to shown, ms', 'shown, half of runs', 'shown ×', 'after load, ms'],
  ...[
    'main thread, ms',
    'thread, half of runs',
    'thread ×',
    'script, ms',
    'layout shift',
    'heap, KiB',
  ],
];

/** What a page costs by itself is taken off what it costs with a product in it. */
const added: readonly (keyof Figures)[] = ['task', 'script', 'shift', 'heap'];

function valuesOf(visits: Visits, variant: Variant, key: keyof Figures): number[] {
  const own = (visits.get(variant) ?? []).map(({ figures }) => figures[key]);
  if (!added.includes(key)) return own;
  const bare = median((visits.get('nothing') ?? []).map(({ figures }) => figures[key]));
  return own.map((value) => value - bare);
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');

function spread(values: readonly number[]): string {
  return `${whole(quantile(values, 0.25))} to ${whole(quantile(values, 0.75))}`;
}

/** Nothing where either is noise about zero: a ratio of noise would be a boast. */
function times(visits: Visits, peer: Peer, key: keyof Figures): Cell {
  const [theirs, ours] = [peer, 'waymark' as const].map((one) =>
    median(valuesOf(visits, one, key)),
  );
  return theirs && ours && theirs > 1 && ours > 1 ? theirs / ours : null;
}

/** Visits that did not show what they should are no figures. */
const failureOf = (visits: Visits, peer: Peer) =>
  (visits.get(peer) ?? []).find(({ failure }) => failure !== null)?.failure ?? null;

function rowOf(visits: Visits, peer: Peer): Row {
  const failure = failureOf(visits, peer);
  if (failure !== null) return { product: peer, shown: `failed: ${failure}` };
  const values = (key: keyof Figures) => valuesOf(visits, peer, key);
  const typical = (key: keyof Figures) => median(values(key));
  const round = (value: number) => Math.round(value);
  return {
    ...{ product: peer, shown: 'yes' },
    ...{ 'gzip, bytes': round(typical('bytes')), 'bytes ×': times(visits, peer, 'bytes') },
    ...{ requests: round(typical('requests')), turns: round(typical('turns')) },
    ...{ 'to shown, ms': round(typical('shown')), 'shown, half of runs': spread(values('shown')) },
    ...{ 'shown ×': times(visits, peer, 'shown'), 'after load, ms': round(typical('afterLoad')) },
    ...{
      'main thread, ms': round(typical('task')),
      'thread, half of runs': spread(values('task')),
    },
    ...{ 'thread ×': times(visits, peer, 'task'), 'script, ms': round(typical('script')) },
    // A thousandth of the window moved by nothing is none.
    'layout shift': Math.max(0, Math.round(typical('shift') * 1_000) / 1_000),
    'heap, KiB': round(typical('heap')),
  };
}

export function rowsOf(visits: Visits): Row[] {
  return peers.filter((peer) => visits.has(peer)).map((peer) => rowOf(visits, peer));
}

/**
 * Formbricks' package asks its server for the product itself. Said from what was asked for just now, so that
 * the row changes by itself should the package one day carry its own code.
 */
export function formbricksRow({ failure, requests }: Visit): Row {
  const asked = requests.find((one) => one.startsWith('404 '))?.split(' ')[1];
  const shown = failure && asked ? 'not runnable locally' : failure ? `failed: ${failure}` : 'yes';
  return { product: 'formbricks', shown };
}

export const titleOf = (kind: Kind) =>
  kind === 'tour' ? 'A tour of three steps, its first one shown' : 'An NPS survey';
