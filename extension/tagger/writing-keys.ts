/** Keys and presses while texts are written on the page: ours alone, the product hears none of them. */
import type { Run } from '../../core/engage/runs.ts';
import { listen } from './documents.ts';

type Options = {
  signal: AbortSignal;
  find: (element: Element) => Run | undefined;
  onWord: (run: Run, text: string) => void;
  onUndo: (way: 'undo' | 'redo') => void;
};

export function listenToWriting({ signal, find, onWord, onUndo }: Options): void {
  /** What stood there when it was entered: the browser's own undo leads back to it and no further. */
  const entered = new WeakMap<Element, string>();

  const writtenIn = (event: Event): HTMLElement | undefined => {
    const found = event.composedPath().find((one) => one instanceof HTMLElement && find(one));
    return found instanceof HTMLElement ? found : undefined;
  };

  const onKey = (event: KeyboardEvent) => {
    const host = writtenIn(event);
    if (!host) return;
    event.stopImmediatePropagation();
    if (event.key === 'Enter') event.preventDefault();
    if (event.key === 'Escape') {
      event.preventDefault();
      host.blur();
    }
    const way = wayOf(event);
    if (!way || host.textContent !== entered.get(host)) return;
    event.preventDefault();
    onUndo(way);
  };

  listen(
    ['focusin'],
    (event) => {
      const host = writtenIn(event);
      if (host) entered.set(host, host.textContent ?? '');
    },
    { signal, passive: true },
  );
  listen(['keydown'], onKey, { signal, passive: false });
  listen(
    ['input'],
    (event) => {
      const host = writtenIn(event);
      const run = host && find(host);
      if (run) onWord(run, (host.textContent ?? '').replace(/\s+/g, ' '));
    },
    { signal, passive: true },
  );
  // Where only the rich kind of editing exists, looks and markup are refused.
  listen(
    ['beforeinput'],
    (event) => {
      const isLook = event instanceof InputEvent && event.inputType.startsWith('format');
      if (isLook && writtenIn(event)) event.preventDefault();
    },
    { signal, passive: false },
  );
  // A press into a label or a link is a wish for the caret, not for what it does.
  listen(
    ['click'],
    (event) => {
      if (!writtenIn(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { signal, passive: false },
  );
}

function wayOf(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : undefined;
}
