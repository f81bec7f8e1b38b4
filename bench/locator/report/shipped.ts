/** The locator as it ships: its own weights, its own thresholds, asked through its one function. */
import { decide } from '../../../core/locator/decide.ts';
import type { Prepared } from '../descriptors.ts';
import type { Outcome, Scored, Verdict } from './outcome.ts';

/** Each verdict with the score behind it, so that a curve needs no second run. */
export type Decided = { readonly verdict: Verdict; readonly scored: Scored };

export function judgeIndex(
  { exact, right }: Pick<Prepared, 'exact' | 'right'>,
  index: number,
): Exclude<Outcome, 'none'> {
  if (index === exact) return 'correct';
  return right.includes(index) ? 'equivalent' : 'wrong';
}

export function decideShipped(one: Prepared): Decided {
  const { id, track, family, truth } = one.case;
  const isKin = (a: number, b: number) => a !== b && one.kin[a] === one.kin[b];
  const start = performance.now();
  const { outcome, match, score, margin, scores } = decide(one.old, one.candidates, { isKin });
  const ms = performance.now() - start;
  const head = { id, track, family, isGone: truth === null, ms };
  const best = scores.indexOf(score);
  const isFound = outcome === 'found' && match !== undefined;
  return {
    verdict: { ...head, outcome: isFound ? judgeIndex(one, match) : 'none' },
    scored: { ...head, score, margin, ...(best < 0 ? {} : { pick: judgeIndex(one, best) }) },
  };
}
