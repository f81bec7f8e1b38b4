/**
 * Texts in all the forms they are compared in. Descriptors of one page share headings, regions and words,
 * so each text is taken apart once for as long as the lexicon lives.
 */
import { hash16 } from './hash.ts';
import { normal, numberless, words } from './text.ts';

export type Text = {
  readonly raw: string;
  readonly normal: string;
  readonly numberless: string;
  readonly words: readonly string[];
  readonly joined: string;
  /** The words as a descriptor's `near` holds them; made when asked for, hashing costs. */
  readonly hashes: () => readonly string[];
  /** Of a path, last first, without an extension: `/app/maps.html` and `/maps` share one of two. */
  readonly segments: readonly string[];
};

export type Lexicon = (raw: string) => Text;

function segmentsOf(path: string): string[] {
  return path
    .replace(/[.][A-Za-z0-9]+$/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .reverse();
}

function read(raw: string): Text {
  const found = words(raw);
  let hashes: string[] | undefined;
  return {
    raw,
    normal: normal(raw),
    numberless: numberless(raw),
    words: found,
    joined: found.join(''),
    hashes: () => (hashes ??= found.map(hash16)),
    segments: segmentsOf(raw),
  };
}

export function createLexicon(): Lexicon {
  const known = new Map<string, Text>();
  return (raw) => {
    const text = known.get(raw) ?? read(raw);
    known.set(raw, text);
    return text;
  };
}
