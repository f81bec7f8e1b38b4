/**
 * What guides and surveys say, in the reader's language: whatever has a key and a text is a phrase
 * (core/model/content.ts), and a translation is a table from key to text. Where one is missing, the default
 * language's text stands: half a translation is better than none.
 */
import type { Languages, Phrase, Rich } from '../model/content.ts';

type Json = unknown;

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isPhrase(value: Json): value is Phrase {
  return isObject(value) && typeof value.key === 'string' && 'text' in value;
}

/** Every phrase within, in reading order; the units of an export. */
export function phrasesOf(value: Json): readonly Phrase[] {
  if (isPhrase(value)) return [value];
  const parts = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return parts.flatMap(phrasesOf);
}

/** The first of the reader's languages that there is: as it stands, then without its region. */
export function chooseLanguage(languages: Languages, wanted: readonly string[]): string {
  const known = [languages.default, ...Object.keys(languages.translations)];
  for (const tag of wanted) {
    for (let part = tag; part; part = part.slice(0, Math.max(0, part.lastIndexOf('-')))) {
      const found = known.find((name) => name.toLowerCase() === part.toLowerCase());
      if (found) return found;
    }
    // `pt` is served by `pt-BR` rather than by English.
    const [base = ''] = tag.toLowerCase().split('-');
    const kin = known.find((name) => name.toLowerCase().split('-')[0] === base);
    if (kin) return kin;
  }
  return languages.default;
}

/** The same content with its phrases in that language. */
export function translate<T>(value: T, languages: Languages, language: string): T {
  const texts: Record<string, Rich> = languages.translations[language] ?? {};
  const walk = (part: Json): Json => {
    if (isPhrase(part)) return { ...part, text: texts[part.key] ?? part.text };
    if (Array.isArray(part)) return part.map(walk);
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value) as T; // safe: only texts are replaced, by texts
}

/** Languages that are written from right to left; the script, where it is named, decides. */
const rightToLeft =
  /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|nqo|ps|sd|syr|ug|ur|yi)(?!-latn)(-|$)|-(arab|hebr)(-|$)/i;

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.test(language) ? 'rtl' : 'ltr';
}
