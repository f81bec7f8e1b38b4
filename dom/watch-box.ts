/**
 * Tells when the box of an element may have changed: its size, a scroll anywhere, the window, or a shift
 * because something else on the page grew. By observers only: nothing runs while the page stands still.
 */
import { frameOf } from './tree.ts';

/** Runs `work` at the next frame, once for any number of calls. */
function atNextFrame(work: () => void, signal: AbortSignal): () => void {
  let isDue = false;
  return () => {
    if (isDue || signal.aborted) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (!signal.aborted) work();
    });
  };
}

/** The windows in which a scroll moves the element: its own and those of all frames around it. */
function windowsAround(element: Element): Window[] {
  const found: Window[] = [];
  let at: Element | undefined = element;
  for (; at; at = frameOf(at.ownerDocument)) {
    const { defaultView } = at.ownerDocument;
    if (defaultView) found.push(defaultView);
  }
  return found;
}

/** Margins that shrink (or, off screen, stretch) the viewport to just the element's box. */
function marginsTo({ top, left, right, bottom }: DOMRect, { documentElement }: Document): string {
  const { clientWidth, clientHeight } = documentElement;
  const [fromRight, fromBottom] = [clientWidth - right, clientHeight - bottom];
  return [top, fromRight, fromBottom, left].map((gap) => `${-Math.floor(gap)}px`).join(' ');
}

/**
 * No event tells that an element was pushed aside. An intersection observer whose viewport is just the
 * element's box does: any shift takes a part of the element out of it.
 */
function watchShift(element: Element, onShift: () => void, signal: AbortSignal): () => void {
  let observer: IntersectionObserver | undefined;
  const settle = () => {
    observer?.disconnect();
    if (signal.aborted) return;
    const box = element.getBoundingClientRect();
    // Without a size it is not drawn; the size observer tells when it is.
    if (!box.width || !box.height) return;
    let isFirst = true;
    const look: IntersectionObserverCallback = ([entry]) => {
      const { x, y } = entry?.boundingClientRect ?? box;
      // The first call comes at once; it counts only if the element moved between asking and answering.
      const isSame = isFirst && x === box.x && y === box.y;
      isFirst = false;
      if (isSame) return;
      onShift();
      settle();
    };
    observer = new IntersectionObserver(look, {
      root: element.ownerDocument,
      rootMargin: marginsTo(box, element.ownerDocument),
      // Where another box clips it, less than the whole is seen, and a shift changes how much.
      threshold: [0, 0.2, 0.4, 0.6, 0.8, 1],
    });
    observer.observe(element);
  };
  signal.addEventListener('abort', () => observer?.disconnect());
  return settle;
}

export function watchBox(element: Element, onMove: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const soon = atNextFrame(onMove, signal);
  const settle = watchShift(element, soon, signal);
  // Its first call comes at once: it also settles the other observer.
  const sizes = new ResizeObserver(() => {
    settle();
    soon();
  });
  sizes.observe(element);
  for (const view of windowsAround(element)) {
    view.addEventListener('scroll', soon, { capture: true, passive: true, signal });
    view.addEventListener('resize', soon, { passive: true, signal });
  }
  signal.addEventListener('abort', () => sizes.disconnect());
}
