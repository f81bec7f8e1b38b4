/**
 * npm run bench -- budget [--sessions 1000000] [--seed 1]
 *
 * Whether the attention budget holds: people with several devices and tabs, random budgets and items, copies
 * of the ledger that are stale, clocks that are a minute off. Passes when no rule was broken in any session.
 */
import type { BenchContext } from '../run.ts';
import type { Report } from '../table.ts';
import { simulate, sumOf, type Totals } from './simulate.ts';

function rowOf(policy: string, totals: Totals) {
  const { people, sessions, decisions, displays, exempted, refusedClaims, seconds } = totals;
  const perSecond = Math.round(sessions / seconds);
  const violations = sumOf(totals.violations);
  const held = { people, sessions, decisions, displays, exempted, 'claims refused': refusedClaims };
  return { policy, ...held, 'sessions/s': perSecond, violations };
}

export async function budget({ options, signal, log }: BenchContext): Promise<Report> {
  const sessions = Number(options.sessions ?? 1_000_000);
  const seed = Number(options.seed ?? 1);
  log(`${sessions} sessions, seed ${seed}`);
  const main = simulate(sessions, seed, 'claim', signal);
  log('for comparison: what offline devices would do if they went by their own copy');
  const cached = simulate(sessions / 10, seed, 'cached', signal);
  const rows = [rowOf('claim or nothing', main), rowOf('offline by own copy', cached)];
  const share = (count: number) => `${((100 * count) / main.judged).toFixed(1)} %`;
  const refusals = Object.entries(main.refusals)
    .sort(([, a], [, b]) => b - a)
    .map(([answer, count]) => ({ answer, items: count, share: share(count) }));
  return {
    title: 'Attention budget over random people, devices and settings',
    runs: 1,
    versions: {},
    columns: Object.keys(rows[0] ?? {}),
    rows,
    sections: [
      {
        title: 'What each item was answered first',
        columns: ['answer', 'items', 'share'],
        rows: refusals,
      },
    ],
    notes: [
      `Broken rules, claim or nothing: ${JSON.stringify(main.violations)}`,
      `Broken rules, offline by own copy (not what the widget may do): ${JSON.stringify(cached.violations)}`,
    ],
    passed: sumOf(main.violations) === 0,
  };
}
