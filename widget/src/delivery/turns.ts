/** Keeps order while it is not yet known whether anything may be told: what happened, and who it was. */

/** A visitor does not reach it in the second that it takes to know. */
const mostWaiting = 1_000;

export type Turns = {
  /** Now where open, later where waiting. What happened while shut is dropped; who it is, is always taken in. */
  take(isEvent: boolean, run: () => void): void;
  /** Events that wait. */
  size(): number;
  open(): void;
  wait(): void;
  shut(): void;
};

export function createTurns(): Turns {
  let state: 'waiting' | 'open' | 'shut' = 'waiting';
  let waiting: { isEvent: boolean; run(): void }[] = [];

  function become(next: typeof state): void {
    state = next;
    const due = next === 'waiting' ? [] : waiting.splice(0);
    for (const { isEvent, run } of due) if (next === 'open' || !isEvent) run();
  }

  return {
    take(isEvent, run) {
      if (state === 'open' || (state === 'shut' && !isEvent)) run();
      else if (state === 'waiting') waiting = [...waiting, { isEvent, run }].slice(-mostWaiting);
    },
    size: () => waiting.filter(({ isEvent }) => isEvent).length,
    open: () => become('open'),
    wait: () => become('waiting'),
    shut: () => become('shut'),
  };
}
