/**
 * Recorded time, lived through again with other items: what the engine would have decided at each page view and
 * each trigger, in the order in which the widget asks it (widget/src/live/{triggers,live}.ts). What nobody
 * recorded is taken as favourable: elements are there, nobody types. What is shown is taken to be closed at once.
 */
import type { LedgerEntry } from '../model/attention.ts';
import type { ReplayPerson } from '../model/forecast.ts';
import type { LiveItem } from '../model/live.ts';
import { decide } from './decide.ts';
import { factsAt, type Span } from './replay-facts.ts';
import type { Context, No, Person, Verdict } from './types.ts';

/** After so long without a sign, the page is taken to be left: what was pending there happens no more. */
const leftAfter = 1_800_000;

export type Replay = {
  readonly items: readonly LiveItem[];
  readonly budget: Context['budget'];
  readonly paths: Readonly<Record<string, string>>;
  readonly since: number;
  /** What nobody recorded. */
  readonly as: Pick<Person, 'language' | 'device' | 'zone'>;
  /** Usage that conditions ask for. */
  readonly spans: readonly Span[];
};

/** One look at one item. */
export type Looked = { readonly t: number; readonly verdict: Verdict; readonly no: No | null };

type Moment =
  | { readonly t: number; readonly is: 'view'; readonly path: string }
  | {
      readonly t: number;
      readonly is: 'did';
      readonly feature: string | null;
      readonly event: string | null;
    }
  | { readonly t: number; readonly is: 'trouble' };

function momentsOf({ views, did, troubles }: ReplayPerson, paths: Replay['paths']): Moment[] {
  const moments: Moment[] = [
    ...troubles.map((t) => ({ t, is: 'trouble' as const })),
    ...views.map(({ t, path }) => ({ t, is: 'view' as const, path: paths[path] ?? '(other)' })),
    ...did.map(({ t, feature, event }) => ({ t, is: 'did' as const, feature, event })),
  ];
  return moments.sort((a, b) => a.t - b.t);
}

/** Leaving with the pointer is not recorded: it counts as done on every page. */
function isFired({ trigger }: LiveItem, moment: Moment): boolean {
  if (trigger.on === 'load' || trigger.on === 'exit') return moment.is === 'view';
  if (moment.is !== 'did') return false;
  if (trigger.on === 'event') return moment.event === trigger.name;
  return trigger.on === 'feature' && moment.feature === trigger.feature;
}

/** What is due, as the widget's own triggers have it: on another page a delay begins anew. */
function createDue(items: readonly LiveItem[]) {
  const due = new Set<string>();
  const pending = new Map<string, number>();
  const isOnView = ({ trigger }: LiveItem) => trigger.on === 'load' || trigger.on === 'exit';
  return {
    isDue: ({ id, trigger }: LiveItem) => trigger.on === 'launch' || due.has(id),
    hear(moment: Moment): void {
      for (const item of items) {
        if (moment.is === 'view' && isOnView(item)) due.delete(item.id);
        if (!isFired(item, moment) || due.has(item.id) || item.trigger.on === 'launch') continue;
        pending.set(item.id, moment.t + item.trigger.delaySeconds * 1_000);
      }
    },
    /** The next instant up to `until` at which something ripens; it is due from then on. */
    ripen(until: number): number | undefined {
      const ripe = [...pending.values()].filter((t) => t <= until);
      if (ripe.length === 0) return undefined;
      const t = Math.min(...ripe);
      for (const [id, at] of pending) {
        if (at !== t) continue;
        pending.delete(id);
        due.add(id);
      }
      return t;
    },
    spent(item: LiveItem): void {
      if (!isOnView(item)) due.delete(item.id);
    },
    leave(): void {
      due.clear();
      pending.clear();
    },
  };
}

/** Real displays before the window, and within it those of items that are not replayed. */
function realLedger({ ledger }: ReplayPerson, { items, since }: Replay): LedgerEntry[] {
  const replayed = new Set(items.map(({ id }) => id));
  return ledger.filter(({ item, at }) => at < since || !replayed.has(item));
}

/** Calls `looked` for each item at each look; `shown` for each display, in order of time. */
export function replay(
  who: ReplayPerson,
  how: Replay,
  { looked, shown }: { looked: (one: Looked) => void; shown: (item: LiveItem, t: number) => void },
): void {
  const real = realLedger(who, how);
  const made: LedgerEntry[] = [];
  const due = createDue(how.items);
  /** Items that this page view does not try again. */
  let passed = new Set<string>();
  let path: string | undefined;
  let troubleAt: number | null = null;
  let last = Number.NEGATIVE_INFINITY;

  const show = ({ item }: Verdict, t: number, interrupted: boolean) => {
    passed.add(item.id);
    due.spent(item);
    made.push({
      ...{ item: item.id, is: item.is, at: t, interrupted: interrupted && !item.exempt },
      ...{ outcome: 'dismissed', acted: false, answered: false, until: null },
    });
    shown(item, t);
  };

  const look = (t: number) => {
    if (path === undefined) return;
    const ledger = [...made, ...real.filter(({ at }) => at <= t)];
    const context: Context = {
      ...{ address: path, path, budget: how.budget, halted: false, consented: true },
      ...{ busy: false, typing: false, troubleAt },
      isDue: (item) => due.isDue(item) && !passed.has(item.id),
    };
    const { unit, known } = who;
    const person: Person = { unit, known, ...how.as, facts: factsAt(who, how.spans, t) };
    const { verdicts, interrupting, beside } = decide(how.items, person, context, ledger, t);
    const [first] = interrupting;
    for (const verdict of verdicts) {
      if (passed.has(verdict.item.id)) continue;
      const isBehind = interrupting.includes(verdict) && verdict !== first;
      looked({ t, verdict, no: isBehind ? 'outranked' : verdict.no });
    }
    for (const verdict of beside) show(verdict, t, false);
    if (!first) return;
    show(first, t, true);
    // It is closed, and another one may come.
    look(t);
  };

  /** Whether there was anything to look for. */
  const ripenUntil = (until: number): boolean => {
    let isAny = false;
    for (let t = due.ripen(until); t !== undefined; t = due.ripen(until)) {
      isAny = true;
      look(t);
    }
    return isAny;
  };

  for (const moment of momentsOf(who, how.paths)) {
    ripenUntil(Math.min(moment.t - 1, last + leftAfter));
    if (moment.t - last > leftAfter) due.leave();
    last = moment.t;
    if (moment.is === 'trouble') {
      troubleAt = moment.t;
      continue;
    }
    if (moment.is === 'view') {
      path = moment.path;
      passed = new Set();
    }
    due.hear(moment);
    if (!ripenUntil(moment.t)) look(moment.t);
  }
  ripenUntil(last + leftAfter);
}
