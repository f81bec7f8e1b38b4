/**
 * Keeps a surface in somebody else's page: pages remove what they do not know, replace what it stands beside, and
 * open dialogs that shut out everything else.
 */
import { modalIn } from '../../../dom/dialogs.ts';
import type { Surface } from '../../../dom/shadow.ts';
import { closestOf } from '../../../dom/tree.ts';

/** A page that removes it each time has the last word: this is no fight. */
const mostReturns = 20;

export type Staying = {
  /** What it is about, or stands behind, from now on; undefined where that has gone. */
  about(element: Element | undefined): void;
};

type Options = {
  surface: Pick<Surface, 'host' | 'root' | 'raise'>;
  view: Window;
  signal: AbortSignal;
  /** It stood somewhere else before, so that what was open in it is closed. */
  onBack(): void;
};

const open = 'dialog:modal,[popover]:popover-open';

/** Calls when `host` may be gone from the page. */
function watchPlace(host: Element, signal: AbortSignal, onChange: () => void): () => void {
  const observer = new MutationObserver(() => !host.isConnected && onChange());
  signal.addEventListener('abort', () => observer.disconnect());
  return () => {
    const what = { childList: true, subtree: true };
    observer.disconnect();
    observer.observe(host.ownerDocument, what);
    const root = host.getRootNode();
    // Within a component's shadow root, whose changes are no mutations of the document.
    if (root !== host.ownerDocument) observer.observe(root, what);
  };
}

/** In the top layer: inside the dialog or popover that its element is in, else of the page as a whole. */
export function stayOnTop({ surface, view, signal, onBack }: Options): Staying {
  const { host, root, raise } = surface;
  let source: Element | undefined;
  let returns = 0;
  let home: AbortController | undefined;

  function homeOf(): Element {
    const modal = modalIn(view);
    const around = source?.isConnected ? closestOf(source, open) : undefined;
    // What a frame stands in is another document's, where this surface would be drawn by no style of its own.
    const isHere = around?.ownerDocument === view.document;
    return (isHere && around) || modal || view.document.documentElement;
  }

  function settle(): void {
    const next = homeOf();
    if (signal.aborted || returns > mostReturns || host.parentNode === next) return;
    if (!host.isConnected) returns++;
    home?.abort();
    home = new AbortController();
    next.append(host);
    observe();
    onTop();
    onBack();
    // When it closes, whatever is inside is gone from sight.
    const { signal: until } = home;
    for (const type of ['close', 'toggle']) next.addEventListener(type, settle, { signal: until });
  }

  function onTop(): void {
    raise(source instanceof HTMLElement ? source : undefined);
  }

  const observe = watchPlace(host, signal, settle);
  signal.addEventListener('abort', () => home?.abort());
  observe();
  return {
    about(element) {
      const isSame = element === source;
      source = element ?? source;
      settle();
      // Coming up again would drop the focus of whoever is in it.
      if (element && !isSame && !root.activeElement) onTop();
    },
  };
}

/** In the page's own flow, behind its element, whatever the page does to the two. */
export function stayBehind({ surface, signal }: Options): Staying {
  const { host } = surface;
  let beside: Element | undefined;
  let returns = 0;

  function settle(): void {
    const isThere = !beside?.isConnected || beside.nextElementSibling === host;
    if (signal.aborted || isThere || returns > mostReturns) return;
    if (!host.isConnected) returns++;
    beside?.after(host);
    observe();
  }

  const observe = watchPlace(host, signal, settle);
  return {
    about(element) {
      beside = element;
      settle();
    },
  };
}
