/**
 * Who is asked at all: samples, holdouts and waves, by a hash of the item and the person, so that everybody
 * stays where they are, on every device.
 */
import { hash } from '../experiment/hash.ts';

export const day = 86_400_000;
/** How long a person's turn in a wave lasts. */
export const windowDays = 14;

type Sampled = { readonly id: string; readonly sample: number; readonly holdout: number };

/** A person without an id is in nothing. */
function placeOf(seed: string, unit: string): number | null {
  return unit === '' ? null : hash(seed, unit);
}

export function isSampled({ id, sample }: Sampled, unit: string): boolean {
  const place = placeOf(`${id}:sample`, unit);
  return place !== null && place < sample;
}

export function isHeldOut({ id, holdout }: Sampled, unit: string): boolean {
  const place = placeOf(`${id}:holdout`, unit);
  return place !== null && place < holdout;
}

/**
 * The first day of the turn that a person at `place` (0…1) has on `today`, or null. Turns come every `every`
 * days. Those that began before the survey did are left out: otherwise 14 days' worth of people would be due
 * on its first day (15.6 % of them at 90 days), instead of a 90th of them on each.
 */
export function turnOf(place: number, every: number, today: number, first: number): number | null {
  const since = (((today - Math.floor(place * every)) % every) + every) % every;
  const begun = today - since;
  return since < windowDays && begun >= first ? begun : null;
}

/** `since`: when the survey went live; null: long ago. Days are UTC's, so that all devices agree on them. */
export function isInWave(
  id: string,
  every: number,
  unit: string,
  now: number,
  since: number | null,
): boolean {
  const place = placeOf(`${id}:wave`, unit);
  const first = since === null ? Number.NEGATIVE_INFINITY : Math.floor(since / day);
  return place !== null && turnOf(place, every, Math.floor(now / day), first) !== null;
}
