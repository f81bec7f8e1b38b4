/**
 * The ledger of displays, which tabs, devices and the server each hold a copy of. Merging is a join: in any
 * order, any number of times, the outcome is the same, so copies only ever grow towards each other.
 */
import type { LedgerEntry, Outcome } from '../model/attention.ts';
import type { Ledger } from './types.ts';

/** The stronger outcome stays when copies disagree: whoever completed it in one tab has not "left" it. */
const strength: readonly (Outcome | null)[] = [
  'left',
  'timedOut',
  'snoozed',
  'dismissed',
  'completed',
];

/** Entries of a display are one by its id; without one (an older server), by item and time. */
const keyOf = (entry: LedgerEntry) => entry.id ?? `${entry.item} ${entry.at}`;

const stronger = (a: Outcome | null, b: Outcome | null) =>
  strength.indexOf(a) >= strength.indexOf(b) ? a : b;

/** The earlier time: a clock in the future must not keep somebody out for as long as it is wrong. */
function join(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
  const until = Math.max(a.until ?? 0, b.until ?? 0);
  return {
    ...a,
    at: Math.min(a.at, b.at),
    interrupted: a.interrupted || b.interrupted,
    outcome: stronger(a.outcome, b.outcome),
    acted: a.acted || b.acted,
    answered: a.answered || b.answered,
    until: until || null,
    ...(a.asked || b.asked ? { asked: true } : {}),
  };
}

/** Newest first; displays of one instant by key, so that equal ledgers are equal texts. */
function order(a: LedgerEntry, b: LedgerEntry): number {
  return b.at - a.at || (keyOf(a) < keyOf(b) ? -1 : 1);
}

export function mergeLedgers(...ledgers: readonly Ledger[]): LedgerEntry[] {
  const merged = new Map<string, LedgerEntry>();
  for (const entry of ledgers.flat()) {
    const known = merged.get(keyOf(entry));
    merged.set(keyOf(entry), known ? join(known, entry) : entry);
  }
  return [...merged.values()].sort(order);
}
