// A fast part of `npm run bench -- budget`: several tabs and devices, random settings, no rule broken.
import { describe, expect, it } from 'vitest';
import { simulate, sumOf } from '../../bench/budget/simulate.ts';
import { countViolations } from '../../bench/budget/violations.ts';
import { defaultBudget } from '../../core/model/engagement.ts';
import { entryOf, guideWith, hour, noon } from '../core/targeting/items.ts';

describe('the attention budget', () => {
  it('is never broken, whatever the settings, devices and tabs', () => {
    for (const seed of [11, 12, 13]) {
      const found = simulate(3_000, seed, 'claim');
      expect(sumOf(found.violations)).toBe(0);
      expect(found.displays).toBeGreaterThan(500);
      expect(found.refusedClaims).toBeGreaterThan(200); // copies were stale, and the server caught it
    }
  });

  it('would be, if offline devices went by their own copy: the judge sees it', () => {
    const { violations } = simulate(3_000, 11, 'cached');
    expect(violations.cap).toBeGreaterThan(0);
    expect(violations.survey).toBeGreaterThan(0);
  });

  it('the judge counts by elapsed time, and lets exceptions pass', () => {
    const at = (ms: number, interrupted = true) => {
      return { item: guideWith(), entry: entryOf({ at: noon + ms, interrupted }) };
    };
    const cap = (...shown: ReturnType<typeof at>[]) => countViolations(shown, defaultBudget).cap;
    expect(cap(at(0), at(24 * hour))).toBe(1);
    expect(cap(at(0), at(24 * hour + 1))).toBe(0);
    expect(cap(at(0), at(hour, false))).toBe(0);
    expect(cap(at(0, false), at(hour))).toBe(0);
  });

  it('is the same for the same seed', () => {
    const run = () => ({ ...simulate(500, 5, 'claim'), seconds: 0 });
    expect(run()).toEqual(run());
  });
});
