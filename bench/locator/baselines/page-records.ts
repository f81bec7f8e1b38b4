/**
 * An element of a saved page as a crawl would have recorded it, so that Similo meets both tracks in one
 * form. No boxes: the saved pages carry no style sheets.
 */
import type { Recorded } from '../cases.ts';

/** What can be acted on: the elements that a locator of either kind chooses among. */
export const actionable =
  'a,button,input,select,textarea,summary,[role=button],[role=tab],[role=link],[onclick]';

const fold = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

function ownText(element: Element): string {
  const tag = element.localName;
  if (tag === 'input') {
    const isButton = /^(submit|button|reset)$/i.test(element.getAttribute('type') ?? '');
    return isButton ? fold(element.getAttribute('value')) : '';
  }
  return tag === 'select' || tag === 'textarea' ? '' : fold(element.textContent);
}

const spoken = ['value', 'placeholder', 'aria-label', 'title'];

export function visibleText(element: Element): string {
  const said = spoken.map((name) => fold(element.getAttribute(name))).find((text) => text);
  return (ownText(element) || said || '').slice(0, 200);
}

function stepOf(element: Element): string {
  let nth = 1;
  for (let it = element.previousElementSibling; it; it = it.previousElementSibling) {
    if (it.localName === element.localName) nth++;
  }
  return `${element.localName}[${nth}]`;
}

/** `/html[1]/body[1]/…`, or from the nearest id where there is one. */
export function pathOf(element: Element, { fromId = false } = {}): string {
  const steps: string[] = [];
  for (let it: Element | null = element; it; it = it.parentElement) {
    if (fromId && it.id) return [`//*[@id='${it.id}']`, ...steps].join('/');
    steps.unshift(stepOf(it));
  }
  return `/${steps.join('/')}`;
}

/** Words of the nearest container that says more than the element does. */
function neighbourText(element: Element): string {
  const own = fold(element.textContent);
  let text = '';
  let parent = element.parentElement;
  for (let i = 0; parent && i < 3 && text.length <= 15; i++, parent = parent.parentElement) {
    const all = fold(parent.textContent).slice(0, 400);
    text = fold(own ? all.replace(own, ' ') : all);
  }
  return text.slice(0, 300);
}

/** With what toolbars look at and crawls leave out. */
export type PageRecord = Recorded & {
  /** `data-…` attributes as `name=value`. */
  readonly data?: readonly string[];
};

const dataOf = (element: Element) =>
  [...element.attributes]
    .filter(({ name }) => name.startsWith('data-'))
    .map(({ name, value }) => `${name}=${value}`);

export function recordOf(element: Element): PageRecord {
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const [tag, cls, type] = [element.localName, attribute('class'), attribute('type').toLowerCase()];
  const isButton =
    tag === 'button' ||
    (tag === 'a' && /btn|button/i.test(cls)) ||
    (tag === 'input' && /^(button|submit|reset)$/.test(type));
  return {
    ...{ tag, id: element.id, name: attribute('name'), cls, href: attribute('href') },
    ...{ alt: attribute('alt'), type, ariaLabel: attribute('aria-label'), isButton },
    ...{ text: visibleText(element), neighborText: neighbourText(element) },
    ...{ xpath: pathOf(element), idxpath: pathOf(element, { fromId: true }) },
    data: dataOf(element),
  };
}
