/**
 * The 95 % interval of a difference of two rates, now minus before (Newcombe's hybrid of two Wilson
 * intervals: as honest at the ends as each of them). Where it holds zero, the change is within the noise.
 */
import type { Rate } from '../model/primitives.ts';
import { shareOf } from './rate.ts';
import { type Interval, wilson } from './wilson.ts';

export type Difference = Interval & { readonly value: number; readonly withinNoise: boolean };

/** Null where either rate has nothing below. */
export function difference(before: Rate, now: Rate): Difference | null {
  const [p, q] = [shareOf(now), shareOf(before)];
  const [a, b] = [wilson(now), wilson(before)];
  if (p === null || q === null || !a || !b) return null;
  const value = p - q;
  const low = value - Math.hypot(p - a.low, b.high - q);
  const high = value + Math.hypot(a.high - p, q - b.low);
  return { value, low, high, withinNoise: low <= 0 && high >= 0 };
}
