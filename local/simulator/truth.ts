/** What the simulation knows it made: uses per element and day, and who. The console must agree with it. */
import type { WireEvent } from '../../core/model/batch.ts';
import type { CatalogueElements } from '../catalogue/catalogue.ts';
import type { ElementKey } from '../catalogue/elements.ts';
import type { Visitor } from './people.ts';

type Cell = { uses: number; visitors: Set<string>; accounts: Set<string> };
export type Count = { uses: number; visitors: number; accounts: number };

export type Truth = {
  count(event: WireEvent, day: number, visitor: Visitor, elements: CatalogueElements): void;
  /** Use of any of the elements over days [from, to), days counted from the first simulated one. */
  uses(keys: readonly ElementKey[], from: number, to: number): Count;
  /** Everybody active over days [from, to). */
  active(from: number, to: number): { visitors: number; accounts: number };
  events(): number;
};

/** Kinds that are a use of an element; frustration signals are not. */
const useKinds: ReadonlySet<string> = new Set(['click', 'submit', 'change']);
const emptyCell = (): Cell => ({ uses: 0, visitors: new Set(), accounts: new Set() });

export function createTruth(): Truth {
  const byElement = new Map<string, Map<number, Cell>>();
  const byDay = new Map<number, Cell>();
  let total = 0;

  const add = (cell: Cell, visitor: Visitor, known: boolean) => {
    cell.uses += 1;
    cell.visitors.add(visitor.id);
    // Accounts stand on the event: what was sent before signing in belongs to none.
    if (known) cell.accounts.add(visitor.account.id);
  };

  return {
    count(event, day, visitor, elements) {
      total += 1;
      const known = !(visitor.cameAnonymous && day === visitor.joins);
      add(ensure(byDay, day, emptyCell), visitor, known);
      if (!event.e || !useKinds.has(event.k)) return;
      const key = keyOf(elements, event.e, event.p);
      const days = ensure(byElement, key, () => new Map<number, Cell>());
      add(ensure(days, day, emptyCell), visitor, known);
    },
    uses(keys, from, to) {
      const cells = keys.flatMap((key) => within(byElement.get(key), from, to));
      return summed(cells);
    },
    active(from, to) {
      const { visitors, accounts } = summed(within(byDay, from, to));
      return { visitors, accounts };
    },
    events: () => total,
  };
}

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}

function within(days: Map<number, Cell> | undefined, from: number, to: number): Cell[] {
  return [...(days ?? [])].filter(([day]) => day >= from && day < to).map(([, cell]) => cell);
}

function summed(cells: readonly Cell[]): Count {
  const all = emptyCell();
  for (const cell of cells) {
    all.uses += cell.uses;
    for (const visitor of cell.visitors) all.visitors.add(visitor);
    for (const account of cell.accounts) all.accounts.add(account);
  }
  return { uses: all.uses, visitors: all.visitors.size, accounts: all.accounts.size };
}

/** Elements have one key for each hash and page, since one hash may stand on several pages. */
const keyCache = new WeakMap<CatalogueElements, Map<string, string>>();
function keyOf(elements: CatalogueElements, hash: string, path: string): string {
  const keys = ensureKeys(elements);
  const key = keys.get(`${hash} ${path}`);
  if (!key) throw new Error(`no element ${hash} on ${path} in the catalogue`);
  return key;
}

function ensureKeys(elements: CatalogueElements): Map<string, string> {
  const present = keyCache.get(elements);
  if (present) return present;
  const made = new Map(
    Object.entries(elements).map(([key, { hash, path }]) => [`${hash} ${path}`, key]),
  );
  keyCache.set(elements, made);
  return made;
}
