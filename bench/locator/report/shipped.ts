/** The locator's decisions as verdicts: as it ships, and by weights that never saw the family they decide. */
import { type Decision, decide } from '../../../core/locator/decide.ts';
import { thresholds } from '../../../core/locator/weights.ts';
import type { Prepared } from '../descriptors.ts';
import { crossValidate } from '../validate.ts';
import { type Outcome, type Scored, settle, type Verdict } from './outcome.ts';

/** Each verdict with the score behind it, so that a curve needs no second run. */
export type Decided = { readonly verdict: Verdict; readonly scored: Scored };

export function judgeIndex(
  { exact, right }: Pick<Prepared, 'exact' | 'right'>,
  index: number,
): Exclude<Outcome, 'none'> {
  if (index === exact) return 'correct';
  return right.includes(index) ? 'equivalent' : 'wrong';
}

function scoredOf(one: Prepared, { match, best, certainty }: Decision): Scored {
  const { id, track, family, truth } = one.case;
  const index = match ?? best;
  const pick = index === undefined ? {} : { pick: judgeIndex(one, index) };
  return { ...{ id, track, family, isGone: truth === null, score: certainty }, ...pick };
}

/** `withPage`: what else stood on the old page may claim what is its; nobody else gets to know that. */
export function decideShipped(one: Prepared, withPage: boolean): Decided {
  const isKin = (a: number, b: number) => a !== b && one.kin[a] === one.kin[b];
  const options = { isKin, others: withPage ? one.others : [] };
  const start = performance.now();
  const decision = decide(one.old, one.candidates, options);
  const ms = performance.now() - start;
  const { pick: _pick, score: _score, ...head } = scoredOf(one, decision);
  const { outcome, match } = decision;
  const isFound = outcome === 'found' && match !== undefined;
  return {
    verdict: { ...head, ms, outcome: isFound ? judgeIndex(one, match) : 'none' },
    scored: scoredOf(one, decision),
  };
}

/** Their time is left out: it is that of the shipped weights. */
export function decideCrossValidated(
  prepared: readonly Prepared[],
  withPage: boolean,
  log: (line: string) => void,
): Decided[] {
  return crossValidate(prepared, withPage, log).map(({ prepared: one, decision }) => {
    const scored = scoredOf(one, decision);
    // A tie is refused, however likely the best is.
    const accept = decision.match === undefined ? Number.POSITIVE_INFINITY : thresholds.accept;
    return { scored, verdict: settle(scored, accept) };
  });
}
