/** Waits for the element of an anchor and follows it. The locator is loaded where an anchor needs it. */
import type { Anchor } from '../../../core/model/guide.ts';
import type { LiveHost } from './types.ts';

const patience = 5_000;

type Seen = (element: Element | undefined) => void;

/** Drawn, and not within something that is closed. */
export function isVisible(element: Element): boolean {
  return (
    element.getClientRects().length > 0 &&
    element.checkVisibility?.({ visibilityProperty: true }) !== false
  );
}

/** Calls with the element whenever it is another one, and with nothing when it has gone. */
export async function followAnchor(
  { view, options }: LiveHost,
  anchor: Anchor,
  signal: AbortSignal,
  seen: Seen,
): Promise<void> {
  const { watch } = await import('../../../dom/watch.ts');
  const target = anchor.by === 'element' ? anchor.descriptor : anchor.selector;
  let shown: Element | undefined;
  watch(view.document, target, {
    signal,
    mask: options.mask,
    onSighting({ located: { element } }) {
      const visible = element && isVisible(element) ? element : undefined;
      if (visible === shown) return;
      shown = visible;
      seen(visible);
    },
  });
}

/** Whether it comes within five seconds. */
export function awaitAnchor(host: LiveHost, anchor: Anchor, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const settle = (isThere: boolean) => {
      over.abort();
      resolve(isThere);
    };
    const callOff = host.env.after(patience, () => settle(false));
    over.signal.addEventListener('abort', callOff);
    signal.addEventListener('abort', () => settle(false), { once: true, signal: over.signal });
    const looking = AbortSignal.any([signal, over.signal]);
    followAnchor(host, anchor, looking, (element) => element && settle(true)).catch((problem) => {
      host.report(problem);
      settle(false);
    });
  });
}
