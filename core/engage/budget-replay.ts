/**
 * What another budget would have changed, told from what was shown: each person's interruptions once more, in
 * their order. Only a stricter budget can be tried so; what a looser one would have let through was never asked.
 */
import type { LedgerEntry } from '../model/attention.ts';
import type { Budget } from '../model/engagement.ts';
import { ledgerRefusal } from '../targeting/budget.ts';

export type Replay = {
  /** Interruptions there were, and those that would have been held back. */
  readonly shown: number;
  readonly held: number;
  /** People with at least one of either. */
  readonly people: number;
  readonly spared: number;
};

/** What a person asked for is never held back, but it stands in their ledger. */
function heldOf(ledger: readonly LedgerEntry[], budget: Budget, since: number) {
  const kept: LedgerEntry[] = [];
  let [shown, held] = [0, 0];
  for (const entry of ledger.toSorted((a, b) => a.at - b.at)) {
    const isTried = entry.interrupted && entry.at >= since;
    const isRefused = isTried && ledgerRefusal(entry.is, kept, budget, entry.at) !== null;
    if (isTried) shown++;
    if (isRefused) held++;
    else kept.push(entry);
  }
  return { shown, held };
}

export function replayBudget(
  ledgers: readonly (readonly LedgerEntry[])[],
  budget: Budget,
  since: number,
): Replay {
  const all = ledgers.map((ledger) => heldOf(ledger, budget, since));
  const sum = (of: 'shown' | 'held') => all.reduce((total, one) => total + one[of], 0);
  return {
    ...{ shown: sum('shown'), held: sum('held') },
    people: all.filter(({ shown }) => shown > 0).length,
    spared: all.filter(({ held }) => held > 0).length,
  };
}
