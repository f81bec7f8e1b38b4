/** Whole lives, one after the other, until there were so many sessions. */
import { live, type Policy } from './life.ts';
import { createRandom } from './random.ts';
import { randomScene } from './scene.ts';
import { countViolations } from './violations.ts';

export type Totals = {
  people: number;
  sessions: number;
  decisions: number;
  judged: number;
  displays: number;
  exempted: number;
  refusedClaims: number;
  violations: Record<string, number>;
  refusals: Record<string, number>;
  seconds: number;
};

function addTo(sums: Record<string, number>, entries: Iterable<readonly [string, number]>): void {
  for (const [name, count] of entries) sums[name] = (sums[name] ?? 0) + count;
}

/** The same for the same seed, but for the time it takes. */
export function simulate(sessions: number, seed: number, policy: Policy, signal?: AbortSignal) {
  const random = createRandom(seed);
  const counts = { people: 0, sessions: 0, decisions: 0, judged: 0 };
  const shown = { displays: 0, exempted: 0, refusedClaims: 0 };
  const totals: Totals = { ...counts, ...shown, violations: {}, refusals: {}, seconds: 0 };
  const start = performance.now();
  while (totals.sessions < sessions && !signal?.aborted) {
    const scene = randomScene(random);
    const life = live(random, scene, policy, `person ${totals.people++}`);
    totals.sessions += life.sessions;
    totals.decisions += life.decisions;
    totals.displays += life.shown.length;
    totals.exempted += life.shown.filter(({ entry }) => !entry.interrupted).length;
    totals.refusedClaims += life.refusedClaims;
    totals.judged += life.decisions * scene.items.length;
    addTo(totals.violations, Object.entries(countViolations(life.shown, scene.budget)));
    addTo(totals.refusals, life.refusals);
  }
  totals.seconds = (performance.now() - start) / 1_000;
  return totals;
}

export const sumOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
