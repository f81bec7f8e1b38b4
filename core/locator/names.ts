/**
 * What an element is called, in all places where its author named it, and what that says beside another:
 * whether any name is the same, and whether one is the other's neighbour.
 */
import type { Descriptor } from './descriptor.ts';
import type { Lexicon, Text } from './lexicon.ts';

/** Words that name the kind of thing and not the thing. */
const kinds = new Set(
  'a the to of in and or for your our link btn button nav icon input form menu js header www com http https html index'.split(
    ' ',
  ),
);

/** The words of all its names, without those for kinds of things. */
export function gistOf(d: Descriptor, lexicon: Lexicon): string[] {
  const { attrs = {} } = d;
  const place = attrs.href && lexicon(attrs.href).segments.find((segment) => segment[0] !== ':');
  const named = [d.name, d.text, attrs.id, attrs.testid, attrs.name, place, attrs.title];
  const all = [...named, attrs.placeholder, attrs.alt, attrs.icon].flatMap((value) =>
    value ? lexicon(value.replace(/([a-z])([A-Z])/g, '$1 $2')).words : [],
  );
  return [...new Set(all)].filter((word) => word.length > 1 && !kinds.has(word));
}

/** Words of the shorter that the longer has, too: "Invoices" and `/billing/invoices` are one word apart. */
function sameGist(a: readonly string[], b: readonly string[]): number {
  return a.filter((word) => b.includes(word)).length / Math.min(a.length, b.length);
}

/**
 * The best that any name says: `named` of those signals that are names themselves, or words in common. A
 * redesign changes some of what a thing is called; where nothing agrees, structure alone makes no
 * identity: the next item of a list stands just like this one.
 */
export function sameIdentity(
  a: readonly string[],
  b: readonly string[],
  named: number | undefined,
): number | undefined {
  if (!a.length || !b.length) return named;
  return Math.max(named ?? 0, 0.9 * sameGist(a, b));
}

/** An element's own words and those that stand beside it. */
export type Neighbour = {
  readonly label: Text | undefined;
  readonly near: readonly string[];
};

export function neighbourOf({ name, text, near = [] }: Descriptor, lexicon: Lexicon): Neighbour {
  const label = name ?? text;
  return { label: label ? lexicon(label) : undefined, near };
}

/** How much of what `a` alone is called stands beside `b`: then `a` is `b`'s neighbour. */
function besideShare(a: Neighbour, b: Neighbour): number | undefined {
  if (!a.label || !b.near.length) return undefined;
  const shared = new Set(b.label?.words);
  const own = a.label.words.flatMap((word, i) => (shared.has(word) ? [] : [i]));
  const hashes = a.label.hashes();
  return own.length
    ? own.filter((i) => b.near.includes(hashes[i] ?? '')).length / own.length
    : undefined;
}

/** 1 where neither is named by what stands beside the other; the neighbour of old is not this one. */
export function isApart(a: Neighbour, b: Neighbour): number | undefined {
  const shares = [besideShare(a, b), besideShare(b, a)].filter((share) => share !== undefined);
  return shares.length ? 1 - Math.max(...shares) : undefined;
}
