/** How much may wait: an offline week of an ordinary visitor, not the whole disk. */
import type { Frozen } from './types.ts';

const mostEvents = 1_000;
const longest = 7 * 24 * 3_600_000;

export const keyOf = (batch: Frozen) => `${batch.sender}/${batch.seq}`;

/** Oldest first; what is older than a week goes, then the oldest beyond a thousand events. */
export function trim(batches: Frozen[], now: number): { kept: Frozen[]; dropped: Frozen[] } {
  const sorted = batches.sort((a, b) => a.at - b.at || a.seq - b.seq);
  let room = mostEvents;
  let first = sorted.length;
  // From the newest backwards, for as long as there is room.
  for (; first > 0; first--) {
    const batch = sorted[first - 1];
    if (!batch || now - batch.at > longest) break;
    room -= batch.events.length;
    if (room < 0) break;
  }
  return { kept: sorted.slice(first), dropped: sorted.slice(0, first) };
}
