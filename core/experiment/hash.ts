/**
 * Steady chance: a person's place in 0…1 for a seed, the same in every browser, on every server and for
 * ever. GrowthBook's hash (their specification 0.8), so that both assign alike; tests hold it to their cases.
 */

/** FNV-1a of 32 bits, over UTF-16 code units as the specification has it. */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Version 2: what we assign by. */
export function hashV2(seed: string, unit: string): number {
  return (fnv1a32(String(fnv1a32(seed + unit))) % 10_000) / 10_000;
}

/** Version 1 is biased between experiments and only there to agree with old ones. Null: unknown version. */
export function hash(seed: string, unit: string, version: number): number | null {
  if (version === 2) return hashV2(seed, unit);
  return version === 1 ? (fnv1a32(unit + seed) % 1_000) / 1_000 : null;
}
