/** What would make an element unique on its page, and the line a developer could add to keep it so. */
import { elementHash } from '../core/locator/canonical.ts';
import type { Descriptor } from '../core/locator/descriptor.ts';
import { type DescribeOptions, describe } from './describe.ts';
import { locate } from './locate.ts';
import type { Root } from './page.ts';

export type Suggestion = {
  readonly isUnique: boolean;
  /** Others on the page that cannot be told from it. */
  readonly twins: number;
  /** What it is recognised by here, strongest first. */
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

const signs: readonly (readonly [string, (d: Descriptor) => string | undefined])[] = [
  ['the developer’s mark', (d) => d.attrs?.mark],
  ['its test id', (d) => d.attrs?.testid],
  ['its id', (d) => d.attrs?.id],
  ['its name', (d) => d.name],
  ['its text', (d) => d.text],
  ['its field name', (d) => d.attrs?.name],
  ['where it leads', (d) => d.attrs?.href],
  ['its icon', (d) => d.attrs?.icon],
  ['the heading above it', (d) => d.heading],
  ['the region it stands in', (d) => d.landmark],
];

function restsOn(d: Descriptor): string[] {
  const rests = signs.flatMap(([sign, value]) => {
    const shown = value(d);
    return shown ? [`${sign} “${shown}”`] : [];
  });
  return rests.length ? rests : [`its position, ${d.nth} of ${d.of}`];
}

function advice(d: Descriptor, twins: number): string[] {
  const missing = [];
  if (!d.name && !d.text) missing.push('It has no name: give it text or an aria-label.');
  if (!d.attrs?.testid && !d.attrs?.id) missing.push('It has no stable id.');
  if (twins > 0) missing.push(`${twins} more on this page look the same: a mark tells it apart.`);
  return missing;
}

export function suggestUnique(
  element: Element,
  root: Root = element.ownerDocument,
  options: DescribeOptions = {},
): Suggestion {
  const d = describe(element, options);
  const others = locate(root, d, options).matches.filter((match) => match !== element);
  const name = elementHash(d);
  const twins = others.filter((other) => elementHash(describe(other, options)) === name).length;
  return {
    isUnique: others.length === 0,
    twins,
    restsOn: restsOn(d),
    advice: advice(d, twins),
    line: `data-waymark="${d.attrs?.mark ?? slug(d)}"`,
  };
}
