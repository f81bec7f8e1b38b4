/** What is not translated yet, language by language. */
import { plain } from '../../content/variables.ts';
import type { Definition } from '../../model/engagement.ts';
import { type Check, languageName } from './check.ts';
import { textsOf } from './content.ts';

export type Translated = {
  readonly language: string;
  readonly total: number;
  /** Keys, in reading order. */
  readonly missing: readonly string[];
};

/** Empty texts need no translation; a picture that says nothing has one. */
export function translatedOf(definition: Definition): Translated[] {
  const texts = textsOf(definition).filter(({ text }) => plain(text).trim() !== '');
  return Object.entries(definition.languages.translations).map(([language, known]) => ({
    language,
    total: texts.length,
    missing: texts.flatMap(({ key }) => {
      const text = known[key];
      return text === undefined || plain(text).trim() === '' ? [key] : [];
    }),
  }));
}

export function checkLanguages(definition: Definition): Check[] {
  const first = languageName(definition.languages.default);
  return translatedOf(definition).flatMap(({ language, total, missing }) => {
    if (missing.length === 0) return [];
    const are = `${total === 1 ? 'text' : 'texts'} ${missing.length === 1 ? 'is' : 'are'}`;
    return [
      {
        ...{ rule: 'translation', level: 'warn', language, phrases: missing },
        text: `${languageName(language)}: ${missing.length} of ${total} ${are} not translated; its readers get ${first} there.`,
        fix: 'Translate, or take the language out.',
      } as const,
    ];
  });
}
