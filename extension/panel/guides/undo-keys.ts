/** Undo by key, in every field alike: the browser's own knows single fields, not what was done between them. */
import type { Author } from './use-author.ts';

/** Which way, by the keys that people know; undefined for all others. */
export function undoKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'y') return 'redo';
  if (key !== 'z') return undefined;
  return event.shiftKey ? 'redo' : 'undo';
}

export const onUndoKeys = (author: Pick<Author, 'undo' | 'redo'>) => (event: KeyboardEvent) => {
  const way = undoKey(event);
  if (!way) return;
  event.preventDefault();
  author[way]();
};
