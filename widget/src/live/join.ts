/**
 * What all tabs of a browser remember of their person, and how two copies become one. Each part only grows or
 * has a newest, so copies may be joined in any order, and as often as anybody likes.
 */
import type { LedgerEntry } from '../../../core/model/attention.ts';
import { mergeLedgers } from '../../../core/targeting/ledger.ts';

/** Uses of features in this browser, which the server may not have counted yet. */
type Use = readonly [feature: string, at: number];

export type Shared = {
  /** Whose all this is. */
  readonly unit: string;
  /** Displays of this browser, which the server may not have heard of yet. */
  readonly ledger: readonly LedgerEntry[];
  /** Items whose eligibility, or whose missing element, was told. */
  readonly told: readonly string[];
  /** Tasks done, resources read, by item. */
  readonly done: Readonly<Record<string, readonly string[]>>;
  readonly uses: readonly Use[];
  /** What the server told last, when it was asked, and by how much its clock is ahead. */
  readonly server?: { at: number; ahead: number; ledger: readonly LedgerEntry[] } | undefined;
};

/** Far more than any rule looks back over in one browser. */
const mostEntries = 200;
const mostUses = 200;
/** For so long news may wait offline. */
const week = 604_800_000;

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

export const nothingOf = (unit: string): Shared => ({
  ...{ unit, ledger: [], told: [], done: {}, uses: [] },
});

function joinUses(a: Shared, b: Shared): Use[] {
  const all = new Map([...a.uses, ...b.uses].map((use) => [use.join(), use]));
  return [...all.values()].sort(([, one], [, other]) => one - other).slice(-mostUses);
}

export function join(a: Shared, b: Shared): Shared {
  const server = (a.server?.at ?? 0) >= (b.server?.at ?? 0) ? a.server : b.server;
  const heard = new Set(server?.ledger.map(({ id }) => id));
  const asked = server?.at ?? 0;
  const done = { ...a.done };
  for (const [item, keys] of Object.entries(b.done)) done[item] = union(done[item] ?? [], keys);
  return {
    unit: a.unit,
    // What the server knows of need not be kept here, once no later news of it can be under way.
    ledger: mergeLedgers(a.ledger, b.ledger)
      .filter(({ id, at }) => !heard.has(id) || at > asked - week)
      .slice(0, mostEntries),
    told: union(a.told, b.told),
    done,
    uses: joinUses(a, b),
    server,
  };
}
