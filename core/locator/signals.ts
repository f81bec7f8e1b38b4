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
  return a.joined === b.joined ? 0.9 : 0.9 * overlap(a.words, b.words);
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
  return (0.85 * (differs < 0 ? a.segments.length : differs)) / longest;
}

function sameIcon(a: Text, b: Text): number {
  return a.raw === b.raw ? 1 : 0.7 * overlap(a.words, b.words);
}

function sameExactly(a: string, b: string): number {
  return a === b ? 1 : 0;
}

const clickable = new Set(['a', 'button', 'summary', 'input', 'label']);

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
  readonly same: (a: Value, b: Value) => number;
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

function exactly(signal: Signal, show: (d: Descriptor) => string | undefined): Sign {
  const same: Sign['same'] = (a, b) => sameExactly(a as string, b as string); // safe: as above
  return { signal, show, read: (d) => show(d) || undefined, same };
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

function ofElement(
  signal: Signal,
  show: (d: Descriptor) => string | undefined,
  same: (a: Descriptor, b: Descriptor) => number,
): Sign {
  const whole: Sign['same'] = (a, b) => same(a as Descriptor, b as Descriptor); // safe: as above
  return { signal, show, read: (d) => d, same: whole };
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
  ofList('classes', (d) => d.classes, overlap),
  ofList('path', pathWords, overlap),
  ofList('trail', (d) => d.trail, sameTrail),
  ofList('near', (d) => d.near, overlap),
  ofText('landmark', (d) => d.landmark, sameText),
  ofText('heading', (d) => d.heading, sameText),
  ofElement('place', () => undefined, samePlace),
  ofText('frame', (d) => d.frame?.join('>'), sameIdentifier),
  ofText('shadow', (d) => d.shadow?.join('>'), sameIdentifier),
];

/** A descriptor read once, to be compared with many. */
export type Profile = { readonly descriptor: Descriptor; readonly values: readonly Value[] };

export function profile(descriptor: Descriptor, lexicon: Lexicon = createLexicon()): Profile {
  return { descriptor, values: signs.map((sign) => sign.read(descriptor, lexicon)) };
}
