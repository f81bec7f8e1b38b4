/** From a place in 0…1 to a variation (GrowthBook's specification 0.8). */
import { hash } from './hash.ts';

/** Half-open: from the first up to, and without, the second. */
export type Range = readonly [number, number];

export const isWithin = (place: number, [from, to]: Range): boolean => place >= from && place < to;

export function equalWeights(variations: number): number[] {
  return variations < 1 ? [] : Array<number>(variations).fill(1 / variations);
}

/** Weights that do not fit, in number or in sum, count as equal ones. */
export function bucketRanges(
  variations: number,
  coverage: number,
  weights?: readonly number[] | null,
): Range[] {
  const covered = Math.min(1, Math.max(0, coverage));
  const sum = weights?.reduce((total, weight) => total + weight, 0) ?? 0;
  const fit = weights?.length === variations && Math.abs(sum - 1) <= 0.01;
  let start = 0;
  return (fit ? weights : equalWeights(variations)).map((weight) => {
    const from = start;
    start += weight;
    return [from, from + covered * weight];
  });
}

/** -1: in none. */
export function chooseVariation(place: number, ranges: readonly Range[]): number {
  return ranges.findIndex((range) => isWithin(place, range));
}

/** A namespace parts people among experiments that must not meet. */
export function inNamespace(unit: string, [name, from, to]: readonly [string, number, number]) {
  const place = hash(`__${name}`, unit, 1);
  return place !== null && isWithin(place, [from, to]);
}
