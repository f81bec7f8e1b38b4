/** Phrases, languages and variables of what guides and surveys say. */
import { describe, expect, it } from 'vitest';
import { chooseLanguage, directionOf, phrasesOf, translate } from '../../core/content/translate.ts';
import { fill, plain, variablesIn } from '../../core/content/variables.ts';

const languages = {
  default: 'en',
  translations: { de: { hello: 'Hallo' }, 'pt-BR': {}, ar: { hello: 'مرحبا' } },
};
const content = [
  { block: 'heading', content: { key: 'hello', text: 'Hello' } },
  { block: 'list', ordered: false, items: [{ key: 'one', text: [{ text: 'One', bold: true }] }] },
];

describe('translate', () => {
  it('replaces what is translated, and leaves the default where nothing is', () => {
    const german = translate(content, languages, 'de');
    expect(phrasesOf(german).map(({ text }) => plain(text))).toEqual(['Hallo', 'One']);
    expect(translate(content, languages, 'en')).toEqual(content);
  });
});

it.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'ar-EG'], 'ar'],
  [['pt'], 'pt-BR'],
  [['PT-br'], 'pt-BR'],
  [['zh'], 'en'],
  [[], 'en'],
])('readers of %j get %s', (wanted, language) => {
  expect(chooseLanguage(languages, wanted)).toBe(language);
});

it.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['az-Arab', 'rtl'],
  ['en', 'ltr'],
  ['arn', 'ltr'],
  ['ur-Latn', 'ltr'],
])('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

describe('variables', () => {
  const find = (path: string) => ({ 'visitor.firstName': 'Ann', 'account.seats': 7 })[path];
  it.each([
    ['Hi {{visitor.firstName|there}}!', 'Hi Ann!'],
    ['Hi {{ visitor.nick | there }}!', 'Hi there!'],
    ['{{account.seats}} seats', '7 seats'],
    ['{{visitor.nick}}', ''],
    ['{{not closed', '{{not closed'],
  ])('%s', (text, said) => {
    expect(fill(text, find)).toBe(said);
  });

  it('stand in spans too, and are listed', () => {
    const rich = [{ text: 'Hi ' }, { text: '{{visitor.firstName|there}}', bold: true }];
    expect(plain(fill(rich, find))).toBe('Hi Ann');
    expect(variablesIn(rich)).toEqual(['visitor.firstName']);
  });
});
