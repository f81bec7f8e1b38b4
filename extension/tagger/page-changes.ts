/** Tells when the page has become another page: its content (calmly) or its address (at once). */
import { rootsOf } from '../../dom/page.ts';

/** Looking again costs in proportion to the page, so the rest between two looks does too. */
const leastRestMs = 300;
const restFactor = 8;

/** Calls `look` after the page has changed; never twice within the rest, never while nothing happens. */
export function onPageChange(look: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest = leastRestMs;
  const observer = new MutationObserver((records) => {
    if (timer !== undefined || records.every(isOurs)) return;
    timer = setTimeout(() => {
      timer = undefined;
      const start = performance.now();
      observe();
      look();
      rest = Math.max(leastRestMs, (performance.now() - start) * restFactor);
    }, rest);
  });
  // Observing a root again is free: the browser keeps one registration for each.
  const observe = () => {
    // Shadow roots and frames that came since the last look are joined here.
    for (const root of rootsOf(document)) observer.observe(root, watched);
  };
  observe();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}

const watched = { subtree: true, childList: true, attributes: true, characterData: true };

/** Our own overlay comes and goes as a child of the root element. */
function isOurs({ target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (target.nodeName.startsWith('WAYMARK-')) return true;
  const nodes = [...addedNodes, ...removedNodes];
  return nodes.length > 0 && nodes.every((node) => node.nodeName.startsWith('WAYMARK-'));
}

/** Single-page routes: the Navigation API where there is one, else what each browser tells. */
export function onAddressChange(report: () => void, signal: AbortSignal): void {
  let address = location.href;
  const compare = () => {
    if (location.href === address) return;
    address = location.href;
    report();
  };
  const { navigation } = window;
  // `currententrychange` also covers pushState and replaceState, without patching the page's history.
  navigation?.addEventListener('currententrychange', compare, { signal });
  addEventListener('popstate', compare, { signal });
  addEventListener('hashchange', compare, { signal });
}
