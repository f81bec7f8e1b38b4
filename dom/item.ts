/** One of many alike, a row or a list item: what stands inside is data, its headings and positions too. */
import { roleOf } from './role.ts';
import { parentOf } from './tree.ts';

const items = /^(row|listitem|option|treeitem)$/;
/** A row holds its buttons within a few levels; a list that lays out a whole page is no such thing. */
const depth = 4;

export function isItem(element: Element): boolean {
  return items.test(roleOf(element) ?? '');
}

export function isInItem(element: Element): boolean {
  let branch: Element | undefined = element;
  for (let i = 0; branch && i <= depth; i++, branch = parentOf(branch)) {
    if (isItem(branch)) return true;
  }
  return false;
}
