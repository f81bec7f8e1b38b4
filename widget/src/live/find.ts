/** Waits for the element of an anchor and follows it. The locator is loaded where an anchor needs it. */
import type { Anchor } from '../../../core/model/guide.ts';
import type { EngageFile } from '../../../core/model/live.ts';
import { isWhere, type Place } from '../../../core/targeting/url-rule.ts';
import { isReachable } from '../../../dom/dialogs.ts';
import type { LiveHost } from './types.ts';

const patience = 5_000;

export type Seen = (element: Element | undefined) => void;

export type Wanted = {
  anchor: Anchor;
  /** What else was pointed at on this page: the locator leaves it to those whose it is. */
  others: readonly Anchor[];
};

/** All that the items of a file point at on a page. */
export function anchorsAt({ items }: EngageFile, here: Place): Anchor[] {
  const near = items.filter(({ where }) => isWhere(where, here));
  return near.flatMap((item) => {
    if (item.is === 'survey') return item.survey.anchor ?? [];
    const steps = item.guide.steps.filter(({ where }) => !where || isWhere(where, here));
    return steps.flatMap(({ anchor }) => anchor ?? []);
  });
}

/** Calls with the element whenever it is another one, and with nothing when it has gone. */
export async function followAnchor(
  host: LiveHost,
  wanted: Wanted,
  signal: AbortSignal,
  seen: Seen,
): Promise<void> {
  const { follow } = await import('./sightings.ts');
  follow(host, wanted, signal, seen);
}

/** Whether it comes within five seconds, and can be reached: behind a dialog of the page nothing can. */
export function awaitAnchor(host: LiveHost, wanted: Wanted, signal: AbortSignal): Promise<boolean> {
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
    const seen: Seen = (element) => element && isReachable(element, host.view) && settle(true);
    followAnchor(host, wanted, looking, seen).catch((problem) => {
      host.report(problem);
      settle(false);
    });
  });
}
