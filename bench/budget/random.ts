/** Random numbers that repeat: a run is its seed (mulberry32). */
export type Random = {
  /** In 0…1. */
  next(): number;
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(of: readonly T[]): T;
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(of: readonly T[]): T => {
    const found = of[int(0, of.length - 1)];
    if (found === undefined) throw new Error('Nothing to pick from.');
    return found;
  };
  return { next, int, chance: (share) => next() < share, pick };
}
