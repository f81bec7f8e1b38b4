/** What makes an element the only one of its kind on its page, and the line that would keep it so. */
import { elementHash } from '../core/locator/canonical.ts';
import type { Descriptor } from '../core/locator/descriptor.ts';
import { allMarks, identifyingMarks, type Mark } from '../core/locator/identify.ts';
import { type DescribeOptions, describe } from './describe.ts';
import { locate } from './locate.ts';
import { describePage, type PageElement, type Root } from './page.ts';

export type Suggestion = {
  readonly isUnique: boolean;
  /** Others on the page that are one with it by every sign that history is filed under. */
  readonly twins: number;
  /** The smallest set of signals that no other element of the page has; empty where there is none. */
  readonly identifying: readonly Mark[];
  /** All that it is recognised by here, strongest first. */
  readonly restsOn: readonly string[];
  /** What is missing, as advice to a developer. */
  readonly advice: readonly string[];
  /** An attribute that settles it for good, e.g. `data-waymark="save-profile"`. */
  readonly line: string;
};

/** A short identifier made of what the element is called and where it stands. */
function slug(d: Descriptor): string {
  const words = [d.name ?? d.text ?? d.attrs?.icon ?? d.attrs?.placeholder, d.heading ?? d.landmark]
    .filter((part) => part !== undefined)
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.slice(0, 5).join('-') || d.role || d.tag;
}

/** A mark that another element carries already would make twins of two that are none. */
function freeMark(d: Descriptor, others: readonly Descriptor[]): string {
  if (d.attrs?.mark) return d.attrs.mark;
  const taken = new Set(others.map((other) => other.attrs?.mark));
  const wish = slug(d);
  for (let i = 2; taken.has(wish) && i < 100; i++)
    if (!taken.has(`${wish}-${i}`)) return `${wish}-${i}`;
  return wish;
}

function advice(d: Descriptor, twins: number): string[] {
  const missing = [];
  if (!d.name && !d.text) missing.push('It has no name: give it text or an aria-label.');
  if (!d.attrs?.testid && !d.attrs?.id && !d.attrs?.mark) missing.push('It has no stable id.');
  if (twins > 0) missing.push(`${twins} more on this page look the same: a mark tells it apart.`);
  return missing;
}

/** Marks in words, as a sentence lists them. */
export function markWords({ called, value }: Pick<Mark, 'called' | 'value'>): string {
  return `${called} “${value}”`;
}

type SuggestOptions = DescribeOptions & {
  /** The page as it was described already. */
  readonly page?: readonly PageElement[];
};

export function suggest(
  element: Element,
  root: Root = element.ownerDocument,
  options: SuggestOptions = {},
): Suggestion {
  const d = describe(element, options);
  const page = options.page ?? describePage(root, options);
  const others = page.filter((other) => other.element !== element);
  const descriptors = others.map(({ descriptor }) => descriptor);
  const name = elementHash(d);
  const twins = others.filter(({ hash }) => hash === name).length;
  const identifying = identifyingMarks(d, descriptors);
  const fits = locate(root, d, options).matches.filter((match) => match !== element);
  return {
    isUnique: fits.length === 0 && twins === 0,
    twins,
    identifying,
    restsOn: allMarks(d).map(markWords),
    advice: advice(d, twins),
    line: `data-waymark="${freeMark(d, descriptors)}"`,
  };
}
