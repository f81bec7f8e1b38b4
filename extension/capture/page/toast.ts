/**
 * Says on the page that a capture is saved, and takes words for it right there. Screen-share safe: neither
 * account nor figures stand on it. It lies over the page, takes no room in it, and goes by itself.
 */
import { mountShadow } from '../../../dom/shadow.ts';
import { make, palette } from '../../tagger/stage.ts';
import style from './toast.css?inline';

export type ToastContent = {
  capture: string | null;
  text: string;
  note: string;
  /** What was selected: it stands in the field already. */
  quote: string;
};

type Options = {
  signal: AbortSignal;
  say: (text: string) => void;
  details: () => void;
  undo: () => void;
};

/** Long enough to begin to type; what is typed in stays until it is done with. */
const staysMs = 9_000;

export function showToast(content: ToastContent, { signal, say, details, undo }: Options): void {
  const shown = new AbortController();
  const lifetime = AbortSignal.any([signal, shown.signal]);
  const { root } = mountShadow('waymark-capture', `:host{${palette}}${style}`, lifetime);
  const before = document.activeElement;
  const close = () => {
    const hadFocus = root.activeElement !== null;
    shown.abort();
    // safe: asked for before use
    if (hadFocus) (before as Partial<HTMLElement> | null)?.focus?.();
  };
  const toast = make('div', content.capture ? 'toast' : 'toast wrong');
  toast.setAttribute('role', content.capture ? 'status' : 'alert');
  const head = make('div', 'head');
  head.append(make('i', ''), make('b', '', content.text), button('✕', 'Close', close));
  toast.append(head, make('div', 'note', content.note));
  const field = content.capture ? addField(toast, content.quote) : undefined;
  if (field) {
    const foot = make('div', 'foot');
    const act = (what: () => void) => () => {
      what();
      close();
    };
    const keep = () => field.value.trim() !== content.quote.trim() && say(field.value);
    foot.append(make('span', '', 'Enter keeps it'), button('Details', '', act(details)));
    foot.append(button('Undo', 'Delete this capture', act(undo)));
    toast.append(foot);
    onKeys(field, act(keep), close);
  }
  root.append(toast);
  keepKeysFromPage(toast, lifetime);
  goByItself(toast, field, lifetime, close);
  // Whoever is typing in the page goes on typing there.
  if (field && !isTyping(before)) field.focus({ preventScroll: true });
}

function addField(toast: HTMLElement, quote: string): HTMLTextAreaElement {
  const field = document.createElement('textarea');
  field.rows = 1;
  field.value = quote;
  field.placeholder = 'What did they say?';
  field.setAttribute('aria-label', 'What did they say?');
  toast.append(field);
  return field;
}

function button(text: string, label: string, press: () => void): HTMLElement {
  const made = make('button', '', text);
  made.setAttribute('type', 'button');
  if (label) made.setAttribute('aria-label', label);
  made.addEventListener('click', press);
  return made;
}

function onKeys(field: HTMLTextAreaElement, keep: () => void, close: () => void): void {
  field.addEventListener('keydown', (event) => {
    // Enter ends a word in some scripts' input methods.
    const isEnd = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (!isEnd && event.key !== 'Escape') return;
    event.preventDefault();
    // Here, since closing takes the listener away that keeps the other keys.
    event.stopPropagation();
    if (isEnd) keep();
    else close();
  });
}

/** The page's shortcuts are not for what is typed here. */
function keepKeysFromPage(toast: HTMLElement, signal: AbortSignal): void {
  for (const type of ['keydown', 'keyup', 'keypress', 'input', 'paste', 'copy', 'cut'] as const)
    toast.addEventListener(type, (event) => event.stopPropagation(), { signal });
}

/** Not while somebody is at it: nobody can read or press what vanishes under the pointer. */
function goByItself(
  toast: HTMLElement,
  field: HTMLTextAreaElement | undefined,
  signal: AbortSignal,
  close: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => (field && field.value !== field.defaultValue ? start() : close()),
      staysMs,
    );
  };
  const hold = () => clearTimeout(timer);
  toast.addEventListener('pointerenter', hold, { signal });
  toast.addEventListener('pointerleave', start, { signal });
  toast.addEventListener('input', hold, { signal });
  signal.addEventListener('abort', hold);
  start();
}

const isTyping = (element: Element | null): boolean =>
  element !== null &&
  (element.matches('input,textarea,select') || (element as HTMLElement).isContentEditable); // safe: read as optional
