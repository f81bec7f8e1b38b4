/** From a draft to what live pages read, and back: over HTTP, through storage, as editors and pages do it. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSupabaseBackend } from '../../../console/backend/supabase.ts';
import { engagePath, pointerPath } from '../../../core/config-files.ts';
import { engageFile } from '../../../core/model/live.ts';
import { must } from '../../../local/demo-data/api.ts';
import { publishSettings } from '../../../local/publish.ts';
import { guideOf, publish, save, surveyOf } from '../contract/items.ts';
import { type Caller, openWorld, type World } from '../contract/world.ts';

let world: World;
let editor: Caller;
beforeAll(async () => {
  world = await openWorld();
  const { api } = world.callers.owner;
  const { workspace } = world;
  const { token } = must(await api.create_invite({ workspace, role: 'editor', email: null }));
  editor = await world.signUp('editor@contract.test');
  must(await editor.api.accept_invite({ token }));
});
afterAll(() => world?.close());
beforeEach(() => world.backend.sql.query('delete from app.items'));

const pointer = async () =>
  must(await world.callers.anonymous.api.get_config({ app_key: world.app.key }));

async function fileOf(version: string | undefined) {
  const { api } = world.callers.anonymous;
  return must(await api.get_engage_file({ app_key: world.app.key, version: version ?? '' }));
}

const stored = (path: string) =>
  fetch(`${world.backend.url}/storage/v1/object/public/config/${path}`, { cache: 'no-store' });

describe('what is live', () => {
  it('is a file named by the hash of its bytes, and all of it is as agreed', async () => {
    const id = await publish(world, guideOf());
    const { engage } = await pointer();
    const text = await fileOf(engage);
    expect(createHash('sha256').update(text).digest('hex').slice(0, 32)).toBe(engage);
    const parsed = engageFile.safeParse(JSON.parse(text));
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data?.items.map((item) => item.id)).toEqual([id]);
  });

  it('lies in storage after publishing, byte for byte', async () => {
    await publish(world, surveyOf());
    const config = await pointer();
    await publishSettings(world.backend, world.app.key);
    const reply = await stored(engagePath(world.app.key, config.engage ?? ''));
    expect(await reply.text()).toBe(await fileOf(config.engage));
    expect(await (await stored(pointerPath(world.app.key))).json()).toEqual(config);
  });

  it('is published by an editor from the console', async () => {
    await publish(world, surveyOf({ priority: 3 }));
    const config = await pointer();
    const { url, publishableKey } = world.backend;
    const kept = new Map<string, string>();
    const backend = createSupabaseBackend({
      ...{ url, publishableKey },
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
    });
    must(await backend.auth.signIn('editor@contract.test', 'a long enough password'));
    must(await backend.publishConfig(world.app.key, config));
    const reply = await stored(engagePath(world.app.key, config.engage ?? ''));
    expect(await reply.text()).toBe(await fileOf(config.engage));
  });

  it('goes with a pause, comes back with resume, and goes with the kill switch', async () => {
    const { api } = editor;
    const item = await publish(world, guideOf());
    const live = (await pointer()).engage;
    expect(must(await api.move_item({ item, move: 'pause' })).config.engage).toBeUndefined();
    expect((await pointer()).engage).toBeUndefined();
    expect(must(await api.move_item({ item, move: 'resume' })).config.engage).toBe(live);
    const halt = { app: world.app.id, changes: { halted: true } };
    expect(must(await api.set_engagement(halt)).config.engage).toBeUndefined();
    const on = { app: world.app.id, changes: { halted: false } };
    expect(must(await api.set_engagement(on)).config.engage).toBe(live);
  });

  it('leaves out what is over, and holds what is yet to come', async () => {
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const schedule = { zone: 'UTC', hours: null, from: null, until: null };
    const over = await publish(world, guideOf({ schedule: { ...schedule, until: at(-1) } }));
    const coming = await publish(world, guideOf({ schedule: { ...schedule, from: at(1) } }));
    const file = JSON.parse(await fileOf((await pointer()).engage));
    expect(file.items.map((item: { id: string }) => item.id)).toEqual([coming]);
    const state = async (item: string) => must(await editor.api.get_item({ item })).state;
    expect([await state(over), await state(coming)]).toEqual(['ended', 'scheduled']);
  });

  it('says conditions, not segments; lists stay closed', async () => {
    const { workspace } = world;
    const segment = async (holds: object) => {
      const draft = { id: randomUUID(), name: 'Secret name', description: '', holds };
      // Safe: both forms below are the contract's, which the call parses on the other side.
      const asked = { workspace, segment: draft } as Parameters<typeof editor.api.save_segment>[0];
      return must(await editor.api.save_segment(asked)).segment.id;
    };
    const list = await segment({ kind: 'list', of: 'visitor' });
    must(await editor.api.import_segment({ segment: list, ids: ['ann'], replace: true }));
    const pro = await segment({ kind: 'condition', condition: { 'visitor.plan': 'pro' } });
    const both = await segment({ kind: 'condition', condition: { $segment: pro, known: true } });
    const audience = { $or: [{ $segment: both }, { $segment: list }] };
    await publish(world, guideOf({ audience }));
    const text = await fileOf((await pointer()).engage);
    expect(JSON.parse(text)).toMatchObject({ asks: true });
    expect(JSON.parse(text).items[0].audience).toEqual({
      $or: [{ $and: [{ known: true, $and: [{ 'visitor.plan': 'pro' }] }] }, { $segment: list }],
    });
    expect(text).not.toMatch(/Secret name|"ann"/);
    const asked = { workspace, segment: pro };
    const changed = { id: asked.segment, name: 'Secret name', description: '' };
    const condition = { 'visitor.plan': 'team' };
    const { configs } = must(
      await editor.api.save_segment({
        workspace,
        segment: { ...changed, holds: { kind: 'condition', condition } },
      }),
    );
    expect(configs[0]?.config.engage).toBe((await pointer()).engage);
    expect(await fileOf((await pointer()).engage)).toContain('"team"');
  });
});

describe('storage', () => {
  it('takes no file of what is live that the database did not make', async () => {
    const forged = engagePath(world.app.key, 'f'.repeat(32));
    const file = new Blob(['{}'], { type: 'application/json' });
    const { error } = await editor.client.storage.from('config').upload(forged, file);
    expect(error?.message).toMatch(/row-level security/);
  });

  it('lets nobody change one that is there', async () => {
    await publish(world, guideOf({ priority: 77 }));
    await publishSettings(world.backend, world.app.key);
    const path = engagePath(world.app.key, (await pointer()).engage ?? '');
    const file = new Blob(['{"items": []}'], { type: 'application/json' });
    const options = { upsert: true };
    const { error } = await editor.client.storage.from('config').upload(path, file, options);
    expect(error?.message).toMatch(/row-level security/);
    expect(await (await stored(path)).text()).toBe(await fileOf((await pointer()).engage));
  });
});

describe('saving', () => {
  it('refuses what would overwrite what somebody has not seen', async () => {
    const id = await save(world, guideOf());
    const item = (priority: number) => ({
      id,
      name: 'What is new',
      definition: guideOf({ priority }),
    });
    const app = world.app.id;
    must(await editor.api.save_item({ app, item: item(1), base: 1 }));
    const { api } = world.callers.owner;
    const late = await api.save_item({ app, item: item(2), base: 1 });
    expect(late).toMatchObject({ ok: false, error: { code: 'PT409' } });
    expect(!late.ok && late.error.message).toMatch(/^base: .*revision 2/);
    // The same content once more is no conflict: an outbox may send it twice.
    must(await editor.api.save_item({ app, item: item(1), base: 1 }));
  });

  it.each([
    [{ where: { include: [{ kind: 'path', value: '/x' }], exclude: 7 } }, /where: must have/],
    [{ audience: { salary: 7 } }, /audience: "salary" is nothing that can be asked/],
    [{ holdout: 0.9 }, /holdout: must be 0 to 0.5/],
    [{ exempt: { reason: 'short' } }, /exempt\.reason/],
    [{ theme: { font: 'x; background: url(//evil)' } }, /theme: colours/],
    [{ schedule: { from: null, until: null, zone: 'Mars', hours: null } }, /schedule\.zone/],
    [{ title: { key: 'a', text: [{ text: 'x', href: 'javascript:alert(1)' }] } }, /href: links/],
  ])('refuses %j by field and rule', async (changes, why) => {
    const definition = { ...guideOf(), ...changes };
    const item = { id: randomUUID(), name: 'Wrong', definition };
    const args = { app: world.app.id, item, base: null };
    const reply = await editor.transport('save_item', args);
    expect(reply).toMatchObject({ ok: false, error: { code: '22023' } });
    expect(!reply.ok && reply.error.message).toMatch(why);
  });

  it('refuses to publish what names nothing', async () => {
    const of = { kind: 'feature', feature: randomUUID() } as const;
    const item = await save(world, guideOf({ goal: { of, days: 7 } }));
    const reply = await editor.api.publish_item({ item, note: '' });
    expect(!reply.ok && reply.error.message).toMatch(/names features that are not there/);
  });
});

describe('where the workspace asks for a second person', () => {
  beforeAll(async () => {
    const { workspace, callers } = world;
    must(await callers.owner.api.set_budget({ workspace, changes: { requireReview: true } }));
  });
  const draft = async (by: Caller, changes = {}) => {
    const item = { id: randomUUID(), name: 'Reviewed', definition: guideOf(changes) };
    must(await by.api.save_item({ app: world.app.id, item, base: null }));
    return item.id;
  };
  const code = (reply: { ok: boolean; error?: { code: string } }) => reply.error?.code ?? 'ok';

  it('nobody publishes alone, and nobody approves their own', async () => {
    const { api } = editor;
    const item = await draft(editor);
    expect(code(await api.publish_item({ item, note: '' }))).toBe('PT409');
    must(await api.submit_item({ item, note: '' }));
    expect(code(await api.publish_item({ item, note: '' }))).toBe('PT409');
    expect(code(await api.review_item({ item, approve: true, note: '' }))).toBe('PT409');
    const owner = world.callers.owner.api;
    must(await owner.review_item({ item, approve: true, note: '' }));
    must(await api.publish_item({ item, note: '' }));
    const [version] = must(await api.list_item_versions({ item }));
    expect(version).toMatchObject({ approvedBy: 'owner@contract.test' });
  });

  it('an edit after the approval ends it, and whoever made it may not approve the next', async () => {
    const owner = world.callers.owner.api;
    const item = await draft(editor);
    must(await editor.api.submit_item({ item, note: '' }));
    must(await owner.review_item({ item, approve: true, note: '' }));
    const changed = { id: item, name: 'Reviewed', definition: guideOf({ priority: 1 }) };
    must(await owner.save_item({ app: world.app.id, item: changed, base: 1 }));
    expect(code(await owner.publish_item({ item, note: '' }))).toBe('PT409');
    must(await editor.api.submit_item({ item, note: '' }));
    expect(code(await owner.review_item({ item, approve: true, note: '' }))).toBe('PT409');
  });

  it('a refusal is no approval', async () => {
    const item = await draft(editor);
    must(await editor.api.submit_item({ item, note: '' }));
    must(await world.callers.owner.api.review_item({ item, approve: false, note: 'too loud' }));
    expect(code(await editor.api.publish_item({ item, note: '' }))).toBe('PT409');
  });

  it('what went live before, unseen, does not come back by rollback or resume', async () => {
    const { workspace, callers } = world;
    const ask = (requireReview: boolean) =>
      callers.owner.api.set_budget({ workspace, changes: { requireReview } });
    must(await ask(false));
    const item = await publish(world, guideOf());
    must(await ask(true));
    must(await editor.api.move_item({ item, move: 'pause' }));
    expect(code(await editor.api.move_item({ item, move: 'resume' }))).toBe('PT409');
    expect(code(await editor.api.rollback_item({ item, version: 1 }))).toBe('PT409');
  });

  it('the table itself refuses an approval by a writer', async () => {
    const item = await draft(editor);
    const { sql } = world.backend;
    const [user] = await sql<{ id: string }>`select id from auth.users limit 1`;
    const put = sql`insert into app.item_versions (item_id, version, definition, writers, approved_by)
      values (${item}, 9, '{}', array[${user?.id ?? ''}]::uuid[], ${user?.id ?? ''})`;
    await expect(put).rejects.toThrow(/check constraint/);
  });
});
