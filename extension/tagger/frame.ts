/**
 * A window of a given width on the page: an empty frame, so that the widget's own lengths and media queries mean that
 * width. The page itself cannot be made narrower; what it points at is drawn as a stand-in of the same size.
 */
import type { Rgb } from '../../core/engage/checks/theme.ts';
import { mountShadow } from '../../dom/shadow.ts';
import style from './frame.css?inline';

export type FrameOptions = {
  readonly width: number;
  /** By default, as high as the page leaves room. */
  readonly height?: number;
  readonly scheme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly signal: AbortSignal;
  /** What the bar above it says, and what its button does; without it nothing is seen of the frame. */
  readonly bar?: { readonly caption: string; readonly onClose: () => void };
};

export type Frame = {
  readonly view: Window & typeof globalThis;
  readonly paper: Rgb;
  /** What stands for an element of the page. */
  standIn(of: Element | undefined, name: string): Element;
};

/** Of the page behind, where nothing else is known of it. */
const papers: Readonly<Record<FrameOptions['scheme'], Rgb>> = {
  light: [255, 255, 255],
  dark: [18, 22, 21],
};

const barHeight = 44;
const gap = 12;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function drawBar(root: ShadowRoot, { bar, signal }: FrameOptions): HTMLElement | undefined {
  if (!bar) return undefined;
  const row = make('div', 'bar');
  const close = make('button', 'close', 'Close the preview');
  close.type = 'button';
  close.addEventListener('click', bar.onClose, { signal });
  row.append(make('p', 'caption', bar.caption), close);
  const keys = (event: KeyboardEvent) => event.key === 'Escape' && bar.onClose();
  document.addEventListener('keydown', keys, { signal });
  root.append(row);
  return row;
}

/** Scaled down where the page is narrower than what is asked for: its own pixels stay as many. */
function place(box: HTMLElement, frame: HTMLIFrameElement, options: FrameOptions): void {
  const { width, bar } = options;
  const room = { width: innerWidth - 2 * gap, height: innerHeight - 2 * gap - barHeight };
  const scale = bar ? Math.min(1, room.width / width) : 1;
  const height = options.height ?? Math.min(900, Math.floor(room.height / scale));
  frame.style.inlineSize = `${width}px`;
  frame.style.blockSize = `${height}px`;
  frame.style.scale = `${scale}`;
  box.style.inlineSize = `${width * scale}px`;
  box.style.blockSize = `${height * scale}px`;
  if (bar) box.style.insetInlineStart = `${Math.max(gap, (innerWidth - width * scale) / 2)}px`;
}

function createStandIn(page: Document, of: Element | undefined, name: string): Element {
  const box = page.createElement('div');
  const { width = 0, height = 0 } = of?.getBoundingClientRect() ?? {};
  box.textContent = name;
  const { style: own } = box;
  own.cssText =
    'box-sizing:border-box;position:absolute;inset-block-start:45%;left:50%;translate:-50%;direction:ltr;text-align:center;';
  own.cssText +=
    'display:grid;place-items:center;overflow:hidden;border:1px dashed;border-radius:4px;font:13px/1.3 system-ui;';
  own.inlineSize = `min(${width || 140}px, 100vw - 24px)`;
  own.blockSize = `min(${height || 36}px, 50vh)`;
  page.body.append(box);
  return box;
}

/** Resolves once the frame's document is there to stay: Firefox replaces its first one. */
function load(frame: HTMLIFrameElement, into: HTMLElement): Promise<Frame['view'] | null> {
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(frame.contentDocument?.defaultView ?? null), {
      once: true,
    });
    into.append(frame);
  });
}

export async function openFrame(options: FrameOptions): Promise<Frame | undefined> {
  const { scheme, direction, signal, bar } = options;
  const { root } = mountShadow('waymark-frame', style, signal);
  if (bar) root.append(make('div', 'veil'));
  drawBar(root, options);
  const box = make('div', bar ? 'box' : 'box unseen');
  const frame = make('iframe', 'frame');
  frame.title = 'Preview';
  root.append(box);
  place(box, frame, options);
  const view = await load(frame, box);
  const page = view?.document;
  if (!view || !page || signal.aborted) return undefined;
  page.documentElement.dir = direction;
  page.documentElement.style.colorScheme = scheme;
  page.body.style.cssText = `margin:0;min-height:100vh;background:rgb(${papers[scheme].join(' ')});color:${scheme === 'dark' ? '#9aa5a1' : '#5c6763'}`;
  return {
    view,
    paper: papers[scheme],
    standIn: (of, name) => createStandIn(page, of, name),
  };
}
