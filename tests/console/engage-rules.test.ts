// What the forms of guides and surveys make of definitions, and what is said of two of them: no page needed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersCsv } from '../../console/engage/results/answers-csv.ts';
import { changeWords, rateWords, scoreWords } from '../../console/engage/results/rates.ts';
import { type Rule, readRules, writeRules } from '../../core/engage/audience-rules.ts';
import { problemsOf } from '../../core/engage/draft-problems.ts';
import { templates } from '../../core/engage/templates.ts';
import { changeOf, scoreOf } from '../../core/metrics/score.ts';
import { definition } from '../../core/model/engagement.ts';
import type { Response } from '../../core/model/results.ts';
import type { Survey } from '../../core/model/survey.ts';
import { evaluate } from '../../core/targeting/condition.ts';
import { audienceWords } from '../../ui/engage/audience.ts';
import { changesBetween } from '../../ui/engage/definition-diff.ts';
import { addQuestion, removeQuestion } from '../../ui/engage/survey-edit.ts';
import { uuidOf } from './fixture/people.ts';

const names = { feature: () => 'Export', segment: () => 'Studios', survey: () => 'NPS' };
const feature = uuidOf(0x103);

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    by: fc.constant('trait' as const),
    path: word.map((name) => `account.${name}`),
    test: fc.constantFrom('is' as const, 'not' as const),
    value: fc.oneof(word, fc.nat().map(String), fc.constantFrom('true', 'false')),
  }),
  fc.record({
    by: fc.constant('usage' as const),
    feature: fc.constant(feature),
    days: fc.constantFrom(0, 7, 30),
    times: fc.nat(9),
  }),
  fc.record({ by: fc.constant('segment' as const), segment: fc.constant(uuidOf(9)) }),
  fc.record({
    by: fc.constant('seen' as const),
    test: fc.constantFrom('min' as const, 'max' as const),
    days: fc.nat(400),
  }),
  fc.constant({ by: 'known' as const }),
  fc.record({ by: fc.constantFrom('device' as const, 'language' as const), value: word }),
);

describe('audiences', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), (rules) => {
        expect(readRules(writeRules(rules))).toEqual(rules);
      }),
    );
  });

  it('mean what they say: a trait in either kind, and no use where nothing is known', () => {
    const studio = writeRules([{ by: 'trait', path: 'account.seats', test: 'is', value: '5' }]);
    expect(evaluate(studio, { account: { seats: 5 } }).holds).toBe(true);
    expect(evaluate(studio, { account: { seats: '5' } }).holds).toBe(true);
    expect(evaluate(studio, { account: { seats: 6 } }).holds).toBe(false);
    const unused = writeRules([{ by: 'usage', feature, days: 30, times: 0 }]);
    expect(evaluate(unused, {}).holds).toBe(true);
    expect(evaluate(unused, { usage: { [feature]: { 30: 1 } } }).holds).toBe(false);
    expect(audienceWords(unused, names)).toBe('Has not used Export in the last 30 days');
  });

  it.each([
    { $or: [{ known: true }] },
    { 'account.plan': { $in: ['Studio', 'Agency'] } },
    { $and: [{ a: 1, b: 2 }] },
    { 'visitor.role': { $regex: '^D' } },
  ])('%j is left alone, because the form has no room for it', (condition) => {
    expect(readRules(condition)).toBeNull();
  });
});

describe('templates', () => {
  it.each(templates.map((one) => [one.id, one] as const))(
    '%s is complete: within the contract, nothing missing',
    (_, { name, make }) => {
      const made = make('Plotline');
      expect(definition.parse(made)).toEqual(made);
      expect(problemsOf({ id: uuidOf(1), name, definition: made })).toEqual([]);
    },
  );
});

/** The keys that somebody with these scores meets, in order. */
function paths({ questions }: Survey): string[][] {
  return (['low', 'mid', 'high'] as const).map((band) => {
    const met: string[] = [];
    for (let at = questions[0]; at; ) {
      met.push(at.key);
      const route = at.routes.find(
        ({ when }) => when.test === 'always' || (when.test === 'band' && when.band === band),
      );
      const next = route ? route.to : questions[questions.indexOf(at) + 1]?.key;
      at = questions.find(({ key }) => key === next);
    }
    return met;
  });
}

describe('questions', () => {
  const made = templates[0]?.make('Plotline');
  if (made?.is !== 'survey') throw new Error('the first template is a survey');
  const { survey } = made;

  it('that are added are asked of everybody, last; removed, nothing leads to them', () => {
    const longer = addQuestion(survey, 'short');
    expect(paths(longer)).toEqual([
      ['score', 'whyLow', 'q5'],
      ['score', 'whyMid', 'q5'],
      ['score', 'whyHigh', 'q5'],
    ]);
    expect(paths(removeQuestion(longer, 'whyMid'))[1]).toEqual(['score', 'q5']);
    expect(paths(removeQuestion(longer, 'q5'))).toEqual(paths(survey));
  });
});

describe('differences', () => {
  it('are named by place, and a question that moved is not changed', () => {
    const before = templates[0]?.make('Plotline');
    if (before?.is !== 'survey') throw new Error('the first template is a survey');
    const [first, ...rest] = before.survey.questions;
    if (!first) throw new Error('it has questions');
    const title = { key: 'score.title', text: 'Would you?' };
    const questions = [...rest, { ...first, title }];
    const after = { ...before, priority: 60, survey: { ...before.survey, questions } };
    expect(changesBetween(before, before)).toEqual([]);
    expect(changesBetween(before, after)).toEqual([
      { path: 'priority', before: '50', after: '60' },
      {
        path: 'survey › questions › score › title',
        before: 'How likely are you to recommend Plotline to a colleague?',
        after: 'Would you?',
      },
    ]);
  });
});

describe('figures', () => {
  const tally = (low: number, mid: number, high: number) => ({
    ...{ n: low + mid + high, low, mid, high, sum: 0, sumSquares: 0 },
  });

  it('have an interval and n, or say how much is missing', () => {
    expect(rateWords({ numerator: 1, denominator: 0 }).figure).toBe('–');
    expect(rateWords({ numerator: 131, denominator: 487 })).toEqual({
      figure: '26.9\u00a0%',
      note: '23.2–31.0\u00a0%, 131 of 487',
    });
    expect(scoreWords(scoreOf('nps', tally(1, 8, 20))).note).toBe('Not enough yet (29 of 30)');
    // p - d = 0.2; variance 0.6 - 0.04; margin 1.96 · √(0.56 / 100) = 14.7.
    expect(scoreWords(scoreOf('nps', tally(20, 40, 40)))).toEqual({
      figure: '+20',
      note: '95\u00a0% interval +5 to +35, n 100',
    });
  });

  it('call a change noise where its interval holds zero', () => {
    const change = changeOf('nps', tally(20, 40, 40), tally(18, 40, 42));
    expect(changeWords('points', change)).toMatch(/^\+4, within noise/);
    expect(changeWords('points', changeOf('nps', tally(1, 1, 1), tally(9, 9, 9)))).toBe(
      'not enough to compare',
    );
  });
});

describe('the export', () => {
  it('has a column a question, and runs no formula of a stranger', () => {
    const response: Response = {
      ...{ id: uuidOf(1), item: uuidOf(2), version: 1, visitor: 4, visitorName: '=1+1' },
      ...{ account: null, accountName: null, score: 3, band: 'low', text: 'a' },
      answers: { score: 3, why: { choices: ['c1'], other: 'Slow, "very"' } },
      ...{ finished: true, path: null, language: 'en', tags: ['a', 'b'], sentiment: null },
      ...{ startedAt: '2026-11-20T09:10:00Z', answeredAt: '2026-11-20T09:12:00Z' },
    };
    const [head, row] = answersCsv([response], []).split('\n');
    expect(head).toMatch(/,sentiment,tags,answer_score,answer_why$/);
    expect(row).toBe(
      `2026-11-20T09:12:00Z,4,'=1+1,,1,3,low,true,en,,,a | b,3,"c1, Slow, ""very"""`,
    );
  });
});
