/** Whether this is a moment to interrupt: nobody types, and nothing has just gone wrong. */
import type { LiveHost, News } from './types.ts';

/** A pause in writing, long enough to be one. */
const pauseMs = 3_000;

export type Moment = {
  typing(): boolean;
  troubleAt(): number | null;
  heard(news: News): void;
};

export function watchMoment({ view, env, signal }: LiveHost, onCalm: () => void): Moment {
  let typed = Number.NEGATIVE_INFINITY;
  let troubleAt: number | null = null;
  let callOff: (() => void) | undefined;

  function typing(): void {
    typed = env.now();
    callOff?.();
    callOff = env.after(pauseMs, onCalm);
  }
  // Also what is composed, pasted or dictated.
  view.document.addEventListener('input', typing, { capture: true, passive: true, signal });
  // A dialog of the page, which nothing interrupts.
  view.document.addEventListener('close', onCalm, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => callOff?.());

  return {
    typing: () => env.now() - typed < pauseMs,
    troubleAt: () => troubleAt,
    heard({ k, t }) {
      if (k === 'rage' || k === 'error') troubleAt = t;
    },
  };
}
