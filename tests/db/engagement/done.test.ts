/**
 * What pages tell of a person's progress, and what other pages of theirs are told of it; and that nothing is
 * counted as shown whose element was missing.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EngageEvent } from '../../../core/model/attention.ts';
import type { Guide } from '../../../core/model/guide.ts';
import { must } from '../../../local/demo-data/api.ts';
import { guideOf, publish } from '../contract/items.ts';
import { openWorld, type World } from '../contract/world.ts';

let world: World;
let secret: string;
beforeAll(async () => {
  world = await openWorld();
  const { api } = world.callers.owner;
  secret = must(await api.rotate_identity_secret({ app: world.app.id })).identitySecret;
});
afterAll(() => world?.close());
beforeEach(() => world.backend.sql.query('delete from app.items'));

const always = { kind: 'always' } as const;
const signed = (id: string) => ({
  id,
  sig: createHmac('sha256', secret).update(id).digest('hex'),
});
type Who = { id: string; sig?: string } | null;

const panel = (kind: 'checklist' | 'resourceCentre'): Guide => ({
  ...{ kind, steps: [], resources: [] },
  launcher: { label: { key: 'l', text: 'First steps' }, place: 'end' },
  tasks: ['made', 'sent'].map((name) => ({
    ...{ key: name, title: { key: `t.${name}`, text: name }, item: null, href: null },
    done: { by: 'event', name },
  })),
});

const person = async (device: string, user: Who = null) =>
  must(await world.callers.anonymous.api.get_person({ app_key: world.app.key, device, user }));

const tell = (device: string, user: Who, ...engage: EngageEvent[]) =>
  world.ingest({ device, engage, events: [], ...(user && { user }) });

const event = (item: string, k: EngageEvent['k'], more: Partial<EngageEvent>): EngageEvent => ({
  ...{ t: Date.now(), k, i: item, n: 1, d: randomUUID() },
  ...more,
});

describe('progress', () => {
  it('is a person’s, on all of their devices', async () => {
    const item = await publish(world, guideOf({ guide: panel('checklist'), frequency: always }));
    const ann = signed(randomUUID());
    await tell(randomUUID(), ann, event(item, 'step', { s: 'made' }));
    await tell(randomUUID(), ann, event(item, 'click', { s: 'sent', b: 'sent' }));
    expect((await person(randomUUID(), ann)).done).toEqual({ [item]: ['made'] });
    // Who only says that they are Ann is told nothing of hers.
    expect((await person(randomUUID(), { id: ann.id })).done).toEqual({});
  });

  it('is the device’s where nobody is known, and of news that which was opened', async () => {
    const guide = panel('resourceCentre');
    const item = await publish(world, guideOf({ guide, frequency: always }));
    const device = randomUUID();
    await tell(device, null, event(item, 'click', { s: 'may', b: 'may' }));
    expect((await person(device)).done).toEqual({ [item]: ['may'] });
    expect((await person(randomUUID())).done).toEqual({});
  });
});

describe('a first element that is missing', () => {
  it('is told in the results, and is no display', async () => {
    const item = await publish(world, guideOf({ holdout: 0 }));
    const device = randomUUID();
    await tell(device, null, event(item, 'missing', { s: 'first' }));
    expect((await person(device)).ledger).toEqual([]);
    const { api } = world.callers.owner;
    const { displayed, steps } = must(await api.guide_results({ item, days: 7, version: null }));
    expect({ displayed, steps }).toMatchObject({
      displayed: 0,
      steps: [{ step: 'first', seen: 0, missing: 1 }],
    });
  });

  it('counts from when the display is shown after all', async () => {
    const item = await publish(world, guideOf({ holdout: 0 }));
    const device = randomUUID();
    const d = randomUUID();
    await tell(device, null, event(item, 'missing', { s: 'first', d }));
    await tell(device, null, event(item, 'step', { s: 'first', d }));
    expect((await person(device)).ledger).toMatchObject([{ id: d, interrupted: true }]);
    await tell(device, null, event(item, 'missing', { s: 'later', d }));
    expect((await person(device)).ledger).toHaveLength(1);
  });
});
