/**
 * The decision: found, ambiguous or missing. The candidates share one probability between them and "none
 * of these": a best that is weak leaves too much of it to none, one that a second equals leaves it to the
 * second. Either way nothing is guessed; both are told in words.
 *
 * Where the page that the descriptor came from is known, its other elements claim what is theirs: "Add
 * event" is no renamed "Clear events" where "Add event" stood beside it before. The idea of matching the
 * rest of the page, too, is that of tree matching (Brisset et al., SFTM and Erratum, 2020-2022).
 */
import { canonical } from './canonical.ts';
import type { Descriptor, Outcome } from './descriptor.ts';
import { hash16 } from './hash.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { reasons } from './reasons.ts';
import { type Profile, profile } from './signals.ts';
import { ceilingOf, compare, evidenceOf, type Model, probability } from './similarity.ts';
import { words } from './text.ts';
import { thresholds } from './weights.ts';

export type Decision = {
  readonly outcome: Outcome;
  /** Index of the candidate; present only where the outcome is `found`. */
  readonly match?: number;
  /** Index of the best candidate whatever the outcome, to be shown. */
  readonly best?: number;
  /** How likely the best is the element, looked at by itself. */
  readonly score: number;
  /** By how much the best is ahead of the second when both are looked at together. */
  readonly margin: number;
  /** How likely the best is the element and neither another candidate nor none is: what is accepted. */
  readonly certainty: number;
  readonly reasons: readonly string[];
  /** Scores of all candidates, in their order. */
  readonly scores: readonly number[];
};

export type Thresholds = { readonly [Key in keyof typeof thresholds]: number };

export type DecideOptions = {
  readonly at?: Thresholds;
  /** Whether two candidates are one thing to a person, such as a link and the list item around it. */
  readonly isKin?: (a: number, b: number) => boolean;
  /** What else stood on the page that the descriptor was taken from. */
  readonly others?: readonly Descriptor[];
  readonly model?: Model;
};

/** Farther behind the best nobody else's claim matters: it could not win anyway. */
const reach = 8;

/** Evidence less what others have on the same candidate: a share of one that fits both equally is half. */
function contested(
  evidence: readonly number[],
  candidates: readonly Profile[],
  others: readonly Profile[],
  model?: Model,
): readonly number[] {
  if (others.length === 0) return evidence;
  const floor = Math.max(...evidence) - reach;
  return evidence.map((mine, i) => {
    const candidate = candidates[i];
    if (!candidate || mine < floor) return mine;
    const claim = Math.max(...others.map((other) => evidenceOf(other, candidate, model)));
    return mine - Math.log1p(Math.exp(claim - mine));
  });
}

function weighAll(d: Descriptor, candidates: readonly Descriptor[], options: DecideOptions) {
  const lexicon: Lexicon = createLexicon();
  const read = (one: Descriptor) => profile(one, lexicon);
  const wanted = read(d);
  const profiles = candidates.map(read);
  const evidence = profiles.map((candidate) => evidenceOf(wanted, candidate, options.model));
  return contested(evidence, profiles, (options.others ?? []).map(read), options.model);
}

/** Whether a second score comes so close to the best that neither may be taken; app.locator_ties in SQL. */
export function isTie(best: number, other: number): boolean {
  // Of two that are certain neither is more so.
  const odds = (score: number) => score / (1.000001 - score);
  return odds(other) > thresholds.tie * odds(best);
}

type Ranked = {
  readonly scores: readonly number[];
  readonly best: number;
  readonly certainty: number;
  readonly second: number;
};

function rank(evidence: readonly number[], isKin: DecideOptions['isKin']): Ranked {
  const odds = evidence.map(Math.exp);
  const total = odds.reduce((sum, one) => sum + one, 1);
  const best = evidence.indexOf(Math.max(...evidence));
  let mine = 0;
  let second = 0;
  odds.forEach((one, i) => {
    if (i === best || isKin?.(best, i)) mine += one;
    else second = Math.max(second, one);
  });
  return {
    scores: evidence.map(probability),
    best,
    certainty: mine / total,
    second: second / total,
  };
}

/** What stands around an element, as one text; more of its own kind around it is no surrounding. */
function neighbourhood({ name, text, near = [], beside = [] }: Descriptor): string {
  const label = words(name ?? text ?? '');
  const own = new Set([...label, label.slice(0, 4).join(' ')].map(hash16));
  const others = (hashes: readonly string[]) => hashes.filter((hash) => hash && !own.has(hash));
  return `${others(near).sort()} ${others(beside)}`;
}

/**
 * Those that are one element with this one to the database and stand among the same words: only their
 * position tells them apart, and the next release may have another order.
 */
export function twinsOf(index: number, candidates: readonly Descriptor[]): number[] {
  const { [index]: one } = candidates;
  if (!one) return [];
  const [name, around] = [canonical(one), neighbourhood(one)];
  return candidates.flatMap((candidate, i) => {
    if (i === index || candidate.tag !== one.tag || candidate.name !== one.name) return [];
    return neighbourhood(candidate) === around && canonical(candidate) === name ? [i] : [];
  });
}

export function decide(
  d: Descriptor,
  candidates: readonly Descriptor[],
  options: DecideOptions = {},
): Decision {
  const { at = thresholds } = options;
  const evidence = weighAll(d, candidates, options);
  const { scores, best, certainty, second } = rank(evidence, options.isKin);
  const score = scores[best] ?? 0;
  const winner = candidates[best];
  const figures = { score, margin: certainty - second, certainty, scores };
  if (!winner || score < at.review) {
    return { ...figures, outcome: 'missing', reasons: ['Nothing here resembles it.'] };
  }
  const why = reasons(compare(d, winner));
  const isOther = (i: number) => !options.isKin?.(best, i);
  const hasSecond = second > certainty * at.tie || twinsOf(best, candidates).some(isOther);
  if (certainty >= at.accept && !hasSecond) {
    return { ...figures, best, outcome: 'found', match: best, reasons: why };
  }
  const refusal = hasSecond ? 'Two or more fit equally well.' : 'The closest is too different.';
  return { ...figures, best, outcome: 'ambiguous', reasons: [refusal, ...why] };
}

/** What all others together may weigh beside the best, and change nothing that is told. */
const negligible = 1e-3;

/**
 * The same decision from some of the candidates, where the rest could not change it: undefined where they could,
 * and where nothing is found. `unseen` is how many they are; none of them may have the mark that is wanted, be its
 * copy or a twin of it.
 */
export function decideAmong(
  d: Descriptor,
  some: readonly Descriptor[],
  unseen: number,
  options: DecideOptions = {},
): Decision | undefined {
  const { at = thresholds, model } = options;
  const best = Math.max(...weighAll(d, some, options));
  if (unseen * Math.exp(ceilingOf(profile(d), model) - best) > negligible) return undefined;
  const decision = decide(d, some, options);
  const isSafe = decision.certainty > at.accept + 2 * negligible;
  return decision.outcome === 'found' && isSafe ? decision : undefined;
}
