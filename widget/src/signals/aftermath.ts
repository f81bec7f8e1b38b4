/**
 * What follows a click: an error (error click), nothing (dead click), or anything else (neither). Everything
 * here is attached after a click and gone when the verdict is in; a page that nobody clicks pays nothing.
 */
import type { Env } from '../delivery/env.ts';
import type { View } from '../notes.ts';

const errorWithin = 100;
const changeWithin = 500;
/** A request that began in time is reported only when it ends; so long a dead click waits to be sure. */
const requestsWithin = 3_000;

/** Any of these means that the click did something, though the document may look the same. */
const signs = [
  ...['scroll', 'focusin', 'input', 'change', 'submit', 'invalid', 'toggle', 'copy', 'cut'],
  ...['popstate', 'hashchange', 'blur', 'pagehide', 'visibilitychange', 'fullscreenchange'],
  'beforeprint',
];

/** They act by themselves, without a trace in the document: lists, pickers, media, links that lead away. */
const acting =
  'input,textarea,select,option,label,summary,audio,video,[contenteditable],[popovertarget],[commandfor],a[href]:not([href="#"],[href^="javascript:"])';

type AftermathOptions = {
  view: View;
  event: Event;
  target: Element;
  path: readonly EventTarget[];
  env: Env;
  signal: AbortSignal;
  /** The widget's own requests are no answer to a click. */
  isOwn(address: string): boolean;
  onError(): void;
  onDead(): void;
};

/** Returns a function that calls the verdict off, as long as it is still open whether anything changed. */
export function watchAftermath(options: AftermathOptions): () => void {
  const { view, event, target, path, env, isOwn } = options;
  const begun = view.performance.now();
  const life = new AbortController();
  const end = () => life.abort();
  const signal = AbortSignal.any([options.signal, life.signal]);

  /** Not after a while, and not once it is over. */
  function later(ms: number, callback: () => void): void {
    signal.addEventListener('abort', env.after(ms, callback), { once: true });
  }

  const changes = new view.MutationObserver(end);
  for (const root of path) {
    // The document and every shadow root on the way: an observer does not see into shadow trees.
    if ('nodeType' in root && (root.nodeType === 9 || root.nodeType === 11)) {
      // Safe: node types 9 and 11 are documents and fragments.
      changes.observe(root as Node, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    }
  }

  const requests = new view.PerformanceObserver((list) => {
    const answers = list
      .getEntries()
      .some(({ startTime: at, name }) => at >= begun && at <= begun + changeWithin && !isOwn(name));
    if (answers) end();
  });
  requests.observe({ type: 'resource' });
  signal.addEventListener('abort', () => {
    changes.disconnect();
    requests.disconnect();
  });

  const sensing = new AbortController();
  const sense = { capture: true, signal: AbortSignal.any([signal, sensing.signal]) };
  const onSign = (sign: Event) => {
    // A click gives focus to its own target: that is no answer.
    if (sign.type !== 'focusin' || !path.includes(sign.composedPath()[0] ?? view)) end();
  };
  for (const type of signs) view.addEventListener(type, onSign, sense);
  // Safe: the Navigation API, where it exists; TypeScript's view of it differs between versions.
  const { navigation } = view as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', end, sense);

  const failing = new AbortController();
  const onFailure = () => {
    end();
    options.onError();
  };
  const fail = { signal: AbortSignal.any([signal, failing.signal]) };
  view.addEventListener('error', onFailure, fail);
  view.addEventListener('unhandledrejection', onFailure, fail);

  later(errorWithin, () => failing.abort());
  later(changeWithin, () => {
    sensing.abort();
    changes.disconnect();
    if (!event.defaultPrevented && target.closest(acting)) end();
  });
  later(requestsWithin, () => {
    end();
    options.onDead();
  });
  return () => {
    if (!sensing.signal.aborted) end();
  };
}
