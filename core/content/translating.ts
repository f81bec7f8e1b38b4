/**
 * A translation as work to be done: its units, how far it is, and what of a file may not be brought in. A unit
 * is a phrase that says something; what is empty needs no words in any language.
 */
import type { Languages, Phrase, Rich } from '../model/content.ts';
import type { Definition } from '../model/engagement.ts';
import { phrasesOf } from './translate.ts';
import { plain, variablesIn } from './variables.ts';
import type { Import } from './xliff.ts';

export type Texts = Readonly<Record<string, Rich>>;

/** What is read by people; the audience is no content, and its conditions may look like phrases. */
export const contentOf = (definition: Definition): unknown => [
  definition.title,
  definition.is === 'guide' ? definition.guide : definition.survey,
];

export const isSaid = (text: Rich | undefined): text is Rich =>
  text !== undefined && plain(text).trim() !== '';

/** Once each, in reading order: a phrase that stands in two places is one text. */
export function unitsOf(definition: Definition): readonly Phrase[] {
  const units = new Map<string, Phrase>();
  for (const phrase of phrasesOf(contentOf(definition))) {
    if (isSaid(phrase.text) && !units.has(phrase.key)) units.set(phrase.key, phrase);
  }
  return [...units.values()];
}

/** `copied`: word for word the default's. A product's name is rightly so, a forgotten sentence is not. */
export type UnitState = 'missing' | 'copied' | 'done';

export function stateOf({ key, text }: Phrase, texts: Texts): UnitState {
  const own = texts[key];
  if (!isSaid(own)) return 'missing';
  return JSON.stringify(own) === JSON.stringify(text) ? 'copied' : 'done';
}

export type Progress = { readonly of: number } & Readonly<Record<UnitState, number>>;

export function progressOf(units: readonly Phrase[], texts: Texts): Progress {
  const count = (state: UnitState) => units.filter((one) => stateOf(one, texts) === state).length;
  return {
    of: units.length,
    ...{ missing: count('missing'), copied: count('copied'), done: count('done') },
  };
}

/** What is missing first; otherwise in reading order, which is how it makes sense. */
export function missingFirst(units: readonly Phrase[], texts: Texts): readonly Phrase[] {
  const isMissing = (unit: Phrase) => stateOf(unit, texts) === 'missing';
  return [...units.filter(isMissing), ...units.filter((unit) => !isMissing(unit))];
}

export function withTexts(languages: Languages, language: string, texts: Texts): Languages {
  const known = languages.translations[language] ?? {};
  // A text that was emptied is none: the default then stands in its place.
  const said = Object.entries({ ...known, ...texts }).filter(([, text]) => isSaid(text));
  return {
    ...languages,
    translations: { ...languages.translations, [language]: Object.fromEntries(said) },
  };
}

export function withoutLanguage(languages: Languages, language: string): Languages {
  const { [language]: _, ...translations } = languages.translations;
  return { ...languages, translations };
}

const longest = 2_000;

export type Problem = { readonly unit: string; readonly problem: string };

/** What would break where it is shown: a variable that no page fills, a text that the database refuses. */
export function problemsIn(found: Import, units: readonly Phrase[]): readonly Problem[] {
  return units.flatMap(({ key, text }) => {
    const own = found.texts[key];
    if (own === undefined) return [];
    const known = new Set(variablesIn(text));
    const strange = variablesIn(own).filter((name) => !known.has(name));
    const problems = strange.map((name) => ({
      unit: key,
      problem: `{{${name}}} does not stand in the default. Keep variables as they are.`,
    }));
    const { length } = plain(own);
    return length <= longest
      ? problems
      : [...problems, { unit: key, problem: `${length} characters; at most ${longest} fit.` }];
  });
}
