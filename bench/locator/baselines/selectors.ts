/**
 * What makes one selector on the old page and asks the new page for it. A selector that matches several
 * elements there is a refusal: whoever used it could not know which one is meant.
 */
import { finder } from '@medv/finder';
import { getCssSelector } from 'css-selector-generator';
import { elementAt } from '../pages.ts';
import { pathOf } from './page-records.ts';

export type SelectorMaker = {
  readonly name: string;
  readonly find: (old: Element, page: Document) => Element | undefined;
};

/** Both packages ask for the browser's globals, which are those of the old page's window. */
const globals = ['Node', 'Element', 'Document', 'NodeList', 'HTMLCollection', 'document'] as const;

function lendGlobals({ defaultView }: Document): void {
  if (!defaultView) throw new Error('The old page has no window; parse it with JSDOM.');
  for (const name of globals) Object.assign(globalThis, { [name]: defaultView[name] });
  // Escapes more than the standard asks for, which is still correct.
  const escaped = (text: string) => text.replace(/[^\w-]/g, '\\$&');
  Object.assign(globalThis, { window: defaultView, CSS: { escape: escaped } });
}

function onlyMatch(page: Document, selector: string): Element | undefined {
  const matches = page.querySelectorAll(selector);
  return matches.length === 1 ? matches[0] : undefined;
}

/** The time of lending is the same for both and small beside what they do. */
function viaSelector(make: (old: Element) => string): SelectorMaker['find'] {
  return (old, page) => {
    lendGlobals(old.ownerDocument);
    return onlyMatch(page, make(old));
  };
}

export const selectorMakers: readonly SelectorMaker[] = [
  { name: 'absolute XPath', find: (old, page) => elementAt(page, pathOf(old)) },
  {
    name: '@medv/finder',
    find: viaSelector((old) => finder(old, { root: old.ownerDocument.body })),
  },
  { name: 'css-selector-generator', find: viaSelector((old) => getCssSelector(old)) },
];
