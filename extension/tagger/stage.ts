/**
 * What we draw over the page: marks that keep to their elements, a label, a bar. All boxes are read first and
 * written after, once a frame and only when something may have moved, so that no mark costs a layout.
 */
import { css as cssColor } from '../../core/color.ts';
import { colors } from '../../core/tokens.ts';
import { type Box, boxOf, place, type Size } from '../../dom/placement.ts';
import { mountShadow } from '../../dom/shadow.ts';
import { listen } from './documents.ts';
import style from './style.css?inline';

export type Mark = {
  readonly element: Element;
  readonly kind: 'hover' | 'picked' | 'same' | 'heat' | 'tag' | 'pin';
  /** Text beside it. */
  readonly label?: string;
  /** Smaller text after the label. */
  readonly note?: string;
  readonly tone?: string;
  /** 0 to 1: how strong a heat mark is. */
  readonly heat?: number;
  /** Its label is a button: what a press does, and what it is called. */
  readonly press?: () => void;
  readonly title?: string;
};

export type Stage = {
  setMarks(marks: readonly Mark[]): void;
  /** Something may have moved: look again at the next frame. */
  refresh(): void;
  /** Lets a mark stand out for a moment. */
  flash(element: Element): void;
  /** A sheet over the page that takes the rest of a press, so that the page gets no click. */
  shield(isOn: boolean): void;
  readonly root: ShadowRoot;
};

/** The kit's colours, from the same tokens; overlays lie on strangers' pages, so they do not turn dark. */
export const palette = [
  `--ink: ${cssColor(colors.ink.light)}; --surface: ${cssColor(colors.surface.light)};`,
  `--blaze: ${cssColor(colors.blaze.light)}; --blaze-ink: ${cssColor(colors.blazeInk.light)};`,
  `--accent: ${cssColor(colors.accent.light)}; --on-accent: ${cssColor(colors.onAccent.light)};`,
].join('');

type Drawn = { mark: Mark; frame: HTMLElement; tip: HTMLElement | undefined };

/** `more`: the style sheet of what else is drawn on this stage. */
export function createStage(signal: AbortSignal, more = ''): Stage {
  const surface = mountShadow('waymark-overlay', `:host{${palette}}${style}${more}`, signal);
  const { root } = surface;
  const layer = make('div', 'layer');
  // Above all frames: a figure under its neighbour's tint could not be read.
  const tips = make('div', 'layer');
  const shield = make('div', 'shield');
  shield.hidden = true;
  root.append(layer, tips, shield);
  let drawn: Drawn[] = [];
  let isDue = false;

  /** Reads first, writes after: each write before a read would cost a layout of the whole page. */
  const draw = () => {
    isDue = false;
    if (signal.aborted) return;
    const view = { width: innerWidth, height: innerHeight };
    const boxes = drawn.map(({ mark }) => findVisibleBox(mark.element, view));
    const sizes = drawn.map(
      ({ tip }) => tip && { width: tip.offsetWidth, height: tip.offsetHeight },
    );
    drawn.forEach(({ mark, frame, tip }, index) => {
      const box = boxes[index];
      const size = sizes[index];
      frame.hidden = !box;
      if (box) moveTo(frame, box);
      if (!tip) return;
      tip.classList.toggle('away', !box);
      if (!box || !size) return;
      const at =
        mark.kind === 'heat' || mark.kind === 'pin'
          ? onCorner(box, size, view)
          : place(box, size, view, 'top', 4);
      tip.style.translate = `${at.x}px ${at.y}px`;
    });
  };
  const refresh = () => {
    if (isDue || drawn.length === 0) return;
    isDue = true;
    requestAnimationFrame(draw);
  };

  listen(['scroll', 'resize', 'transitionend', 'animationend', 'load', 'toggle'], refresh, {
    signal,
    passive: true,
  });
  const moved = new ResizeObserver(refresh);
  moved.observe(document.documentElement);
  // The page may open a modal dialog, which would lie over us.
  const opened = new MutationObserver(() => surface.raise());
  opened.observe(document, { subtree: true, attributeFilter: ['open'] });
  signal.addEventListener('abort', () => {
    moved.disconnect();
    opened.disconnect();
  });

  return {
    root,
    refresh,
    setMarks(marks) {
      drawn = marks.map(drawMark);
      layer.replaceChildren(...drawn.map(({ frame }) => frame));
      tips.replaceChildren(...drawn.flatMap(({ tip }) => tip ?? []));
      draw();
    },
    flash(element) {
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const found = drawn.find(({ mark }) => mark.element === element);
      const duration = isStill ? 0 : 1200;
      found?.frame.animate({ scale: ['1.12', '1'], opacity: [0.2, 1, 0.4, 1] }, { duration });
    },
    shield(isOn) {
      shield.hidden = !isOn;
    },
  };
}

export function make(tag: string, className: string, text?: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Text is set as text: names of elements are the page’s words, not markup of ours. */
function drawMark(mark: Mark): Drawn {
  const frame = make('div', `mark ${mark.kind}`);
  if (mark.tone) frame.dataset.tone = mark.tone;
  if (mark.heat !== undefined) frame.style.setProperty('--heat', mark.heat.toFixed(3));
  if (mark.label === undefined) return { mark, frame, tip: undefined };
  const tip = make(mark.press ? 'button' : 'div', `tip ${mark.kind}`);
  if (mark.press) wirePress(tip, mark.press, mark.title ?? mark.label);
  if (mark.tone) tip.dataset.tone = mark.tone;
  tip.append(make('b', 'name', mark.label));
  if (mark.note) tip.append(make('span', 'note', mark.note));
  return { mark, frame, tip };
}

/** The page hears nothing of presses on what is ours. */
function wirePress(tip: HTMLElement, press: () => void, title: string): void {
  tip.setAttribute('type', 'button');
  tip.setAttribute('aria-label', title);
  tip.title = title;
  for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'] as const)
    tip.addEventListener(type, (event) => event.stopPropagation());
  tip.addEventListener('click', press);
}

/** Nothing to draw for what is gone, has no size, or lies off the screen. */
function findVisibleBox(element: Element, view: Size): Box | undefined {
  if (!element.isConnected) return undefined;
  const box = boxOf(element);
  const isSeen =
    box.width > 0 &&
    box.height > 0 &&
    box.x < view.width &&
    box.y < view.height &&
    box.x + box.width > 0 &&
    box.y + box.height > 0;
  return isSeen ? box : undefined;
}

/** A figure hangs on its element's corner: between two neighbours it would be either's. */
function onCorner(box: Box, size: Size, view: Size): { x: number; y: number } {
  // Outwards, so that it hides no word of the element.
  const x = box.x + box.width - Math.min(12, size.width * 0.6);
  const y = box.y - size.height * 0.4;
  return {
    x: Math.round(Math.max(0, Math.min(x, view.width - size.width))),
    y: Math.round(Math.max(0, Math.min(y, view.height - size.height))),
  };
}

function moveTo(frame: HTMLElement, box: Box): void {
  frame.style.translate = `${box.x}px ${box.y}px`;
  frame.style.width = `${box.width}px`;
  frame.style.height = `${box.height}px`;
}
