/**
 * Runs in the page before anything of it does, and notes when what is waited for is first on the screen: its
 * words laid out, in the window and not transparent, in a frame's own time. The same work every frame for every
 * product, so that it falls out of the differences.
 */
export type Watched = {
  /** ms since navigation began; 0 until then. */
  shown: number;
  loaded: number;
  shift: number;
  origin: number;
};

export function watchPage({ root, words }: { root: string; words: string }): void {
  const watched: Watched = { shown: 0, loaded: 0, shift: 0, origin: performance.timeOrigin };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = Object(entry);
      if (!hadRecentInput) watched.shift += Number(value);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('load', () => {
    watched.loaded = performance.now();
  });
  const saysIt = (box: Element) => {
    const all = [...(box.shadowRoot ?? box).querySelectorAll('*')];
    return all.findLast((element) => element.textContent?.includes(words));
  };
  const isDrawn = (element: Element) => {
    const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
    const isInside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    const how = { opacityProperty: true, visibilityProperty: true };
    return isInside && width > 0 && height > 0 && element.checkVisibility(how);
  };
  const look = (now: number) => {
    requestAnimationFrame(look);
    const boxes = [...document.querySelectorAll(root)];
    if (watched.shown > 0) return;
    const found = boxes.map(saysIt).find((element) => element && isDrawn(element));
    if (found) watched.shown = now;
  };
  requestAnimationFrame(look);
}
