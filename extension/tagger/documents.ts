/** The page and the same-origin frames in it: what a person sees as one page is listened to as one. */
import { rootsOf } from '../../dom/page.ts';

/** Windows whose events reach us; frames that come later join at the next mode. */
export function windowsOf(document: Document): Window[] {
  const windows: Window[] = [];
  for (const root of rootsOf(document)) {
    // safe: 9 = document
    const view = root.nodeType === 9 ? (root as Document).defaultView : null;
    if (view) windows.push(view);
  }
  return windows;
}

/** Listens before the page does, in every window of it. */
export function listen<T extends keyof WindowEventMap>(
  types: readonly T[],
  handle: (event: WindowEventMap[T]) => void,
  options: { signal: AbortSignal; passive: boolean },
): void {
  for (const view of windowsOf(document)) {
    for (const type of types) view.addEventListener(type, handle, { ...options, capture: true });
  }
}
