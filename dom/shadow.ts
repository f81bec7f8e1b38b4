/**
 * A place for our own surfaces in somebody else's page: a shadow root, so that styles leak neither way, in
 * the top layer, so that no z-index hides it. No inline style, no script, no HTML strings: it stands under
 * a strict Content-Security-Policy and under Trusted Types.
 */
export type Surface = {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Above a dialog that the page has opened since. What it is about comes before it when somebody tabs. */
  raise(source?: HTMLElement): void;
};

/**
 * An element that the page's own styles and listeners do not touch; gone when `signal` aborts. In a frame of ours it
 * takes that frame's document, whose style sheets are its own.
 */
export function mountShadow(
  name: string,
  css: string,
  signal: AbortSignal,
  page: Document = document,
): Surface {
  const host = page.createElement(name);
  // Marked so that neither capture nor tag mode takes our own surface for the product.
  host.setAttribute('data-waymark-ignore', '');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new (page.defaultView ?? globalThis).CSSStyleSheet();
  // The page may style our tag name or everything (`div > *`, `::backdrop`); a popover brings borders, a
  // background, and a backdrop that would dim the whole page.
  sheet.replaceSync(
    `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important;overflow:visible!important;border:0!important;background:none!important}:host([hidden]){display:none!important}:host::backdrop{display:none!important}${css}`,
  );
  root.adoptedStyleSheets = [sheet];
  const raise = (source?: HTMLElement) => {
    if (typeof host.showPopover !== 'function' || !host.isConnected) return;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover(source ? { source } : undefined);
  };
  if ('popover' in host) host.popover = 'manual';
  if (!signal.aborted) {
    page.documentElement.append(host);
    raise();
    signal.addEventListener('abort', () => host.remove());
  }
  return { host, root, raise };
}
