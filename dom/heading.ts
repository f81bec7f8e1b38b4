/** The heading that an element stands under. */
import { nameOf, type Reading, textOf } from './accessible-name.ts';
import { isInItem } from './item.ts';
import { clean } from './mask.ts';
import { type Memo, remember } from './memo.ts';
import { parentOf } from './tree.ts';

/** A page's h1 names the record on it; the path tells the page already. */
const headings = 'h2,h3,h4,h5,h6,legend,caption,summary,[role=heading]:not([aria-level="1"])';
/** A heading stands close above; farther back it belongs to something else. */
const siblingsBack = 20;

/** A sibling that is a heading, or a header whose first words are one. */
function headingIn(sibling: Element, branch: Element): Element | undefined {
  if (sibling.matches(headings)) return sibling;
  const isPeer = sibling.localName === branch.localName && sibling.className === branch.className;
  if (isPeer || !/^(div|header|hgroup)$/.test(sibling.localName)) return undefined;
  const first = sibling.firstElementChild;
  return (
    [first, first?.firstElementChild].find((element) => element?.matches(headings)) ?? undefined
  );
}

function headingBefore(branch: Element, reading: Reading): string | undefined {
  let sibling = branch.previousElementSibling;
  for (let i = 0; sibling && i < siblingsBack; i++, sibling = sibling.previousElementSibling) {
    const heading = headingIn(sibling, branch);
    if (heading) return nameOf(heading, reading) ?? clean(textOf(heading, reading));
  }
  return undefined;
}

/** What stands above a row or list item is the list's heading; what stands in it is data. */
export function headingOf(element: Element, reading: Reading, memo?: Memo): string | undefined {
  return remember(memo?.headings, element, () => {
    const heading = headingBefore(element, reading);
    if (heading && !isInItem(element)) return heading;
    const parent = parentOf(element);
    return parent && headingOf(parent, reading, memo);
  });
}
