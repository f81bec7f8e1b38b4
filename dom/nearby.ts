/** What tells twins apart where nothing else does: the words beside an element, and its position. */
import { hash16 } from '../core/locator/hash.ts';
import { words } from '../core/locator/text.ts';
import { type Reading, textOf } from './accessible-name.ts';
import { isItem } from './item.ts';
import { parentOf } from './tree.ts';

const mostWords = 12;
/** Fewer characters are a badge or a bullet: the next container says more. */
const enough = 15;
const mostCrossings = 4;
/** Counting stops here: the position of the thousandth row tells nothing. */
const countTo = 1_000;
/** An only child counts by the ancestor that has siblings; it is seldom far. */
const climb = 4;

/** Words beside the element, hashed: what they say stays on the page. */
export function nearOf(element: Element, reading: Reading): string[] {
  let parent = element.parentElement;
  let text = '';
  for (let i = 0; parent && i < 3 && text.length < enough; i++, parent = parent.parentElement) {
    text = textOf(parent, { ...reading, except: element }).trim();
  }
  return [...new Set(words(text))].slice(0, mostWords).map(hash16);
}

type Step = 'previousElementSibling' | 'nextElementSibling';

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
