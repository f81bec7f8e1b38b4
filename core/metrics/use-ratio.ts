/**
 * "Detractors use Reports a third as much": uses per person of one band over those of the other, with the
 * interval of their ratio. Means are compared on the logarithm (delta method), where a third and three times
 * are equally far from alike; people who used nothing are in both means.
 */
import type { BandUse } from '../model/results.ts';
import { benjaminiHochberg } from './adjust.ts';
import { twoSidedP, z95 } from './normal.ts';
import { fewest } from './score.ts';
import type { Interval } from './wilson.ts';

type Use = BandUse['bands'][number];

export type UseRatio = {
  readonly feature: string;
  readonly name: string;
  readonly low: { readonly people: number; readonly mean: number };
  readonly high: { readonly people: number; readonly mean: number };
  /** Null: too few people in a band, or of users. */
  readonly ratio: (Interval & { readonly value: number; readonly p: number }) | null;
  /** Beyond chance, as one of all that were looked at. */
  readonly stands: boolean;
};

/** The normal holds for a mean from about so many people, and of those so many who used it at all. */
const fewestUsers = 5;

const meanOf = ({ uses, people }: Use) => (people > 0 ? uses / people : 0);

/** Of the logarithm of a mean: its variance over its square. */
function relativeVariance({ people, uses, squares }: Use): number {
  const mean = uses / people;
  const variance = Math.max(0, (squares - uses * mean) / (people - 1));
  return variance / people / mean ** 2;
}

function ratioOf(low: Use, high: Use): UseRatio['ratio'] {
  const isEnough = (use: Use) => use.people >= fewest.forInterval && use.users >= fewestUsers;
  if (!isEnough(low) || !isEnough(high)) return null;
  const value = meanOf(low) / meanOf(high);
  const se = Math.sqrt(relativeVariance(low) + relativeVariance(high));
  if (se === 0) return null;
  const margin = Math.exp(z95 * se);
  return { value, low: value / margin, high: value * margin, p: twoSidedP(Math.log(value) / se) };
}

const nobody = { people: 0, users: 0, uses: 0, squares: 0 };

/** The farthest from alike first; those of which nothing can be said last. */
export function useRatios(uses: readonly BandUse[]): UseRatio[] {
  const compared = uses.map(({ feature, name, bands }) => {
    const of = (band: Use['band']): Use =>
      bands.find((one) => one.band === band) ?? { band, ...nobody };
    const [low, high] = [of('low'), of('high')];
    const part = (use: Use) => ({ people: use.people, mean: meanOf(use) });
    return { feature, name, low: part(low), high: part(high), ratio: ratioOf(low, high) };
  });
  const told = compared.filter(({ ratio }) => ratio !== null);
  const adjusted = benjaminiHochberg(told.map(({ ratio }) => ratio?.p ?? 1));
  const distance = ({ ratio }: Pick<UseRatio, 'ratio'>) =>
    ratio ? Math.abs(Math.log(ratio.value)) : -1;
  return compared
    .map((one) => ({ ...one, stands: (adjusted[told.indexOf(one)] ?? 1) < 0.05 }))
    .sort((a, b) => distance(b) - distance(a));
}
