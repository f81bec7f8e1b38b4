/**
 * How long to wait after a failure: doubled each time up to five minutes, the upper half left to chance, so
 * that a million browsers do not come back in the same second.
 */
const shortest = 1_000;
const longest = 5 * 60_000;
/** What a server asks for is honoured, within reason: an hour is longer than most visits. */
const mostAsked = 3_600_000;

export function backoff(failures: number, random: number, asked?: number): number {
  const spread = 0.5 + random / 2;
  const doubled = Math.min(longest, shortest * 2 ** failures) * spread;
  return asked === undefined ? doubled : Math.min(mostAsked, asked) + shortest * spread;
}
