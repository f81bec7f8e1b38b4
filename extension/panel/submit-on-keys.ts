import { isMac } from './keys.ts';

/** ⌘ Enter, or Ctrl Enter: saves from any field of a form. */
export function submitOnKeys(event: KeyboardEvent): void {
  const isHeld = isMac ? event.metaKey : event.ctrlKey;
  if (event.key !== 'Enter' || !isHeld) return;
  event.preventDefault();
  // safe: the handler is put on forms only
  (event.currentTarget as HTMLFormElement).requestSubmit();
}
