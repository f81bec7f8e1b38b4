/**
 * What the threshold buys: each one gives a point of refusals, precision and false accepts. Swept over the scores of one run, so a curve costs nothing more than its points.
 */
import { type Scored, settle, type Verdict } from './outcome.ts';

export type Point = {
  readonly accept: number;
  /** Shares of the cases whose element is there. */
  readonly refused: number;
  readonly located: number;
  readonly wrong: number;
  /** Right among the answers; undefined where every case was refused. */
  readonly precision: number | undefined;
  /** Share of the gone that were answered. */
  readonly falseAccepts: number;
};

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

export function pointOf(verdicts: readonly Verdict[], accept: number): Point {
  const present = verdicts.filter(({ isGone }) => !isGone);
  const gone = verdicts.filter(({ isGone }) => isGone);
  const answered = present.filter(({ outcome }) => outcome !== 'none').length;
  const wrong = present.filter(({ outcome }) => outcome === 'wrong').length;
  const accepted = gone.filter(({ outcome }) => outcome !== 'none').length;
  return {
    accept,
    refused: share(present.length - answered, present.length),
    located: share(answered - wrong, present.length),
    wrong: share(wrong, present.length),
    precision: answered ? (answered - wrong) / answered : undefined,
    falseAccepts: share(accepted, gone.length),
  };
}

/** Steps of a hundredth, which 460 cases can hardly tell apart, and finer ones where all are nearly sure. */
const thresholds = [
  ...Array.from({ length: 100 }, (_, i) => i / 100),
  ...[0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999, 0.99999, 1],
];

export const sweep = (scored: readonly Scored[]): Point[] =>
  thresholds.map((accept) => {
    const verdicts = scored.map((one) => settle(one, accept));
    return pointOf(verdicts, accept);
  });

/** Cases on which this threshold, applied to the scores, does not say what the decision itself said. */
export function disagreements(
  scored: readonly Scored[],
  verdicts: readonly Verdict[],
  accept: number,
): number {
  return scored.filter((one, i) => settle(one, accept).outcome !== verdicts[i]?.outcome).length;
}
