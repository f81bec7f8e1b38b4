/**
 * A page in slices: finds what scrolls, goes down it window by window, and says where it really came to rest.
 * What is fixed or sticky is there in the first slice and hidden from the second on. Everything is put back at
 * the end, when the person gives up, and when the worker has not been heard of for a while.
 */
import { isElement } from '../../../dom/tree.ts';
import { showBar } from '../../tagger/bar.ts';
import { createStage } from '../../tagger/stage.ts';
import type { WindowBox } from '../protocol.ts';
import { painted } from './stillness.ts';

/** Nobody wants a picture longer than this, and a page that grows while it is scrolled has no end. */
const mostSlices = 60;
/** A worker that is gone cannot ask for the end. */
const patienceMs = 15_000;

export type Slices = {
  readonly frame: WindowBox;
  readonly height: number;
  readonly count: number;
  /** Where the content stands now; null once the person has given up. */
  go(slice: number): Promise<number | null>;
  /** Says on the page how far it is, until the next slice is gone to. */
  tell(words: string): void;
  end(): void;
};

/** The whole window where the page itself scrolls; else the largest box that does. */
function findScroller(): Element {
  const page = document.scrollingElement ?? document.documentElement;
  const area = (element: Element) => element.clientWidth * element.clientHeight;
  let best: Element = page;
  const scrollsItself = page.scrollHeight > innerHeight + 1;
  if (scrollsItself) return page;
  for (const element of document.querySelectorAll('*')) {
    if (element.scrollHeight <= element.clientHeight + 1) continue;
    if (!/auto|scroll|overlay/.test(getComputedStyle(element).overflowY)) continue;
    if (best === page || area(element) > area(best)) best = element;
  }
  return best;
}

/** The part of the window in which the content moves. */
function frameOf(scroller: Element): WindowBox {
  if (scroller === document.scrollingElement) {
    const { clientWidth, clientHeight } = document.documentElement;
    // Without scroll bars; in quirks mode the root is as high as its content.
    return { x: 0, y: 0, width: clientWidth, height: Math.min(innerHeight, clientHeight) };
  }
  const { x, y } = scroller.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight } = scroller;
  return { x: x + clientLeft, y: y + clientTop, width: clientWidth, height: clientHeight };
}

type Undo = () => void;

/** Inline and important, so that no rule of the page wins; the value before is put back as it was. */
function override(element: HTMLElement, name: string, value: string): Undo {
  const { style } = element;
  const [before, priority] = [style.getPropertyValue(name), style.getPropertyPriority(name)];
  style.setProperty(name, value, 'important');
  return () => style.setProperty(name, before, priority);
}

/** Asked again at each slice: headers turn sticky once they are scrolled past. */
function hidePinned(scroller: Element, undo: Undo[]): void {
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.contains(scroller) || !isElement(element) || !element.style) continue;
    const { position, visibility } = getComputedStyle(element);
    if (position !== 'fixed' && position !== 'sticky') continue;
    if (visibility !== 'hidden') undo.push(override(element, 'visibility', 'hidden'));
  }
}

export function beginSlices(signal: AbortSignal, onEnd: () => void): Slices {
  const scroller = findScroller();
  const start = { top: scroller.scrollTop, left: scroller.scrollLeft };
  const undo: Undo[] = [];
  // safe: whatever scrolls has a style
  undo.push(override(scroller as HTMLElement, 'scroll-behavior', 'auto'));
  undo.push(override(scroller as HTMLElement, 'scroll-snap-type', 'none'));
  const ended = new AbortController();
  let hasLeft = false;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  let telling = new AbortController();

  const end = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    clearTimeout(watchdog);
    telling.abort();
    for (const back of undo.splice(0).reverse()) back();
    scroller.scrollTo({ ...start, behavior: 'instant' });
    onEnd();
  };
  const stayAwake = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(end, patienceMs);
  };
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      hasLeft = true;
    },
    { capture: true, signal: ended.signal },
  );
  signal.addEventListener('abort', end);
  stayAwake();

  const frame = frameOf(scroller);
  const height = scroller.scrollHeight;
  return {
    frame,
    height,
    count: Math.min(mostSlices, Math.ceil(height / frame.height)),
    end,
    tell(words) {
      if (ended.signal.aborted) return;
      telling.abort();
      telling = new AbortController();
      showBar(createStage(telling.signal), words, []);
    },
    async go(slice) {
      telling.abort();
      if (hasLeft || ended.signal.aborted) return null;
      stayAwake();
      if (slice > 0) hidePinned(scroller, undo);
      scroller.scrollTo({ top: slice * frame.height, left: 0, behavior: 'instant' });
      await painted();
      return scroller.scrollTop;
    },
  };
}
