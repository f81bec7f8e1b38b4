/**
 * The decision: found, ambiguous or missing. It never guesses. A best that is too weak is refused, and so
 * is one that a second equals; both are told in words.
 */
import type { Descriptor, Outcome } from './descriptor.ts';
import { createLexicon } from './lexicon.ts';
import { reasons } from './reasons.ts';
import { profile } from './signals.ts';
import { compare, scoreOf } from './similarity.ts';
import { thresholds } from './weights.ts';

export type Decision = {
  readonly outcome: Outcome;
  /** Index of the candidate; present only where the outcome is `found`. */
  readonly match?: number;
  /** Index of the best candidate whatever the outcome, to be shown. */
  readonly best?: number;
  readonly score: number;
  /** By how much the best is ahead of the second; the whole score where there is no second. */
  readonly margin: number;
  readonly reasons: readonly string[];
  /** Scores of all candidates, in their order. */
  readonly scores: readonly number[];
};

export type Thresholds = { readonly [Key in keyof typeof thresholds]: number };

export type DecideOptions = {
  readonly at?: Thresholds;
  /** Whether two candidates are one thing to a person, such as a link and the list item around it. */
  readonly isKin?: (a: number, b: number) => boolean;
};

type Ranked = {
  readonly scores: readonly number[];
  readonly best: number;
  readonly score: number;
  readonly second: number;
};

function rank(d: Descriptor, candidates: readonly Descriptor[], { isKin }: DecideOptions): Ranked {
  const lexicon = createLexicon();
  const wanted = profile(d, lexicon);
  const scores = candidates.map((candidate) => scoreOf(wanted, profile(candidate, lexicon)));
  const score = scores.reduce((most, one) => Math.max(most, one), 0);
  const best = scores.indexOf(score);
  const rivals = scores.filter((_, index) => index !== best && !isKin?.(best, index));
  return { scores, best, score, second: rivals.reduce((most, one) => Math.max(most, one), 0) };
}

export function decide(
  d: Descriptor,
  candidates: readonly Descriptor[],
  options: DecideOptions = {},
): Decision {
  const { at = thresholds } = options;
  const { scores, best, score, second } = rank(d, candidates, options);
  const margin = score - second;
  const winner = candidates[best];
  if (!winner || score < at.review) {
    return { outcome: 'missing', score, margin, scores, reasons: ['Nothing here resembles it.'] };
  }
  const why = reasons(compare(d, winner));
  const seen = { best, score, margin, scores };
  if (score < at.accept) {
    return { ...seen, outcome: 'ambiguous', reasons: ['The closest is too different.', ...why] };
  }
  if (margin < at.margin) {
    return { ...seen, outcome: 'ambiguous', reasons: ['Two or more fit equally well.', ...why] };
  }
  return { ...seen, outcome: 'found', match: best, reasons: why };
}
