/**
 * One person's life with a product: devices and tabs that decide on stale copies of the ledger, at once, with
 * clocks that are off, offline now and then; and a server that grants one claim after the other.
 */
import type { LedgerEntry } from '../../core/model/attention.ts';
import type { LiveItem } from '../../core/model/live.ts';
import { isInterrupting, ledgerRefusal } from '../../core/targeting/budget.ts';
import { decide } from '../../core/targeting/decide.ts';
import { frequencyRefusal } from '../../core/targeting/frequency.ts';
import { mergeLedgers } from '../../core/targeting/ledger.ts';
import type { Context, No, Person } from '../../core/targeting/types.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';
import type { Shown } from './violations.ts';

/** `claim`: no interruption without the server's yes. `cached`: offline, the copy at hand decides. */
export type Policy = 'claim' | 'cached';

type Device = { ledger: readonly LedgerEntry[]; online: boolean; skew: number };

export type Life = {
  readonly shown: Shown[];
  sessions: number;
  decisions: number;
  refusedClaims: number;
  readonly refusals: Map<No | 'none', number>;
};

const minute = 60_000;
const outcomes = ['completed', 'dismissed', 'snoozed', 'timedOut', 'left', null] as const;

function randomEntry(random: Random, item: LiveItem, at: number, n: number): LedgerEntry {
  const outcome = random.pick(outcomes);
  return {
    id: `display ${n}`,
    item: item.id,
    is: item.is,
    at,
    interrupted: !item.exempt,
    outcome,
    acted: random.chance(0.3),
    answered: item.is === 'survey' && outcome === 'completed',
    until: outcome === 'snoozed' ? at + random.int(1, 14 * 24 * 60) * minute : null,
  };
}

function contextOf(random: Random, scene: Scene): Context {
  const path = random.pick(['/', '/projects/:id', '/settings']);
  return {
    address: `https://app.example.com${path}`,
    path,
    halted: random.chance(0.01),
    consented: random.chance(0.98),
    budget: scene.budget,
    busy: random.chance(0.02),
    typing: random.chance(0.05),
    troubleAt: null,
    isDue: (item) => item.trigger.on === 'load',
  };
}

/** What the server says to a claim: `app.attention_refusal`, of one person's claims one at a time. */
function isGranted(item: LiveItem, { budget }: Scene, ledger: readonly LedgerEntry[], now: number) {
  if (frequencyRefusal(item, ledger, now)) return false;
  return item.exempt || !ledgerRefusal(item.is, ledger, budget, now);
}

export function live(random: Random, scene: Scene, policy: Policy, name: string): Life {
  const facts = { account: {}, seenDays: 9, usage: {}, answers: {}, segments: [] };
  const visitor = { plan: random.pick(['free', 'pro', 'team']) };
  const person: Person = {
    unit: name,
    known: true,
    language: 'en',
    device: 'desktop',
    zone: 'UTC',
    facts: { ...facts, visitor },
  };
  const life: Life = {
    shown: [],
    sessions: 0,
    decisions: 0,
    refusedClaims: 0,
    refusals: new Map(),
  };
  const devices = Array.from({ length: random.int(1, 3) }, (): Device => {
    return { ledger: [], online: true, skew: random.int(-minute, minute) };
  });
  let server: readonly LedgerEntry[] = [];
  let now = Date.parse('2026-01-01T00:00:00Z') + random.int(0, 1_440) * minute;

  /** Each tab decides on what its device knew a moment ago; then each acts on it, in any order. */
  const moment = () => {
    const tabs = Array.from({ length: random.int(1, 3) }, () => random.pick(devices));
    const wishes = tabs.map((device) => {
      const at = now + device.skew;
      const { interrupting, verdicts } = decide(
        scene.items,
        person,
        contextOf(random, scene),
        device.ledger,
        at,
      );
      life.decisions++;
      for (const { no } of verdicts) {
        life.refusals.set(no ?? 'none', (life.refusals.get(no ?? 'none') ?? 0) + 1);
      }
      return { device, item: interrupting[0]?.item };
    });
    for (const { device, item } of wishes) {
      now += random.int(0, 2_000);
      if (item && isInterrupting(item)) show(device, item);
    }
  };

  const show = (device: Device, item: LiveItem) => {
    if (!device.online && policy === 'claim') return;
    if (device.online && !isGranted(item, scene, server, now)) {
      life.refusedClaims++;
      device.ledger = server;
      return;
    }
    const entry = randomEntry(random, item, now, life.shown.length);
    life.shown.push({ entry, item });
    // The claim stands at once; how it ended is told when the device is next online.
    const claimed = { ...entry, outcome: null, acted: false, answered: false, until: null };
    if (device.online) server = mergeLedgers(server, [claimed]);
    device.ledger = mergeLedgers(device.ledger, [entry]);
  };

  const synchronise = (device: Device) => {
    device.online = random.chance(0.85);
    if (!device.online || random.chance(0.3)) return; // cached for a while
    server = mergeLedgers(server, device.ledger);
    device.ledger = server;
  };

  for (let left = random.int(5, 40); left > 0; left--) {
    life.sessions++;
    now += Math.floor(random.next() ** 3 * 20 * 1_440) * minute;
    for (const device of devices) synchronise(device);
    for (let moments = random.int(1, 3); moments > 0; moments--) moment();
  }
  return life;
}
