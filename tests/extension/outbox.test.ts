import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Api, createApi, type Transport } from '../../core/model/rpc.ts';
import { type Changes, createChanges } from '../../extension/changes.ts';
import { type Db, openDb } from '../../extension/db.ts';
import { newId } from '../../extension/new-id.ts';
import { countWaiting, retryItem } from '../../extension/outbox.ts';
import { createSync } from '../../extension/sync.ts';

// The network's faults are what these tests are about, so the transport is theirs to break. Against the real
// server the same sync runs in tests/db/extension-sync.test.ts.

const workspace = newId();
const feature = (name: string, id = newId()) => ({
  id,
  name,
  area: null,
  owner: null,
  status: 'live' as const,
  description: '',
  releasedAt: null,
});

let db: Db;
let changes: Changes;
let sent: { name: string; args: unknown }[];
let answer: Transport;
let wakes: boolean[];

/** What a server does with a change that it takes. */
const take: Transport = async (name, args) => {
  const at = '2026-11-01T10:00:00Z';
  const draft = Object(args).feature;
  const data =
    name === 'save_area'
      ? { ...Object(args).area, features: 0 }
      : {
          ...(typeof draft === 'string' ? feature('Archived', draft) : draft),
          ...{ areaName: null, ownerName: null, tags: 0, health: 'healthy', healthReason: '' },
          ...{ createdAt: at, updatedAt: at, archivedAt: null },
        };
  return { ok: true, data };
};

function createDrain(locks: Pick<LockManager, 'request'> = navigator.locks) {
  const api: Api = createApi((name, args) => {
    sent.push({ name, args });
    return answer(name, args);
  });
  const wake = (isNeeded: boolean) => void wakes.push(isNeeded);
  return createSync({ db, api, now: Date.now, locks, wake });
}

const states = async () => (await db.outbox.orderBy('seq').toArray()).map((item) => item.state);

beforeEach(() => {
  db = openDb(`test-${newId()}`);
  changes = createChanges({ db, now: Date.now, nudge: () => undefined });
  sent = [];
  wakes = [];
  answer = take;
});
afterEach(() => db.delete());

describe('a change', () => {
  test('is in the list and in the outbox before saving resolves', async () => {
    const draft = feature('Export');
    expect(await changes.saveFeature(workspace, draft)).toMatchObject({ ok: true });
    expect(await db.features.get(draft.id)).toMatchObject({ name: 'Export', workspace });
    expect(await states()).toEqual(['queued']);
  });

  test('that the contract refuses leaves nothing behind and names the field', async () => {
    const saved = await changes.saveFeature(workspace, feature(''));
    expect(saved).toMatchObject({ ok: false, error: { code: '22023' } });
    expect(JSON.stringify(saved)).toContain('feature.name');
    expect(await db.features.count()).toBe(0);
    expect(await countWaiting(db)).toBe(0);
  });

  test('waits offline, says why, and asks to be woken', async () => {
    answer = async () => ({ ok: false, error: { code: 'offline', message: 'No connection.' } });
    await changes.saveFeature(workspace, feature('Export'));
    await changes.saveFeature(workspace, feature('Import'));
    await createDrain().drain();
    expect(await states()).toEqual(['queued', 'queued']);
    expect((await db.outbox.toCollection().first())?.problem).toBe('No connection.');
    expect(sent).toHaveLength(1);
    expect(wakes.at(-1)).toBe(true);
  });

  test('leaves once the connection is back, in the order of making', async () => {
    answer = async () => ({ ok: false, error: { code: 'offline', message: 'No connection.' } });
    const area = { id: newId(), name: 'Reports', position: 0 };
    await changes.saveArea(workspace, area);
    await changes.saveFeature(workspace, { ...feature('Export'), area: area.id });
    await createDrain().drain();
    sent = [];
    answer = take;
    await createDrain().drain();
    expect(sent.map((call) => call.name)).toEqual(['save_area', 'save_feature']);
    expect(await states()).toEqual(['synced', 'synced']);
    expect(wakes.at(-1)).toBe(false);
  });

  test('that was on its way when the worker died goes again, as the same change', async () => {
    const draft = feature('Export');
    await changes.saveFeature(workspace, draft);
    // The worker dies inside this call: it never returns, and its lock goes with it.
    answer = () => new Promise(() => undefined);
    const dead = { request: async (_name: string, work: () => unknown) => work() };
    void createDrain(dead as unknown as LockManager).drain(); // safe: the one method that is used
    await expect.poll(() => states()).toEqual(['sending']);
    answer = take;
    await createDrain().drain();
    expect(await states()).toEqual(['synced']);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
  });

  test('that the server refuses is kept with its reason and does not stop the others', async () => {
    const bad = feature('Bad');
    answer = async (name, args) =>
      Object(args).feature.id === bad.id
        ? { ok: false, error: { code: '42501', message: 'Your role may not tag.' } }
        : take(name, args);
    await changes.saveFeature(workspace, bad);
    await changes.saveFeature(workspace, feature('Good'));
    await createDrain().drain();
    expect(await states()).toEqual(['failed', 'synced']);
    const [refused] = await db.outbox.where('state').equals('failed').toArray();
    expect(refused?.problem).toBe('Your role may not tag.');

    answer = take;
    await retryItem(db, refused?.seq ?? 0);
    await createDrain().drain();
    expect(await states()).toEqual(['synced', 'synced']);
  });

  test('that was refused gives way to the next version of the same thing', async () => {
    const draft = feature('Export');
    answer = async () => ({ ok: false, error: { code: '22023', message: 'name: taken' } });
    await changes.saveFeature(workspace, draft);
    await createDrain().drain();
    answer = take;
    await changes.saveFeature(workspace, { ...draft, name: 'Export as CSV' });
    await createDrain().drain();
    expect(await states()).toEqual(['synced']);
  });

  test('made while an older one is on its way is not overwritten by its answer', async () => {
    const draft = feature('First');
    await changes.saveFeature(workspace, draft);
    let calls = 0;
    answer = async (name, args) => {
      calls += 1;
      if (calls === 1) await changes.saveFeature(workspace, { ...draft, name: 'Second' });
      if (calls === 2) return { ok: false, error: { code: 'offline', message: 'Gone.' } };
      return take(name, args);
    };
    await createDrain().drain();
    expect(await db.features.get(draft.id)).toMatchObject({ name: 'Second' });
    expect(await states()).toEqual(['synced', 'queued']);
  });

  test('can be archived and brought back, both told to the server', async () => {
    const draft = feature('Export');
    await changes.saveFeature(workspace, draft);
    const row = await db.features.get(draft.id);
    if (!row) throw new Error('not saved');
    await changes.archiveFeature(row, true);
    expect((await db.features.get(draft.id))?.archivedAt).not.toBeNull();
    await changes.archiveFeature(row, false);
    expect((await db.features.get(draft.id))?.archivedAt).toBeNull();
    await createDrain().drain();
    expect(sent.map((call) => Object(call.args).archived)).toEqual([undefined, true, false]);
  });

  test('does not block the queue for ever when the server fails on it', async () => {
    const bad = feature('Bad');
    answer = async (name, args) =>
      Object(args).feature.id === bad.id
        ? { ok: false, error: { code: 'http_500', message: 'boom' } }
        : take(name, args);
    await changes.saveFeature(workspace, bad);
    await changes.saveFeature(workspace, feature('Good'));
    for (let round = 0; round < 8; round += 1) await createDrain().drain();
    expect(await states()).toEqual(['failed', 'synced']);
  });
});

describe('ids made here', () => {
  test('are version 7, unique, and sort by time', () => {
    const ids = Array.from({ length: 200 }, (_, i) => newId(1_700_000_000_000 + i));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(200);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
