import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../core/metrics/median.ts';
import { addRates, formatRate, pointsBetween, shareOf } from '../../core/metrics/rate.ts';
import { roundHalfAway } from '../../core/metrics/round.ts';
import { wilson } from '../../core/metrics/wilson.ts';

const rate = (numerator: number, denominator: number) => ({ numerator, denominator });

describe('roundHalfAway', () => {
  it.each([
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [12.345, 1, 12.3],
    [99.95, 1, 100],
    [-0.04, 1, 0],
    [0, 3, 0],
  ])('%d to %i decimals is %d', (value, decimals, expected) => {
    expect(roundHalfAway(value, decimals)).toBe(expected);
  });
});

describe('median', () => {
  it.each([
    [[], null],
    [[7], 7],
    [[3, 1], 2],
    [[9, 1, 2], 2],
    [[1, 2, 10, 100], 6],
  ])('of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('leaves the list as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('rates', () => {
  it('of nothing are null and shown as a dash', () => {
    expect(shareOf(rate(0, 0))).toBeNull();
    expect(formatRate(rate(0, 0))).toBe('–');
    expect(pointsBetween(rate(0, 0), rate(1, 2))).toBeNull();
  });

  it.each([
    [1, 8, '12.5\u00a0%'],
    [0, 8, '0.0\u00a0%'],
    [8, 8, '100.0\u00a0%'],
    [1, 3, '33.3\u00a0%'],
    [13, 80, '16.3\u00a0%'], // 16.25: half away from zero
  ])('%d of %d reads %s', (numerator, denominator, expected) => {
    expect(formatRate(rate(numerator, denominator))).toBe(expected);
  });

  it('add by their parts: 1 of 2 and 1 of 8 are 2 of 10, not the mean of 50 % and 12.5 %', () => {
    expect(addRates([rate(1, 2), rate(1, 8)])).toEqual(rate(2, 10));
    expect(addRates([])).toEqual(rate(0, 0));
  });

  it('differ in percentage points', () => {
    expect(pointsBetween(rate(1, 4), rate(3, 8))).toBe(12.5);
    expect(pointsBetween(rate(1, 2), rate(1, 3))).toBe(-16.7);
  });
});

describe('wilson', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3; the last two by hand: z²/(n+z²).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
  ])('of %d in %d is %d to %d', (numerator, denominator, low, high) => {
    const interval = wilson(rate(numerator, denominator));
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('of nothing is nothing', () => {
    expect(wilson(rate(0, 0))).toBeNull();
  });

  it('holds the rate, stays within 0 and 1, and mirrors', () => {
    const parts = fc.nat(5_000).chain((n) => fc.tuple(fc.nat(n), fc.constant(n + 1)));
    fc.assert(
      fc.property(parts, ([k, n]) => {
        const interval = wilson(rate(k, n)) ?? { low: -1, high: -1 };
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(k / n);
        expect(interval.high).toBeGreaterThanOrEqual(k / n);
        expect(wilson(rate(n - k, n))?.low).toBeCloseTo(1 - interval.high, 12);
      }),
    );
  });
});
