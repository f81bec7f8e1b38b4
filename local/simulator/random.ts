/**
 * A seeded generator, so that the demo is the same for everybody and a test can recount it.
 * mulberry32 (public domain, T. Ettinger): 32 bits of state, plenty for a simulation.
 */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Integer in [low, high]. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, by weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A UUID of version 7's shape whose time part is `at`. */
  uuid(at: number): string;
};

export function createRandom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, between(0, list.length - 1)),
    weighted: (weights) => weightedKey(weights, next()),
    uuid: (time) => uuidAt(time, next),
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error('the list to pick from is empty');
  return item;
}

function weightedKey<K extends string>(weights: Readonly<Record<K, number>>, u: number): K {
  const keys = Object.keys(weights) as K[]; // safe: a record's own keys
  let left = u * keys.reduce((sum, key) => sum + weights[key], 0);
  for (const key of keys) {
    left -= weights[key];
    if (left < 0) return key;
  }
  return at(keys, keys.length - 1);
}

function uuidAt(time: number, next: () => number): string {
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const head = Math.floor(time).toString(16).padStart(12, '0');
  return `${head.slice(0, 8)}-${head.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

/** FNV-1a over UTF-16 units: spreads seeds that differ in one letter. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}
