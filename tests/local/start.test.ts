// Starting and stopping, as processes: what a person does with a terminal.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeOf, removeCluster } from '../../local/cluster.ts';
import { isAlive } from '../../local/lock.ts';
import { repoDir } from '../../local/paths.ts';
import { engines, openTestDatabases } from '../../local/test-database.ts';
import { fixtureMigrations } from './start-fixture.ts';

interface Ready {
  url: string;
  publishableKey: string;
  databaseUrl?: string;
  driver: string;
}

let state: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  state = mkdtempSync(path.join(tmpdir(), 'waymark-start-'));
});

afterEach(async () => {
  const pid = existsSync(pidFile()) ? serverPid() : 0;
  for (const child of children.splice(0)) child.kill('SIGKILL');
  if (pid) await untilGone(pid);
  removeCluster(path.join(state, 'postgres'));
  rmSync(state, { recursive: true, force: true });
});

function run(script: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['local/bootstrap.mjs', script], {
    cwd: repoDir,
    env: { ...process.env, WAYMARK_STATE: state, ...env },
  });
  children.push(child);
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<Ready>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const line = /^\{.*\}$/m.exec(said)?.[0];
      if (line) resolve(JSON.parse(line));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`ended before it was ready:\n${said}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, ended, said: () => said };
}

const stack = (env?: Record<string, string>) => run('tests/local/fixtures/run-stack.ts', env);

const ask = ({ url, publishableKey }: Ready, rpc: string, body: unknown = {}) =>
  fetch(`${url}/rest/v1/rpc/${rpc}`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const signUp = ({ url, publishableKey }: Ready) =>
  fetch(`${url}/auth/v1/signup`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@one.test', password: 'correct horse battery' }),
  });

const pidFile = () => path.join(placeOf(path.join(state, 'postgres')), 'postmaster.pid');

/** The server's own process, while it runs. */
const serverPid = () => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10);

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('npm start', () => {
  test.each(engines)(
    'keeps what was written, keys and address over a restart, on %s',
    async (engine) => {
      const first = stack({ WAYMARK_ENGINE: engine });
      const before = await first.ready;
      expect(before.driver).toBe(engine);
      expect((await signUp(before)).status).toBe(200);
      first.child.kill('SIGINT');
      expect(await first.ended).toBe(0);

      const second = stack();
      const after = await second.ready;
      expect(after).toEqual(before);
      expect((await signUp(after)).status).toBe(422);
      second.child.kill('SIGINT');
      await second.ended;
    },
  );

  test('takes other ports where its own are taken meanwhile', async () => {
    const first = stack();
    const { url, publishableKey } = await first.ready;
    first.child.kill('SIGINT');
    await first.ended;
    const squatter = createServer().listen(Number(new URL(url).port), '127.0.0.1');
    const second = await stack().ready;
    expect(second.url).not.toBe(url);
    expect((await ask({ ...second, publishableKey }, 'whoami')).status).toBe(200);
    squatter.close();
  });

  test('Ctrl-C leaves no process and no open port', async () => {
    const { child, ready, ended } = stack();
    const { url } = await ready;
    const pid = serverPid();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
    expect(existsSync(path.join(state, 'lock'))).toBe(false);
  });

  test('kill -9 leaves no server behind and does not bar the next start', async () => {
    const first = stack();
    expect((await signUp(await first.ready)).status).toBe(200);
    const pid = serverPid();
    first.child.kill('SIGKILL');
    await first.ended;
    await untilGone(pid);
    const second = await stack().ready;
    expect((await signUp(second)).status).toBe(422);
  });

  test('a second one at the same time says who is first, and the first goes on', async () => {
    const first = stack();
    const ready = await first.ready;
    const second = stack();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`already in use by process ${first.child.pid}`);
    expect(second.said()).not.toContain('    at ');
    expect((await ask(ready, 'whoami')).status).toBe(200);
  });

  test('runs on a Postgres of the user’s own', async () => {
    const databases = await openTestDatabases('postgres', fixtureMigrations);
    const { url: own = '', close } = await databases.fresh();
    const ready = await stack({ WAYMARK_DATABASE_URL: own }).ready;
    expect((await signUp(ready)).status).toBe(200);
    expect(existsSync(path.join(state, 'postgres'))).toBe(false);
    await close();
    for (const child of children.splice(0)) {
      child.kill('SIGINT');
      await new Promise((resolve) => child.once('exit', resolve));
    }
    await databases.close();
  });

  test('says what to do about a Postgres that cannot be reached', async () => {
    const { ended, said } = stack({
      WAYMARK_DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none',
    });
    expect(await ended).toBe(1);
    expect(said()).toContain('127.0.0.1:1 (WAYMARK_DATABASE_URL) could not be used');
    expect(said()).not.toContain('secret');
  });
});

describe('npm run reset', () => {
  test('forgets everything, but not under a running start', async () => {
    const first = stack();
    const ready = await first.ready;
    await signUp(ready);
    const early = run('local/reset.ts');
    expect(await early.ended).toBe(1);
    expect(early.said()).toContain('already in use');
    first.child.kill('SIGINT');
    await first.ended;

    expect(await run('local/reset.ts').ended).toBe(0);
    expect(existsSync(state)).toBe(false);
    const second = await stack().ready;
    expect(second.publishableKey).not.toBe(ready.publishableKey);
    expect((await signUp(second)).status).toBe(200);
  });
});
