/**
 * What a drawn surface comes to, in numbers, read off the real rendering: computed colours, boxes, order of focus.
 * Judged elsewhere (core/engage/checks/measured.ts).
 */
import type { Measured } from '../../core/engage/checks/measured.ts';
import { type Rgb, ratioOf } from '../../core/engage/checks/theme.ts';
import { over, parseColor } from './colors.ts';

/** WCAG 2.2, 2.5.8: CSS pixels, each way. */
const leastTarget = 24;
/** As many of a kind as a person would correct before looking again. */
const most = 5;

const styleOf = (element: Element) =>
  (element.ownerDocument.defaultView ?? window).getComputedStyle(element);

const nameOf = (element: Element): string => {
  const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
  const short = text.trim().replace(/\s+/g, ' ');
  return short.length > 40 ? `${short.slice(0, 40)}…` : short || element.localName;
};

function isDrawn(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (element.matches('.sr, .sr *, :disabled') || width < 2 || height < 2) return false;
  return element.checkVisibility?.({ visibilityProperty: true }) !== false;
}

/** What is seen behind it: colours from the element outwards, the first opaque one below all others. */
function behind(element: Element, page: Rgb): Rgb {
  const layers: NonNullable<ReturnType<typeof parseColor>>[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = parseColor(styleOf(at).backgroundColor);
    if (color && color[3] > 0) layers.push(color);
    if (color?.[3] === 1) break;
  }
  return layers.reduceRight<Rgb>((below, top) => over(top, below), page);
}

/** Large is 24 px, or bold and 18.66 (1.4.3); such text is read with less. */
function neededFor(element: Element): number {
  const { fontSize, fontWeight } = styleOf(element);
  const size = Number.parseFloat(fontSize);
  return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
}

const hasText = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());

function contrasts(all: readonly Element[], page: Rgb): Measured['contrasts'] {
  return all
    .filter((element) => hasText(element) && isDrawn(element))
    .flatMap((element) => {
      const color = parseColor(styleOf(element).color);
      if (!color) return [];
      const back = behind(element, page);
      const [ratio, needed] = [ratioOf(over(color, back), back), neededFor(element)];
      return ratio < needed ? [{ name: nameOf(element), ratio, needed }] : [];
    })
    .sort((a, b) => a.ratio - b.ratio)
    .slice(0, most);
}

const focusable = 'a[href],button,input,textarea,select,summary,[tabindex="0"]';

/** A link within a sentence is as high as its line, and may be (2.5.8, "inline"). */
function isInline(element: Element): boolean {
  if (styleOf(element).display !== 'inline' || !element.parentElement) return false;
  return (element.parentElement.textContent ?? '').trim() !== (element.textContent ?? '').trim();
}

/** What is pressed: of a box to tick, its label. */
const pressed = (element: Element) => element.closest('label') ?? element;

function targets(all: readonly Element[]): Measured['targets'] {
  return all
    .filter((element) => element.matches(focusable) && isDrawn(pressed(element)))
    .flatMap((element) => {
      const { width, height } = pressed(element).getBoundingClientRect();
      const isSmall = width < leastTarget || height < leastTarget;
      return isSmall && !isInline(element)
        ? [{ name: nameOf(pressed(element)), width, height }]
        : [];
    })
    .slice(0, most);
}

/** The cross stands in its corner and comes last: that is how a dialog is left, not how it is read. */
function order(all: readonly Element[], isRtl: boolean): Measured['order'] {
  const stops = all.filter(
    (element) =>
      element.matches(`${focusable},[tabindex]`) &&
      !element.matches('.x,[tabindex="-1"]') &&
      isDrawn(pressed(element)),
  );
  const sorted = stops.toSorted((a, b) => tabOf(a) - tabOf(b));
  for (const [at, then] of sorted.entries()) {
    const first = sorted[at - 1];
    if (!first) continue;
    const [a, b] = [pressed(first).getBoundingClientRect(), pressed(then).getBoundingClientRect()];
    const isSameLine = b.top < a.bottom && a.top < b.bottom;
    const isBefore = isSameLine
      ? isRtl
        ? b.left >= a.right
        : b.right <= a.left
      : b.bottom <= a.top;
    if (isBefore) return { first: nameOf(first), next: nameOf(then) };
  }
  return null;
}

/** Above zero comes first, in its order; all others as they stand. */
const tabOf = (element: Element) => {
  const index = Number(element.getAttribute('tabindex') ?? 0);
  return index > 0 ? index : Number.MAX_SAFE_INTEGER;
};

function covered(cards: readonly Element[], target: Element | undefined): number {
  if (!target) return 0;
  const of = target.getBoundingClientRect();
  const shares = cards.map((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    const width = Math.min(right, of.right) - Math.max(left, of.left);
    const height = Math.min(bottom, of.bottom) - Math.max(top, of.top);
    return (Math.max(0, width) * Math.max(0, height)) / Math.max(1, of.width * of.height);
  });
  return Math.max(0, ...shares);
}

const spill = (card: Element, view: Size) => {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  return {
    wide: Math.max(card.scrollWidth - card.clientWidth, right - view.width, -left, 0),
    high: Math.max(card.scrollHeight - card.clientHeight, bottom - view.height, -top, 0),
  };
};
type Size = { readonly width: number; readonly height: number };

export type Drawn = {
  /** The shadow roots that it was drawn in. */
  readonly roots: readonly ShadowRoot[];
  readonly target: Element | undefined;
  readonly view: Size;
  /** What lies behind the surfaces. */
  readonly page: Rgb;
};

export type Figures = Pick<
  Measured,
  'isDrawn' | 'contrasts' | 'targets' | 'order' | 'covered' | 'wide' | 'high'
>;

export function measure({ roots, target, view, page }: Drawn): Figures {
  // Mid-way, a surface that slides in stands elsewhere.
  for (const root of roots) for (const moving of root.getAnimations()) moving.finish();
  const all = roots.flatMap((root) => [...root.querySelectorAll('*')]);
  const cards = all.filter((element) => element.matches('.card, .beacon') && isDrawn(element));
  const over = cards.map((card) => spill(card, view));
  const isRtl = all.some((element) => styleOf(element).direction === 'rtl');
  // A beacon is meant to lie on its element.
  const above = cards.filter((card) => !card.matches('.beacon, .flow'));
  return {
    isDrawn:
      cards.length > 0 || all.some((element) => element.matches('.pill') && isDrawn(element)),
    contrasts: contrasts(all, page),
    targets: targets(all),
    order: order(all, isRtl),
    covered: covered(above, target),
    wide: Math.max(0, ...over.map(({ wide }) => wide)),
    high: Math.max(0, ...over.map(({ high }) => high)),
  };
}
