/** Gathering: when a batch is full, where it is cut, what travels once. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import type { WireEvent } from '../../core/model/batch.ts';
import { batch as wireBatch } from '../../core/model/batch.ts';
import { type Batcher, createBatcher } from '../../widget/src/delivery/queue/batcher.ts';
import { createHeldEnv, type HeldEnv } from './held-env.ts';

const device = '00000000-0000-4000-8000-00000000dddd';
const hash = '0123456789abcdef';
const save: Descriptor = { v: 1, tag: 'button', name: 'Save', nth: 1, of: 1 };
const click = (e = hash): WireEvent => ({ t: 1, k: 'click', p: '/', e });
const track = (x: Record<string, unknown> = {}): WireEvent => ({
  t: 1,
  k: 'track',
  p: '/',
  n: 'a',
  x,
});

let env: HeldEnv;
let full: number;
let who: string;
let batcher: Batcher;

beforeEach(() => {
  env = createHeldEnv();
  full = 0;
  who = 'u_1';
  batcher = createBatcher({
    env,
    header: () => ({ v: 1, app: 'wk_x', device, user: { id: who } }),
    onFull: () => full++,
  });
});

describe('batcher', () => {
  it('is full three seconds after the first event, not after the last', async () => {
    batcher.add(click());
    await env.pass(2_000);
    batcher.add(click());
    await env.pass(999);
    expect(full).toBe(0);
    await env.pass(1);
    expect(full).toBe(1);
  });

  it('is full at twenty events', () => {
    for (let i = 0; i < 19; i++) batcher.add(click());
    expect(full).toBe(0);
    batcher.add(click());
    expect(full).toBe(1);
  });

  it('is full at 30 KB, descriptors counted once', () => {
    batcher.add(track({ text: 'x'.repeat(28_900) }));
    expect(full).toBe(0);
    batcher.add(click(), { ...save, text: 'y'.repeat(800) });
    expect(full).toBe(0);
    batcher.add(click(), { ...save, text: 'y'.repeat(800) });
    expect(full).toBe(0);
    batcher.add(track({ text: 'x'.repeat(200) }));
    expect(full).toBe(1);
  });

  it('cuts where identity changes, numbers the parts in order, and each is a batch of the wire', () => {
    batcher.add(click(), save);
    batcher.cut(false);
    who = 'u_2';
    batcher.add(click());
    const frozen = batcher.take();
    expect(frozen.map(({ user, seq }) => [user?.id, seq])).toEqual([
      ['u_1', 1],
      ['u_2', 2],
    ]);
    for (const { at, ...rest } of frozen) wireBatch.parse({ ...rest, sent: at });
  });

  it('has nothing to cut without events, unless who it is is news', () => {
    batcher.touch();
    batcher.cut(false);
    expect(batcher.take()).toHaveLength(1);
    batcher.touch();
    batcher.cut(true);
    who = 'u_2';
    batcher.touch();
    expect(batcher.take().map(({ user }) => user?.id)).toEqual(['u_1', 'u_2']);
    batcher.cut(true);
    expect(batcher.take()).toEqual([]);
  });

  it('tells a descriptor once, and again when it is asked for', () => {
    batcher.add(click(), save);
    expect(batcher.take()[0]?.elements).toEqual({ [hash]: save });
    batcher.add(click(), save);
    expect(batcher.take()[0]?.elements).toBeUndefined();
    batcher.tell([hash, 'ffffffffffffffff']);
    // Even if nothing else happens any more, it goes with the page.
    expect(batcher.take()[0]).toMatchObject({ elements: { [hash]: save }, events: [] });
  });

  it('gives what leaves at once senders of their own, but for the first of an idle tab', () => {
    const parts = () => {
      for (const id of ['u_1', 'u_2', 'u_3']) {
        batcher.cut(true);
        who = id;
        batcher.add(click());
      }
    };
    batcher.add(click());
    const own = batcher.take()[0]?.sender;
    parts();
    const idle = batcher.take({ idle: true });
    expect(idle.map(({ sender, seq }) => [sender === own, seq])).toEqual([
      [true, 2],
      [false, 1],
      [false, 1],
    ]);
    expect(new Set(idle.map(({ sender }) => sender)).size).toBe(3);
    parts();
    expect(batcher.take({ idle: false }).some(({ sender }) => sender === own)).toBe(false);
  });

  it('forgets everything when cleared, its sender too', async () => {
    batcher.add(click(), save);
    const [before] = batcher.take();
    batcher.add(click());
    batcher.clear();
    expect(batcher.size()).toBe(0);
    expect(env.timers()).toEqual([]);
    batcher.add(click(), save);
    const [after] = batcher.take();
    expect(after?.sender).not.toBe(before?.sender);
    expect(after).toMatchObject({ seq: 1, elements: { [hash]: save } });
  });
});
