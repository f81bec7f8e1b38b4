/**
 * Tells when an element appears, moves, changes and vanishes. By observers only: nothing runs while the
 * page stands still.
 */
import type { Descriptor } from '../core/locator/descriptor.ts';
import { describe } from './describe.ts';
import { type Located, type LocateOptions, locate } from './locate.ts';
import { type Root, rootsOf } from './page.ts';
import { ignored } from './target.ts';
import { closestOf, isElement } from './tree.ts';
import { watchBox } from './watch-box.ts';

export { watchBox } from './watch-box.ts';

export type Sighting = {
  readonly kind: 'appear' | 'move' | 'change' | 'vanish';
  readonly located: Located;
};

export type WatchOptions = LocateOptions & {
  readonly signal: AbortSignal;
  readonly onSighting: (sighting: Sighting) => void;
};

/** A search describes the page: at most four a second, and on a large page never more than a ninth of the time. */
const leastRestMs = 250;
const restFactor = 8;

const observed: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
};

/** Runs `work` soon, once for any number of calls, and then rests. */
function calmly(work: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rested = 0;
  signal.addEventListener('abort', () => clearTimeout(timer));
  const run = () => {
    timer = undefined;
    const start = performance.now();
    try {
      work();
    } finally {
      const end = performance.now();
      rested = end + Math.max(leastRestMs, (end - start) * restFactor);
    }
  };
  return () => {
    if (timer !== undefined || signal.aborted) return;
    timer = setTimeout(run, Math.max(0, rested - performance.now()));
  };
}

/** Animations write styles at every frame, and our own surfaces change: neither says anything about the page. */
function isStirring({ type, attributeName, target }: MutationRecord): boolean {
  if (type === 'attributes' && attributeName === 'style') return false;
  const at = isElement(target) ? target : target.parentElement;
  return !at || !closestOf(at, ignored);
}

/**
 * Calls `search` whenever the page may have become another one, walls of shadow roots and frames included.
 * Returned is what joins the roots that came since the last look.
 */
function watchPage(root: Root, search: () => void, signal: AbortSignal): () => void {
  const observer = new MutationObserver((records) => records.some(isStirring) && search());
  const awaited = new Set<string>();
  signal.addEventListener('abort', () => observer.disconnect());
  return () => {
    for (const inner of rootsOf(root)) {
      observer.observe(inner, observed);
      // A frame that has loaded is another document, and no mutation of this one.
      inner.addEventListener('load', search, { capture: true, signal });
      // A component that is defined later gets its shadow root without a mutation.
      for (const { localName } of inner.querySelectorAll(':not(:defined)')) {
        if (awaited.has(localName)) continue;
        awaited.add(localName);
        // safe: only documents have no owner
        const { defaultView } = inner.ownerDocument ?? (inner as Document);
        // Chromium gives extensions' scripts a window without this registry, whatever its type says.
        const registry: CustomElementRegistry | null | undefined = defaultView?.customElements;
        void registry?.whenDefined(localName).then(search, () => undefined);
      }
    }
  };
}

/** Reports at once where the element is there already. */
export function watch(root: Root, target: Descriptor | string, options: WatchOptions): void {
  const { signal, onSighting } = options;
  if (signal.aborted) return;
  let located: Located | undefined;
  let face = '';
  let box: AbortController | undefined;

  const follow = (element: Element) => {
    box = new AbortController();
    const moved = () => located && onSighting({ kind: 'move', located });
    watchBox(element, moved, AbortSignal.any([signal, box.signal]));
  };
  const see = (next: Located) => {
    const { element: before } = located ?? {};
    const { element } = next;
    // Seen or not is part of it: what only becomes visible changes nothing else.
    const isSeen = element?.checkVisibility?.({ visibilityProperty: true });
    const faceNow = element ? JSON.stringify([describe(element, options), isSeen]) : '';
    const isChanged = faceNow !== face;
    located = next;
    face = faceNow;
    if (before === element) {
      if (element && isChanged) onSighting({ kind: 'change', located: next });
      return;
    }
    box?.abort();
    // Followed before it is told: a listener that throws or ends the watch must not leave half of it running.
    if (element) follow(element);
    if (before) onSighting({ kind: 'vanish', located: next });
    if (element && !signal.aborted) onSighting({ kind: 'appear', located: next });
  };

  const search = calmly(() => {
    join();
    see(locate(root, target, options));
  }, signal);
  const join = watchPage(root, search, signal);
  search();
}
