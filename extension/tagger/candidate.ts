/** Everything that the panel says about the element a person points at. Looks at the whole page once. */
import { elementHash } from '../../core/locator/canonical.ts';
import { elementLabel } from '../../core/locator/label.ts';
import { type DescribeOptions, describe } from '../../dom/describe.ts';
import { locate } from '../../dom/locate.ts';
import { describePage } from '../../dom/page.ts';
import { suggestSelector } from '../../dom/selector.ts';
import { suggest } from '../../dom/suggest.ts';
import { interactiveTarget } from '../../dom/target.ts';
import type { Candidate } from '../messages/page-port.ts';

/** Names enough to recognise the trouble; more is a list that nobody reads. */
const mostAlike = 3;

export type Inspection = {
  readonly candidate: Candidate;
  /** The elements of this page that are one with it, itself included. */
  readonly same: readonly Element[];
};

/** One pass over the page for all that is said; a large page takes some tens of milliseconds. */
export function inspect(element: Element, options: DescribeOptions): Inspection {
  const descriptor = describe(element, options);
  const hash = elementHash(descriptor);
  const page = describePage(element.ownerDocument, options);
  const same = page.filter((other) => other.hash === hash).map((other) => other.element);
  if (!same.includes(element)) same.push(element);
  const fits = new Set(locate(element.ownerDocument, descriptor, options).matches);
  const alike = page.filter((other) => other.hash !== hash && fits.has(other.element));
  const suggested = suggest(element, element.ownerDocument, { ...options, page });
  const { restsOn, identifying, advice, line } = suggested;
  const candidate: Candidate = {
    hash,
    descriptor,
    label: elementLabel(descriptor),
    restsOn: [...restsOn],
    identifying: [...identifying],
    selectors: suggestSelector(element),
    advice: [...advice],
    line,
    matches: same.length,
    alike: [...new Set(alike.map((other) => elementLabel(other.descriptor)))].slice(0, mostAlike),
    isInert: interactiveTarget(element) !== element,
  };
  return { candidate, same };
}
