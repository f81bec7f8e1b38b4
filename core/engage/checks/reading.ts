/** How long it takes to read, in each language: words, and the time that they take. */
import { phrasesOf, translate } from '../../content/translate.ts';
import { plain } from '../../content/variables.ts';
import type { Definition } from '../../model/engagement.ts';
import { type Check, languageName } from './check.ts';
import { bodyOf } from './content.ts';

/** Words a minute, silently: 238 in English (Brysbaert 2019), fewer on a screen and among other things. */
const pace = 200;
/** Fifteen seconds, which is about what anybody grants to an interruption. */
const mostWords = 50;
/** A whole guide or survey: a minute. */
const mostInAll = pace;

/** By the language's own rules: not all of them write spaces. */
export function countWords(text: string, language: string): number {
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...words].filter(({ isWordLike }) => isWordLike).length;
}

const wordsIn = (value: unknown, language: string): number =>
  phrasesOf(value).reduce((sum, { text }) => sum + countWords(plain(text), language), 0);

export type Reading = {
  readonly language: string;
  readonly words: number;
  readonly seconds: number;
};

/** The default language first. */
export function readingOf(definition: Definition): Reading[] {
  const { languages } = definition;
  return [languages.default, ...Object.keys(languages.translations)].map((language) => {
    const words = wordsIn(translate(bodyOf(definition), languages, language), language);
    return { language, words, seconds: Math.ceil((words / pace) * 60) };
  });
}

/** One part that is read at once; the language that it is longest in is named. */
export function checkReading(
  part: unknown,
  { languages }: Definition,
  name: string,
  step?: string,
): Check[] {
  const counts = [languages.default, ...Object.keys(languages.translations)]
    .map((language) => ({
      language,
      words: wordsIn(translate(part, languages, language), language),
    }))
    .sort((a, b) => b.words - a.words);
  const [longest] = counts;
  if (!longest || longest.words <= mostWords) return [];
  const where =
    longest.language === languages.default ? '' : ` in ${languageName(longest.language)}`;
  return [
    {
      ...{ rule: 'length', level: 'warn', fix: 'Shorten it, or link to the rest.' },
      text: `${name} has ${longest.words} words${where}, ${seconds(longest.words)} to read; people give it about ${seconds(mostWords)}.`,
      ...(step !== undefined && { step }),
    },
  ];
}

const seconds = (words: number) => {
  const n = Math.ceil((words / pace) * 60);
  return n < 90 ? `${n} seconds` : `${Math.round(n / 60)} minutes`;
};

export function checkWhole(definition: Definition): Check[] {
  const [longest] = readingOf(definition).sort((a, b) => b.words - a.words);
  const isWalk = definition.is === 'survey' || definition.guide.steps.length > 1;
  if (!isWalk || !longest || longest.words <= mostInAll) return [];
  const text = `${longest.words} words in all: ${seconds(longest.words)} to read.`;
  return [{ rule: 'whole', level: 'warn', text, fix: 'Keep what people need to go on.' }];
}
