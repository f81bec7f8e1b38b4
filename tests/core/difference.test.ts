import { describe, expect, it } from 'vitest';
import { difference } from '../../core/metrics/difference.ts';

const rate = (numerator: number, denominator: number) => ({ numerator, denominator });

describe('difference of two rates', () => {
  it("gives Newcombe's published example: 56/70 against 48/80 is 0.2, from 0.0524 to 0.3339", () => {
    const found = difference(rate(48, 80), rate(56, 70));
    expect(found?.value).toBeCloseTo(0.2, 10);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
    expect(found?.withinNoise).toBe(false);
  });

  it('calls a change noise when its interval holds zero', () => {
    expect(difference(rate(10, 100), rate(12, 100))?.withinNoise).toBe(true);
    expect(difference(rate(10, 100), rate(40, 100))?.withinNoise).toBe(false);
    expect(difference(rate(40, 100), rate(10, 100))?.withinNoise).toBe(false);
  });

  it('turns its sign with the order and stays inside -1 to 1', () => {
    const up = difference(rate(0, 10), rate(10, 10));
    const down = difference(rate(10, 10), rate(0, 10));
    expect(up?.value).toBe(1);
    expect(down?.value).toBe(-1);
    expect(up?.low).toBeCloseTo(-(down?.high ?? 0), 12);
    expect(Math.abs(up?.high ?? 9)).toBeLessThanOrEqual(1);
  });

  it('is null, never zero, where a rate has nothing below', () => {
    expect(difference(rate(0, 0), rate(1, 2))).toBeNull();
    expect(difference(rate(1, 2), rate(0, 0))).toBeNull();
  });
});
