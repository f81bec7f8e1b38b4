/**
 * How likely two descriptors are the same element. Each signal is evidence: for it as far as both sides
 * agree, against it as far as they contradict each other, and a little against it where one side has
 * nothing to say (things appear and go). The sum, beside what chance alone would say, is the logarithm of
 * the odds; the score is its probability. Symmetric, between 0 and 1, and the same in SQL (app.similarity):
 * additions and multiplications of doubles in one fixed order, one `exp` at the end.
 */
import type { Descriptor } from './descriptor.ts';
import { createLexicon } from './lexicon.ts';
import { reasons } from './reasons.ts';
import { naming, type Profile, profile, signs } from './signals.ts';
import { chance, headings, type Signal, type Weight, weights } from './weights.ts';

/** One signal that at least one side has. `agreement` is 0 to 1; absent where only one side has it. */
export type Comparison = {
  readonly signal: Signal;
  readonly agreement?: number;
  /** The values, for people; absent where one has none or nobody could read it. */
  readonly a?: string;
  readonly b?: string;
};

/** Weights in the order of the signs. Another model than the shipped one is for those who learn them. */
export type Model = { readonly weights: readonly Weight[]; readonly chance: number };

const shipped: Model = { weights: signs.map(({ signal }) => weights[signal]), chance };

/** Agreements in the order of the signs: 0 to 1, `one` where one side has it, undefined where none has. */
export type Agreement = number | 'one' | undefined;

export function agreements(a: Profile, b: Profile): Agreement[] {
  const said: Agreement[] = [];
  let named: number | undefined;
  for (let i = 0; i < signs.length; i++) {
    const x = a.values[i];
    const y = b.values[i];
    if (x === undefined || y === undefined) {
      said.push(x === y ? undefined : 'one');
      continue;
    }
    const agreement = signs[i]?.same(x, y, named);
    if (agreement !== undefined && i < naming) named = Math.max(named ?? 0, agreement);
    said.push(agreement);
  }
  return said;
}

/** Which signal says that the place is the same one, so that another heading over it is a renamed heading. */
const place = signs.findIndex(({ signal }) => signal === 'near');
const over = new Set(signs.flatMap(({ signal }, i) => (headings.has(signal) ? [i] : [])));

/** How much of a contradiction counts: half of the words in common is what two forms of one page share. */
export function eased(said: readonly Agreement[], sign: number): number {
  const near = said[place];
  return over.has(sign) && typeof near === 'number' ? 1 - Math.max(0, 2 * near - 1) : 1;
}

function weigh(said: readonly Agreement[], model: Model): number {
  let sum = -model.chance;
  for (let i = 0; i < said.length; i++) {
    const agreement = said[i];
    const w = model.weights[i];
    if (!w || agreement === undefined) continue;
    if (agreement === 'one') sum -= w.one;
    else sum += w.agree * agreement - w.conflict * (1 - agreement) * eased(said, i);
  }
  return sum;
}

/** A logarithm of odds as a probability. */
export function probability(evidence: number): number {
  return 1 / (1 + Math.exp(-evidence));
}

/** Of a descriptor and its copy there is nothing to weigh, however little it says. */
function isSame(a: Profile, b: Profile): boolean {
  const [x, y] = [a.descriptor, b.descriptor];
  if (x === y) return true;
  if (x.tag !== y.tag || x.nth !== y.nth || x.of !== y.of || x.name !== y.name) return false;
  if (x.trail?.[0] !== y.trail?.[0] || x.beside?.[0] !== y.beside?.[0]) return false;
  return a.key() === b.key();
}

/** Beyond it a probability is 1 in double precision: certain. */
export const certainty = 40;

/** Logarithm of the odds that two are one; what decides compares these. */
export function evidenceOf(a: Profile, b: Profile, model: Model = shipped): number {
  if (isSame(a, b)) return certainty;
  return Math.min(weigh(agreements(a, b), model), certainty - 1);
}

const mark = signs.findIndex(({ signal }) => signal === 'mark');

/** The most evidence there can be that another element is this one, if it has not the same mark and is no copy. */
export function ceilingOf({ values }: Profile, model: Model = shipped): number {
  let sum = -model.chance;
  for (let i = 0; i < signs.length; i++) {
    if (i !== mark && values[i] !== undefined) sum += model.weights[i]?.agree ?? 0;
  }
  return Math.min(sum, certainty - 1);
}

/** The score alone, of descriptors that were read before: this is what runs thousands of times. */
export function scoreOf(a: Profile, b: Profile): number {
  return probability(evidenceOf(a, b));
}

/** All signals that say something, in the order of the weights. */
export function compare(a: Descriptor, b: Descriptor): Comparison[] {
  const lexicon = createLexicon();
  const said = agreements(profile(a, lexicon), profile(b, lexicon));
  return signs.flatMap(({ signal, show }, i) => {
    const agreement = said[i];
    if (agreement === undefined) return [];
    const [textA, textB] = [show(a), show(b)];
    return [
      {
        signal,
        ...(agreement === 'one' ? {} : { agreement }),
        ...(textA ? { a: textA } : {}),
        ...(textB ? { b: textB } : {}),
      },
    ];
  });
}

export type Similarity = { readonly score: number; readonly reasons: readonly string[] };

/** One pair, with its reasons; many at once go through `profile` and `scoreOf`. */
export function similarity(a: Descriptor, b: Descriptor): Similarity {
  const lexicon = createLexicon();
  const score = scoreOf(profile(a, lexicon), profile(b, lexicon));
  return { score, reasons: reasons(compare(a, b)) };
}
