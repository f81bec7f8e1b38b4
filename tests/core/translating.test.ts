import { describe, expect, it } from 'vitest';
import {
  missingFirst,
  problemsIn,
  progressOf,
  unitsOf,
  withoutLanguage,
  withTexts,
} from '../../core/content/translating.ts';
import { templates } from '../../core/engage/templates.ts';

const made = templates.find(({ id }) => id === 'nps')?.make('Plotline');
if (!made) throw new Error('There is an NPS template.');
const definition = {
  ...made,
  title: { key: 'title', text: 'Hello {{visitor.firstName|there}}' },
  // Looks like a phrase, and is none.
  audience: { $and: [{ key: 'x', text: 'y' }] },
};
const units = unitsOf(definition);

describe('a translation as work', () => {
  it('has each phrase once, and nothing of the audience', () => {
    const keys = units.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('title');
    expect(keys).not.toContain('x');
  });

  it('tells missing, copied and done apart', () => {
    const texts = { title: 'Hallo', 'score.low': 'Not at all likely', 'score.high': ' ' };
    const { of } = progressOf(units, texts);
    expect(progressOf(units, texts)).toEqual({ of, missing: of - 2, copied: 1, done: 1 });
    const [first] = missingFirst(units, texts);
    expect(first?.key).not.toBe('title');
  });

  it('forgets what was emptied, so that the default stands in its place', () => {
    const languages = { default: 'en', translations: { de: { title: 'Hallo', a: 'b' } } };
    const next = withTexts(languages, 'de', { title: '' });
    expect(next.translations).toEqual({ de: { a: 'b' } });
    expect(withoutLanguage(next, 'de').translations).toEqual({});
  });

  it('refuses variables that the default does not fill, and texts that do not fit', () => {
    const found = { language: 'de', unknown: [], missing: [] };
    const good = { title: 'Hallo {{visitor.firstName|du}}' };
    expect(problemsIn({ ...found, texts: good }, units)).toEqual([]);
    const bad = { title: 'Hallo {{visitor.vorname}}', 'score.low': 'x'.repeat(2_001) };
    expect(problemsIn({ ...found, texts: bad }, units).map(({ unit }) => unit)).toEqual([
      'title',
      'score.low',
    ]);
  });
});
