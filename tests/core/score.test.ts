/** Scores and effects: cases worked by others, and the refusals of ours. */
import { describe, expect, it } from 'vitest';
import { effectOf } from '../../core/metrics/effect.ts';
import { twoSidedP } from '../../core/metrics/normal.ts';
import { bandOfAnswer, bandOfScore, isOnScale, umuxScore } from '../../core/metrics/scales.ts';
import { changeOf, npsOf, scoreOf, weightedNps } from '../../core/metrics/score.ts';
import type { Tally } from '../../core/model/results.ts';
import type { Scale } from '../../core/model/survey.ts';
import scales from '../cases/scales.json' with { type: 'json' };
import nps from '../cases/surveys-nps.json' with { type: 'json' };

function tallyOf(scale: Scale, scores: readonly number[]): Tally {
  const of = (band: string) => scores.filter((s) => bandOfAnswer(scale, s) === band).length;
  const sum = scores.reduce((a, b) => a + b, 0);
  const sumSquares = scores.reduce((a, b) => a + b * b, 0);
  return { n: scores.length, low: of('low'), mid: of('mid'), high: of('high'), sum, sumSquares };
}

const times = (count: number, value: number) => Array<number>(count).fill(value);

describe('NPS against R', () => {
  it.each(nps.oneSample)('$name', (known) => {
    const found = npsOf(tallyOf('nps', known.scores));
    expect(found?.value).toBeCloseTo(known.nps, 12);
    expect(found?.variance).toBeCloseTo(known.variance, 12);
    expect(found?.se).toBeCloseTo(known.se, 12);
  });

  it('the worked example of 324 answers', () => {
    const tally = tallyOf('nps', [...times(162, 10), ...times(108, 8), ...times(54, 3)]);
    expect(npsOf(tally)?.variance).toBeCloseTo(5 / 9, 12);
    expect(scoreOf('nps', tally).value).toBeCloseTo(100 / 3, 12);
  });

  it('p as R has it', () => {
    for (const { delta, se, p } of nps.twoSample) expect(twoSidedP(delta / se)).toBeCloseTo(p, 10);
    expect(twoSidedP(0)).toBe(1);
    expect(twoSidedP(6)).toBeCloseTo(1.973175290075e-9, 18);
  });
});

describe('scales', () => {
  it.each(scales.cases)('$scale $value $score is $band', (known) => {
    const scale = known.scale as Scale; // safe: the table names scales only
    if (known.score !== undefined) expect(bandOfScore(scale, known.score)).toBe(known.band);
    else if (known.band === null) expect(isOnScale(scale, known.value)).toBe(false);
    else expect(bandOfAnswer(scale, known.value ?? 0)).toBe(known.band);
  });

  it('UMUX-Lite runs from 0 to 100', () => {
    expect([umuxScore(1, 1), umuxScore(4, 4), umuxScore(7, 7)]).toEqual([0, 50, 100]);
  });
});

describe('a score', () => {
  it('is not told of a handful, nor its interval of few', () => {
    expect(scoreOf('nps', tallyOf('nps', times(4, 10)))).toMatchObject({
      value: null,
      interval: null,
    });
    expect(scoreOf('nps', tallyOf('nps', times(29, 10)))).toMatchObject({
      value: 100,
      interval: null,
    });
  });

  it('of one mind alone is no certainty', () => {
    const { interval } = scoreOf('nps', tallyOf('nps', times(50, 10)));
    expect(interval?.high).toBe(100);
    expect(interval?.low).toBeLessThan(95);
  });

  it('of nearly everybody is surer', () => {
    const tally = tallyOf('nps', [...times(60, 10), ...times(40, 5)]);
    const width = (population: number | null) => {
      const { interval } = scoreOf('nps', tally, population);
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    expect(width(110)).toBeLessThan(width(null) / 2);
    expect(width(1_000_000)).toBe(width(null));
  });

  it('names its formula', () => {
    const ces = scoreOf('ces7', tallyOf('ces7', [...times(20, 7), ...times(20, 4)]));
    expect(ces).toMatchObject({ name: 'CES', unit: 'mean', value: 5.5 });
    const csat = scoreOf('csat5', tallyOf('csat5', [...times(20, 5), ...times(20, 2)]));
    expect(csat).toMatchObject({ name: 'CSAT', unit: 'share', value: 0.5 });
  });

  it('changes only where both sides can tell', () => {
    const before = tallyOf('nps', [...times(50, 10), ...times(50, 5)]);
    const now = tallyOf('nps', [...times(80, 10), ...times(20, 5)]);
    expect(changeOf('nps', before, now)).toMatchObject({ withinNoise: false });
    expect(changeOf('nps', before, now)?.value).toBeCloseTo(60, 10);
    expect(changeOf('nps', before, before)).toMatchObject({ value: 0, p: 1, withinNoise: true });
    expect(changeOf('nps', before, tallyOf('nps', times(20, 10)))).toBeNull();
  });

  it('is weighed by what accounts are worth', () => {
    const accounts = [
      { weight: 300, nps: 100 },
      { weight: 100, nps: -100 },
    ];
    expect(weightedNps(accounts)).toEqual({ value: 50, effective: 1.6 });
    expect(weightedNps([])).toBeNull();
  });
});

describe('an effect', () => {
  const arms = (shown: [number, number], holdout: [number, number]) => ({
    shown: { people: shown[0], reached: shown[1] },
    holdout: { people: holdout[0], reached: holdout[1] },
    ...{ days: 7, waiting: 0, both: 0 },
  });

  it('is told with its interval', () => {
    const effect = effectOf(arms([900, 270], [100, 20]));
    if (!effect.known) throw new Error(effect.reason);
    expect(effect.uplift.value).toBeCloseTo(0.1, 12);
    // By hand: 1.96 * sqrt(0.3 * 0.7 / 900 + 0.2 * 0.8 / 100) = 0.0839
    expect(effect.uplift.low).toBeCloseTo(0.0161, 4);
    expect(effect.uplift.high).toBeCloseTo(0.1839, 4);
    expect(effect.relative.value).toBeCloseTo(0.5, 12);
    expect(effect.incremental.value).toBeCloseTo(90, 10);
    expect(effect.withinNoise).toBe(false);
  });

  it.each([
    [arms([900, 270], [99, 20]), /99 of at least 100 people held out/],
    [arms([900, 270], [100, 4]), /only 4 people held out/],
    [arms([900, 899], [100, 20]), /nearly everybody who got it/],
    [arms([0, 0], [0, 0]), /^Not enough yet/],
  ])('is not enough yet: %#', (given, why) => {
    const effect = effectOf(given);
    expect(effect.known).toBe(false);
    expect(!effect.known && effect.reason).toMatch(why);
  });
});
