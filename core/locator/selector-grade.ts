/**
 * How long a CSS selector is likely to hold, in three grades, with the sentence why. Of what it rests on the
 * best counts, of what is brittle about it the worst.
 */
import { type Complex, type Compound, parseSelector, type Simple } from './selector-parts.ts';
import {
  brittleRules,
  chainRules,
  type Rule,
  type SelectorGrade,
  selectorGrades,
  supportRules,
} from './selector-rules.ts';

export type Robustness = { readonly grade: SelectorGrade; readonly reason: string };

function parts({ simples }: Compound): Simple[] {
  return simples.flatMap((one) => [
    one,
    ...(one.inner ?? []).flatMap((chain) => chain.flatMap(parts)),
  ]);
}

function firstOf<T>(
  rules: Readonly<Record<string, Rule<T>>>,
  candidates: readonly T[],
): Robustness | undefined {
  for (const { grade, applies, why } of Object.values(rules)) {
    const found = candidates.findLast(applies);
    if (found !== undefined) return { grade, reason: why(found) };
  }
  return undefined;
}

/** `:not(.x)` says what it is not, which is nothing to rest on; `:is(.x)` and `:where(.x)` do. */
function supportOf({ simples }: Compound): Robustness | undefined {
  const own = simples.flatMap((one) =>
    one.name === 'is' || one.name === 'where'
      ? (one.inner ?? []).flatMap((chain) => chain.at(-1)?.simples ?? [])
      : [one],
  );
  return firstOf<Simple>(supportRules, own);
}

function around(chain: Complex): Robustness {
  const named = chain
    .slice(0, -1)
    .map(supportOf)
    .filter((support) => support !== undefined);
  const best = selectorGrades.flatMap((grade) => named.filter((one) => one.grade === grade))[0];
  if (best) {
    return {
      grade: 'fair',
      reason: `Only what is around it is named: another of its kind in there matches too. ${best.reason}`,
    };
  }
  return {
    grade: 'weak',
    reason: 'Names a kind of element only: every other one of that kind matches too.',
  };
}

function worst(all: readonly Robustness[]): Robustness | undefined {
  return selectorGrades
    .toReversed()
    .flatMap((grade) => all.filter((one) => one.grade === grade))[0];
}

function judge(chain: Complex): Robustness {
  const subject = chain.at(-1);
  const support = (subject && supportOf(subject)) ?? around(chain);
  const brittle = firstOf<Simple>(brittleRules, chain.flatMap(parts));
  const chained = firstOf<Complex>(chainRules, [chain]);
  // What is brittle is told before what it rests on where both weigh the same: it can be mended.
  const flaws = [brittle, chained].filter((flaw) => flaw !== undefined);
  return worst([...flaws, support]) ?? support;
}

/** A list is as good as its weakest member. */
export function robustness(selector: string): Robustness | { readonly problem: string } {
  const parsed = parseSelector(selector);
  if ('problem' in parsed) return parsed;
  const unseen = parsed.selectors
    .flat()
    .flatMap(parts)
    .find(({ kind }) => kind === 'pseudo-element');
  if (unseen)
    return {
      problem: `::${unseen.name} is drawn, not an element: nobody can click it. Leave it out.`,
    };
  const judged = worst(parsed.selectors.map(judge));
  return judged ?? { problem: 'The selector is empty: name an element, such as #save.' };
}
