/** Where a survey goes after an answer, which thanks it ends with, and an order of choices that is steady. */
import { describe, expect, it } from 'vitest';
import type { Question, Route, Survey } from '../../core/model/survey.ts';
import { nextQuestion, shuffled, thanksFor } from '../../widget/src/surveys/routing.ts';

const asked = (key: string, routes: Route[] = []) => ({
  ...{ key, required: false, routes, help: null },
  title: { key: `t.${key}`, text: key },
});
const scale = (scale: 'nps' | 'umux7', key: string, routes: Route[] = []): Question => ({
  ...asked(key, routes),
  ...{ kind: 'scale', scale, low: null, high: null },
});
const text = (key: string): Question => ({ ...asked(key), kind: 'long', placeholder: null });
const choice = (key: string, routes: Route[]): Question => ({
  ...asked(key, routes),
  ...{ kind: 'single', choices: [], other: null, shuffle: false },
});
const to = (when: Route['when'], key: string): Route => ({ when, to: key });

describe('the next question', () => {
  const routes = [
    to({ test: 'skipped' }, 'end'),
    to({ test: 'band', band: 'high' }, 'fans'),
    to({ test: 'atMost', value: 2 }, 'angry'),
  ];
  const first = scale('nps', 'score', routes);
  const all = [first, text('why'), text('fans'), text('angry')];
  const after = (answer: number | undefined) => nextQuestion(all, first, answer)?.key;

  it.each([
    [undefined, undefined],
    [10, 'fans'],
    [8, 'why'],
    [2, 'angry'],
    [0, 'angry'],
  ])('after %s is %s', (answer, key) => expect(after(answer)).toBe(key));

  it('goes by a choice that was made', () => {
    const pick = choice('pick', [to({ test: 'chose', choice: 'b' }, 'end')]);
    const both = [pick, text('why')];
    expect(nextQuestion(both, pick, { choices: ['a'] })?.key).toBe('why');
    expect(nextQuestion(both, pick, { choices: ['b'] })).toBeUndefined();
  });
});

describe('thanks', () => {
  const thanks = [
    {
      band: 'high' as const,
      content: [{ block: 'paragraph' as const, content: { key: 'h', text: 'high' } }],
    },
    { band: null, content: [] },
  ];
  const survey = (questions: Question[]): Survey => ({
    ...{
      kind: 'custom',
      surface: 'slideIn',
      anchor: null,
      place: null,
      intro: [],
      questions,
      thanks,
    },
    ...{
      scored: questions.map(({ key }) => key),
      laterDays: null,
      resurveyDays: 0,
      dismissedDays: 0,
    },
    ...{ tab: null, link: false },
  });

  it('are those of the band, else those for all others', () => {
    const nps = survey([scale('nps', 'score')]);
    expect(thanksFor(nps, { score: 9 })).toBe(thanks[0]?.content);
    expect(thanksFor(nps, { score: 6 })).toBe(thanks[1]?.content);
    expect(thanksFor(nps, {})).toBe(thanks[1]?.content);
  });

  it('of UMUX-Lite go by both its questions', () => {
    const umux = survey([scale('umux7', 'a'), scale('umux7', 'b')]);
    expect(thanksFor(umux, { a: 7, b: 6 })).toBe(thanks[0]?.content);
    expect(thanksFor(umux, { a: 7, b: 2 })).toBe(thanks[1]?.content);
  });
});

describe('an order of one’s own', () => {
  const letters = [...'abcdefgh'];

  it('is a permutation, the same each time, and another for another person', () => {
    expect(shuffled(letters, 'ann').toSorted()).toEqual(letters);
    expect(shuffled(letters, 'ann')).toEqual(shuffled(letters, 'ann'));
    expect(shuffled(letters, 'ann')).not.toEqual(shuffled(letters, 'bob'));
  });

  it('puts each choice first about as often', () => {
    const firsts = Array.from({ length: 8_000 }, (_, at) => shuffled(letters, `person ${at}`)[0]);
    for (const letter of letters) {
      expect(firsts.filter((first) => first === letter).length).toBeGreaterThan(800);
    }
  });
});
