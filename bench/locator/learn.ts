/**
 * Learns the locator's weights from cases: a conditional logit, in which the candidates of a page and "none
 * of them" share one probability (McFadden, 1974). It is convex, so that everybody who runs it gets the
 * same weights; a ridge keeps what the cases say little about small, and floors hold what they cannot know.
 */
import { createLexicon } from '../../core/locator/lexicon.ts';
import { profile, signs } from '../../core/locator/signals.ts';
import { agreements, eased, type Model } from '../../core/locator/similarity.ts';
import type { Signal, Weight } from '../../core/locator/weights.ts';
import type { Prepared } from './descriptors.ts';

/** One candidate: indices of parameters and their values, alternating. */
type Row = Float64Array;

export type Example = {
  readonly prepared: Prepared;
  readonly rows: readonly Row[];
  /** Which rows are the right one; none where it is gone. */
  readonly isRight: readonly boolean[];
  /** How much it counts beside a case. */
  readonly weight: number;
};

/** Of hundreds of candidates these resemble the element at all; the rest only cost time. */
const hardest = 60;
const perSignal = 3;
const size = signs.length * perSignal + 1;

/** Agreement, contradiction, absence: what one candidate adds to the evidence, by parameter. */
function rowOf(said: ReturnType<typeof agreements>): Row {
  const pairs: number[] = [];
  said.forEach((agreement, signal) => {
    const at = signal * perSignal;
    if (agreement === undefined) return;
    if (agreement === 'one') pairs.push(at + 2, -1);
    else pairs.push(at, agreement, at + 1, (agreement - 1) * eased(said, signal));
  });
  return Float64Array.from(pairs);
}

function dot(row: Row, theta: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 2) sum += (theta[row[i] ?? 0] ?? 0) * (row[i + 1] ?? 0);
  return sum;
}

const start = Float64Array.from({ length: size }, (_, i) => (i === size - 1 ? 4 : 0.5));

export function examplesOf(prepared: readonly Prepared[], weight = 1): Example[] {
  return prepared.map((one) => {
    const lexicon = createLexicon();
    const wanted = profile(one.old, lexicon);
    const right = new Set(one.right);
    const all = one.candidates.map((candidate, i) => ({
      row: rowOf(agreements(wanted, profile(candidate, lexicon))),
      isRight: right.has(i),
    }));
    const kept = all
      .map((candidate) => ({ ...candidate, first: dot(candidate.row, start) }))
      .sort((a, b) => Number(b.isRight) - Number(a.isRight) || b.first - a.first)
      .slice(0, hardest);
    const isRight = kept.map((candidate) => candidate.isRight);
    return { prepared: one, rows: kept.map(({ row }) => row), isRight, weight };
  });
}

/** Twenty buttons of one page say less than twenty buttons of twenty: families count by their root. */
function importance(examples: readonly Example[]): number[] {
  const key = ({ weight, prepared: { case: c } }: Example) => `${c.track} ${c.family} ${weight}`;
  const count = new Map<string, number>();
  for (const one of examples) count.set(key(one), (count.get(key(one)) ?? 0) + 1);
  return examples.map((one) => (3 * one.weight) / Math.sqrt(count.get(key(one)) ?? 1));
}

/** Adds the gradient of one case's log-likelihood, times `weight`. */
function addGradient(one: Example, theta: Float64Array, weight: number, into: Float64Array): void {
  const none = size - 1;
  const evidence = one.rows.map((row) => dot(row, theta) - (theta[none] ?? 0));
  const top = Math.max(0, ...evidence);
  const odds = evidence.map((e) => Math.exp(e - top));
  const nothing = Math.exp(-top);
  const total = odds.reduce((sum, o) => sum + o, nothing);
  const right = odds.reduce((sum, o, i) => sum + (one.isRight[i] ? o : 0), 0);
  const isGone = !one.isRight.includes(true);
  odds.forEach((o, i) => {
    const target = isGone || !one.isRight[i] ? 0 : o / Math.max(right, Number.MIN_VALUE);
    const push = weight * (target - o / total);
    const row = one.rows[i];
    if (!row || push === 0) return;
    for (let k = 0; k < row.length; k += 2) {
      const at = row[k] ?? 0;
      into[at] = (into[at] ?? 0) + push * (row[k + 1] ?? 0);
    }
    into[none] = (into[none] ?? 0) - push;
  });
}

export type Floors = Partial<Record<Signal, Partial<Weight>>>;

export type LearnOptions = {
  /** What the cases hold none of, or too few: held at these values, or above them. */
  readonly fixed: Partial<Record<Signal, Weight>>;
  readonly floors: Floors;
  readonly ridge?: number;
  readonly rounds?: number;
};

const parts = ['agree', 'conflict', 'one'] as const;

function bounds({ fixed, floors }: LearnOptions) {
  const low = new Float64Array(size);
  const high = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  low[size - 1] = Number.NEGATIVE_INFINITY;
  signs.forEach(({ signal }, s) => {
    parts.forEach((part, p) => {
      const held = fixed[signal]?.[part];
      low[s * perSignal + p] = held ?? floors[signal]?.[part] ?? 0;
      if (held !== undefined) high[s * perSignal + p] = held;
    });
  });
  return { low, high };
}

/** Projected Adam: steps shrink to nothing, so the last ones only polish. */
export function learn(examples: readonly Example[], options: LearnOptions): Model {
  const { ridge = 1, rounds = 400 } = options;
  const { low, high } = bounds(options);
  const clamp = (value: number, i: number) =>
    Math.min(high[i] ?? value, Math.max(low[i] ?? value, value));
  const weight = importance(examples);
  const theta = start.map(clamp);
  const [mean, square] = [new Float64Array(size), new Float64Array(size)];
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(size);
    examples.forEach((one, i) => {
      addGradient(one, theta, weight[i] ?? 1, gradient);
    });
    const rate = 0.15 * (1 - round / (rounds + 1));
    for (let i = 0; i < size; i++) {
      const g = (gradient[i] ?? 0) - (i === size - 1 ? 0 : ridge * (theta[i] ?? 0));
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * g * g;
      const m = (mean[i] ?? 0) / (1 - 0.9 ** round);
      const v = (square[i] ?? 0) / (1 - 0.99 ** round);
      theta[i] = clamp((theta[i] ?? 0) + (rate * m) / (Math.sqrt(v) + 1e-8), i);
    }
  }
  return modelOf(theta);
}

function modelOf(theta: Float64Array): Model {
  const rounded = (i: number) => Math.round((theta[i] ?? 0) * 100) / 100;
  return {
    weights: signs.map((_, s) => ({
      agree: rounded(s * perSignal),
      conflict: rounded(s * perSignal + 1),
      one: rounded(s * perSignal + 2),
    })),
    chance: rounded(size - 1),
  };
}
