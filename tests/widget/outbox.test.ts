/** Sending: order, retries, giving up, and two tabs on one store, over a real (if fake) IndexedDB. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOutbox, type Outbox } from '../../widget/src/delivery/queue/outbox.ts';
import { createStore } from '../../widget/src/delivery/queue/store.ts';
import type { Verdict } from '../../widget/src/delivery/queue/transport.ts';
import type { Frozen, Store } from '../../widget/src/delivery/queue/types.ts';
import { createHeldEnv, type HeldEnv, settle } from './held-env.ts';

const kept: Verdict = { is: 'kept', unknown: [] };
const device = '00000000-0000-4000-8000-00000000dddd';

let env: HeldEnv;
let life: AbortController;
/** What was posted, and the answers that are due: the last one holds from then on. */
let posted: string[];
let answers: (Verdict | Promise<Verdict>)[];
let reported: string[];
let asked: readonly string[];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  env = createHeldEnv();
  life = new AbortController();
  posted = [];
  answers = [kept];
  reported = [];
  asked = [];
});

const frozen = (sender: string, seq: number, events = 1): Frozen => ({
  ...{ v: 1, app: 'wk_x', device, sender, seq, at: env.now() },
  events: Array.from({ length: events }, () => ({ t: 1, k: 'page', p: '/' })),
});

function createTab(): { outbox: Outbox; store: Store } {
  const store = createStore({ name: 'waymark:test', after: env.after, onErased: () => undefined });
  const outbox = createOutbox({
    ...{ store, env, alone: (work: () => Promise<void>) => work(), signal: life.signal },
    post: async ({ sender, seq }) => {
      posted.push(`${sender}${seq}`);
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? kept;
    },
    onUnknown: (hashes) => {
      asked = hashes;
    },
    report: (problem) => reported.push(String(problem)),
  });
  return { outbox, store };
}

async function openTab() {
  const tab = createTab();
  await tab.store.open();
  return tab;
}

describe('outbox', () => {
  it('sends in order, one after the other, and keeps nothing that was taken', async () => {
    const { outbox, store } = await openTab();
    await outbox.add([frozen('a', 1), frozen('a', 2)]);
    await outbox.add([frozen('a', 3)]);
    await settle();
    expect(posted).toEqual(['a1', 'a2', 'a3']);
    expect(await store.waiting(env.now())).toEqual([]);
  });

  it('waits twice as long after each failure, by chance a little less, up to five minutes', async () => {
    answers = [{ is: 'later' }];
    const { outbox } = await openTab();
    env.chance = 1;
    await outbox.add([frozen('a', 1)]);
    await settle();
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      const [wait = 0] = env.timers();
      waits.push(wait);
      await env.pass(wait);
    }
    expect(waits.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(waits.at(-1)).toBe(300_000);
    expect(new Set(posted)).toEqual(new Set(['a1']));
    env.chance = 0;
    await env.pass(300_000);
    expect(env.timers()).toEqual([150_000]);
  });

  it('sends nothing else while it waits, and everything in order after', async () => {
    answers = [{ is: 'later' }, kept];
    const { outbox } = await openTab();
    await outbox.add([frozen('a', 1)]);
    await outbox.add([frozen('a', 2)]);
    await settle();
    expect(posted).toEqual(['a1']);
    await env.pass(1_000);
    expect(posted).toEqual(['a1', 'a1', 'a2']);
  });

  it('tries at once when the network is back, but not before the time that a server has named', async () => {
    answers = [{ is: 'later' }, { is: 'later', wait: 30_000 }, kept];
    const { outbox } = await openTab();
    await outbox.add([frozen('a', 1)]);
    await settle();
    outbox.send(true);
    await settle();
    expect(posted).toHaveLength(2);
    outbox.send(true);
    await settle();
    expect(posted).toHaveLength(2);
    await env.pass(29_999);
    expect(posted).toHaveLength(2);
    await env.pass(2_000);
    expect(posted).toHaveLength(3);
  });

  it('drops what will never be taken, says so once, and goes on', async () => {
    answers = [{ is: 'refused', why: 'events: too many' }, kept];
    const { outbox, store } = await openTab();
    await outbox.add([frozen('a', 1, 3), frozen('a', 2)]);
    await settle();
    expect(posted).toEqual(['a1', 'a2']);
    expect(reported).toEqual([expect.stringMatching(/3 events.*too many/)]);
    expect(await store.waiting(env.now())).toEqual([]);
  });

  it('stops for good where the key or origin is refused, and keeps a bounded queue', async () => {
    answers = [{ is: 'stopped', why: 'origin not allowed' }];
    const { outbox, store } = await openTab();
    for (let seq = 1; seq <= 60; seq++) {
      await outbox.add([frozen('a', seq, 20)]);
      await env.pass(1);
    }
    expect(posted).toEqual(['a1']);
    expect(outbox.stopped()).toBe('origin not allowed');
    const waiting = await store.waiting(env.now());
    // A thousand events, the oldest gone first.
    expect(waiting.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 11));
  });

  it('passes on which descriptors the server lacks', async () => {
    answers = [{ is: 'kept', unknown: ['0123456789abcdef'] }];
    const { outbox } = await openTab();
    await outbox.add([frozen('a', 1)]);
    await settle();
    expect(asked).toEqual(['0123456789abcdef']);
  });

  it('takes over what a closed tab left, under its own sender and number', async () => {
    answers = [{ is: 'later', wait: 3_600_000 }];
    const closed = await openTab();
    await closed.outbox.add([frozen('a', 4), frozen('a', 5)]);
    await settle();
    closed.store.close();
    posted = [];
    answers = [kept];
    const { outbox } = await openTab();
    await env.pass(1);
    await outbox.add([frozen('b', 1)]);
    await settle();
    expect(posted).toEqual(['a4', 'a5', 'b1']);
  });

  it('does not send again what another tab has sent', async () => {
    answers = [{ is: 'later', wait: 1_000 }, kept];
    const one = await openTab();
    const two = await openTab();
    await one.outbox.add([frozen('a', 1)]);
    await settle();
    two.outbox.send();
    await settle();
    expect(posted).toEqual(['a1', 'a1']);
    await env.pass(10_000);
    expect(posted).toEqual(['a1', 'a1']);
  });

  it('forgets what is older than a week', async () => {
    answers = [{ is: 'later', wait: 3_600_000 }];
    const { outbox, store } = await openTab();
    await outbox.add([frozen('a', 1)]);
    await env.pass(6.5 * 86_400_000);
    await outbox.add([frozen('a', 2)]);
    expect(await store.waiting(env.now())).toHaveLength(2);
    await env.pass(86_400_000);
    expect((await store.waiting(env.now())).map(({ seq }) => seq)).toEqual([2]);
  });

  it('posts at once when the page goes, waiting for nothing, and for nothing that is on its way', async () => {
    let answer: (verdict: Verdict) => void = () => undefined;
    answers = [
      new Promise((resolve) => {
        answer = resolve;
      }),
      kept,
    ];
    const { outbox, store } = await openTab();
    await outbox.add([frozen('a', 1)]);
    await settle();
    void outbox.hurry([frozen('b', 1), frozen('c', 1)]);
    // Before any promise has had its turn: a closing page has none to give.
    expect(posted).toEqual(['a1', 'b1', 'c1']);
    await settle();
    answer(kept);
    await settle();
    expect(await store.waiting(env.now())).toEqual([]);
    expect(posted).toEqual(['a1', 'b1', 'c1']);
  });

  it('keeps to the time that a server has named when the page goes, too', async () => {
    answers = [{ is: 'later', wait: 30_000 }, kept];
    const { outbox, store } = await openTab();
    await outbox.add([frozen('a', 1)]);
    await settle();
    await outbox.hurry([frozen('b', 1)]);
    expect(posted).toEqual(['a1']);
    expect(await store.waiting(env.now())).toHaveLength(2);
  });

  it('forgets what was withdrawn while it was being kept', async () => {
    const { outbox, store } = await openTab();
    const adding = outbox.add([frozen('a', 1), frozen('a', 2)]);
    await store.erase();
    await adding;
    await settle();
    expect(posted).toEqual([]);
  });

  it('does not offer what was taken while it was being read', async () => {
    const { store } = await openTab();
    await store.add(frozen('a', 1));
    const reading = store.waiting(env.now());
    await store.remove(frozen('a', 1));
    expect(await reading).toEqual([]);
  });

  it('works from memory where there is no database, and where it breaks half-way', async () => {
    const { outbox, store } = await openTab();
    answers = [{ is: 'later' }, kept];
    await outbox.add([frozen('a', 1)]);
    await settle();
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = () => {
      throw new DOMException('gone', 'UnknownError');
    };
    try {
      await outbox.add([frozen('a', 2)]);
      await env.pass(1_000);
      expect(posted).toEqual(['a1', 'a1', 'a2']);
      expect(store.own()).toEqual([]);
    } finally {
      IDBObjectStore.prototype.getAll = getAll;
    }
  });

  it('ends with its signal: no timer, no further request', async () => {
    answers = [{ is: 'later' }];
    const { outbox } = await openTab();
    await outbox.add([frozen('a', 1)]);
    await settle();
    life.abort();
    expect(env.timers().filter((ms) => ms < 3_000)).toEqual([]);
    outbox.send(true);
    await settle();
    expect(posted).toEqual(['a1']);
  });
});
