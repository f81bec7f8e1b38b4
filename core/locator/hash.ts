/**
 * 64 bits of a text as two 32-bit lanes, so that neither JavaScript needs BigInt nor PostgreSQL more than
 * bigint. Lane one is FNV-1a (Fowler, Noll, Vo; public domain), lane two the same walk with another odd
 * multiplier. Every multiplier is below 2^31: a product of 32-bit values stays below 2^63.
 */
const laneOne = { start: 0x811c9dc5, step: 16_777_619 };
const laneTwo = { start: 0x2c1b3c6d, step: 1_540_483_477 };
const mixer = 0x45d9f3b;

/** Spreads every input bit over the word: FNV alone leaves the low bits depending on low bits only. */
function mix(lane: number): string {
  let h = lane;
  h = Math.imul(h ^ (h >>> 16), mixer);
  h = Math.imul(h ^ (h >>> 16), mixer);
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** 16 lower-case hexadecimal digits over the UTF-8 bytes of `text`; the same as app.hash64(text). */
export function hash64(text: string): string {
  let one = laneOne.start;
  let two = laneTwo.start;
  for (const byte of new TextEncoder().encode(text)) {
    one = Math.imul(one ^ byte, laneOne.step);
    two = Math.imul(two ^ byte, laneTwo.step);
  }
  return mix(one) + mix(two);
}

/**
 * 16 bits of a word, as four hexadecimal digits: enough to see that two places share words, too little to
 * read a word back. So what stands around an element can be remembered without keeping anybody's data.
 */
export function hash16(word: string): string {
  const folded = Number.parseInt(hash64(word).slice(0, 8), 16);
  return ((folded >>> 16) ^ (folded & 0xffff)).toString(16).padStart(4, '0');
}
