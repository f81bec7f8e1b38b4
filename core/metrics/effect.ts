/**
 * What a guide did: the share who reached the goal among everybody who was to get it, against those held out,
 * by intention to treat (definitions 11 and 14). "Not enough yet" is an answer, with its reason.
 */
import type { Arms } from '../model/results.ts';
import { twoSidedP, z95 } from './normal.ts';
import type { Interval } from './wilson.ts';

export type Effect =
  | {
      readonly known: false;
      readonly reason: string;
      /** About how many more eligible people it takes; null: nobody reached it yet, so who knows. */
      readonly more: number | null;
    }
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
      /**
       * Within noise: about how many more eligible people would show an effect of this size, four times of
       * five; null where it is told already, or would take more than a hundred times as many.
       */
      readonly more: number | null;
    };

/** z and t agree from about 100 on (definitions 14), and the normal holds from five of either kind. */
const fewestPeople = 100;
const fewestOfEither = 5;

type Arm = Arms['shown'];
type Lack = { readonly reason: string; readonly more: number | null };

/** So many of this arm, as people to become eligible: most of them go to the other arm. */
function eligibleFor(more: number, { people }: Arm, { shown, holdout }: Arms): number | null {
  const total = shown.people + holdout.people;
  return people > 0 ? Math.ceil((more * total) / people) : null;
}

/** How many more of an arm until five of a kind are there, if it goes on as so far. */
const untilFive = ({ people }: Arm, soFar: number) =>
  soFar > 0 ? Math.ceil((fewestOfEither * people) / soFar) - people : null;

function lacking(name: string, arm: Arm, arms: Arms): Lack | null {
  const { people, reached } = arm;
  const lack = (reason: string, more: number | null): Lack => ({
    reason,
    more: more === null ? null : eligibleFor(more, arm, arms),
  });
  if (people < fewestPeople) {
    const reason = `${people} of at least ${fewestPeople} people ${name} have had their time`;
    return lack(reason, fewestPeople - people);
  }
  if (reached < fewestOfEither) {
    return lack(`only ${reached} people ${name} reached the goal so far`, untilFive(arm, reached));
  }
  if (people - reached >= fewestOfEither) return null;
  return lack(`nearly everybody ${name} reached the goal`, untilFive(arm, people - reached));
}

/** z of 80 % power. */
const z80 = 0.8416212335729143;

/** n = (z₉₇.₅ + z₈₀)² · (σ_T²/w_T + σ_C²/w_C) / δ², with the arms' own shares of people (definitions 14). */
function moreToTell(
  delta: number,
  [nT, nC]: readonly [number, number],
  [sT, sC]: [number, number],
) {
  const total = nT + nC;
  const needed = ((z95 + z80) ** 2 * ((sT * total) / nT + (sC * total) / nC)) / delta ** 2;
  const more = Math.ceil(needed - total);
  return delta !== 0 && more > 0 && needed <= 100 * total ? more : null;
}

const around = (value: number, margin: number) => ({
  value,
  low: value - margin,
  high: value + margin,
});

export function effectOf(arms: Arms): Effect {
  const lack = lacking('held out', arms.holdout, arms) ?? lacking('who got it', arms.shown, arms);
  if (lack) return { known: false, reason: `Not enough yet: ${lack.reason}.`, more: lack.more };
  const [nT, nC] = [arms.shown.people, arms.holdout.people];
  const [t, c] = [arms.shown.reached / nT, arms.holdout.reached / nC];
  const [vT, vC] = [(t * (1 - t)) / nT, (c * (1 - c)) / nC];
  const margin = z95 * Math.sqrt(vT + vC);
  const relativeMargin = z95 * Math.sqrt(vT / c ** 2 + (vC * t ** 2) / c ** 4);
  const p = twoSidedP((t - c) / Math.sqrt(vT + vC));
  return {
    ...{ known: true, shown: t, holdout: c, p, withinNoise: p >= 0.05 },
    more: p < 0.05 ? null : moreToTell(t - c, [nT, nC], [t * (1 - t), c * (1 - c)]),
    uplift: around(t - c, margin),
    relative: around((t - c) / c, relativeMargin),
    incremental: around((t - c) * nT, margin * nT),
  };
}
