/** Undo and redo as list operations on values that never change. */
export type History<T> = {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
};

/** Far more than anybody takes back, and bounded: a drawing may hold 500 marks. */
const longest = 200;

export const historyOf = <T>(now: T): History<T> => ({ past: [], now, future: [] });

/** A step that can be taken back. The same value again is none. */
export function commit<T>({ past, now }: History<T>, next: T, from: T = now): History<T> {
  if (next === from) return { past, now: next, future: [] };
  return { past: [...past, from].slice(-longest), now: next, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), now: last, future: [history.now, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future };
}
