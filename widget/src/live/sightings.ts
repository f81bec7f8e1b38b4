/**
 * Follows the elements of anchors: each is looked for once, however many want to know. Looking describes the
 * page, which is the dearest thing that the widget does there.
 */
import { watch } from '../../../dom/watch.ts';
import type { Seen, Wanted } from './find.ts';
import type { LiveHost } from './types.ts';

type Follower = {
  element: Element | undefined;
  readonly heard: Set<Seen>;
  readonly over: AbortController;
};

/** Between the look whether it is there and its being shown with it, nobody wants it for a moment. */
const lingerMs = 3_000;

const all = new WeakMap<LiveHost, Map<string, Follower>>();

/** Drawn, and not within something that is closed. */
function isVisible(element: Element): boolean {
  return (
    element.getClientRects().length > 0 &&
    element.checkVisibility?.({ visibilityProperty: true }) !== false
  );
}

function begin(host: LiveHost, { anchor, others }: Wanted): Follower {
  const over = new AbortController();
  const follower: Follower = { element: undefined, heard: new Set(), over };
  const target = anchor.by === 'element' ? anchor.descriptor : anchor.selector;
  const hash = anchor.by === 'element' && anchor.hash;
  watch(host.view.document, target, {
    signal: AbortSignal.any([host.signal, over.signal]),
    mask: host.options.mask,
    others: others.flatMap((one) =>
      one.by === 'element' && one.hash !== hash ? one.descriptor : [],
    ),
    onSighting({ located: { element } }) {
      // Taken out a moment ago: whether another one stands there is told next, and nothing must flicker till then.
      if (element && !element.isConnected) return;
      const visible = element && isVisible(element) ? element : undefined;
      if (visible === follower.element) return;
      follower.element = visible;
      for (const seen of [...follower.heard]) seen(visible);
    },
  });
  return follower;
}

export function follow(host: LiveHost, wanted: Wanted, signal: AbortSignal, seen: Seen): void {
  if (signal.aborted) return;
  const followers = all.get(host) ?? new Map<string, Follower>();
  all.set(host, followers);
  const key = JSON.stringify(wanted);
  const follower = followers.get(key) ?? begin(host, wanted);
  followers.set(key, follower);
  const { element, heard, over } = follower;
  heard.add(seen);
  const leave = () => {
    heard.delete(seen);
    host.env.after(lingerMs, () => {
      if (heard.size > 0 || followers.get(key) !== follower) return;
      followers.delete(key);
      over.abort();
    });
  };
  signal.addEventListener('abort', leave, { once: true });
  // Known since before; what has left the page meanwhile is told by the watch.
  if (element?.isConnected) seen(element);
}
