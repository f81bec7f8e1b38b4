/** Who wants to hear what happens in the page, and that another tab did something, for as long as they stand. */
import type { News } from './types.ts';

type Listeners<T> = {
  add(heard: (what: T) => void, signal: AbortSignal): void;
  tell(what: T): void;
};

export type Hears = { readonly news: Listeners<News>; readonly done: Listeners<void> };

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(what: T) => void>();
  return {
    add(heard, signal) {
      all.add(heard);
      signal.addEventListener('abort', () => all.delete(heard), { once: true });
    },
    tell(what) {
      // A copy: whoever hears it may go, or bring others.
      for (const heard of [...all]) heard(what);
    },
  };
}
