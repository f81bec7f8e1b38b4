/** Figures of learning against computations of their own: by hand, or by drawing at random. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../core/metrics/adjust.ts';
import { effectOf } from '../../core/metrics/effect.ts';
import { weightedNps } from '../../core/metrics/score.ts';
import { useRatios } from '../../core/metrics/use-ratio.ts';
import { weightedScore } from '../../core/metrics/weighted.ts';

const sumsOf = (accounts: readonly { w: number; x: number }[]) => {
  const sum = (of: (one: { w: number; x: number }) => number) =>
    accounts.reduce((total, one) => total + of(one), 0);
  return {
    ...{ trait: 'mrr', accounts: accounts.length, people: accounts.length, unknown: 0 },
    ...{ w: sum(({ w }) => w), ww: sum(({ w }) => w ** 2) },
    ...{ wx: sum(({ w, x }) => w * x), wxx: sum(({ w, x }) => w * x ** 2) },
  };
};

describe('NPS weighted by worth', () => {
  it('is the plain one where all are worth the same', () => {
    const accounts = Array.from({ length: 100 }, (_, i) => ({
      w: 7,
      x: i < 60 ? 1 : i < 80 ? 0 : -1,
    }));
    const { value, interval, effective } = weightedScore(sumsOf(accounts));
    expect(value).toBeCloseTo(40, 10);
    expect(effective).toBeCloseTo(100, 10);
    // By hand: p + d - (p - d)² = 0.64; 196 · √(0.64 / 100) = 15.68
    expect((interval?.high ?? 0) - 40).toBeCloseTo(15.68, 2);
  });

  it('knows few accounts where one is worth nearly all', () => {
    const accounts = Array.from({ length: 60 }, (_, i) => ({
      w: i === 0 ? 1_000 : 1,
      x: i % 2 ? 1 : -1,
    }));
    const told = weightedScore(sumsOf(accounts));
    expect(told.effective).toBeLessThan(1.2);
    expect(told.interval).toBeNull();
    expect(told.value).toBeLessThan(-80);
  });

  it('is nothing of fewer than five accounts, or of none', () => {
    expect(weightedScore(sumsOf([{ w: 1, x: 1 }])).value).toBeNull();
    expect(weightedScore(sumsOf([])).value).toBeNull();
  });

  it('agrees with the definition, account by account', () => {
    const account = fc.record({
      w: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
      x: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(account, { minLength: 5, maxLength: 40 }), (accounts) => {
        const told = weightedScore(sumsOf(accounts));
        const known = weightedNps(accounts.map(({ w, x }) => ({ weight: w, nps: 100 * x })));
        expect(told.value).toBeCloseTo(known?.value ?? Number.NaN, 6);
        expect(told.effective).toBeCloseTo(known?.effective ?? Number.NaN, 6);
      }),
    );
  });
});

describe('use by band', () => {
  const part = (people: number, each: readonly number[]) => ({
    ...{ people, users: each.filter((uses) => uses > 0).length },
    ...{ uses: each.reduce((a, b) => a + b, 0), squares: each.reduce((a, b) => a + b * b, 0) },
  });
  const feature = '11111111-1111-4111-8111-111111111111';
  const use = (low: readonly number[], high: readonly number[], name = 'Reports') => ({
    ...{ feature, name },
    bands: [
      { band: 'low' as const, ...part(low.length, low) },
      { band: 'high' as const, ...part(high.length, high) },
    ],
  });
  const repeat = (n: number, of: readonly number[]) => Array.from({ length: n }, () => of).flat();

  it('is a third with its interval, by hand', () => {
    const [found] = useRatios([use(repeat(30, [0, 1, 2]), repeat(30, [0, 3, 6]))]);
    expect(found?.ratio?.value).toBeCloseTo(1 / 3, 12);
    // Both: variance over squared mean is (60/89) / 90 = 0.00749; 1.96 · √(2 · 0.00749) = 0.2399
    expect(Math.log((found?.ratio?.high ?? 0) * 3)).toBeCloseTo(0.2399, 3);
    expect(Math.log((found?.ratio?.low ?? 0) * 3)).toBeCloseTo(-0.2399, 3);
    expect(found?.stands).toBe(true);
  });

  it('says nothing of few people, or of few users', () => {
    const [few] = useRatios([use(repeat(9, [0, 1, 2]), repeat(30, [0, 3, 6]))]);
    expect(few).toMatchObject({ ratio: null, stands: false });
    const [unused] = useRatios([use(repeat(60, [0]), repeat(30, [0, 3, 6]))]);
    expect(unused?.ratio).toBeNull();
  });

  it('calls no noise a finding, however many features are looked at', () => {
    // Alike but for the draw: about one in twenty would pass by itself.
    let seed = 7;
    const draw = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * 6);
    };
    const some = () => Array.from({ length: 60 }, draw);
    const found = useRatios(Array.from({ length: 60 }, () => use(some(), some())));
    expect(found.filter(({ ratio }) => (ratio?.p ?? 1) < 0.05).length).toBeGreaterThan(0);
    expect(found.filter(({ stands }) => stands)).toEqual([]);
  });

  it('adjusts as R’s p.adjust does', () => {
    // p.adjust(c(0.01, 0.04, 0.03, 0.5), "BH")
    const expected = [0.04, 0.16 / 3, 0.16 / 3, 0.5];
    const found = benjaminiHochberg([0.01, 0.04, 0.03, 0.5]);
    for (const [i, p] of found.entries()) expect(p).toBeCloseTo(expected[i] ?? 0, 12);
  });
});

describe('how many more people an effect takes', () => {
  const arms = (shown: [number, number], holdout: [number, number]) => ({
    shown: { people: shown[0], reached: shown[1] },
    holdout: { people: holdout[0], reached: holdout[1] },
    ...{ days: 7, waiting: 0, both: 0 },
  });

  it.each([
    // 40 more held out are 400 more eligible: one of ten is.
    [arms([540, 100], [60, 20]), 400],
    // Two of 100 reached it: five of 250, so 150 more of a tenth.
    [arms([900, 90], [100, 2]), 1_500],
    [arms([900, 90], [100, 0]), null],
    [arms([0, 0], [0, 0]), null],
  ])('while it is not enough: %#', (given, more) => {
    expect(effectOf(given)).toMatchObject({ known: false, more });
  });

  it('while it is within noise: as many as would show it four times of five', () => {
    const effect = effectOf(arms([900, 108], [100, 10]));
    if (!effect.known) throw new Error(effect.reason);
    // (1.96 + 0.8416)² · (0.1056 / 0.9 + 0.09 / 0.1) / 0.02² = 19,966
    expect(effect.more).toBeGreaterThan(18_900);
    expect(effect.more).toBeLessThan(19_000);
    expect(effectOf(arms([900, 90], [100, 10]))).toMatchObject({ known: true, more: null });
  });
});
