/**
 * Page views: when the address really changes, whatever router changed it. The Navigation API tells so
 * without touching anything; elsewhere `history` is wrapped, and unwrapped by the signal.
 */
import type { Descriptor } from '../../../core/locator/descriptor.ts';
import type { Core, Happening } from '../notes.ts';
import type { Env } from './env.ts';

const backWithin = 7_000;

type PagesOptions = {
  core: Core;
  env: Pick<Env, 'now'>;
  /** Where the page was when its first view was told. */
  href: string;
  record(happening: Happening): void;
};

/** What a person would call another page: queries and places on a page are not, hash routes are. */
function placeOf({ pathname, hash }: URL | Location): string {
  return pathname + (/^#!?\//.test(hash) ? hash : '');
}

export function watchPages({ core, env, href, record }: PagesOptions): void {
  const { view, signal, guard } = core;
  let here = placeOf(new URL(href));
  /** The last click on the page before, which led away from it. */
  let before: { place: string; left: number; cause: Descriptor | undefined } | undefined;

  function arrive(): void {
    core.forgetPath();
    record({ kind: 'page', at: env.now(), path: core.path() });
  }

  /** Back within seconds: it was not what was looked for. */
  function turn(cause: Descriptor | undefined): void {
    record({ kind: 'uturn', at: env.now(), path: core.path(), seen: cause });
  }

  function moved(isBack: boolean): void {
    const place = placeOf(view.location);
    if (place === here) return;
    const isTurn = isBack && before?.place === place && env.now() - before.left <= backWithin;
    arrive();
    if (isTurn) turn(before?.cause);
    // Forward and back again in the history is looking around, not another try.
    before = isBack ? undefined : { place: here, left: env.now(), cause: core.lastClick() };
    here = place;
  }

  const on = (target: EventTarget, type: string, heard: (event: Event) => void) =>
    target.addEventListener(type, guard(heard), { signal });

  // Safe: the part of the Navigation API that is used, where the browser has it.
  const { navigation } = view as { navigation?: EventTarget & { currentEntry: unknown } };
  // In documents without an origin of their own (sandboxed frames) it is there, but mute: no entry.
  if (navigation?.currentEntry) {
    on(navigation, 'currententrychange', (event) =>
      // Safe: the event's one property that is read.
      moved((event as Event & { navigationType?: string }).navigationType === 'traverse'),
    );
  } else {
    wrapHistory(
      view,
      signal,
      guard(() => moved(false)),
    );
    on(view, 'popstate', () => moved(true));
    on(view, 'hashchange', () => moved(false));
  }

  // A page that comes back from the back/forward cache is viewed again.
  let left = 0;
  on(view, 'pagehide', () => {
    left = env.now();
  });
  on(view, 'pageshow', (event) => {
    // Safe: a pageshow event has it.
    if (!(event as PageTransitionEvent).persisted) return;
    arrive();
    if (env.now() - left <= backWithin) turn(core.lastClick());
  });

  // The router may have moved while delivery was loaded.
  moved(false);
}

/** Calls back after each change. Others may wrap our wrapper: then it stays in place and does nothing. */
export function wrapHistory(view: Window, signal: AbortSignal, onChange: () => void): void {
  const { history } = view;
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    const isOwn = Object.hasOwn(history, name);
    const wrapper: typeof original = function (this: History, ...args) {
      original.apply(this, args);
      if (!signal.aborted) onChange();
    };
    history[name] = wrapper;
    signal.addEventListener('abort', () => {
      if (history[name] !== wrapper) return;
      if (isOwn) history[name] = original;
      // Back to the prototype's, as it was.
      else Reflect.deleteProperty(history, name);
    });
  }
}
