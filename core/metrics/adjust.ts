/** Looking at many things at once: which of them stand out by more than their number (definitions 14). */

/**
 * Benjamini and Hochberg: p-values such that calling all under 0.05 findings leaves at most a twentieth of
 * the findings false. For browsing; what decides takes Holm.
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(ps.length).fill(1);
  let least = 1;
  order.forEach(({ p, at }, i) => {
    least = Math.min(least, (p * ps.length) / (ps.length - i));
    adjusted[at] = least;
  });
  return adjusted;
}
