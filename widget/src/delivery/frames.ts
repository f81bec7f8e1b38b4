/** The documents of same-origin frames, now and later, at any depth. */
import type { View } from '../notes.ts';

/** Other origins' frames have no document for us; reading across origins throws in some browsers. */
function findView(frame: EventTarget | null): View | undefined {
  try {
    // Safe: whatever has no contentWindow gives undefined, and the document proves that it may be read.
    const view = (frame as HTMLIFrameElement).contentWindow as View | null;
    return view?.document ? view : undefined;
  } catch {
    return undefined;
  }
}

/** Visits each document once: a frame's first empty document hands its window on to the next one. */
export function eachFrame(top: View, signal: AbortSignal, visit: (view: View) => void): void {
  const seen = new WeakSet<Document>();

  function enter(view: View | undefined): void {
    if (!view || seen.has(view.document)) return;
    const { document } = view;
    seen.add(document);
    if (view !== top) visit(view);
    for (const frame of document.querySelectorAll('iframe,frame')) enter(findView(frame));
    // `load` does not bubble, but it is captured: no observer is needed to learn of new frames.
    const loaded = ({ target }: Event) => enter(findView(target));
    document.addEventListener('load', loaded, { capture: true, signal });
  }
  enter(top);
}
