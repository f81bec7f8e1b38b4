/** Clock, chance and timers, handed in so that tests can hold them. */

export type Env = {
  now(): number;
  /** 0 inclusive to 1 exclusive. */
  random(): number;
  uuid(): string;
  /** Calls once after `ms`. The returned function calls it off. */
  after(ms: number, callback: () => void): () => void;
};

/** Version 4. `crypto.randomUUID` is missing on plain http, and some products run on an intranet. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, at) =>
    (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte)
      .toString(16)
      .padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const browserEnv: Env = {
  now: Date.now,
  random: Math.random,
  uuid,
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
