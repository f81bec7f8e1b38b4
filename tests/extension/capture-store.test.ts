/** Drafts on this computer: what pages may do to them, when they save themselves, what sending means for them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { blankEvidence } from '../../core/model/voice/evidence.ts';
import { createPageHandlers } from '../../extension/capture/start.ts';
import {
  addCapture,
  addPictures,
  changeCapture,
  deleteCapture,
  isSeen,
  type NewCapture,
  purgeDeleted,
  restMs,
  restoreCapture,
  savesItselfAt,
  undoMs,
} from '../../extension/capture/store.ts';
import { createTending } from '../../extension/capture/tending.ts';
import { type Db, openDb } from '../../extension/db.ts';
import { newId } from '../../extension/new-id.ts';
import { countWaiting } from '../../extension/outbox.ts';
import { succeed } from '../../extension/outcome.ts';
import { retryRefused, writeChange } from '../../extension/voice/writes.ts';

let db: Db;
const workspace = newId();
const start = Date.parse('2026-11-23T10:00:00Z');
beforeEach(() => {
  db = openDb(`test-${newId()}`);
});

const draft = (change: Partial<NewCapture> = {}): NewCapture => ({
  ...{ workspace, how: 'visible', tab: 7, madeAt: start },
  fields: { ...blankEvidence('2026-11-23T10:00:00Z'), words: 'Ask ada@example.org' },
  unseen: { frames: 0, drawings: 0, moved: false },
  pictures: [
    {
      source: new Blob(['png']),
      drawing: { marks: [], crop: null },
      scale: 1,
      alt: 'ada@example.org',
    },
  ],
  ...change,
});
const get = async (id: string) => {
  const row = await db.captures.get(id);
  if (!row) throw new Error('The draft is gone.');
  return row;
};

test('a draft is kept whole, with its texts scrubbed', async () => {
  const id = await addCapture(db, draft());
  expect((await get(id)).fields.words).toBe('Ask [email]');
  expect(await db.pictures.toArray()).toMatchObject([
    { owner: id, state: 'draft', alt: '[email]', base: null, thumb: null },
  ]);
  expect(await countWaiting(db)).toBe(1);
});

describe('a page', () => {
  const handlers = (opened: number[] = []) =>
    createPageHandlers(
      {
        db,
        now: () => start + 1,
        openPanel: async (tab) => void opened.push(tab),
      },
      { start: async () => succeed('') },
    );
  const from = (tab: number) => ({ tab: { id: tab, windowId: 1 } });

  test('puts words to captures of its own tab only', async () => {
    const capture = await addCapture(db, draft());
    const said = { capture, text: 'mine' };
    expect(await handlers()['capture.said']?.(said, from(8))).toMatchObject({ ok: false });
    expect((await get(capture)).fields.words).toBe('Ask [email]');
    expect(await handlers()['capture.said']?.(said, from(7))).toMatchObject({ ok: true });
    expect((await get(capture)).fields.words).toBe('mine');
  });
  test('takes back only what was made in its own tab', async () => {
    const capture = await addCapture(db, draft());
    await handlers()['capture.undo']?.({ capture }, from(8));
    expect((await get(capture)).deletedAt).toBeNull();
    await handlers()['capture.undo']?.({ capture }, from(7));
    expect((await get(capture)).deletedAt).toBe(start + 1);
  });
  test('opens the panel within the gesture, before anything is awaited', () => {
    const opened: number[] = [];
    void handlers(opened)['capture.details']?.({ capture: newId() }, from(7));
    expect(opened).toEqual([7]);
  });
});

describe('saving itself', () => {
  test('only what could be looked into, and only once it rests', async () => {
    const whole = await get(await addCapture(db, draft()));
    expect(savesItselfAt(whole)).toBe(start + restMs);
    await changeCapture(db, whole.id, { words: 'more' }, start + 5);
    expect(savesItselfAt(await get(whole.id))).toBe(start + 5 + restMs);
    for (const unseen of [
      { frames: 1, drawings: 0, moved: false },
      { frames: 0, drawings: 1, moved: false },
      { frames: 0, drawings: 0, moved: true },
    ]) {
      expect(isSeen({ unseen })).toBe(false);
      expect(savesItselfAt(await get(await addCapture(db, draft({ unseen }))))).toBeNull();
    }
    await addPictures(db, whole.id, draft().pictures, start + 6);
    expect(savesItselfAt(await get(whole.id)), 'a pasted picture was not looked into').toBeNull();
  });

  test('what was asked to be saved goes on after a death; what is deleted does not', async () => {
    const [asked, deleted, resting, fresh] = await Promise.all(
      [0, 1, 2, 3].map((at) => addCapture(db, draft({ madeAt: start - at }))),
    );
    const ids = [asked, deleted, resting, fresh].map(String);
    await db.captures.update(ids[0] ?? '', { saving: 1 });
    await deleteCapture(db, ids[1] ?? '', start);
    await db.captures.update(ids[2] ?? '', { touchedAt: start - restMs });
    const saved: string[] = [];
    const save = async (id: string) => {
      saved.push(id);
      return succeed(null);
    };
    const tend = createTending({ db, saving: { save }, now: () => start });
    expect(await tend()).toBe(2);
    expect(saved.sort()).toEqual([ids[0], ids[2]].sort());
  });
});

test('deleted drafts come back for a while, and go for good with their pictures', async () => {
  const id = await addCapture(db, draft());
  await deleteCapture(db, id, start);
  await purgeDeleted(db, start + undoMs);
  await restoreCapture(db, id, start + undoMs);
  expect((await get(id)).deletedAt).toBeNull();
  await deleteCapture(db, id, start);
  await purgeDeleted(db, start + undoMs + 1);
  expect(await db.captures.count()).toBe(0);
  expect(await db.pictures.count()).toBe(0);
});

test('a refused change goes again with a new number, and undoes nothing that was written later', async () => {
  const change = (fields: object) => ({
    workspace,
    entity: 'evidence' as const,
    id: 'a',
    fields: { ...fields },
  });
  await db.transaction('rw', [db.exchanges, db.pending], async () => {
    await writeChange(db, change({ words: 'one', speaker: 'Ada' }), start);
    await writeChange(db, change({ words: 'two' }), start);
  });
  const [first] = await db.pending.orderBy('key').toArray();
  if (!first) throw new Error('Two changes were written.');
  await db.pending.update(first.key, { state: 'refused', error: { code: '22023', message: 'no' } });
  await retryRefused(db, 'a', start + 1);
  const after = await db.pending.orderBy('key').toArray();
  expect(after.map(({ seq, state, fields }) => [seq, state, fields])).toEqual([
    [2, 'waiting', { words: 'two' }],
    [3, 'waiting', { speaker: 'Ada' }],
  ]);
});
