/** The inbox's own keys; letters belong to whoever types, and `g` followed by one to the shell. */
import { useLayoutEffect } from 'preact/hooks';

export type ChooserName = 'link' | 'feature' | 'tag' | 'assign' | 'snooze';

type Handlers = {
  move: (by: number) => void;
  toggle: () => void;
  clear: () => void;
  read: () => void;
  done: () => void;
  undo: () => void;
  open: (name: ChooserName) => void;
};

/** Shown in the bar and in the list of shortcuts. */
export const inboxKeys = {
  ...{ j: 'Next', k: 'Previous', x: 'Mark', l: 'Link to a request', e: 'Done' },
  ...{ f: 'Feature', t: 'Tag', a: 'Assign', s: 'Snooze', z: 'Undo' },
} as const;

const isBusy = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input, textarea, select, dialog, [role=menu]') !== null;

export function useInboxKeys(on: Handlers): void {
  useLayoutEffect(() => {
    const closing = new AbortController();
    const acts: Record<string, () => void> = {
      ...{ j: () => on.move(1), ArrowDown: () => on.move(1) },
      ...{ k: () => on.move(-1), ArrowUp: () => on.move(-1) },
      ...{ x: on.toggle, Escape: on.clear, Enter: on.read, e: on.done, z: on.undo },
      ...{ l: () => on.open('link'), f: () => on.open('feature'), t: () => on.open('tag') },
      ...{ a: () => on.open('assign'), s: () => on.open('snooze') },
    };
    const onKeyDown = (event: KeyboardEvent) => {
      // The shell has taken it: `g` and a place.
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isBusy(event.target)) return;
      // On a link or a button, Enter is its own.
      const isOnControl = event.target instanceof Element && event.target.closest('a, button');
      if (event.key === 'Enter' && isOnControl) return;
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    // After the shell's listener, which is on the same window and was there first.
    addEventListener('keydown', onKeyDown, { signal: closing.signal });
    return () => closing.abort();
  });
}
