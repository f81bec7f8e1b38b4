/**
 * Who is asked at all: samples, holdouts and waves, by a hash of the item and the person, so that everybody
 * stays where they are, on every device.
 */
import { hashV2 } from '../experiment/hash.ts';

export const day = 86_400_000;
/** How long a person's turn in a wave lasts. */
export const windowDays = 14;

export type Draw = 'sample' | 'holdout' | 'wave';

/** Where in 0…1 a person is. Without an id, nowhere: NaN is in no share and in no turn. */
export function placeOf(item: string, draw: Draw, unit: string): number {
  return unit ? hashV2(`${item}:${draw}`, unit) : Number.NaN;
}

/**
 * The first day of the turn that a person at `place` (0…1) has on `today`, or null. Turns come every `every`
 * days. Those that began before the survey did are left out: otherwise 14 days' worth of people would be due
 * on its first day (15.6 % of them at 90 days), instead of a 90th of them on each. Days are UTC's, so that
 * all devices agree on them.
 */
export function turnOf(place: number, every: number, today: number, first: number): number | null {
  const since = (((today - Math.floor(place * every)) % every) + every) % every;
  return since < windowDays && today - since >= first ? today - since : null;
}
