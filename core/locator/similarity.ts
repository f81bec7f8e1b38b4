/**
 * How likely two descriptors are the same element: a weighted mean of the signals that either side has,
 * reduced for contradictions. Symmetric, between 0 and 1, and the same in SQL (app.similarity): plain
 * additions, multiplications and divisions of doubles in one fixed order.
 */
import type { Descriptor } from './descriptor.ts';
import { createLexicon } from './lexicon.ts';
import { reasons } from './reasons.ts';
import { type Profile, profile, signs } from './signals.ts';
import { type Signal, type Weight, weights } from './weights.ts';

/** One signal that at least one side has. `agreement` is 0 to 1; absent where only one side has it. */
export type Comparison = {
  readonly signal: Signal;
  readonly agreement?: number;
  /** The values, for people; absent where one has none or nobody could read it. */
  readonly a?: string;
  readonly b?: string;
};

const weightOf: readonly Weight[] = signs.map(({ signal }) => weights[signal]);

/** How many of the first signals are a developer's word: mark and test id. Contradictions behind it are renamings. */
const vouching = 2;

/** The score alone, of descriptors that were read before: this is what runs thousands of times. */
export function scoreOf(a: Profile, b: Profile): number {
  let weight = 0;
  let sum = 0;
  let kept = 1;
  let isVouched = false;
  let surrounded = 0;
  signs.forEach((sign, i) => {
    const [x, y, w] = [a.values[i], b.values[i], weightOf[i]];
    if (!w || (x === undefined && y === undefined)) return;
    if (x === undefined || y === undefined) {
      weight += w.one;
      return;
    }
    const agreement = sign.same(x, y);
    weight += w.both;
    sum += w.both * agreement;
    const eased = w.unless ? 1 - surrounded : 1;
    if (!isVouched) kept *= 1 - w.conflict * (1 - agreement) * eased;
    // Half of the words in common is what two forms of one page share; more is the same place.
    if (sign.signal === 'near') surrounded = Math.max(0, 2 * agreement - 1);
    isVouched ||= i < vouching && agreement === 1;
  });
  return (sum / weight) * kept;
}

/** All signals that say something, in the order of the weights. */
export function compare(a: Descriptor, b: Descriptor): Comparison[] {
  const lexicon = createLexicon();
  return signs.flatMap(({ signal, read, same, show }) => {
    const [x, y] = [read(a, lexicon), read(b, lexicon)];
    if (x === undefined && y === undefined) return [];
    const [textA, textB] = [show(a), show(b)];
    return [
      {
        signal,
        ...(x !== undefined && y !== undefined ? { agreement: same(x, y) } : {}),
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
