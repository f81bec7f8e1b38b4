/**
 * How far two values of one signal agree, 0 to 1. app.locator_same_* do the same in SQL; which signal is
 * compared by which rule stands in signals.ts.
 */
import type { Descriptor } from './descriptor.ts';
import type { Text } from './lexicon.ts';
import { overlap } from './text.ts';

/** Words in common, so that "Save" and "Save changes" are close, and numbers matter only between twins. */
export function sameText(a: Text, b: Text): number {
  if (a.raw === b.raw) return 1;
  if (a.normal === b.normal) return 0.95;
  // "DataTables" and "Data tables".
  // Without words (`«` and `»`) there is nothing in common.
  return a.joined !== '' && a.joined === b.joined ? 0.9 : 0.9 * overlap(a.words, b.words);
}

/** A renamed identifier may keep its words, but it is no longer the same identifier. */
export function sameIdentifier(a: Text, b: Text): number {
  if (a.raw === b.raw) return 1;
  return a.numberless === b.numberless ? 0.95 : 0.6 * overlap(a.words, b.words);
}

/** Products move their pages to another folder more often than they rename them: the last segments count. */
export function sameTarget(a: Text, b: Text): number {
  if (a.raw === b.raw) return 1;
  const longest = Math.max(a.segments.length, b.segments.length);
  if (longest === 0) return 0;
  const differs = a.segments.findIndex((segment, i) => segment !== b.segments[i]);
  // `/reports.html` became `/reports`.
  if (differs < 0 && a.segments.length === longest) return 0.95;
  return (0.85 * (differs < 0 ? a.segments.length : differs)) / longest;
}

export function sameIcon(a: Text, b: Text): number {
  return a.raw === b.raw ? 1 : 0.7 * overlap(a.words, b.words);
}

export function sameExactly(a: string, b: string): number {
  return a === b ? 1 : 0;
}

const clickable = new Set(['a', 'button', 'summary', 'input', 'label']);
const usable = new Set([...clickable, 'select', 'textarea']);

/** A link that became a button does the same job; a field that became a paragraph does not. */
export function sameTag(a: Descriptor, b: Descriptor): number {
  const isSameRole = (a.role ?? '') === (b.role ?? '');
  if (a.tag === b.tag) return isSameRole ? 1 : 0.9;
  if (a.role && isSameRole) return 0.8;
  const swaps = clickable.has(a.tag) || clickable.has(b.tag);
  return swaps && a.role !== 'textbox' && b.role !== 'textbox' ? 0.5 : 0;
}

/** 1 for the same place counted from the front, a half from the back: rows are added at either end. */
export function samePlace(a: Descriptor, b: Descriptor): number {
  if (a.nth === b.nth) return 1;
  return a.of - a.nth === b.of - b.nth ? 0.5 : 0;
}

/** Positions that agree; the nearer, the more they say. */
export function sameTrail(a: readonly number[], b: readonly number[]): number {
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
export function sameUse(a: Descriptor, b: Descriptor): number {
  return isClickable(a) === isClickable(b) ? 1 : 0;
}

const clickableRole = /^(button|link|menuitem|tab|option|checkbox|radio|switch)/;

function isClickable(d: Descriptor): boolean {
  return usable.has(d.tag) || clickableRole.test(d.role ?? '');
}

/** What a list holds, to be looked up and not searched. */
export type Members = { readonly list: readonly string[]; readonly set: ReadonlySet<string> };

/** `overlap` of lists that are compared thousands of times. */
export function sameMembers(a: Members, b: Members): number {
  let shared = 0;
  for (const member of a.list) if (b.set.has(member)) shared++;
  for (const member of b.list) if (a.set.has(member)) shared++;
  return shared / (a.list.length + b.list.length);
}
