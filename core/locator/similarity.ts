/**
 * How likely two descriptors are the same element: a weighted mean of the signals that either side has,
 * reduced for contradictions. Symmetric, between 0 and 1, and the same in SQL (app.similarity): plain
 * additions, multiplications and divisions of doubles in one fixed order.
 */
import { isWrapper } from './canonical.ts';
import type { Descriptor } from './descriptor.ts';
import { normal, numberless, overlap, words } from './text.ts';
import { type Signal, type Weight, weights } from './weights.ts';

/** One signal that at least one side has. `agreement` is 0 to 1; absent where only one side has it. */
export type Comparison = {
  readonly signal: Signal;
  readonly agreement?: number;
  readonly a?: string;
  readonly b?: string;
};

export type Similarity = { readonly score: number; readonly comparisons: readonly Comparison[] };

/** Words in common, so that "Save" and "Save changes" are close, and numbers matter only between twins. */
function sameText(a: string, b: string): number {
  if (a === b) return 1;
  if (normal(a) === normal(b)) return 0.95;
  const [x, y] = [words(a), words(b)];
  // "DataTables" and "Data tables".
  return x.join('') === y.join('') ? 0.9 : 0.9 * overlap(x, y);
}

/** A renamed identifier may keep its words, but it is no longer the same identifier. */
function sameIdentifier(a: string, b: string): number {
  if (a === b) return 1;
  return numberless(a) === numberless(b) ? 0.95 : 0.6 * overlap(words(a), words(b));
}

/** Segments of a path, last first, without an extension: `/app/maps.html` and `/maps` share one of two. */
function segments(path: string): string[] {
  return path
    .replace(/[.][A-Za-z0-9]+$/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .reverse();
}

/** Products move their pages to another folder more often than they rename them. */
function sameTarget(a: string, b: string): number {
  if (a === b) return 1;
  const [x, y] = [segments(a), segments(b)];
  const longest = Math.max(x.length, y.length);
  if (longest === 0) return 0;
  const differs = x.findIndex((segment, i) => segment !== y[i]);
  return (0.85 * (differs < 0 ? x.length : differs)) / longest;
}

function sameIcon(a: string, b: string): number {
  return a === b ? 1 : 0.7 * overlap(words(a), words(b));
}

function sameExactly(a: string, b: string): number {
  return a === b ? 1 : 0;
}

const clickable = new Set(['a', 'button', 'summary', 'input', 'label']);

/** A link that became a button does the same job; a field that became a paragraph does not. */
function sameTag(a: Descriptor, b: Descriptor): number {
  if (a.tag === b.tag) return a.role === b.role ? 1 : 0.9;
  if (a.role && a.role === b.role) return 0.8;
  const swaps = clickable.has(a.tag) || clickable.has(b.tag);
  return swaps && a.role !== 'textbox' && b.role !== 'textbox' ? 0.5 : 0;
}

/** 1 for the same place counted from the front, a half from the back: rows are added at either end. */
function samePlace(a: Descriptor, b: Descriptor): number {
  if (a.nth === b.nth) return 1;
  return a.of - a.nth === b.of - b.nth ? 0.5 : 0;
}

function pathWords(d: Descriptor): string[] {
  return (d.path ?? []).flatMap((step) => [
    ...(isWrapper(step) ? [] : [step.tag]),
    ...(step.id ? [`#${numberless(step.id)}`] : []),
    ...(step.role ? [`@${step.role}`] : []),
  ]);
}

/** Positions of ancestors that agree; the nearer, the more they say. */
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

const hints = ['placeholder', 'title', 'alt'];

function hint(d: Descriptor): string | undefined {
  return hints.flatMap((key) => d.attrs?.[key] ?? []).join(' ') || undefined;
}

type Text = string | undefined;

function texts(signal: Signal, a: Text, b: Text, same: (a: string, b: string) => number) {
  if (!a && !b) return [];
  const sides = { signal, ...(a ? { a } : {}), ...(b ? { b } : {}) };
  return [a && b ? { ...sides, agreement: same(a, b) } : sides];
}

function lists<T>(
  signal: Signal,
  a: readonly T[] = [],
  b: readonly T[] = [],
  same: (a: readonly T[], b: readonly T[]) => number,
): Comparison[] {
  if (a.length === 0 && b.length === 0) return [];
  return [a.length && b.length ? { signal, agreement: same(a, b) } : { signal }];
}

/** All signals that say something, in the order of the weights. */
export function compare(a: Descriptor, b: Descriptor): Comparison[] {
  const [x, y] = [a.attrs ?? {}, b.attrs ?? {}];
  return [
    ...texts('mark', x.mark, y.mark, sameExactly),
    ...texts('testid', x.testid, y.testid, sameIdentifier),
    ...texts('id', x.id, y.id, sameIdentifier),
    ...texts('field', x.name, y.name, sameIdentifier),
    ...texts('target', x.href ?? x.action ?? x.for, y.href ?? y.action ?? y.for, sameTarget),
    ...texts('label', a.name ?? a.text, b.name ?? b.text, sameText),
    ...texts('text', a.text, b.text, sameText),
    ...texts('hint', hint(a), hint(b), sameText),
    ...texts('icon', x.icon, y.icon, sameIcon),
    { signal: 'tag', agreement: sameTag(a, b), a: a.role ?? a.tag, b: b.role ?? b.tag },
    ...texts('type', x.type, y.type, sameExactly),
    ...lists('classes', a.classes, b.classes, overlap),
    ...lists('path', pathWords(a), pathWords(b), overlap),
    ...lists('trail', a.trail, b.trail, sameTrail),
    ...lists('near', a.near, b.near, overlap),
    ...texts('landmark', a.landmark, b.landmark, sameText),
    ...texts('heading', a.heading, b.heading, sameText),
    { signal: 'place', agreement: samePlace(a, b) },
    ...texts('frame', a.frame?.join('>'), b.frame?.join('>'), sameIdentifier),
    ...texts('shadow', a.shadow?.join('>'), b.shadow?.join('>'), sameIdentifier),
  ];
}

export function similarity(a: Descriptor, b: Descriptor): Similarity {
  const comparisons = compare(a, b);
  let weight = 0;
  let sum = 0;
  let kept = 1;
  for (const { signal, agreement } of comparisons) {
    const w: Weight = weights[signal];
    if (agreement === undefined) {
      weight += w.one;
    } else {
      weight += w.both;
      sum += w.both * agreement;
      kept *= 1 - w.conflict * (1 - agreement);
    }
  }
  return { score: (sum / weight) * kept, comparisons };
}
