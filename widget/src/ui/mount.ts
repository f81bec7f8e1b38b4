/**
 * Puts a surface into the page: a shadow root in the top layer, or one in the page's own flow. The theme's
 * tokens are set by CSSOM, which a strict Content-Security-Policy allows.
 */
import { type ComponentChild, render } from 'preact';
import { mountShadow } from '../../../dom/shadow.ts';
import type { Stage } from '../live/types.ts';
import { baseCss } from './css.ts';

const tokens = ['accent', 'surface', 'ink', 'line', 'font'] as const;

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

/** Beside an element, as one of the page's own. */
function mountInFlow(beside: Element, css: string, signal: AbortSignal): ShadowRoot {
  const host = beside.ownerDocument.createElement('waymark-card');
  host.setAttribute('data-waymark-ignore', '');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{all:initial!important;display:block!important}${css}`);
  root.adoptedStyleSheets = [sheet];
  beside.after(host);
  signal.addEventListener('abort', () => host.remove());
  return root;
}

export type Mounted = (what: ComponentChild) => void;

/** Draws into it; with the signal it is gone, and focus is back where a dialog took it from. */
export function mount(
  stage: Stage,
  css: string,
  signal: AbortSignal,
  beside?: Element | undefined,
): Mounted {
  let box: HTMLElement | undefined;
  // Before the host goes: a dialog must be closed while it is in the page, to give focus back.
  signal.addEventListener('abort', () => box && render(null, box));
  const all = baseCss + css;
  const root = beside
    ? mountInFlow(beside, all, signal)
    : mountShadow('waymark-surface', all, signal).root;
  box = stage.view.document.createElement('div');
  dress(box, stage);
  root.append(box);
  const into = box;
  return (what) => {
    if (!signal.aborted) render(what, into);
  };
}
