/**
 * Rates as two counts (definitions 0): percentages of groups are never averaged, their parts are added;
 * and a rate of nothing is null, which a reader shows as a dash, never as 0 %.
 */
import type { Rate } from '../model/primitives.ts';
import { roundHalfAway } from './round.ts';

export function shareOf(rate: Rate): number | null {
  return rate.denominator === 0 ? null : rate.numerator / rate.denominator;
}

export function addRates(rates: readonly Rate[]): Rate {
  return rates.reduce(
    (sum, rate) => ({
      numerator: sum.numerator + rate.numerator,
      denominator: sum.denominator + rate.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );
}

/** `12.5 %` with a no-break space; `–` where there is no rate. */
export function formatRate(rate: Rate): string {
  const value = shareOf(rate);
  return value === null ? '–' : formatPercent(value);
}

export function formatPercent(share: number): string {
  return `${roundHalfAway(share * 100, 1).toFixed(1)}\u00a0%`;
}

/** Change in percentage points between two rates, `+1.2`; null where either is undefined. */
export function pointsBetween(before: Rate, now: Rate): number | null {
  const [from, to] = [shareOf(before), shareOf(now)];
  return from === null || to === null ? null : roundHalfAway((to - from) * 100, 1);
}
