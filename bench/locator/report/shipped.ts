/** The locator's decisions as verdicts: as it ships, and by weights that never saw the family they decide. */
import type { Decision } from '../../../core/locator/decide.ts';
import { thresholds } from '../../../core/locator/weights.ts';
import type { Prepared } from '../descriptors.ts';
import { crossValidate, decideCase } from '../validate.ts';
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

/** `open` was decided without a threshold: what it refuses, such as a tie, is refused at any. */
function scoredOf(one: Prepared, { outcome, match, certainty }: Decision): Scored {
  const { id, track, family, truth } = one.case;
  const isOpen = outcome === 'found' && match !== undefined;
  const pick = isOpen ? { pick: judgeIndex(one, match) } : {};
  return { ...{ id, track, family, isGone: truth === null, score: certainty }, ...pick };
}

/** `withPage`: what else stood on the old page may claim what is its; nobody else gets to know that. */
export function decideShipped(one: Prepared, withPage: boolean): Decided {
  const start = performance.now();
  const decision = decideCase(one, withPage);
  const ms = performance.now() - start;
  const scored = scoredOf(one, decision);
  return { scored, verdict: { ...settle(scored, thresholds.accept), ms } };
}

/** Without and with the old page. Their time is left out: it is that of the shipped weights. */
export function decideCrossValidated(
  data: string,
  prepared: readonly Prepared[],
  log: (line: string) => void,
): { alone: Decided[]; withPage: Decided[] } {
  const all = crossValidate(data, prepared, log);
  const settled = (one: Prepared, decision: Decision): Decided => {
    const scored = scoredOf(one, decision);
    return { scored, verdict: settle(scored, thresholds.accept) };
  };
  return {
    alone: all.map((one) => settled(one.prepared, one.alone)),
    withPage: all.map((one) => settled(one.prepared, one.withPage)),
  };
}
