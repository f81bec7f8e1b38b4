/** Pictures in storage: the row first, then the object, then its confirmation; and who gets at them. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachmentPath, type StoredObject } from '../../../core/model/voice/attachment.ts';
import { must } from '../../../local/demo-data/api.ts';
import { evidence, save } from '../contract/voices.ts';
import { type Caller, openWorld, type World } from '../contract/world.ts';

let world: World;
let viewer: Caller;
let colleague: Caller;
beforeAll(async () => {
  world = await openWorld();
  viewer = await join('viewer');
  colleague = await join('editor');
  const own = { id: randomUUID(), name: 'Rival', timezone: 'UTC' };
  must(await world.callers.newcomer.api.create_workspace(own));
});
afterAll(() => world?.close());

async function join(role: 'viewer' | 'editor'): Promise<Caller> {
  const invited = { workspace: world.workspace, role, email: null } as const;
  const { token } = must(await world.callers.owner.api.create_invite(invited));
  const caller = await world.signUp(`${role}@pictures.test`);
  must(await caller.api.accept_invite({ token }));
  return caller;
}

const captures = (caller: Caller) => caller.client.storage.from('captures');
const bytes = (text: string) => new Blob([text], { type: 'image/webp' });

function objectOf(text: string): StoredObject {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { sha256, mime: 'image/webp', width: 10, height: 10, bytes: text.length };
}

/** A row that names the picture of these bytes. */
async function named(text: string) {
  const said = await evidence(world);
  const id = await save(world, 'attachment', { evidence: said, object: objectOf(text) });
  return { id, said, path: attachmentPath(world.workspace, said, objectOf(text)) };
}

async function stored(text: string) {
  const { owner } = world.callers;
  const picture = await named(text);
  expect((await captures(owner).upload(picture.path, bytes(text))).error).toBeNull();
  const of = { workspace: world.workspace, attachments: [picture.id] };
  expect(must(await owner.api.confirm_attachments(of))).toEqual({
    stored: [picture.id],
    missing: [],
  });
  return picture;
}

describe('an upload', () => {
  it('without a row is refused', async () => {
    const path = attachmentPath(world.workspace, randomUUID(), objectOf('none'));
    expect((await captures(world.callers.owner).upload(path, bytes('none'))).error).not.toBeNull();
    const loose = `${world.workspace}/loose.webp`;
    expect((await captures(world.callers.owner).upload(loose, bytes('none'))).error).not.toBeNull();
  });

  it('sent twice is one object, and the second finds it there', async () => {
    const { path } = await stored('twice');
    const again = await captures(world.callers.owner).upload(path, bytes('twice'));
    expect(Object(again.error).statusCode ?? Object(again.error).status).toMatch(/409/);
    const objects = await world.backend.sql`select from storage.objects where name = ${path}`;
    expect(objects).toHaveLength(1);
  });

  it('is never written over: its name is its content', async () => {
    const { path } = await stored('mine');
    const over = await captures(world.callers.owner).upload(path, bytes('other'), { upsert: true });
    expect(over.error).not.toBeNull();
    expect(await (await captures(viewer).download(path)).data?.text()).toBe('mine');
  });

  it.each(['viewer', 'colleague', 'rival', 'anonymous'] as const)(
    'to somebody’s row is nothing for %s',
    async (who) => {
      const caller = {
        viewer,
        colleague,
        rival: world.callers.newcomer,
        anonymous: world.callers.anonymous,
      }[who];
      const { path } = await named(`for ${who}`);
      expect((await captures(caller).upload(path, bytes('x'))).error).not.toBeNull();
    },
  );

  it('that is not there is not confirmed', async () => {
    const { id } = await named('missing');
    const of = { workspace: world.workspace, attachments: [id] };
    expect(must(await world.callers.owner.api.confirm_attachments(of)).missing).toEqual([id]);
  });
});

describe('a stored picture', () => {
  it('is open for members, by name and by a signed address', async () => {
    const { path } = await stored('open');
    expect((await captures(viewer).download(path)).error).toBeNull();
    const { data } = await captures(viewer).createSignedUrl(path, 60);
    expect(await (await fetch(data?.signedUrl ?? '')).text()).toBe('open');
  });

  it.each(['rival', 'anonymous'] as const)('%s gets at it in no way', async (who) => {
    const store = captures(
      { rival: world.callers.newcomer, anonymous: world.callers.anonymous }[who],
    );
    const { path, said } = await stored(`closed to ${who}`);
    const missing = attachmentPath(world.workspace, said, objectOf('missing'));
    const tries = await Promise.all(
      [path, missing].map(async (name) => {
        const replies = [
          await store.download(name),
          await store.createSignedUrl(name, 60),
          await store.update(name, bytes('x')),
          await store.copy(name, 'copied.webp'),
          await store.move(name, 'moved.webp'),
        ];
        return replies.map(({ error }) => error?.message.replaceAll(name, 'NAME') ?? 'let in');
      }),
    );
    expect(tries[0]).not.toContain('let in');
    expect(tries[0]).toEqual(tries[1]); // whether something is there cannot be told
    await store.remove([path]);
    expect((await captures(viewer).download(path)).error).toBeNull();
    const { publicUrl } = store.getPublicUrl(path).data;
    expect((await fetch(publicUrl)).ok).toBe(false);
  });

  it('is kept from removal by anybody while a row names it', async () => {
    const { path } = await stored('kept');
    await captures(world.callers.owner).remove([path]);
    expect((await captures(viewer).download(path)).error).toBeNull();
  });

  it('drawn anew leaves its old object to nobody', async () => {
    const { owner } = world.callers;
    const { id, path } = await stored('with a secret');
    await save(world, 'attachment', { object: objectOf('redacted'), annotations: [] }, { id });
    const { workspace } = world;
    expect(must(await owner.api.list_discarded({ workspace }))).toContain(path);
    must(await owner.api.forget_discarded({ workspace, paths: [path] }));
    expect(
      must(await owner.api.list_discarded({ workspace })),
      'still there, still listed',
    ).toContain(path);
    expect((await captures(owner).remove([path])).error).toBeNull();
    must(await owner.api.forget_discarded({ workspace, paths: [path] }));
    expect(must(await owner.api.list_discarded({ workspace }))).not.toContain(path);
    expect((await captures(owner).download(path)).error).not.toBeNull();
  });

  it('that was deleted is seen by nobody, and again once that is undone', async () => {
    const { owner } = world.callers;
    const { path, id } = await stored('deleted');
    const { workspace } = world;
    const gone = { workspace, entity: 'attachment', id, fields: { deleted: true } } as const;
    const { act } = must(await owner.api.save_row(gone));
    expect((await captures(viewer).download(path)).error).not.toBeNull();
    must(await owner.api.undo_act({ act }));
    expect((await captures(viewer).download(path)).error).toBeNull();
  });
});
