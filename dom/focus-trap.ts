/** Keeps Tab inside a modal surface and gives focus back when it closes (WCAG 2.2, 2.4.3). */

const focusable =
  'a[href],button:not(:disabled),input:not(:disabled):not([type=hidden]),select:not(:disabled),textarea:not(:disabled),summary,[tabindex]:not([tabindex="-1"])';

/** The focused element, looked up inside shadow roots: outside, only the host seems focused. */
export function deepFocus(root: DocumentOrShadowRoot = document): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot ? (deepFocus(active.shadowRoot) ?? active) : active;
}

function focusableIn(container: ParentNode): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.getClientRects().length > 0,
  );
}

function step(container: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const stops = focusableIn(container);
  const [first, last] = [stops.at(0), stops.at(-1)];
  const at = deepFocus();
  const isLeaving = event.shiftKey ? at === first || at === container : at === last;
  if (first && !isLeaving) return;
  event.preventDefault();
  ((event.shiftKey ? last : first) ?? container).focus();
}

/** Moves focus into `container` and keeps it there until `signal` aborts. */
export function trapFocus(container: HTMLElement, signal: AbortSignal): void {
  const before = deepFocus();
  container.addEventListener('keydown', (event) => step(container, event), { signal });
  const start = container.querySelector<HTMLElement>('[autofocus]') ?? focusableIn(container)[0];
  if (!start) container.tabIndex = -1;
  (start ?? container).focus();
  signal.addEventListener('abort', () => {
    // The page may have moved focus itself, or the element may be gone.
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
}
