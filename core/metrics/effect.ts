/**
 * What a guide did: the share who reached the goal among everybody who was to get it, against those held out,
 * by intention to treat (definitions 11 and 14). "Not enough yet" is an answer, with its reason.
 */
import type { Arms } from '../model/results.ts';
import { twoSidedP, z95 } from './normal.ts';
import type { Interval } from './wilson.ts';

export type Effect =
  | { readonly known: false; readonly reason: string }
  | {
      readonly known: true;
      readonly shown: number;
      readonly holdout: number;
      /** Difference of the two shares. */
      readonly uplift: Interval & { readonly value: number };
      /** Against the held-out share. */
      readonly relative: Interval & { readonly value: number };
      /** People more, or fewer, who reached it: uplift times those who were to get the guide. */
      readonly incremental: Interval & { readonly value: number };
      readonly p: number;
      readonly withinNoise: boolean;
    };

/** z and t agree from about 100 on (definitions 14), and the normal holds from five of either kind. */
const fewestPeople = 100;
const fewestOfEither = 5;

function lacking(name: string, { people, reached }: Arms['shown']): string | null {
  if (people < fewestPeople)
    return `${people} of at least ${fewestPeople} people ${name} have had their time`;
  if (reached < fewestOfEither) return `only ${reached} people ${name} reached the goal so far`;
  if (people - reached < fewestOfEither) return `nearly everybody ${name} reached the goal`;
  return null;
}

const around = (value: number, margin: number) => ({
  value,
  low: value - margin,
  high: value + margin,
});

export function effectOf(arms: Arms): Effect {
  const reason = lacking('held out', arms.holdout) ?? lacking('who got it', arms.shown);
  if (reason) return { known: false, reason: `Not enough yet: ${reason}.` };
  const [nT, nC] = [arms.shown.people, arms.holdout.people];
  const [t, c] = [arms.shown.reached / nT, arms.holdout.reached / nC];
  const [vT, vC] = [(t * (1 - t)) / nT, (c * (1 - c)) / nC];
  const margin = z95 * Math.sqrt(vT + vC);
  const relativeMargin = z95 * Math.sqrt(vT / c ** 2 + (vC * t ** 2) / c ** 4);
  const p = twoSidedP((t - c) / Math.sqrt(vT + vC));
  return {
    ...{ known: true, shown: t, holdout: c, p, withinNoise: p >= 0.05 },
    uplift: around(t - c, margin),
    relative: around((t - c) / c, relativeMargin),
    incremental: around((t - c) * nT, margin * nT),
  };
}
