/** The locator as it ships: its own weights, its own thresholds, asked through its one function. */
import { type Decision, decide } from '../../../core/locator/decide.ts';
import type { Descriptor } from '../../../core/locator/descriptor.ts';
import type { Prepared } from '../descriptors.ts';
import type { Outcome, Scored, Verdict } from './outcome.ts';

/** Each verdict with the score behind it, so that a curve needs no second run. */
export type Decided = { readonly verdict: Verdict; readonly scored: Scored };

/** A case whose old page is known holds what else stood there. */
export type Given = Prepared & { readonly others?: readonly Descriptor[] };

export function judgeIndex(
  { exact, right }: Pick<Prepared, 'exact' | 'right'>,
  index: number,
): Exclude<Outcome, 'none'> {
  if (index === exact) return 'correct';
  return right.includes(index) ? 'equivalent' : 'wrong';
}

/** What the accept threshold is held against: the certainty where the decision tells one, else the score. */
const sureness = ({ certainty, score }: Decision & { readonly certainty?: number }) =>
  certainty ?? score;

/** `others` are told only where asked for: nobody else in the table gets to know them. */
export function decideShipped(one: Given, { withOthers = false } = {}): Decided {
  const { id, track, family, truth } = one.case;
  const isKin = (a: number, b: number) => a !== b && one.kin[a] === one.kin[b];
  const options = { isKin, ...(withOthers && one.others ? { others: one.others } : {}) };
  const start = performance.now();
  const decision = decide(one.old, one.candidates, options);
  const ms = performance.now() - start;
  const head = { id, track, family, isGone: truth === null, ms };
  const { outcome, match, score, margin, scores } = decision;
  const best = match ?? decision.best ?? scores.indexOf(score);
  const pick = best < 0 ? {} : { pick: judgeIndex(one, best) };
  const isFound = outcome === 'found' && match !== undefined;
  return {
    verdict: { ...head, outcome: isFound ? judgeIndex(one, match) : 'none' },
    scored: { ...head, ...pick, score: sureness(decision), margin },
  };
}
