/**
 * Tells when an element appears, moves, changes and vanishes. By observers only: nothing runs while the
 * page stands still.
 */
import type { Descriptor } from '../core/locator/descriptor.ts';
import { type DescribeOptions, describe } from './describe.ts';
import { type Located, locate } from './locate.ts';
import { type Root, rootsOf } from './page.ts';

export type Sighting = {
  readonly kind: 'appear' | 'move' | 'change' | 'vanish';
  readonly located: Located;
};

export type WatchOptions = DescribeOptions & {
  readonly signal: AbortSignal;
  readonly onSighting: (sighting: Sighting) => void;
};

/** A search describes the page: at most four a second, however much the page stirs. */
const restMs = 250;

const observed: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
};

/** Runs `work` soon, once for any number of calls, and not more often than every `restMs`. */
function calmly(work: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (timer !== undefined || signal.aborted) return;
    const wait = Math.max(0, last + restMs - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      last = performance.now();
      work();
    }, wait);
  };
}

/** Reports when the box of the element may have changed: size, scrolling anywhere, window, visibility. */
export function watchBox(element: Element, onMove: () => void, signal: AbortSignal): void {
  let isDue = false;
  const soon = () => {
    if (isDue || signal.aborted) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (!signal.aborted) onMove();
    });
  };
  const sizes = new ResizeObserver(soon);
  sizes.observe(element);
  const seen = new IntersectionObserver(soon, { threshold: [0, 1] });
  seen.observe(element);
  const view = element.ownerDocument.defaultView ?? window;
  for (const target of new Set([view, window])) {
    target.addEventListener('scroll', soon, { capture: true, passive: true, signal });
    target.addEventListener('resize', soon, { passive: true, signal });
  }
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    seen.disconnect();
  });
}

/** Reports at once where the element is there already. */
export function watch(root: Root, target: Descriptor | string, options: WatchOptions): void {
  const { signal, onSighting } = options;
  let located: Located | undefined;
  let face = '';
  let box: AbortController | undefined;

  const see = (next: Located) => {
    const before = located?.element;
    const faceNow = next.element ? JSON.stringify(describe(next.element, options)) : '';
    const isChanged = faceNow !== face;
    located = next;
    face = faceNow;
    if (before !== next.element) {
      box?.abort();
      if (before) onSighting({ kind: 'vanish', located: next });
      if (next.element) follow(next.element);
    } else if (before && isChanged) onSighting({ kind: 'change', located: next });
  };
  const follow = (element: Element) => {
    box = new AbortController();
    if (located) onSighting({ kind: 'appear', located });
    const moved = () => located && onSighting({ kind: 'move', located });
    watchBox(element, moved, AbortSignal.any([signal, box.signal]));
  };

  const observer = new MutationObserver(() => search());
  const search = calmly(() => {
    // Shadow roots and frames that came since the last look.
    for (const inner of rootsOf(root)) observer.observe(inner, observed);
    see(locate(root, target, options));
  }, signal);
  signal.addEventListener('abort', () => observer.disconnect());
  if (!signal.aborted) search();
}
