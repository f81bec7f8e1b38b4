/**
 * What the thresholds buy: each accept threshold (and each margin) gives one point of refusals, precision
 * and false accepts. Swept over the scores of one run, so a curve costs nothing more than its points.
 */
import { type Bounds, type Scored, settle, type Verdict } from './outcome.ts';

export type Point = {
  readonly at: Bounds;
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

export function pointOf(verdicts: readonly Verdict[], at: Bounds): Point {
  const present = verdicts.filter(({ isGone }) => !isGone);
  const gone = verdicts.filter(({ isGone }) => isGone);
  const answered = present.filter(({ outcome }) => outcome !== 'none').length;
  const wrong = present.filter(({ outcome }) => outcome === 'wrong').length;
  const accepted = gone.filter(({ outcome }) => outcome !== 'none').length;
  return {
    at,
    refused: share(present.length - answered, present.length),
    located: share(answered - wrong, present.length),
    wrong: share(wrong, present.length),
    precision: answered ? (answered - wrong) / answered : undefined,
    falseAccepts: share(accepted, gone.length),
  };
}

export function sweep(scored: readonly Scored[], bounds: readonly Bounds[]): Point[] {
  return bounds.map((at) => {
    const verdicts = scored.map((one) => settle(one, at));
    return pointOf(verdicts, at);
  });
}

/** From 0 to 1 in steps of a hundredth; finer than 460 cases can tell apart. */
const hundredths = Array.from({ length: 101 }, (_, i) => i / 100);

export const sweepAccept = (scored: readonly Scored[], margin: number): Point[] =>
  sweep(
    scored,
    hundredths.map((accept) => ({ accept, margin })),
  );

export const sweepMargin = (scored: readonly Scored[], accept: number): Point[] =>
  sweep(
    scored,
    hundredths.map((margin) => ({ accept, margin })),
  );

/** Cases on which these thresholds, applied to the scores, do not say what the decision itself said. */
export function disagreements(
  scored: readonly Scored[],
  verdicts: readonly Verdict[],
  at: Bounds,
): number {
  return scored.filter((one, i) => settle(one, at).outcome !== verdicts[i]?.outcome).length;
}
