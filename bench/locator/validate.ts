/**
 * How good the locator is on families that its weights were not learnt from: the cases are cut by family,
 * and each part is decided by what the other parts taught.
 */
import { type Decision, decide } from '../../core/locator/decide.ts';
import type { Model } from '../../core/locator/similarity.ts';
import { thresholds } from '../../core/locator/weights.ts';
import type { Prepared } from './descriptors.ts';
import { learn } from './learn.ts';
import { priors } from './priors.ts';
import { lessonsOf } from './removals.ts';

const parts = 6;

/** Families dealt out so that the parts have about as many cases each, the largest first. */
function deal(prepared: readonly Prepared[]): Set<string>[] {
  const count = new Map<string, number>();
  for (const { case: one } of prepared) count.set(one.family, (count.get(one.family) ?? 0) + 1);
  const dealt = Array.from({ length: parts }, () => ({ families: new Set<string>(), cases: 0 }));
  for (const [family, cases] of [...count].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) {
    const least = dealt.reduce((a, b) => (b.cases < a.cases ? b : a));
    least.families.add(family);
    least.cases += cases;
  }
  return dealt.map(({ families }) => families);
}

/**
 * One case decided by all rules but how sure one must be, so that whoever reads its certainty can hold it
 * against any threshold. `withPage` lets what else stood on the old page claim what is its.
 */
export function decideCase(one: Prepared, withPage: boolean, model?: Model): Decision {
  return decide(one.old, one.candidates, {
    isKin: (a, b) => one.kin[a] === one.kin[b],
    others: withPage ? one.others : [],
    ...(model ? { model } : {}),
    at: { ...thresholds, accept: 0, review: 0 },
  });
}

export type CrossValidated = {
  readonly prepared: Prepared;
  readonly alone: Decision;
  readonly withPage: Decision;
};

/** Every case decided by weights that never saw its family, in the order of the cases. */
export function crossValidate(
  data: string,
  prepared: readonly Prepared[],
  log: (line: string) => void,
): CrossValidated[] {
  const examples = lessonsOf(data, prepared);
  const decided = new Map<Prepared, Omit<CrossValidated, 'prepared'>>();
  deal(prepared).forEach((families, i) => {
    log(`learning without part ${i + 1} of ${parts}: ${[...families].join(', ')}`);
    const isLeftOut = (one: Prepared) => families.has(one.case.family);
    const model = learn(
      examples.filter((example) => !isLeftOut(example.prepared)),
      priors,
    );
    for (const one of prepared.filter(isLeftOut)) {
      const [alone, withPage] = [false, true].map((known) => decideCase(one, known, model));
      if (alone && withPage) decided.set(one, { alone, withPage });
    }
  });
  return prepared.flatMap((one) => {
    const both = decided.get(one);
    return both ? [{ prepared: one, ...both }] : [];
  });
}
