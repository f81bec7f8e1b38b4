/** Where an element stands: its ancestors in short, the landmark and the heading above it. */
import type { AncestorStep } from '../core/locator/descriptor.ts';
import { isGenerated, isHandWritten } from '../core/locator/stable.ts';
import { nameOf, type Reading, textOf } from './accessible-name.ts';
import { clean } from './mask.ts';
import { explicitRole, roleOf } from './role.ts';
import { frameOf, hostOf, isElement, parentOf } from './tree.ts';

const landmarks =
  /^(banner|navigation|main|contentinfo|complementary|search|form|region|(alert)?dialog|toolbar|menu(bar)?|tabpanel)$/;
/** These are landmarks only when they have a name (HTML-AAM). */
const needsName = /^(form|region)$/;
/** One of many alike: what stands inside is data, and so are its headings and its position. */
const items = /^(row|listitem|option|treeitem)$/;
/** A page's h1 names the record on it; the path tells the page already. */
const headings = 'h2,h3,h4,h5,h6,legend,caption,summary,[role=heading]:not([aria-level="1"])';
const pathSteps = 6;
/** A heading stands close above; farther back it belongs to something else. */
const siblingsBack = 20;

export function stableId(element: Element): string | undefined {
  const { id } = element;
  return id && !isGenerated(id) ? clean(id) : undefined;
}

export function handWrittenClasses(element: Element, most: number): string[] {
  return [...element.classList].filter(isHandWritten).slice(0, 2 * most).sort().slice(0, most);
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
  return {
    tag,
    ...(id ? { id } : {}),
    ...(role ? { role } : {}),
    ...(classes.length ? { classes } : {}),
  };
}

function landmarkOf(element: Element, reading: Reading): string | undefined {
  const role = roleOf(element);
  if (!role || !landmarks.test(role)) return undefined;
  // A header or footer inside a section is that section's, not the page's.
  if (/^(header|footer)$/.test(element.localName) && element.closest('article,section,main,dialog')) {
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
  return [first, first?.firstElementChild].find((element) => element?.matches(headings)) ?? undefined;
}

function headingBefore(branch: Element, reading: Reading): string | undefined {
  let sibling = branch.previousElementSibling;
  for (let i = 0; sibling && i < siblingsBack; i++, sibling = sibling.previousElementSibling) {
    const heading = headingIn(sibling, branch);
    if (heading) return nameOf(heading, reading) ?? clean(textOf(heading, reading));
  }
  return undefined;
}

export type Surroundings = {
  path: AncestorStep[];
  landmark?: string | undefined;
  heading?: string | undefined;
  frame: string[];
  shadow: string[];
};

function frameName(frame: Element): string {
  const name = frame.getAttribute('name') || stableId(frame) || frame.getAttribute('title');
  return clean(name) ?? 'frame';
}

/** One walk to the top of the outermost page. */
export function surroundingsOf(element: Element, reading: Reading): Surroundings {
  const found: Surroundings = { path: [], frame: [], shadow: [] };
  let branch: Element | undefined = element;
  while (branch) {
    // What stands above a row or list item is the list's, what stands in it is data.
    if (isItem(branch)) found.heading = undefined;
    found.heading ??= headingBefore(branch, reading);
    const up: Node | null = branch.parentNode;
    if (hostOf(up)) found.shadow.unshift((hostOf(up)?.localName ?? '').slice(0, 80));
    const frame = up?.nodeType === 9 && frameOf(branch.ownerDocument);
    if (frame) found.frame.unshift(frameName(frame));
    branch = parentOf(branch);
    if (!isElement(branch) || /^(html|body)$/.test(branch.localName)) continue;
    found.landmark ??= landmarkOf(branch, reading);
    const step = found.path.length < pathSteps ? stepOf(branch) : undefined;
    if (step) found.path.push(step);
  }
  return found;
}
