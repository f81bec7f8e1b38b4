/**
 * NPS weighted by what accounts are worth (definitions 3): Σw·x / Σw over accounts, x the mean of an account's
 * people (promoter 1, detractor -1). Its error is taken over `effective` equal accounts, n_eff = (Σw)² / Σw²:
 * where one account is worth half of everything, there are few, however many answered.
 */
import type { SurveyResults } from '../model/results.ts';
import { z95 } from './normal.ts';
import { fewest } from './score.ts';
import type { Interval } from './wilson.ts';

export type WeightedScore = {
  readonly formula: string;
  /** Points; null: of too few accounts. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly effective: number;
};

const formula = '% promoters minus % detractors of each account, weighted by its worth: Σw·x / Σw';

export function weightedScore(sums: NonNullable<SurveyResults['weighted']>): WeightedScore {
  const { accounts, w, ww, wx, wxx } = sums;
  const effective = ww > 0 ? w ** 2 / ww : 0;
  if (accounts < fewest.forScore || w <= 0) {
    return { formula, value: null, interval: null, effective };
  }
  const mean = wx / w;
  const variance = Math.max(0, wxx / w - mean ** 2);
  const margin = 100 * z95 * Math.sqrt(variance / effective);
  const value = 100 * mean;
  // As with the plain score; one whose accounts all agree would have no width, and is not that sure.
  const isTold = effective >= fewest.forInterval && variance > 0;
  const interval = isTold
    ? { low: Math.max(-100, value - margin), high: Math.min(100, value + margin) }
    : null;
  return { formula, value, interval, effective };
}
