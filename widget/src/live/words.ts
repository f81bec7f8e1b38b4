/** An item as its reader gets it: in their language, with its variables filled. */
import { chooseLanguage, phrasesOf, translate } from '../../../core/content/translate.ts';
import { fill, plain } from '../../../core/content/variables.ts';
import type { Phrase } from '../../../core/model/content.ts';
import type { LiveItem } from '../../../core/model/live.ts';
import type { Facts } from '../../../core/targeting/types.ts';
import type { View } from '../notes.ts';
import { wantedLanguages } from './wanted-languages.ts';

function lookUp(facts: Facts | null, path: string): unknown {
  const [of = '', ...rest] = path.split('.');
  const traits = of === 'visitor' || of === 'account' ? facts?.[of] : undefined;
  const name = rest.join('.');
  return traits && Object.hasOwn(traits, name) ? traits[name] : undefined;
}

export type Localised<Item extends LiveItem> = { item: Item; language: string };

export function localise<Item extends LiveItem>(
  item: Item,
  view: View,
  facts: Facts | null,
): Localised<Item> {
  const language = chooseLanguage(item.languages, wantedLanguages(view));
  // The audience is no content, and its conditions may look like phrases.
  const { audience, languages, ...rest } = item;
  const words = translate(rest, languages, language);
  for (const phrase of phrasesOf(words)) {
    phrase.text = fill(phrase.text, (path) => lookUp(facts, path));
  }
  // Safe: put together again from its own two parts.
  return { item: { ...words, audience, languages } as unknown as Item, language };
}

export function titleIn(title: Phrase, item: LiveItem, language: string): string {
  return plain(item.languages.translations[language]?.[title.key] ?? title.text);
}
