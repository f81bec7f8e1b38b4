/**
 * Puts a surface into the page: a shadow root in the top layer, or one in the page's own flow. The theme's
 * tokens are set by CSSOM, which a strict Content-Security-Policy allows.
 */
import { type ComponentChild, render } from 'preact';
import { mountShadow, type Surface } from '../../../dom/shadow.ts';
import type { Stage } from '../live/types.ts';
import { baseCss } from './css.ts';
import { moved } from './moved.ts';
import { stayBehind, stayOnTop } from './stay.ts';

const tokens = ['accent', 'surface', 'ink', 'line', 'font'] as const;
/** What the page's own shortcuts, menus and focus traps would take for theirs. */
const ours = [
  ...['keydown', 'keyup', 'keypress', 'input', 'change', 'focusin', 'focusout', 'paste'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'touchstart', 'touchend'],
];
function dress(root: HTMLElement, { theme, language, direction }: Stage): void {
  root.className = 'wm';
  root.lang = language;
  root.dir = direction;
  const { style } = root;
  for (const name of tokens) if (theme[name]) style.setProperty(`--${name}`, theme[name]);
  if (theme.onAccent) style.setProperty('--on-accent', theme.onAccent);
  if (theme.radius !== undefined) style.setProperty('--radius', `${theme.radius}px`);
  if (theme.width !== undefined) style.setProperty('--width', `${theme.width}px`);
  style.colorScheme = !theme.scheme || theme.scheme === 'auto' ? 'light dark' : theme.scheme;
}

/** As one of the page's own; where, is told later. */
function mountInFlow({ view }: Stage, css: string, signal: AbortSignal): Surface {
  const host = view.document.createElement('waymark-card');
  host.setAttribute('data-waymark-ignore', '');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new (view.document.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(
    `:host{all:initial!important;display:block!important}:host([hidden]){display:none!important}${css}`,
  );
  root.adoptedStyleSheets = [sheet];
  signal.addEventListener('abort', () => host.remove());
  return { host, root, raise: () => undefined };
}

export type Mounted = {
  readonly isInFlow: boolean;
  draw(what: ComponentChild): void;
  /** What it points at, or stands behind. It hides while that is gone, and keeps what was done in it. */
  about(element: Element | undefined): void;
  hasFocus(): boolean;
  /** Whoever was in the step before, by keyboard, is in this one. */
  focus(): void;
};

/** An Esc that nothing in here had a use for closes what else stands. */
function keepIn(event: Event): void {
  const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
  if (!isEscape || event.defaultPrevented) event.stopPropagation();
}

/** Gives focus back to where it came from, if it was in here at the end. */
function returnFocus(root: ShadowRoot, signal: AbortSignal, end: () => void): void {
  let from: EventTarget | null = null;
  root.addEventListener('focusin', (event) => {
    // Safe: a focusin event is one.
    const { relatedTarget } = event as FocusEvent;
    if (relatedTarget && !root.contains(relatedTarget as Node)) from ??= relatedTarget;
  });
  signal.addEventListener('abort', () => {
    const wasIn = root.activeElement !== null;
    // Before the host goes: a dialog must be closed while it is in the page, to give focus back itself.
    end();
    const { activeElement, body } = root.ownerDocument;
    const isNowhere = !activeElement || activeElement === body;
    if (wasIn && isNowhere && from instanceof HTMLElement) from.focus({ preventScroll: true });
  });
}

/** Draws into it; with the signal it is gone, and focus is back where it came from. */
export function mount(stage: Stage, css: string, signal: AbortSignal, isInFlow = false): Mounted {
  const { view } = stage;
  const box = view.document.createElement('div');
  const life = new AbortController();
  const end = () => {
    render(null, box);
    life.abort();
  };
  const all = baseCss + css;
  const surface = isInFlow
    ? mountInFlow(stage, all, life.signal)
    : mountShadow('waymark-surface', all, life.signal, view.document);
  const { host, root } = surface;
  dress(box, stage);
  root.append(box);
  returnFocus(root, signal, end);
  for (const type of ours) host.addEventListener(type, keepIn);
  const onBack = () => void box.dispatchEvent(new Event(moved));
  const stay = isInFlow ? stayBehind : stayOnTop;
  const { about } = stay({ surface, view, signal: life.signal, onBack });
  if (signal.aborted) end();
  else if (!isInFlow) about(undefined);
  return {
    isInFlow,
    draw(what) {
      if (!signal.aborted) render(what, box);
    },
    about(element) {
      host.hidden = !element;
      if (element) about(element);
    },
    hasFocus: () => root.activeElement !== null,
    focus() {
      const card = root.querySelector<HTMLElement>('section,dialog');
      if (!card || root.activeElement) return;
      card.tabIndex = -1;
      card.focus({ preventScroll: true });
    },
  };
}
