/** Storage as callers meet it: through the service's own API, by name, by signature and by address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../local/demo-data/api.ts';
import { type Caller, openWorld, type World } from './contract/world.ts';

const json = (value: unknown) => new Blob([JSON.stringify(value)], { type: 'application/json' });

let world: World;
let viewer: Caller;
let rival: Caller;
beforeAll(async () => {
  world = await openWorld();
  const { workspace } = world;
  const invited = { workspace, role: 'viewer', email: null } as const;
  const { token } = must(await world.callers.owner.api.create_invite(invited));
  viewer = await world.signUp('viewer@contract.test');
  must(await viewer.api.accept_invite({ token }));
  rival = world.callers.newcomer;
  const own = { id: crypto.randomUUID(), name: 'Rival', timezone: 'UTC' };
  must(await rival.api.create_workspace(own));
});
afterAll(() => world?.close());

const config = (caller: Caller) => caller.client.storage.from('config');

describe('published config', () => {
  it('is written by an editor and read by anybody under its address', async () => {
    const { owner, anonymous } = world.callers;
    const path = `${world.app.key}/current.json`;
    const first = await config(owner).upload(path, json({ v: 1 }));
    expect(first.error).toBeNull();
    const moved = await config(owner).upload(path, json({ v: 2 }), { upsert: true });
    expect(moved.error).toBeNull();
    const { publicUrl } = config(anonymous).getPublicUrl(path).data;
    const reply = await fetch(publicUrl);
    expect(await reply.json()).toEqual({ v: 2 });
  });

  it('a version, once written, stays as it is', async () => {
    const { owner } = world.callers;
    const path = `${world.app.key}/0123456789abcdef.json`;
    expect((await config(owner).upload(path, json({ v: 1 }))).error).toBeNull();
    expect(
      (await config(owner).upload(path, json({ v: 2 }), { upsert: true })).error,
    ).not.toBeNull();
    expect((await config(owner).remove([path])).data ?? []).toEqual([]);
    const reply = await fetch(config(owner).getPublicUrl(path).data.publicUrl);
    expect(await reply.json()).toEqual({ v: 1 });
  });

  it.each(['viewer', 'rival', 'anonymous'] as const)('%s writes none', async (who) => {
    const caller = { viewer, rival, anonymous: world.callers.anonymous }[who];
    const path = `${world.app.key}/fedcba9876543210.json`;
    const { error } = await config(caller).upload(path, json({ v: 3 }));
    expect(error).not.toBeNull();
    expect((await fetch(config(caller).getPublicUrl(path).data.publicUrl)).ok).toBe(false);
  });

  it('another’s app and no app at all are refused in the same words', async () => {
    const elsewhere = await config(rival).upload(`${world.app.key}/0.json`, json({}));
    const nowhere = await config(rival).upload('wk_000000000000000000000000/0.json', json({}));
    expect(elsewhere.error?.message).toBe(nowhere.error?.message);
    expect((await config(rival).list(world.app.key)).data).toEqual([]);
  });
});
