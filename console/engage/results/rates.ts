/** Figures of results as people read them: a rate never without its interval and n. Pure. */
import { formatPercent, shareOf } from '../../../core/metrics/rate.ts';
import { roundHalfAway } from '../../../core/metrics/round.ts';
import type { Score, ScoreChange } from '../../../core/metrics/score.ts';
import { fewest } from '../../../core/metrics/score.ts';
import { type Interval, wilson } from '../../../core/metrics/wilson.ts';
import type { Rate } from '../../../core/model/primitives.ts';
import { formatCount } from '../../app/format.ts';

export type RateWords = { figure: string; note: string };

const percents = ({ low, high }: Interval) => {
  const one = (share: number) => roundHalfAway(share * 100, 1).toFixed(1);
  return `${one(low)}–${one(high)}\u00a0%`;
};

/** `62.5 %`, `50.1–73.4 %, 40 of 64`; a dash where there is nothing below. */
export function rateWords(rate: Rate): RateWords {
  const share = shareOf(rate);
  const interval = wilson(rate);
  const of = `${formatCount(rate.numerator)} of ${formatCount(rate.denominator)}`;
  if (share === null || !interval) return { figure: '–', note: of };
  return { figure: formatPercent(share), note: `${percents(interval)}, ${of}` };
}

type Unit = Score['unit'];

/** NPS as a signed whole number, shares in percent, means with one decimal (definitions 0). */
export function formatScore(unit: Unit, value: number): string {
  if (unit === 'share') return formatPercent(value);
  if (unit === 'mean') return roundHalfAway(value, 1).toFixed(1);
  const points = roundHalfAway(value);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}

export const notEnough = (n: number): string => `Not enough yet (${n} of ${fewest.forInterval})`;

/** The figure only with its interval: under its least n a score tells what single people said. */
export function scoreWords({ unit, value, interval, n }: Score): RateWords {
  if (value === null || !interval) return { figure: '–', note: notEnough(n) };
  const [low, high] = [formatScore(unit, interval.low), formatScore(unit, interval.high)];
  return {
    figure: formatScore(unit, value),
    note: `95\u00a0% interval ${low} to ${high}, n ${formatCount(n)}`,
  };
}

/** `+12 against the wave before`, or that it may be chance. */
export function changeWords(unit: Unit, change: ScoreChange | null): string {
  if (!change) return 'not enough to compare';
  const signed = (value: number) => {
    const size = unit === 'share' ? value * 100 : value;
    const text = Math.abs(roundHalfAway(size, unit === 'points' ? 0 : 1));
    return `${size < 0 ? '−' : '+'}${text}`;
  };
  const p = change.p < 0.001 ? 'p < 0.001' : `p = ${change.p.toFixed(3)}`;
  const span = `${signed(change.low)} to ${signed(change.high)}, ${p}`;
  return change.withinNoise
    ? `${signed(change.value)}, within noise (${span})`
    : `${signed(change.value)} (${span})`;
}
