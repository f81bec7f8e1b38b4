/**
 * The 95 % interval that stands beside every rate (definitions 0): Wilson's score interval, which stays
 * inside 0…1 and is honest at 0 of n and n of n, where the textbook interval has no width.
 */
import type { Rate } from '../model/primitives.ts';

export type Interval = { readonly low: number; readonly high: number };

/** Normal quantile for 95 %, two-sided. */
const z95 = 1.959963984540054;

export function wilson({ numerator, denominator: n }: Rate, z = z95): Interval | null {
  if (n === 0) return null;
  const p = numerator / n;
  const scale = 1 + (z * z) / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  // At the ends the bound is exact; floating point would leave it at 2e-17.
  return {
    low: numerator === 0 ? 0 : (centre - half) / scale,
    high: numerator === n ? 1 : (centre + half) / scale,
  };
}
