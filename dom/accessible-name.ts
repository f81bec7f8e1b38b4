/**
 * What a person calls an element: the accessible name (accname 1.2, without what needs layout), bounded and
 * masked. Values that people typed or chose are never read.
 */
import { clean } from './mask.ts';
import { roleOf, typeOf } from './role.ts';

/** Text under these is code, a value, or what a person typed. */
const unread =
  'script,style,noscript,template,textarea,select,input,[hidden],[aria-hidden=true],[contenteditable=""],[contenteditable=true],[data-waymark-mask],[data-waymark-ignore]';
/** Markup inside a word; every other tag is a gap between words. */
const inline = /^(b|i|em|strong|u|mark|sub|sup)$/;
/** A name is 80 characters: twice that leaves room for white space and masking. */
const enough = 160;

export type Reading = {
  /** Selectors whose text is never read, beside data-waymark-mask. */
  readonly unread?: string;
  /** Subtrees to leave out, e.g. interactive descendants. */
  readonly without?: string;
  readonly except?: Element;
};

/** Folded as it grows, or the markup's indentation would use up what is enough. */
const fold = (text: string) => text.replace(/\s+/g, ' ');

/** Text of a subtree in reading order, labels and alternative texts included; stops when it has enough. */
export function textOf(node: Node, reading: Reading = {}, sofar = ''): string {
  let text = sofar;
  for (let child = node.firstChild; child && text.length < enough; child = child.nextSibling) {
    if (child.nodeType === 3) text = fold(text + (child.nodeValue ?? '').slice(0, 4 * enough));
    if (child.nodeType === 1) text = textWith(child as Element, reading, text); // safe: 1 = element
  }
  return text;
}

/** The same of one element, itself unread where it must be; appended to `text`. */
export function textWith(element: Element, reading: Reading, text: string): string {
  if (
    element === reading.except ||
    element.matches(unread) ||
    (reading.unread && element.matches(reading.unread))
  )
    return text;
  if (reading.without && element.matches(reading.without)) return text;
  const gap = inline.test(element.localName) ? '' : ' ';
  const label = element.getAttribute('aria-label') || element.getAttribute('alt');
  return fold(label ? `${text} ${label} ` : `${textOf(element, reading, fold(text + gap))}${gap}`);
}

function labelledBy(element: Element, reading: Reading): string {
  const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? [];
  if (ids.length === 0) return '';
  const root = element.getRootNode() as Document | ShadowRoot; // safe: both can find by id, used with ?.
  return ids
    .map((id) => root.getElementById?.(id))
    .map((label) => (label ? textWith(label, reading, '') : ''))
    .join(' ');
}

/** Text of `<label>`s, without the control's own content. */
function ofLabels(element: Element, reading: Reading): string {
  const labels = (element as HTMLInputElement).labels; // safe: absent on what cannot be labelled
  return Array.from(labels ?? [], (label) => textOf(label, reading)).join(' ');
}

const buttonInputs: Record<string, string> = { submit: 'Submit', reset: 'Reset', button: '' };

/** The caption of `<input type=submit>` is its value: written by the product, not by the visitor. */
function ofInput(element: Element): string {
  const type = typeOf(element) ?? '';
  if (type in buttonInputs) return element.getAttribute('value') || (buttonInputs[type] ?? '');
  return (type === 'image' && element.getAttribute('alt')) || '';
}

/** Roles whose content is their name. The rest (forms, regions, lists) would recite the page. */
const namedByContent =
  /^(button|link|menuitem\w*|tab|option|checkbox|radio|switch|heading|treeitem|cell|columnheader|tooltip)$/;

/** The accessible name before masking; `raw` so that callers can bound it as they need. */
function rawName(element: Element, reading: Reading): string {
  const attribute = (name: string) => element.getAttribute(name)?.trim();
  const tag = element.localName;
  return (
    labelledBy(element, reading).trim() ||
    attribute('aria-label') ||
    (tag === 'input' && ofInput(element)) ||
    ofLabels(element, reading).trim() ||
    (/^(img|area)$/.test(tag) && attribute('alt')) ||
    (namedByContent.test(roleOf(element) ?? tag) && textOf(element, reading).trim()) ||
    attribute('title') ||
    attribute('placeholder') ||
    ''
  );
}

export function nameOf(element: Element, reading: Reading = {}): string | undefined {
  return clean(rawName(element, reading));
}
