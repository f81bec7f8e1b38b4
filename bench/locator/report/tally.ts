/** Counts verdicts: in total, and by family, since an interval over cases of few pages is too narrow. */
import { median } from '../../table.ts';
import { type Cluster, type Share, shareOf } from './interval.ts';
import type { Outcome, Verdict } from './outcome.ts';

export type Tally = {
  /** Cases whose element is there. */
  readonly present: number;
  readonly correct: number;
  readonly equivalent: number;
  readonly located: Share;
  readonly wrong: Share;
  readonly refused: Share;
  /** Of the cases whose element is gone, those with an answer. */
  readonly falseAccepts: Share;
  /** Not a number where nobody took the time. */
  readonly ms: number;
};

export function families(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  // Two tracks may name a family alike; their cases still have nothing in common.
  return Map.groupBy(verdicts, ({ track, family }) => `${track}/${family}`);
}

function clusters(verdicts: readonly Verdict[], outcomes: readonly Outcome[]): Cluster[] {
  return [...families(verdicts).values()].map((own) => ({
    hits: own.filter(({ outcome }) => outcomes.includes(outcome)).length,
    of: own.length,
  }));
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const present = verdicts.filter(({ isGone }) => !isGone);
  const gone = verdicts.filter(({ isGone }) => isGone);
  const count = (outcome: Outcome) => present.filter((one) => one.outcome === outcome).length;
  const share = (outcomes: readonly Outcome[]) => shareOf(clusters(present, outcomes));
  return {
    present: present.length,
    correct: count('correct'),
    equivalent: count('equivalent'),
    located: share(['correct', 'equivalent']),
    wrong: share(['wrong']),
    refused: share(['none']),
    falseAccepts: shareOf(clusters(gone, ['correct', 'equivalent', 'wrong'])),
    ms: median(verdicts.flatMap(({ ms }) => ms ?? [])),
  };
}
