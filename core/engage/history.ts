/** What was edited, step by step, for undo and redo. Typing in one go is one step. Pure: the clock is told. */
export type History<T> = {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** When the newest state was made; what follows soon belongs to it. */
  readonly at: number;
};

/** A pause in typing, in milliseconds: about what people take for one thought. */
const pause = 800;
/** Enough for an hour's work; states share what they did not change. */
const most = 200;

export const startHistory = <T>(now: T): History<T> => ({ past: [], now, future: [], at: 0 });

export function record<T>(history: History<T>, next: T, at: number): History<T> {
  const { past, now } = history;
  if (next === now) return history;
  // The very first state is always kept: undo must lead back to it.
  const isSame = past.length > 0 && at - history.at < pause;
  return { past: isSame ? past : [...past, now].slice(-most), now: next, future: [], at };
}

export function undo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const before = past.at(-1);
  if (past.length === 0 || before === undefined) return history;
  return { past: past.slice(0, -1), now: before, future: [now, ...future], at: 0 };
}

export function redo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const [next, ...rest] = future;
  if (next === undefined) return history;
  return { past: [...past, now], now: next, future: rest, at: 0 };
}
