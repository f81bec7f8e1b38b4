/**
 * Holds the page as it is while its frame is taken: our own surfaces are away, and whatever moves meanwhile is
 * noticed, since boxes that were suggested for another moment would miss what they should hide.
 */

/** Ours in the page, by the names that they are mounted under; the widget's belong to the product. */
const ours = 'waymark-overlay,waymark-capture';

export type Stillness = { moved(): boolean; end(): void };

export function holdStill(): Stillness {
  const away = [...document.querySelectorAll<HTMLElement>(ours)].map((host) => {
    const parent = host.parentNode;
    host.remove();
    return { host, parent };
  });
  let hasMoved = false;
  const note = () => {
    hasMoved = true;
  };
  const watching = new AbortController();
  const observer = new MutationObserver(note);
  const changes = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(document, changes);
  const options = { capture: true, passive: true, signal: watching.signal } as const;
  for (const type of ['scroll', 'resize', 'input', 'transitionrun'] as const)
    addEventListener(type, note, options);
  return {
    // Nobody is told of what an animation does; that one runs is enough.
    moved: () =>
      hasMoved || document.getAnimations().some(({ playState }) => playState === 'running'),
    end() {
      observer.disconnect();
      watching.abort();
      for (const { host, parent } of away) {
        parent?.append(host);
        host.showPopover?.();
      }
    },
  };
}

/** A script in a tab that is not drawn would wait for a frame for ever. */
const patienceMs = 200;

/** What was taken away is gone from the screen after the second frame. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
