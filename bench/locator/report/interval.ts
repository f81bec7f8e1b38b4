/**
 * A rate of cases with two intervals of 95 %. The first takes each case for a draw of its own. Cases of one
 * page are right or wrong together, though, so the second takes whole families: Wilson's interval on the
 * effective number of cases, which is theirs divided by the design effect of sampling families (the
 * linearised variance of a ratio; Kish, Survey Sampling, 1965; for proportions near 0 and 1 Dean and Pagano,
 * Statistics in Medicine 2015).
 */
import { type Interval, wilson } from '../../../core/metrics/wilson.ts';

/** Of one family: how many cases, and how many of them count. */
export type Cluster = { readonly hits: number; readonly of: number };

export type Share = {
  readonly hits: number;
  readonly of: number;
  readonly byCase: Interval | null;
  readonly byFamily: Interval | null;
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** How many times as wide the variance is as that of as many independent cases; never less than once. */
export function designEffect(clusters: readonly Cluster[]): number {
  const of = sum(clusters.map((cluster) => cluster.of));
  const p = sum(clusters.map(({ hits }) => hits)) / of;
  const k = clusters.length;
  // Where all or none count, nothing varies and nothing can be measured: as alike as can be is assumed.
  if (p === 0 || p === 1 || k < 2) return sum(clusters.map((cluster) => cluster.of ** 2)) / of;
  const spread = sum(clusters.map(({ hits, of: n }) => (hits - p * n) ** 2));
  const variance = ((k / (k - 1)) * spread) / of ** 2;
  return Math.max(1, variance / ((p * (1 - p)) / of));
}

export function shareOf(clusters: readonly Cluster[]): Share {
  const filled = clusters.filter(({ of }) => of > 0);
  const hits = sum(filled.map((cluster) => cluster.hits));
  const of = sum(filled.map((cluster) => cluster.of));
  if (of === 0) return { hits, of, byCase: null, byFamily: null };
  const shrink = designEffect(filled);
  return {
    ...{ hits, of },
    byCase: wilson({ numerator: hits, denominator: of }),
    byFamily: wilson({ numerator: hits / shrink, denominator: of / shrink }),
  };
}

const percent = (value: number) => (100 * value).toFixed(1);

/** `95.2 [92.4, 97.0]`; a dash where there is nothing to tell. */
export function formatShare(share: Share, which: 'byCase' | 'byFamily' = 'byCase'): string {
  const interval = share[which];
  if (!interval) return '–';
  const bounds = `[${percent(interval.low)}, ${percent(interval.high)}]`;
  return `${percent(share.hits / share.of)} ${bounds}`;
}
