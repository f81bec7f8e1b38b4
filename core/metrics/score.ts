/**
 * Scores of surveys, each by its name and formula (definitions 3): NPS, CSAT, CES, product-market fit,
 * UMUX-Lite. A score has its n, and an interval from `forInterval` answers on; under `forScore` there is none.
 */
import type { Tally } from '../model/results.ts';
import type { Scale } from '../model/survey.ts';
import { twoSidedP, z95 } from './normal.ts';
import type { Interval } from './wilson.ts';
import { wilson } from './wilson.ts';

/** Fewer would tell what single people said. Ours, as is the 30 of the interval. */
export const fewest = { forScore: 5, forInterval: 30 } as const;

export type Score = {
  readonly name: 'NPS' | 'CSAT' | 'CES' | 'PMF' | 'UMUX-Lite';
  readonly formula: string;
  /** Points of -100…100 for NPS, a share for CSAT and PMF, a mean for CES and UMUX-Lite. */
  readonly unit: 'points' | 'share' | 'mean';
  readonly n: number;
  /** Null: too few answers. */
  readonly value: number | null;
  readonly interval: Interval | null;
};

type Kind = Pick<Score, 'name' | 'formula' | 'unit'>;

const kinds: Readonly<Record<Scale, Kind>> = {
  nps: { name: 'NPS', unit: 'points', formula: '% of 9 and 10 minus % of 0 to 6' },
  csat3: { name: 'CSAT', unit: 'share', formula: 'share of the best of three answers' },
  csat5: { name: 'CSAT', unit: 'share', formula: 'share of 4 and 5 of 5' },
  csat7: { name: 'CSAT', unit: 'share', formula: 'share of 6 and 7 of 7' },
  thumbs: { name: 'CSAT', unit: 'share', formula: 'share of thumbs up' },
  ces5: { name: 'CES', unit: 'mean', formula: 'mean of 1 to 5, higher is easier' },
  ces7: { name: 'CES', unit: 'mean', formula: 'mean of 1 to 7, higher is easier' },
  pmf: { name: 'PMF', unit: 'share', formula: 'share who would be very disappointed without it' },
  umux7: { name: 'UMUX-Lite', unit: 'mean', formula: 'mean of 0 to 100, of both questions' },
};

/** Value and standard error of what is a mean over answers: of +1, 0, -1 for NPS. */
export function npsOf({ n, low, high }: Pick<Tally, 'n' | 'low' | 'high'>) {
  if (n === 0) return null;
  const [p, d] = [high / n, low / n];
  const variance = p + d - (p - d) ** 2;
  return { value: p - d, variance, se: Math.sqrt(variance / n) };
}

/**
 * "All promoters" has no variance, and an interval of no width would call that certainty: one answer of each
 * band is added before the standard error is taken (adjusted Wald, after Rocks 2016).
 */
function npsMargin(tally: Tally): number {
  const plain = npsOf(tally);
  if (!plain) return 0;
  const { n, low, high } = tally;
  const fair = plain.variance > 0 ? plain : npsOf({ n: n + 3, low: low + 1, high: high + 1 });
  return z95 * (fair?.se ?? 0);
}

function meanOf({ n, sum, sumSquares }: Tally) {
  const mean = sum / n;
  const variance = n > 1 ? Math.max(0, (sumSquares - sum * mean) / (n - 1)) : 0;
  return { value: mean, se: Math.sqrt(variance / n) };
}

function figureOf(unit: Score['unit'], tally: Tally): number {
  if (unit === 'share') return tally.high / tally.n;
  return unit === 'mean' ? tally.sum / tally.n : 100 * (npsOf(tally)?.value ?? 0);
}

/** `population`: how many could have answered. Asking more than a twentieth of them makes the margin smaller. */
function intervalOf(unit: Score['unit'], tally: Tally, population: number | null): Interval | null {
  if (unit === 'share') return wilson({ numerator: tally.high, denominator: tally.n });
  const isLarge = population !== null && population > tally.n && tally.n > population / 20;
  const correction = isLarge ? Math.sqrt((population - tally.n) / (population - 1)) : 1;
  const value = figureOf(unit, tally);
  if (unit === 'mean') {
    const margin = z95 * meanOf(tally).se * correction;
    return { low: value - margin, high: value + margin };
  }
  const margin = 100 * npsMargin(tally) * correction;
  return { low: Math.max(-100, value - margin), high: Math.min(100, value + margin) };
}

export function scoreOf(scale: Scale, tally: Tally, population: number | null = null): Score {
  const kind = kinds[scale];
  const { n } = tally;
  const hasInterval = n >= fewest.forInterval;
  return {
    ...kind,
    n,
    value: n >= fewest.forScore ? figureOf(kind.unit, tally) : null,
    interval: hasInterval ? intervalOf(kind.unit, tally, population) : null,
  };
}

export type ScoreChange = Interval & {
  readonly value: number;
  readonly p: number;
  readonly withinNoise: boolean;
};

const errorOf = (unit: Score['unit'], tally: Tally): number => {
  if (unit === 'points') return (100 * npsMargin(tally)) / z95;
  const share = tally.high / tally.n;
  return unit === 'mean' ? meanOf(tally).se : Math.sqrt((share * (1 - share)) / tally.n);
};

/** From one wave, or segment, to another; null while either has no interval of its own. */
export function changeOf(scale: Scale, before: Tally, now: Tally): ScoreChange | null {
  if (Math.min(before.n, now.n) < fewest.forInterval) return null;
  const { unit } = kinds[scale];
  const value = figureOf(unit, now) - figureOf(unit, before);
  const se = Math.hypot(errorOf(unit, before), errorOf(unit, now));
  if (se === 0) return null;
  const margin = z95 * se;
  const p = twoSidedP(value / se);
  return { value, low: value - margin, high: value + margin, p, withinNoise: p >= 0.05 };
}

/** Weighted by what each account is worth; `effective` is how many equal ones would weigh as much. */
export function weightedNps(accounts: readonly { weight: number; nps: number }[]) {
  const total = accounts.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return null;
  const value = accounts.reduce((sum, { weight, nps }) => sum + weight * nps, 0) / total;
  const squares = accounts.reduce((sum, { weight }) => sum + weight ** 2, 0);
  return { value, effective: total ** 2 / squares };
}
