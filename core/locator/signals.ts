/**
 * The signals two descriptors are compared by: how each is read from a descriptor, and how far two values
 * of it agree, 0 to 1. app.locator_compare does the same in SQL; the order is that of the weights.
 */
import { isWrapper } from './canonical.ts';
import type { Descriptor } from './descriptor.ts';
import { createLexicon, type Lexicon, type Text } from './lexicon.ts';
import { numberless, overlap } from './text.ts';
import type { Signal } from './weights.ts';

/** Words in common, so that "Save" and "Save changes" are close, and numbers matter only between twins. */
function sameText(a: Text, b: Text): number {
  if (a.raw === b.raw) return 1;
  if (a.normal === b.normal) return 0.95;
  // "DataTables" and "Data tables".
  // Without words (`«` and `»`) there is nothing in common.
  return a.joined !== '' && a.joined === b.joined ? 0.9 : 0.9 * overlap(a.words, b.words);
}

/** A renamed identifier may keep its words, but it is no longer the same identifier. */
function sameIdentifier(a: Text, b: Text): number {
  if (a.raw === b.raw) return 1;
  return a.numberless === b.numberless ? 0.95 : 0.6 * overlap(a.words, b.words);
}

/** Products move their pages to another folder more often than they rename them: the last segments count. */
function sameTarget(a: Text, b: Text): number {
  if (a.raw === b.raw) return 1;
  const longest = Math.max(a.segments.length, b.segments.length);
  if (longest === 0) return 0;
  const differs = a.segments.findIndex((segment, i) => segment !== b.segments[i]);
  // `/reports.html` became `/reports`.
  if (differs < 0 && a.segments.length === longest) return 0.95;
  return (0.85 * (differs < 0 ? a.segments.length : differs)) / longest;
}

function sameIcon(a: Text, b: Text): number {
  return a.raw === b.raw ? 1 : 0.7 * overlap(a.words, b.words);
}

function sameExactly(a: string, b: string): number {
  return a === b ? 1 : 0;
}

const clickable = new Set(['a', 'button', 'summary', 'input', 'label']);
const usable = new Set([...clickable, 'select', 'textarea']);

/** A link that became a button does the same job; a field that became a paragraph does not. */
function sameTag(a: Descriptor, b: Descriptor): number {
  const isSameRole = (a.role ?? '') === (b.role ?? '');
  if (a.tag === b.tag) return isSameRole ? 1 : 0.9;
  if (a.role && isSameRole) return 0.8;
  const swaps = clickable.has(a.tag) || clickable.has(b.tag);
  return swaps && a.role !== 'textbox' && b.role !== 'textbox' ? 0.5 : 0;
}

/** 1 for the same place counted from the front, a half from the back: rows are added at either end. */
function samePlace(a: Descriptor, b: Descriptor): number {
  if (a.nth === b.nth) return 1;
  return a.of - a.nth === b.of - b.nth ? 0.5 : 0;
}

/** Positions that agree; the nearer, the more they say. */
function sameTrail(a: readonly number[], b: readonly number[]): number {
  const depth = Math.min(a.length, b.length);
  let most = 0;
  let same = 0;
  for (let i = 0; i < depth; i++) {
    most += 1 / (i + 1);
    if (a[i] === b[i]) same += 1 / (i + 1);
  }
  return same / most;
}

/** Both can be clicked or neither: a heading that became a button is another thing than its text. */
function sameUse(a: Descriptor, b: Descriptor): number {
  return isClickable(a) === isClickable(b) ? 1 : 0;
}

const clickableRole = /^(button|link|menuitem|tab|option|checkbox|radio|switch)/;

function isClickable(d: Descriptor): boolean {
  return usable.has(d.tag) || clickableRole.test(d.role ?? '');
}

/** What an element is called, in all places where its author named it. */
type Names = {
  readonly d: Descriptor;
  readonly label: Text | undefined;
  readonly gist: readonly string[];
};

/** Words that name the kind of thing and not the thing. */
const kinds = new Set(
  'a the to of in and or for your our link btn button nav icon input form menu js header www com http https html index'.split(
    ' ',
  ),
);

function gistOf(d: Descriptor, lexicon: Lexicon): string[] {
  const { attrs = {} } = d;
  const place = attrs.href && lexicon(attrs.href).segments.find((segment) => segment[0] !== ':');
  const named = [d.name, d.text, attrs.id, attrs.testid, attrs.name, place, attrs.title];
  const all = [...named, attrs.placeholder, attrs.alt, attrs.icon].flatMap((value) =>
    value ? lexicon(value.replace(/([a-z])([A-Z])/g, '$1 $2')).words : [],
  );
  return [...new Set(all)].filter((word) => word.length > 1 && !kinds.has(word));
}

function readNames(d: Descriptor, lexicon: Lexicon): Names {
  const label = d.name ?? d.text;
  return { d, label: label ? lexicon(label) : undefined, gist: gistOf(d, lexicon) };
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
function sameIdentity(a: Names, b: Names, named: number | undefined): number | undefined {
  if (!a.gist.length || !b.gist.length) return named;
  return Math.max(named ?? 0, 0.9 * sameGist(a.gist, b.gist));
}

/** How much of what `a` alone is called stands beside `b`: then `a` is `b`'s neighbour. */
function besideShare(a: Names, b: Names): number | undefined {
  const { near } = b.d;
  if (!a.label || !near?.length) return undefined;
  const shared = new Set(b.label?.words);
  const own = a.label.words.flatMap((word, i) => (shared.has(word) ? [] : [i]));
  const hashes = a.label.hashes();
  return own.length
    ? own.filter((i) => near.includes(hashes[i] ?? '')).length / own.length
    : undefined;
}

/** 1 where neither is named by what stands beside the other; the neighbour of old is not this one. */
function isApart(a: Names, b: Names): number | undefined {
  const shares = [besideShare(a, b), besideShare(b, a)].filter((share) => share !== undefined);
  return shares.length ? 1 - Math.max(...shares) : undefined;
}

function pathWords(d: Descriptor): string[] {
  return (d.path ?? []).flatMap((step) => [
    ...(isWrapper(step) ? [] : [step.tag]),
    ...(step.id ? [`#${numberless(step.id)}`] : []),
    ...(step.role ? [`@${step.role}`] : []),
  ]);
}

const hints = ['placeholder', 'title', 'alt'];

function hintOf(d: Descriptor): string {
  return hints.flatMap((key) => d.attrs?.[key] || []).join(' ');
}

function targetOf(d: Descriptor): string | undefined {
  return d.attrs?.href ?? d.attrs?.action ?? d.attrs?.for;
}

/** One value of a profile; what it is, only its own signal knows. */
type Value = unknown;

type Sign = {
  readonly signal: Signal;
  /** Undefined where the descriptor does not have the signal. */
  readonly read: (d: Descriptor, lexicon: Lexicon) => Value;
  /**
   * Undefined where the two cannot be compared by it after all. `named` is the best agreement so far of
   * the signals that are names; they come first.
   */
  readonly same: (a: Value, b: Value, named?: number) => number | undefined;
  /** The value for people. */
  readonly show: (d: Descriptor) => string | undefined;
};

function ofText(
  signal: Signal,
  show: (d: Descriptor) => string | undefined,
  same: (a: Text, b: Text) => number,
): Sign {
  const read = (d: Descriptor, lexicon: Lexicon) => {
    const text = show(d);
    return text ? lexicon(text) : undefined;
  };
  // safe, here and below: `same` is given only what `read` of this very signal returned
  return { signal, show, read, same: (a, b) => same(a as Text, b as Text) };
}

const hidden = (): undefined => undefined;

function exactly(
  signal: Signal,
  value: (d: Descriptor) => string | undefined,
  show: (d: Descriptor) => string | undefined = value,
): Sign {
  const same: Sign['same'] = (a, b) => sameExactly(a as string, b as string); // safe: as above
  return { signal, show, read: (d) => value(d) || undefined, same };
}

function ofList<T>(
  signal: Signal,
  list: (d: Descriptor) => readonly T[] | undefined,
  same: (a: readonly T[], b: readonly T[]) => number,
): Sign {
  return {
    signal,
    show: () => undefined,
    read: (d) => (list(d)?.length ? list(d) : undefined),
    same: (a, b) => same(a as readonly T[], b as readonly T[]), // safe: as above
  };
}

type Members = { readonly list: readonly string[]; readonly set: ReadonlySet<string> };

/** `overlap` of lists that are compared thousands of times: what a list holds is looked up, not searched. */
function sameMembers(a: Members, b: Members): number {
  let shared = 0;
  for (const member of a.list) if (b.set.has(member)) shared++;
  for (const member of b.list) if (a.set.has(member)) shared++;
  return shared / (a.list.length + b.list.length);
}

function ofMembers(
  signal: Signal,
  members: (d: Descriptor) => readonly string[] | undefined,
): Sign {
  const read = (d: Descriptor): Members | undefined => {
    const list = members(d);
    return list?.length ? { list, set: new Set(list) } : undefined;
  };
  const same: Sign['same'] = (a, b) => sameMembers(a as Members, b as Members); // safe: as above
  return { signal, show: () => undefined, read, same };
}

function ofElement(
  signal: Signal,
  show: (d: Descriptor) => string | undefined,
  same: (a: Descriptor, b: Descriptor) => number,
): Sign {
  const whole: Sign['same'] = (a, b) => same(a as Descriptor, b as Descriptor); // safe: as above
  return { signal, show, read: (d) => d, same: whole };
}

function ofNames(
  signal: Signal,
  same: (a: Names, b: Names, named?: number) => number | undefined,
): Sign {
  const whole: Sign['same'] = (a, b, named) => same(a as Names, b as Names, named); // safe: as above
  return { signal, show: () => undefined, read: readNames, same: whole };
}

export const signs: readonly Sign[] = [
  exactly('mark', (d) => d.attrs?.mark),
  ofText('testid', (d) => d.attrs?.testid, sameIdentifier),
  ofText('id', (d) => d.attrs?.id, sameIdentifier),
  ofText('field', (d) => d.attrs?.name, sameIdentifier),
  ofText('target', targetOf, sameTarget),
  ofText('label', (d) => d.name ?? d.text, sameText),
  ofText('text', (d) => d.text, sameText),
  ofText('hint', hintOf, sameText),
  ofText('icon', (d) => d.attrs?.icon, sameIcon),
  ofElement(
    'tag',
    (d) => (d.role && d.role !== d.tag ? `${d.role} <${d.tag}>` : `<${d.tag}>`),
    sameTag,
  ),
  exactly('type', (d) => d.attrs?.type),
  ofMembers('classes', (d) => d.classes),
  ofMembers('path', pathWords),
  ofList('trail', (d) => d.trail, sameTrail),
  ofMembers('near', (d) => d.near),
  ofText('landmark', (d) => d.landmark, sameText),
  ofText('heading', (d) => d.heading, sameText),
  ofElement('place', () => undefined, samePlace),
  ofText('frame', (d) => d.frame?.join('>'), sameIdentifier),
  ofText('shadow', (d) => d.shadow?.join('>'), sameIdentifier),
  exactly('before', (d) => d.beside?.[0], hidden),
  exactly('after', (d) => d.beside?.[1], hidden),
  ofElement('use', hidden, sameUse),
  ofNames('identity', sameIdentity),
  ofNames('apart', isApart),
];

/** How many of the first signs are names: what they agree on is what `identity` goes by. */
export const naming = 6;

/** A descriptor read once, to be compared with many that were read with the same lexicon. */
export type Profile = {
  readonly descriptor: Descriptor;
  readonly values: readonly Value[];
  /** The same text for the same content, whatever the order of keys; made when asked for. */
  readonly key: () => string;
};

/** Keys in one order, as jsonb compares. */
function sorted(_key: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

export function profile(descriptor: Descriptor, lexicon: Lexicon = createLexicon()): Profile {
  let key: string | undefined;
  return {
    descriptor,
    values: signs.map((sign) => sign.read(descriptor, lexicon)),
    key: () => (key ??= JSON.stringify(descriptor, sorted)),
  };
}
