/**
 * Suggests what to redact on a picture of the page: finds of the one table of patterns (core/scrub), fields
 * with something in them, and what products have marked as private. One walk over the page, in slices, so that
 * a page of forty thousand nodes stays responsive; layout is asked for finds only.
 *
 * What it cannot read is counted: other origins' frames, and text that is painted and not written.
 */
import type { Hidden } from '../../core/model/drawing.ts';
import { findSecrets } from '../../core/scrub/secrets.ts';
import { frameOf } from '../tree.ts';
import { type Box, intersect, seenThrough } from './box.ts';
import { createRuns, type Run, rangeOf, unread } from './runs.ts';
import { holdsInput, masked } from './selectors.ts';

export type Suggested = Box & { readonly kind: Hidden };

export type Scan = {
  readonly boxes: Suggested[];
  /** Places in sight whose content nobody here can read. */
  readonly unseen: { readonly frames: number; readonly drawings: number };
};

export type ScanOptions = {
  /** Selectors of the app's settings, beside those of the products. */
  readonly mask?: readonly string[];
  readonly signal?: AbortSignal;
  /** Milliseconds of work between two rests. */
  readonly slice?: number;
};

/** Under a frame's sixteen, with room for the page's own work. */
const sliceMs = 8;
/** Asking for the time costs more than looking at a node. */
const nodesBetweenLooks = 100;
/** Smaller than this there is nothing to read: icons, sparklines, tracking frames. */
const leastDrawing = { width: 60, height: 24 };
/** A page of nothing but addresses: one box over the window is then the better answer (by hand). */
const mostBoxes = 2_000;

type Found = { boxes: Suggested[]; frames: number; drawings: number };

export async function scanPage(document: Document, options: ScanOptions = {}): Promise<Scan> {
  const found: Found = { boxes: [], frames: 0, drawings: 0 };
  const selector = [masked, ...(options.mask ?? []).filter(isSelector)].join(',');
  const view = { x: 0, y: 0, width: innerWidth, height: innerHeight };
  let looked = 0;
  let due = performance.now() + (options.slice ?? sliceMs);
  for (const _ of walk(document, { found, selector, view, offset: { x: 0, y: 0 } })) {
    if (options.signal?.aborted || found.boxes.length >= mostBoxes) break;
    if (++looked % nodesBetweenLooks !== 0 || performance.now() < due) continue;
    await rest();
    due = performance.now() + (options.slice ?? sliceMs);
  }
  const { frames, drawings } = found;
  // What was not looked at any more is as unseen as what cannot be.
  const isCut = found.boxes.length >= mostBoxes;
  const boxes = found.boxes.slice(0, mostBoxes);
  return { boxes, unseen: { frames, drawings: drawings + (isCut ? 1 : 0) } };
}

/**
 * Lets the page do what it has to: a message is delivered sooner than the 4 ms of a nested timer, and in turn.
 * `scheduler.yield` would go on before the page's own timers, all of which then waited for the whole scan.
 */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

type Place = {
  readonly found: Found;
  readonly selector: string;
  /** What of the window shows this document, and where its origin lies in the window. */
  readonly view: Box;
  readonly offset: { readonly x: number; readonly y: number };
};

/** Yields after each node: whoever drives it decides when to rest. */
function* walk(root: Document | ShadowRoot, place: Place): Generator<void> {
  const document = root.ownerDocument ?? (root as Document); // safe: only a document has no owner
  const runs = createRuns((run) => readRun(run, place));
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.nodeType === Node.ELEMENT_NODE && isClosed(node as Element) // safe: by its type
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  while (walker.nextNode()) {
    yield;
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      runs.add(node as Text); // safe: by its type
      continue;
    }
    const element = node as Element; // safe: the walker shows texts and elements
    if (breaks.test(element.localName)) runs.end();
    lookAt(element, place);
    const shadow = shadowOf(element);
    if (shadow) yield* walk(shadow, place);
    const inner = innerOf(element, place);
    if (inner) yield* walk(inner.document, inner.place);
  }
  runs.end();
}

const breaks = /^(?:br|hr|img|input|button|iframe|canvas|video|svg)$/;
const isClosed = (element: Element) =>
  unread.test(element.localName) && !/^(?:textarea|select)$/.test(element.localName);

function readRun(run: Run, place: Place): void {
  // Most text is short and has neither a digit nor the sign of an address nor twenty letters on end.
  if (run.text.length < 6 || !/[@\d]/.test(run.text)) return;
  for (const { kind, start, end } of findSecrets(run.text)) {
    const range = rangeOf(run, start, end);
    const holder = run.pieces[0]?.node.parentElement;
    if (!range || !holder || !isShown(holder)) continue;
    for (const rect of range.getClientRects()) add(place, holder, rect, kind);
  }
}

function lookAt(element: Element, place: Place): void {
  const isMarked = element.matches(place.selector);
  if (!isMarked && !holdsInput(element)) {
    noteDrawing(element, place);
    return;
  }
  if (!isShown(element)) return;
  const kind = isMarked ? 'masked' : element.matches('[type=password]') ? 'password' : 'field';
  for (const rect of element.getClientRects()) add(place, element, rect, kind);
}

/** Painted text is out of reach; what is too small to hold any is not worth a warning. */
function noteDrawing(element: Element, { view, offset, found }: Place): void {
  if (!/^(?:canvas|video|embed|object)$/.test(element.localName) || !isShown(element)) return;
  if (isReadable(element.getBoundingClientRect(), view, offset)) found.drawings += 1;
}

function isReadable(rect: Box, view: Box, offset: Place['offset']): boolean {
  const { width, height } = rect;
  const moved = { x: rect.x + offset.x, y: rect.y + offset.y, width, height };
  const seen = intersect(moved, view);
  return Boolean(seen && seen.width >= leastDrawing.width && seen.height >= leastDrawing.height);
}

function add(place: Place, element: Element, rect: Box, kind: Suggested['kind']): void {
  const cut = seenThrough(element, rect);
  if (!cut) return;
  const { width, height } = cut;
  const moved = { x: cut.x + place.offset.x, y: cut.y + place.offset.y, width, height };
  const seen = intersect(moved, place.view);
  if (seen) place.found.boxes.push({ ...seen, kind });
}

function isShown(element: Element): boolean {
  // Older browsers: a box too many is the safe mistake.
  return element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true;
}

/** Extensions may look into closed roots; elsewhere the open ones are what there is. */
function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (!element.localName.includes('-') || !isHtml(element)) return null;
  // safe: asked for before use; Chrome and Firefox give it to content scripts under different names
  const { chrome } = globalThis as { chrome?: { dom?: Partial<typeof globalThis.chrome.dom> } };
  const firefox = element as { openOrClosedShadowRoot?: ShadowRoot };
  return chrome?.dom?.openOrClosedShadowRoot?.(element) ?? firefox.openOrClosedShadowRoot ?? null;
}

// By the name space: elements of frames have another window's classes.
const isHtml = (element: Element): element is HTMLElement =>
  element.namespaceURI === 'http://www.w3.org/1999/xhtml';

/** A frame's document where it is of our origin; else the frame is counted as unseen. */
function innerOf(element: Element, place: Place): { document: Document; place: Place } | undefined {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return undefined;
  const frame = element as HTMLIFrameElement; // safe: by its name
  const rect = frame.getBoundingClientRect();
  const document = documentOf(frame);
  if (!document) {
    if (isShown(frame) && isReadable(rect, place.view, place.offset)) place.found.frames += 1;
    return undefined;
  }
  const offset = {
    x: place.offset.x + rect.x + frame.clientLeft,
    y: place.offset.y + rect.y + frame.clientTop,
  };
  const inside = { ...offset, width: frame.clientWidth, height: frame.clientHeight };
  const view = intersect(place.view, inside);
  return view && isShown(frame) ? { document, place: { ...place, view, offset } } : undefined;
}

function documentOf(frame: HTMLIFrameElement): Document | undefined {
  try {
    const { contentDocument } = frame;
    return contentDocument && frameOf(contentDocument) ? contentDocument : undefined;
  } catch {
    return undefined; // another origin's
  }
}

function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false; // the settings page says so
  }
}
