/** The rules of the exchange one by one: what is taken once, what is refused, what a cursor never misses. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, VoiceRow } from '../../../core/model/voice/sync.ts';
import { voiceFields } from '../../../core/model/voice/sync.ts';
import { must } from '../../../local/demo-data/api.ts';
import { createDevice } from './device.ts';
import { openVoiceWorld, type Person, type VoiceWorld } from './world.ts';

let world: VoiceWorld;
beforeAll(async () => {
  world = await openVoiceWorld('postgres');
});
afterAll(() => world?.close());

const change = (seq: number, id: string, fields: Change['fields'], at = Date.now()): Change => ({
  ...{ seq, entity: 'evidence', id, at, fields },
});

async function push(device: string, changes: Change[], as: Person = 'contributor') {
  const { workspace } = world;
  return must(await world.api(as).push_changes({ workspace, device, changes }));
}

async function pullAll(
  as: Person,
  from: string | null = null,
): Promise<{ rows: VoiceRow[]; cursor: string }> {
  const { workspace } = world;
  const rows: VoiceRow[] = [];
  let cursor = from;
  for (;;) {
    const of = { workspace, device: randomUUID(), cursor, scope: 'all', limit: 5 } as const;
    const reply = must(await world.api(as).pull_changes(of));
    rows.push(...reply.rows);
    cursor = reply.cursor;
    if (!reply.more) return { rows, cursor };
  }
}

/** Resolves once the other session waits for a lock of ours, or did not need to. */
async function untilItWaits(other: Promise<unknown>): Promise<void> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  other.then(end, end);
  while (!isOver) {
    const [row] = await world.sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`;
    if (row?.waiting) return;
  }
}

describe('a change', () => {
  it('is taken once, however often and late it comes', async () => {
    const [device, id] = [randomUUID(), randomUUID()];
    const first = [change(1, id, { words: 'one' }, 1_000)];
    await push(device, first);
    await push(device, [change(2, id, { words: 'two' }, 2_000)]);
    const again = await push(device, first);
    expect(again).toMatchObject({ lastSeq: 2, results: [{ outcome: 'repeated' }] });
    expect(again.rows).toMatchObject([{ fields: { words: 'two' } }]);
    const [{ count } = { count: 0 }] = await world.sql<{ count: number }>`
      select count(*)::int as count from app.evidence_items where id = ${id}`;
    expect(count).toBe(1);
  });

  it('that is refused says why and holds up nothing', async () => {
    const [device, id] = [randomUUID(), randomUUID()];
    const reply = await push(device, [
      change(1, id, { importance: 7 }),
      change(2, id, { words: 'Kept', nonsense: 1 }),
      change(3, id, { words: 'Kept', source: 'answer' }),
      change(4, id, { words: 'Kept', page: { url: 'javascript:alert(1)', title: '', path: '/' } }),
      change(5, id, { words: 'Kept' }),
    ]);
    expect(reply.results.map(({ error }) => error?.message)).toEqual([
      'evidence.importance: must be a whole number from 0 to 3',
      'evidence.nonsense: is not a field',
      'evidence.source: must be one of capture, ticket, note',
      'evidence.page.url: must be an address that begins with http:// or https://, of at most 2000 characters',
      undefined,
    ]);
    expect(reply.rows).toMatchObject([{ fields: { words: 'Kept', importance: 1 } }]);
  });

  it('after a gap is not taken: what is missing goes first', async () => {
    const { workspace } = world;
    const changes = [change(3, randomUUID(), { words: 'late' })];
    const reply = await world
      .api('contributor')
      .push_changes({ workspace, device: randomUUID(), changes });
    expect(reply).toMatchObject({ ok: false, error: { code: 'PT409' } });
  });

  it('made earlier than another loses that field, and only that', async () => {
    const id = randomUUID();
    await push(randomUUID(), [change(1, id, { words: 'newer', importance: 1 }, 5_000)]);
    const reply = await push(
      randomUUID(),
      [change(1, id, { words: 'older', kind: 'bug' }, 4_000)],
      'editor',
    );
    expect(reply.results).toMatchObject([{ outcome: 'applied', lost: ['words'] }]);
    expect(reply.rows).toMatchObject([{ fields: { words: 'newer', kind: 'bug' } }]);
  });

  it('said to be of the future counts as made now: a wrong clock does not win for ever', async () => {
    const id = randomUUID();
    await push(randomUUID(), [change(1, id, { words: 'from 2099' }, 4_070_908_800_000)]);
    const { workspace } = world;
    const fields = { words: 'from today' };
    must(await world.api('editor').save_row({ workspace, entity: 'evidence', id, fields }));
    const reply = await push(randomUUID(), [change(1, id, { importance: 2 })]);
    expect(reply.rows).toMatchObject([{ fields: { words: 'from today' } }]);
  });

  it('of what others wrote is theirs or an editor’s', async () => {
    const id = randomUUID();
    await push(randomUUID(), [change(1, id, { words: 'Mine' })], 'editor');
    const reply = await push(randomUUID(), [
      change(1, id, { words: 'Put into their mouth' }),
      change(2, id, { importance: 3, state: 'done' }),
    ]);
    expect(reply.results.map(({ outcome }) => outcome)).toEqual(['refused', 'applied']);
    expect(reply.rows).toMatchObject([{ fields: { words: 'Mine', importance: 3 } }]);
  });

  it('of something erased is refused for good', async () => {
    const id = randomUUID();
    await push(randomUUID(), [change(1, id, { words: 'Secret', visitor: null })]);
    await world.sql`select app.erase_evidence(array[${id}]::uuid[])`;
    const reply = await push(randomUUID(), [change(1, id, { words: 'Back again' })]);
    expect(reply.results).toMatchObject([{ outcome: 'refused', error: { code: 'PT410' } }]);
    expect(reply.rows).toMatchObject([{ deleted: true, fields: null, facts: null, clocks: {} }]);
  });
});

describe('a cursor', () => {
  it('misses nothing while several write at once', async () => {
    const people: Person[] = ['contributor', 'editor', 'admin', 'owner'];
    const ids = new Set<string>();
    let writing = people.length;
    const write = async (person: Person) => {
      const device = randomUUID();
      for (let seq = 1; seq <= 12; seq++) {
        const id = randomUUID();
        ids.add(id);
        await push(device, [change(seq, id, { words: `${person} ${seq}` })], person);
      }
      writing -= 1;
    };
    const seen = new Set<string>();
    let cursor = (await pullAll('viewer')).cursor;
    const read = async () => {
      do {
        const next = await pullAll('viewer', cursor);
        cursor = next.cursor;
        for (const { id } of next.rows) seen.add(id);
      } while (writing > 0);
      for (const { id } of (await pullAll('viewer', cursor)).rows) seen.add(id);
    };
    await Promise.all([...people.map(write), read()]);
    expect([...ids].filter((id) => !seen.has(id))).toEqual([]);
  });

  it('never passes by what is still being written', async () => {
    const [slow, quick] = [randomUUID(), randomUUID()];
    let { cursor } = await pullAll('viewer');
    let other: Promise<unknown> | undefined;
    await world.sql.begin(async (tx) => {
      await tx`select tests.act_as('editor')`;
      await tx`select public.save_row(${world.workspace}, 'evidence', ${slow}, '{"words": "slow"}')`;
      other = push(randomUUID(), [change(1, quick, { words: 'quick' })]);
      await untilItWaits(other);
      cursor = (await pullAll('viewer', cursor)).cursor;
    });
    await other;
    const ids = (await pullAll('viewer', cursor)).rows.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([slow, quick]));
  });

  it('at the end of a page in the middle of one transaction goes on where it was', async () => {
    const { cursor } = await pullAll('viewer');
    const ids = Array.from({ length: 13 }, () => randomUUID());
    await push(
      randomUUID(),
      ids.map((id, n) => change(n + 1, id, { words: 'At once' })),
    );
    const { rows } = await pullAll('viewer', cursor);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('of one’s own leaves out others’ evidence, and holds all requests', async () => {
    const { workspace } = world;
    const [theirs, shared] = [randomUUID(), randomUUID()];
    await push(randomUUID(), [change(1, theirs, { words: 'Theirs' })], 'editor');
    const fields = { title: 'Shared' };
    must(await world.api('editor').save_row({ workspace, entity: 'request', id: shared, fields }));
    const of = { workspace, device: randomUUID(), cursor: null, scope: 'own', limit: 500 } as const;
    const ids = must(await world.api('contributor').pull_changes(of)).rows.map(({ id }) => id);
    expect([ids.includes(theirs), ids.includes(shared)]).toEqual([false, true]);
  });
});

describe('a device', () => {
  it('that was restored from a copy goes on as another, and loses nothing', async () => {
    const api = world.api('contributor');
    const device = createDevice(api, world.workspace, randomUUID);
    const write = (id: string) => device.write('evidence', id, { words: id }, Date.now());
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    write(first);
    await device.push('arrives', Date.now());
    const copy = structuredClone(device.stored);
    write(second);
    await device.push('arrives', Date.now());
    Object.assign(device.stored, copy);
    await device.pull('arrives', Date.now());
    write(third);
    await device.push('arrives', Date.now());
    const rows = await world.sql<{ id: string }>`
      select id from app.evidence_items where id = any (${`{${first},${second},${third}}`}::uuid[])`;
    expect(rows).toHaveLength(3);
    expect(device.stored.waiting).toEqual([]);
  });
});

it('both sides know the same fields', async () => {
  const rows = await world.sql<{ entity: string; fields: string[] }>`
    select entity, array_agg(field order by field) as fields from app.voice_fields() where field <> 'deleted' group by entity`;
  const here = Object.entries(voiceFields).map(([entity, schema]) => [
    entity,
    Object.keys(schema.shape).toSorted(),
  ]);
  const there = rows.map(({ entity, fields }) => [entity, fields.toSorted()]);
  expect(Object.fromEntries(there)).toEqual(Object.fromEntries(here));
});
