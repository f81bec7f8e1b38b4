/** What tells twins apart where nothing else does: the words beside an element, and its position. */
import { hash16 } from '../core/locator/hash.ts';
import { words } from '../core/locator/text.ts';
import { type Reading, textWith } from './accessible-name.ts';
import { isItem } from './item.ts';
import { isElement, parentOf } from './tree.ts';

const mostWords = 16;
/** A row of icons between two words is stepped over; a table is not read through. */
const mostSiblings = 12;
/** Fewer words are a badge or a bullet: the next container says more. */
const enough = 3;
const mostCrossings = 4;
/** Counting stops here: the position of the thousandth row tells nothing. */
const countTo = 1_000;
/** An only child counts by the ancestor that has siblings; it is seldom far. */
const climb = 4;

type Step = 'previousElementSibling' | 'nextElementSibling';

function wordsOf(node: Node, reading: Reading): string[] {
  // Folded first: `words` splits at spaces, and a line break of the markup would be a word of its own.
  if (node.nodeType === 3) return words((node.nodeValue ?? '').slice(0, 200).replace(/\s+/g, ' '));
  return isElement(node) ? words(textWith(node, reading, '')) : [];
}

/** What is said on one side of `branch`, the nearest first, one list of words a sibling. */
function said(
  branch: Element,
  step: 'previousSibling' | 'nextSibling',
  reading: Reading,
): string[][] {
  const all: string[][] = [];
  let count = 0;
  let sibling = branch[step];
  for (let i = 0; sibling && i < mostSiblings && count < mostWords / 2; sibling = sibling[step]) {
    // White space and comments between tags are the formatter's, and take nobody's place.
    if (isElement(sibling)) i++;
    const found = wordsOf(sibling, reading);
    if (found.length) all.push(found);
    count += found.length;
  }
  return all;
}

const half = (sides: string[][]) => sides.flat().slice(0, mostWords / 2);
const first = (sides: string[][]) => (sides[0] ? hash16(sides[0].slice(0, 4).join(' ')) : '');

/** Words beside the element, hashed: what they say stays on the page. */
export function nearOf(element: Element, reading: Reading): { near: string[]; beside: string[] } {
  let branch: Element | null = element;
  let before: string[][] = [];
  let after: string[][] = [];
  for (let i = 0; branch && i < climb && half(before).length + half(after).length < enough; i++) {
    const [b, a] = [said(branch, 'previousSibling', reading), said(branch, 'nextSibling', reading)];
    before = [...before, ...b.map((list) => list.toReversed())];
    after = [...after, ...a];
    branch = branch.parentElement;
  }
  const beside = [first(before.map((list) => list.toReversed())), first(after)];
  return {
    near: [...new Set([...half(before), ...half(after)])].map(hash16),
    beside: beside.some((hash) => hash) ? beside : [],
  };
}

/** Siblings on one side, those of the given tag only. */
function count(element: Element, step: Step, tag?: string): number {
  let found = 0;
  for (let sibling = element[step]; sibling && found < countTo; sibling = sibling[step]) {
    if (!tag || sibling.localName === tag) found++;
  }
  return found;
}

/**
 * Positions among all siblings where the way up has alternatives. A wrapper around an element takes its
 * place and changes nothing: an ancestor with one child is no crossing.
 */
export function trailOf(element: Element): number[] {
  const trail: number[] = [];
  let branch: Element | undefined = element;
  while (branch && branch.localName !== 'body' && trail.length < mostCrossings) {
    const hasSiblings = (branch.parentElement?.childElementCount ?? 0) > 1;
    if (hasSiblings) trail.push(1 + count(branch, 'previousElementSibling'));
    branch = parentOf(branch);
  }
  return trail;
}

/** Position among siblings of the same tag; of the nearest ancestor that has any, within its row or item. */
export function placeOf(element: Element): { nth: number; of: number } {
  let branch: Element | undefined = element;
  for (let i = 0; branch && i < climb && !isItem(branch); i++, branch = parentOf(branch)) {
    const before = count(branch, 'previousElementSibling', branch.localName);
    const after = count(branch, 'nextElementSibling', branch.localName);
    if (before + after) return { nth: 1 + before, of: 1 + before + after };
  }
  return { nth: 1, of: 1 };
}
