import { describe, expect, it } from 'vitest';
import { disagreements, pointOf, sweep } from '../../bench/locator/report/curve.ts';
import { designEffect, formatShare, shareOf } from '../../bench/locator/report/interval.ts';
import { type Scored, settle, type Verdict } from '../../bench/locator/report/outcome.ts';
import { byFamily, overview } from '../../bench/locator/report/rows.ts';
import { judgeIndex } from '../../bench/locator/report/shipped.ts';
import { tally } from '../../bench/locator/report/tally.ts';
import { exponent } from '../../bench/locator/speed/index.ts';

const verdict = (outcome: Verdict['outcome'], more: Partial<Verdict> = {}): Verdict => ({
  ...{ id: 'a', track: 'desc', family: 'shop', isGone: false, ms: 1 },
  ...more,
  outcome,
});
const scored = (score: number, more: Partial<Scored> = {}): Scored => ({
  ...{ id: 'a', track: 'desc', family: 'shop', isGone: false, ms: 1, pick: 'correct' },
  ...more,
  score,
});

describe('the interval by family', () => {
  it('counts two families of opposite fate as one case, whatever their size', () => {
    // p = ½, n = 20; squared deviations 25 + 25; variance 2 · 50 / 400 = ¼, of 20 cases ¼ / 20
    expect(designEffect([10, 0].map((hits) => ({ hits, of: 10 })))).toBeCloseTo(20, 12);
  });

  it('is that by case where families do not differ, and never narrower', () => {
    const share = shareOf([
      { hits: 5, of: 10 },
      { hits: 5, of: 10 },
    ]);
    expect(share.byFamily).toEqual(share.byCase);
  });

  it('takes families for wholly alike where nothing varies', () => {
    // 10² + 30² = 1,000 of 40 cases: 25 times; of 0 in 1.6 Wilson's upper bound is z² / (1.6 + z²)
    const share = shareOf([
      { hits: 0, of: 10 },
      { hits: 0, of: 30 },
    ]);
    expect(share.byFamily?.low).toBe(0);
    expect(share.byFamily?.high).toBeCloseTo(0.7059612, 6);
    expect(share.byCase?.high).toBeCloseTo(0.0876216, 6);
  });

  it('says nothing about no cases, and does not count families without any', () => {
    expect(formatShare(shareOf([{ hits: 0, of: 0 }]))).toBe('–');
    const one = [{ hits: 1, of: 4 }];
    expect(shareOf([...one, { hits: 0, of: 0 }])).toEqual(shareOf(one));
  });

  it('is printed in per cent', () => {
    expect(formatShare(shareOf([{ hits: 5, of: 10 }]))).toBe('50.0 [23.7, 76.3]');
  });
});

describe('a tally', () => {
  const verdicts = [
    verdict('correct', { ms: 1 }),
    verdict('equivalent', { ms: 2 }),
    verdict('wrong', { ms: 3, family: 'mail' }),
    verdict('none', { ms: 4, family: 'mail' }),
    verdict('none', { ms: 5, isGone: true }),
    verdict('wrong', { ms: 9, isGone: true }),
  ];

  it('keeps what is there apart from what is gone', () => {
    const all = tally(verdicts);
    expect([all.present, all.correct, all.equivalent]).toEqual([4, 1, 1]);
    expect([all.located.hits, all.wrong.hits, all.refused.hits]).toEqual([2, 1, 1]);
    expect([all.falseAccepts.hits, all.falseAccepts.of]).toEqual([1, 2]);
    expect(all.ms).toBe(3.5);
  });

  it('has a row a track, and a total only for who answers both', () => {
    const both = [...verdicts, verdict('correct', { track: 'dom' })];
    const rows = overview([
      { name: 'ours', verdicts: both },
      { name: 'selectors', verdicts: both.filter(({ track }) => track === 'dom') },
    ]);
    expect(rows.map(({ track, approach }) => `${track} ${approach}`)).toEqual([
      ...['desc ours', 'dom ours', 'dom selectors', 'both ours'],
    ]);
    expect(rows.at(-1)).toMatchObject({ cases: 5, correct: 2, gone: 2 });
  });

  it('has no time where nobody took it', () => {
    const [{ ms: _ms, ...untimed }] = [verdict('correct')];
    const [row] = overview([{ name: 'learnt', verdicts: [untimed] }]);
    expect(row?.ms).toBeNull();
  });

  it('puts approaches beside each other by family', () => {
    const other = verdicts.map((one) => ({ ...one, outcome: 'none' as const }));
    const { rows } = byFamily([
      { name: 'ours', verdicts },
      { name: 'theirs', verdicts: other },
    ]);
    expect(rows).toEqual([
      {
        ...{ family: 'desc/mail', cases: 2, ours: '0 / 1 / 1', theirs: '0 / 0 / 2' },
        ...{ gone: 0, 'gone: ours': 0, 'gone: theirs': 0 },
      },
      {
        ...{ family: 'desc/shop', cases: 2, ours: '2 / 0 / 0', theirs: '0 / 0 / 2' },
        ...{ gone: 2, 'gone: ours': 1, 'gone: theirs': 0 },
      },
    ]);
  });
});

describe('a threshold', () => {
  it('accepts what reaches it and refuses what is below', () => {
    expect(settle(scored(0.6), 0.6).outcome).toBe('correct');
    expect(settle(scored(0.59), 0.6).outcome).toBe('none');
  });

  it('has nothing to accept where there was no candidate', () => {
    const { pick: _none, ...empty } = scored(0);
    expect(settle(empty, 0).outcome).toBe('none');
  });

  const cases = [
    scored(0.9),
    scored(0.7, { pick: 'wrong' }),
    scored(0.5, { pick: 'equivalent' }),
    scored(0.3, { pick: 'wrong' }),
    scored(0.6, { pick: 'wrong', isGone: true }),
  ];

  it('gives one point of the curve', () => {
    const at = (accept: number) => sweep(cases).find((point) => point.accept === accept);
    expect(at(0)).toMatchObject({ refused: 0, located: 0.5, wrong: 0.5, precision: 0.5 });
    expect(at(0.65)).toMatchObject({ refused: 0.5, precision: 0.5, falseAccepts: 0 });
    expect(at(0.6)?.falseAccepts).toBe(1);
    expect(at(1)).toMatchObject({ refused: 1, located: 0 });
    expect(at(1)?.precision).toBeUndefined();
  });

  it('may not be all that a decision rests on, and then it is told', () => {
    const verdicts = cases.map((one) => settle(one, 0.6));
    expect(disagreements(cases, verdicts, 0.6)).toBe(0);
    expect(disagreements(cases, [verdict('none'), ...verdicts.slice(1)], 0.6)).toBe(1);
  });

  it('has a point for verdicts that it did not make', () => {
    expect(pointOf([verdict('correct'), verdict('none')], 0.6)).toEqual({
      ...{ accept: 0.6, refused: 0.5, located: 0.5, wrong: 0, precision: 1, falseAccepts: 0 },
    });
  });
});

it('the right one is correct, one nested in it equivalent, any other wrong', () => {
  const truth = { exact: 3, right: [3, 4] };
  expect([3, 4, 5].map((i) => judgeIndex(truth, i))).toEqual(['correct', 'equivalent', 'wrong']);
});

it('growth is told as an exponent', () => {
  expect(exponent({ n: 500, ms: 2 }, { n: 5_000, ms: 20 })).toBeCloseTo(1, 12);
  expect(exponent({ n: 500, ms: 2 }, { n: 5_000, ms: 200 })).toBeCloseTo(2, 12);
});
