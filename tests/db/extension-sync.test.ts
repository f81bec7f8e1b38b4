/** The extension's session and exchange against the real server: what is saved here is there, once. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { type Api, createApi } from '../../core/model/rpc.ts';
import { createChanges } from '../../extension/changes.ts';
import { type Db, openDb } from '../../extension/db.ts';
import { newId } from '../../extension/new-id.ts';
import { countWaiting, retryItem } from '../../extension/outbox.ts';
import { createTransport } from '../../extension/remote.ts';
import { createAuthServer } from '../../extension/session/auth-server.ts';
import { createSession } from '../../extension/session/session.ts';
import { findSetting, writeSetting } from '../../extension/settings.ts';
import { createSync } from '../../extension/sync.ts';
import { type Backend, startBackend } from '../../local/backend.ts';
import { must, signIn } from '../../local/demo-data/api.ts';

const mira = { email: 'mira@team.example', password: 'correct horse battery' };
const jon = { email: 'jon@team.example', password: 'another good password' };
const workspace = newId();

let home: string;
let backend: Backend;
let colleague: Api;
let app: number;
const mails: string[] = [];

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'waymark-extension-'));
  backend = await startBackend({
    driver: 'postgres',
    durable: false,
    dataDir: path.join(home, 'postgres'),
    stateDir: home,
    onMail: (message) => void mails.push(JSON.stringify(message)),
  });
  for (const one of [mira, jon]) await backend.createUser(one.email, one.password);
  colleague = await signIn(backend, mira.email, mira.password);
  must(await colleague.create_workspace({ id: workspace, name: 'Northwind', timezone: 'UTC' }));
  const made = await colleague.create_app({
    workspace,
    name: 'Shop',
    environment: 'production',
    origins: ['https://shop.example'],
  });
  app = must(made).app.id;
});
afterAll(async () => {
  await backend?.close();
  await rm(home, { recursive: true, force: true });
});

/** One installation of the extension, with the connection in the test's hand. */
function install() {
  const db = openDb(`test-${newId()}`);
  const line = { up: true, dieAfter: 0, late: 0 };
  const now = () => Date.now() + line.late;
  const fetchHere: typeof fetch = async (input, init) => {
    if (!line.up) throw new TypeError('Failed to fetch');
    const response = await fetch(input, init);
    // The server has it, and the worker never hears so.
    if (line.dieAfter > 0 && --line.dieAfter === 0) return new Promise(() => undefined);
    return response;
  };
  const auth = createAuthServer({ fetch: fetchHere, now });
  const session = createSession({ db, auth, now });
  const api = createApi(createTransport({ db, fetch: fetchHere, session }));
  /** A lock that dies with its worker, as the browser's does. */
  const startSync = () => {
    let held: Promise<unknown> = Promise.resolve();
    const request = (_name: string, work: () => Promise<unknown>) => {
      held = held.then(work);
      return held;
    };
    const locks = { request } as unknown as LockManager; // safe: the one method that is used
    return createSync({ db, api, now, locks, wake: () => undefined });
  };
  const changes = createChanges({ db, now, nudge: () => undefined });
  return { db, line, session, api, changes, startSync };
}

type Installation = ReturnType<typeof install>;

const server = () => ({ url: backend.url, publishableKey: backend.publishableKey });

async function signedIn(who = mira): Promise<Installation> {
  const installation = install();
  const signed = await installation.session.signIn(server(), who.email, who.password);
  expect(signed).toMatchObject({ ok: true });
  await writeSetting(installation.db, 'choice', { workspace, app });
  expect(await installation.startSync().run()).toMatchObject({ ok: true });
  return installation;
}

const descriptor: Descriptor = {
  v: 1,
  tag: 'button',
  role: 'button',
  name: 'Export',
  nth: 1,
  of: 1,
};

const tagOf = (name: string, area: string | null = null) => ({
  feature: {
    ...{ id: newId(), name, area, owner: null, status: 'live' as const },
    ...{ description: '', releasedAt: null },
  },
  tag: {
    id: newId(),
    rule: {
      page: { kind: 'everywhere' as const },
      anchors: [{ hash: newId().replaceAll('-', '').slice(16), descriptor }],
      selector: null,
    },
  },
  matched: [],
  days: 30,
});

const states = async (db: Db) =>
  (await db.outbox.orderBy('seq').toArray()).map((item) => item.state);

const remote = async (id: string) =>
  must(await colleague.list_features({ workspace, archived: false })).find((one) => one.id === id);

describe('the session', () => {
  test('says in words that a password is wrong', async () => {
    const { session } = install();
    const refused = await session.signIn(server(), mira.email, 'not it');
    expect(refused).toMatchObject({ ok: false });
    expect(JSON.stringify(refused)).toContain('do not go together');
  });

  test('begins with a one-time code', async () => {
    const { db, session } = install();
    expect(await session.requestCode(server(), mira.email)).toMatchObject({ ok: true });
    const code =
      mails
        .join(' ')
        .match(/\b\d{6}\b/g)
        ?.at(-1) ?? '';
    expect(await session.verifyCode(server(), mira.email, '000000')).toMatchObject({ ok: false });
    expect(await session.verifyCode(server(), mira.email, code)).toMatchObject({ ok: true });
    expect(await findSetting(db, 'account')).toMatchObject({ user: { email: mira.email } });
  });

  test('is renewed before its token ends, once for calls made at the same time', async () => {
    const { db, line, session } = await signedIn();
    const before = await findSetting(db, 'tokens');
    line.late = 59 * 60_000 + 30_000;
    const [one, two] = await Promise.all([session.accessToken(), session.accessToken()]);
    expect(one).toEqual(two);
    const after = await findSetting(db, 'tokens');
    expect(after?.refresh).not.toBe(before?.refresh);
    expect(one).toEqual({ ok: true, data: after?.access });
  });

  test('that the server ends keeps every change, and goes on after signing in again', async () => {
    const { db, line, session, changes, startSync } = await signedIn();
    const change = tagOf('Kept');
    await changes.saveTag({ workspace, app }, change);
    await writeSetting(db, 'tokens', { access: 'gone', refresh: 'gone', expiresAt: 0 });
    await startSync().drain();
    expect(await findSetting(db, 'account')).toMatchObject({ expired: true });
    expect(await states(db)).toEqual(['queued']);
    line.late = 0;
    await session.signIn(server(), mira.email, mira.password);
    await startSync().drain();
    expect(await states(db)).toEqual(['synced']);
    expect(await remote(change.feature.id)).toMatchObject({ name: 'Kept' });
  });

  test('of another person does not take over changes that wait', async () => {
    const { db, session, changes } = await signedIn();
    await changes.saveTag({ workspace, app }, tagOf('Mine'));
    const taken = await session.signIn(server(), jon.email, jon.password);
    expect(taken).toMatchObject({ ok: false, error: { code: 'unsynced' } });
    expect(await findSetting(db, 'account')).toMatchObject({ user: { email: mira.email } });
  });

  test('ends with nothing left, but not while changes wait unless they are given up', async () => {
    const { db, session, changes } = await signedIn();
    await changes.saveTag({ workspace, app }, tagOf('Given up'));
    expect(await session.signOut(false)).toMatchObject({ ok: false, error: { code: 'unsynced' } });
    expect(await session.signOut(true)).toMatchObject({ ok: true });
    const left = await Promise.all(db.tables.map((table) => table.count()));
    expect(left.every((count) => count === 0)).toBe(true);
  });
});

describe('a tag saved offline', () => {
  let here: Installation;
  beforeEach(async () => {
    here = await signedIn();
  });

  test('arrives with its new area once the connection is back', async () => {
    here.line.up = false;
    const area = newId();
    await here.changes.saveArea(workspace, { id: area, name: `Reports ${area}`, position: 0 });
    const change = tagOf('Export', area);
    await here.changes.saveTag({ workspace, app }, change);
    await here.startSync().drain();
    expect(await states(here.db)).toEqual(['queued', 'queued']);
    expect(await here.db.features.get(change.feature.id)).toMatchObject({
      name: 'Export',
      tags: 1,
    });
    expect(await remote(change.feature.id)).toBeUndefined();

    here.line.up = true;
    await here.startSync().drain();
    expect(await states(here.db)).toEqual(['synced', 'synced']);
    expect(await remote(change.feature.id)).toMatchObject({ area, areaName: `Reports ${area}` });
    expect(await countWaiting(here.db)).toBe(0);
  });

  test('is there once, though the worker died after the server had it', async () => {
    const change = tagOf('Once');
    await here.changes.saveTag({ workspace, app }, change);
    here.line.dieAfter = 1;
    void here.startSync().drain();
    await expect.poll(() => remote(change.feature.id)).toBeDefined();
    expect(await states(here.db)).toEqual(['sending']);

    await here.startSync().drain();
    expect(await states(here.db)).toEqual(['synced']);
    const versions = must(await colleague.list_tag_versions({ feature: change.feature.id }));
    expect(versions.map((version) => version.version)).toEqual([1]);
  });

  test('is not undone by reading what the server had before', async () => {
    const change = tagOf('First name');
    await here.changes.saveTag({ workspace, app }, change);
    await here.startSync().run();
    here.line.up = false;
    await here.changes.saveFeature(workspace, { ...change.feature, name: 'Second name' });
    here.line.up = true;
    // Reading alone: the change still waits.
    const { pull } = await import('../../extension/pull.ts');
    expect(await pull({ db: here.db, api: here.api })).toMatchObject({ ok: true });
    expect(await here.db.features.get(change.feature.id)).toMatchObject({ name: 'Second name' });
    await here.startSync().run();
    expect(await remote(change.feature.id)).toMatchObject({ name: 'Second name' });
  });

  test('makes room for what colleagues changed and archived meanwhile', async () => {
    const change = tagOf('Shared');
    await here.changes.saveTag({ workspace, app }, change);
    await here.startSync().run();
    must(await colleague.archive_feature({ feature: change.feature.id, archived: true }));
    const other = tagOf('From a colleague');
    must(await colleague.save_tag({ app, ...other }));
    await here.startSync().run();
    expect(await here.db.features.get(change.feature.id)).toBeUndefined();
    expect(await here.db.features.get(other.feature.id)).toMatchObject({
      name: 'From a colleague',
    });
    expect(await here.db.tags.get(other.tag.id)).toMatchObject({ version: 1 });
  });

  test('is refused with the reason when the role is too weak, and sent again on request', async () => {
    const setRole = (role: string) =>
      backend.sql`insert into app.members (workspace_id, user_id, role, email)
        select ${workspace}::uuid, u.id, ${role}::app.role, u.email from auth.users u where u.email = ${jon.email}
        on conflict (workspace_id, user_id) do update set role = excluded.role`;
    await setRole('viewer');
    const there = await signedIn(jon);
    const change = tagOf('By a viewer');
    await there.changes.saveTag({ workspace, app }, change);
    await there.startSync().drain();
    const [item] = await there.db.outbox.toArray();
    expect(item).toMatchObject({ state: 'failed' });
    expect(item?.problem).toBeTruthy();

    await setRole('editor');
    await retryItem(there.db, item?.seq ?? 0);
    await there.startSync().drain();
    expect(await states(there.db)).toEqual(['synced']);
    expect(await remote(change.feature.id)).toMatchObject({ name: 'By a viewer' });
  });
});
