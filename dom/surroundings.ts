/** Where an element stands: its ancestors in short, the landmark and the heading above it. */
import type { AncestorStep } from '../core/locator/descriptor.ts';
import { hash16 } from '../core/locator/hash.ts';
import { isGenerated, isHandWritten } from '../core/locator/stable.ts';
import { words } from '../core/locator/text.ts';
import { nameOf, type Reading, textOf } from './accessible-name.ts';
import { withoutEmpty } from './compact.ts';
import { clean } from './mask.ts';
import { explicitRole, roleOf } from './role.ts';
import { frameOf, hostOf, parentOf } from './tree.ts';

const landmarks =
  /^(banner|navigation|main|contentinfo|complementary|search|form|region|(alert)?dialog|toolbar|menu(bar)?|tabpanel)$/;
/** These are landmarks only when they have a name (HTML-AAM). */
const needsName = /^(form|region)$/;
/** One of many alike: what stands inside is data, and so are its headings and its position. */
const items = /^(row|listitem|option|treeitem)$/;
/** A row holds its buttons within a few levels; a list that lays out a whole page is no such thing. */
const itemDepth = 4;
/** A page's h1 names the record on it; the path tells the page already. */
const headings = 'h2,h3,h4,h5,h6,legend,caption,summary,[role=heading]:not([aria-level="1"])';
const pathSteps = 6;
const trailSteps = 4;
/** Counting stops here: the position of the thousandth row tells nothing. */
export const countTo = 1_000;
/** A heading stands close above; farther back it belongs to something else. */
const siblingsBack = 20;

export function stableId(element: Element): string | undefined {
  const { id } = element;
  return id && !isGenerated(id) ? clean(id) : undefined;
}

export function handWrittenClasses(element: Element, most: number): string[] {
  return [...element.classList]
    .filter(isHandWritten)
    .slice(0, 2 * most)
    .sort()
    .slice(0, most);
}

export function isItem(element: Element): boolean {
  return items.test(roleOf(element) ?? '');
}

function stepOf(element: Element): AncestorStep | undefined {
  const tag = element.localName.slice(0, 80);
  const id = stableId(element);
  const role = explicitRole(element)?.slice(0, 80);
  const classes = handWrittenClasses(element, 2);
  if (/^(div|span)$/.test(tag) && !id && !role && classes.length === 0) return undefined;
  return { tag, ...withoutEmpty({ id, role, classes }) };
}

function landmarkOf(element: Element, reading: Reading): string | undefined {
  const role = roleOf(element);
  if (!role || !landmarks.test(role)) return undefined;
  // A header or footer inside a section is that section's, not the page's.
  if (
    /^(header|footer)$/.test(element.localName) &&
    element.closest('article,section,main,dialog')
  ) {
    return undefined;
  }
  const name = role === 'main' ? undefined : nameOf(element, reading);
  if (!name) return needsName.test(role) ? undefined : role;
  return clean(`${role}: ${name}`);
}

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

/**
 * What is known about elements so far: describing a whole page asks for the same ancestors again and again.
 * Good for one pass; the next mutation makes it wrong.
 */
export type Memo = {
  readonly headings: Map<Element, string | undefined>;
  readonly landmarks: Map<Element, string | undefined>;
  readonly steps: Map<Element, AncestorStep | undefined>;
};

export function createMemo(): Memo {
  return { headings: new Map(), landmarks: new Map(), steps: new Map() };
}

function remember<T>(known: Map<Element, T> | undefined, element: Element, make: () => T): T {
  if (!known) return make();
  if (!known.has(element)) known.set(element, make());
  return known.get(element) as T; // safe: set above; undefined is a value too
}

function isInItem(element: Element): boolean {
  let branch: Element | undefined = element;
  for (let i = 0; branch && i <= itemDepth; i++, branch = parentOf(branch)) {
    if (isItem(branch)) return true;
  }
  return false;
}

/** What stands above a row or list item is the list's heading; what stands in it is data. */
function headingOf(element: Element, reading: Reading, memo?: Memo): string | undefined {
  return remember(memo?.headings, element, () => {
    const heading = headingBefore(element, reading);
    if (heading && !isInItem(element)) return heading;
    const parent = parentOf(element);
    return parent && headingOf(parent, reading, memo);
  });
}

function landmarkAround(element: Element, reading: Reading, memo?: Memo): string | undefined {
  return remember(memo?.landmarks, element, () => {
    const parent = parentOf(element);
    return parent && (landmarkOf(parent, reading) ?? landmarkAround(parent, reading, memo));
  });
}

function frameName(frame: Element): string {
  const name = frame.getAttribute('name') || stableId(frame) || frame.getAttribute('title');
  return clean(name) ?? 'frame';
}

const nearWords = 12;
/** Fewer characters are a badge or a bullet: the next container says more. */
const nearEnough = 15;

/** Words beside the element, hashed: what they say stays on the page. */
function nearOf(element: Element, reading: Reading): string[] {
  let parent = element.parentElement;
  let text = '';
  for (let i = 0; parent && i < 3 && text.length < nearEnough; i++, parent = parent.parentElement) {
    text = textOf(parent, { ...reading, except: element }).trim();
  }
  return [...new Set(words(text))].slice(0, nearWords).map(hash16);
}

/** Position among all element siblings: a wrapper around one of them takes its place and changes nothing. */
function positionOf(element: Element): number {
  let position = 1;
  let sibling = element.previousElementSibling;
  for (; sibling && position < countTo; sibling = sibling.previousElementSibling) position++;
  return position;
}

/** Positions where the way up has alternatives; an ancestor with one child is no crossing. */
function trailOf(element: Element): number[] {
  const trail: number[] = [];
  let branch: Element | undefined = element;
  for (
    ;
    branch && branch.localName !== 'body' && trail.length < trailSteps;
    branch = parentOf(branch)
  ) {
    if ((branch.parentElement?.childElementCount ?? 0) > 1) trail.push(positionOf(branch));
  }
  return trail;
}

export type Surroundings = {
  readonly near: string[];
  readonly trail: number[];
  readonly path: AncestorStep[];
  readonly landmark: string | undefined;
  readonly heading: string | undefined;
  readonly frame: string[];
  readonly shadow: string[];
};

export function surroundingsOf(element: Element, reading: Reading, memo?: Memo): Surroundings {
  const path: AncestorStep[] = [];
  const frame: string[] = [];
  const shadow: string[] = [];
  for (let branch: Element | undefined = element; branch; ) {
    const host = hostOf(branch.parentNode);
    if (host) shadow.unshift(host.localName.slice(0, 80));
    const shownIn = branch.parentNode?.nodeType === 9 && frameOf(branch.ownerDocument);
    if (shownIn) frame.unshift(frameName(shownIn));
    branch = parentOf(branch);
    if (!branch || path.length >= pathSteps || /^(html|body)$/.test(branch.localName)) continue;
    const ancestor = branch;
    const step = remember(memo?.steps, ancestor, () => stepOf(ancestor));
    if (step) path.push(step);
  }
  return {
    path,
    landmark: landmarkAround(element, reading, memo),
    heading: headingOf(element, reading, memo),
    near: nearOf(element, reading),
    trail: trailOf(element),
    frame,
    shadow,
  };
}
