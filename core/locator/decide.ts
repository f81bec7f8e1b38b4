/**
 * The decision: found, ambiguous or missing. It never guesses. A best that is too weak is refused, and so
 * is one that a second equals; both are told in words.
 */
import type { Descriptor, Outcome } from './descriptor.ts';
import { reasons } from './reasons.ts';
import { similarity } from './similarity.ts';
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
};

export type Thresholds = { readonly [Key in keyof typeof thresholds]: number };

type Ranked = { best: number; score: number; second: number };

function rank(d: Descriptor, candidates: readonly Descriptor[]): Ranked {
  const ranked = { best: -1, score: 0, second: 0 };
  candidates.forEach((candidate, index) => {
    const { score } = similarity(d, candidate);
    if (ranked.best < 0 || score > ranked.score) {
      ranked.second = ranked.best < 0 ? 0 : ranked.score;
      ranked.best = index;
      ranked.score = score;
    } else if (score > ranked.second) ranked.second = score;
  });
  return ranked;
}

export function decide(
  d: Descriptor,
  candidates: readonly Descriptor[],
  at: Thresholds = thresholds,
): Decision {
  const { best, score, second } = rank(d, candidates);
  const margin = score - second;
  const winner = candidates[best];
  if (!winner || score < at.review) {
    return { outcome: 'missing', score, margin, reasons: ['Nothing here resembles it.'] };
  }
  const why = reasons(similarity(d, winner).comparisons);
  const seen = { best, score, margin };
  if (score < at.accept) {
    return { ...seen, outcome: 'ambiguous', reasons: ['The closest is too different.', ...why] };
  }
  if (margin < at.margin) {
    return { ...seen, outcome: 'ambiguous', reasons: ['Two or more fit equally well.', ...why] };
  }
  return { ...seen, outcome: 'found', match: best, reasons: why };
}
