// Guides that could not be saved at once: what waits, what it begins from, and when nothing is unsaved any more.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { templates } from '../../core/engage/templates.ts';
import type { ItemDraft } from '../../core/model/engagement.ts';
import { createApi, type Transport } from '../../core/model/rpc.ts';
import { type Changes, createChanges } from '../../extension/changes.ts';
import { type Db, openDb } from '../../extension/db.ts';
import { createDrafts, isSameDraft } from '../../extension/drafts.ts';
import { newId } from '../../extension/new-id.ts';
import { createSync } from '../../extension/sync.ts';

const where = { workspace: newId(), app: 1 };

function draftCalled(name: string, id = newId()): ItemDraft {
  const definition = templates.find((one) => one.id === 'new-feature')?.make('Plotline');
  if (!definition) throw new Error('The template of a new feature is gone.');
  return { id, name, definition };
}

let db: Db;
let changes: Changes;
let revision: number;
let bases: (number | null)[];
let answer: 'takes' | 'is away' | 'has another';

/** A server that counts revisions, and refuses what did not begin from the newest. */
const server: Transport = async (name, args) => {
  if (name !== 'save_item') return { ok: false, error: { code: 'PT404', message: 'no' } };
  if (answer === 'is away') return { ok: false, error: { code: 'offline', message: 'away' } };
  const { item, base } = Object(args);
  bases.push(base);
  if (answer === 'has another') {
    return { ok: false, error: { code: 'PT409', message: 'base: Ana saved this meanwhile' } };
  }
  revision += 1;
  const row = { is: 'guide', kind: 'slideIn', state: 'draft', version: null, changed: true };
  const rest = { review: null, from: null, until: null, exempt: false, publishedAt: null };
  const who = { updatedBy: null, updatedAt: '2026-11-01T10:00:00Z', mayReview: false };
  const data = { ...item, app: 1, ...row, ...rest, ...who, revision, displayed: 0, responded: 0 };
  return { ok: true, data };
};

const drain = () =>
  createSync({
    ...{ db, api: createApi(server), now: Date.now, locks: navigator.locks },
    wake: () => undefined,
  }).drain();

const keep = (draft: ItemDraft, base: number | null) =>
  createDrafts(db).keep({ ...where, id: draft.id, draft, base, since: 1 });

beforeEach(() => {
  db = openDb(`test-${newId()}`);
  changes = createChanges({ db, now: Date.now, nudge: () => undefined });
  revision = 0;
  bases = [];
  answer = 'takes';
});
afterEach(() => db.delete());

describe('a guide saved offline', () => {
  test('waits once however often it is saved, and begins from what was read', async () => {
    const draft = draftCalled('First');
    await changes.saveItem(where, draft, 7);
    await changes.saveItem(where, { ...draft, name: 'Second' }, 7);
    const waiting = await db.outbox.toArray();
    expect(waiting.map(({ label, state }) => [label, state])).toEqual([['“Second”', 'queued']]);
    await drain();
    expect(bases).toEqual([7]);
  });

  test('is unsaved no more once the server has it, but for what was typed since', async () => {
    const [same, longer] = [draftCalled('Same'), draftCalled('Longer')];
    await keep(same, null);
    await keep({ ...longer, name: 'Longer still' }, null);
    await changes.saveItem(where, same, null);
    await changes.saveItem(where, longer, null);
    await drain();
    expect(await db.drafts.toArray()).toMatchObject([
      { id: longer.id, base: 2, draft: { name: 'Longer still' } },
    ]);
  });

  test('stays where the line is down, and where somebody else was first', async () => {
    const draft = draftCalled('Mine');
    await keep(draft, 3);
    await changes.saveItem(where, draft, 3);
    answer = 'is away';
    await drain();
    expect(await db.outbox.toArray()).toMatchObject([{ state: 'queued' }]);
    answer = 'has another';
    await drain();
    expect(await db.outbox.toArray()).toMatchObject([
      { state: 'failed', problem: 'base: Ana saved this meanwhile' },
    ]);
    expect(await db.drafts.count()).toBe(1);
  });
});

test('the order of members means nothing, every word does', () => {
  const { id, name, definition } = draftCalled('One');
  expect(isSameDraft({ id, name, definition }, { definition, name, id })).toBe(true);
  expect(isSameDraft({ id, name, definition }, { id, name: 'Two', definition })).toBe(false);
});
