// `npm start` itself, as a newcomer runs it: from an empty state to a click that counts, and again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { repoDir } from '../../local/paths.ts';

interface Started {
  said: string;
  demo: string;
  console: string;
  database: string;
  pressCtrlC(): Promise<number | null>;
}

let state: string;
let running: ChildProcess | undefined;

test.beforeEach(() => {
  state = mkdtempSync(path.join(tmpdir(), 'waymark-npm-start-'));
});

test.afterEach(() => {
  const isRunning = running?.exitCode === null && running.signalCode === null;
  if (isRunning && running?.pid) process.kill(-running.pid, 'SIGKILL');
  rmSync(state, { recursive: true, force: true });
});

async function npmStart(): Promise<Started> {
  const child = spawn('npm', ['start'], {
    cwd: repoDir,
    env: { ...process.env, WAYMARK_STATE: state },
    // A group of its own, which a Ctrl-C in a terminal reaches as a whole.
    detached: true,
  });
  running = child;
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ready in')) resolve();
      });
    }
    void ended.then(() => reject(new Error(`npm start ended:\n${said}`)));
  });
  const field = (name: string) => new RegExp(`^ {2}${name} {2,}(\\S+)`, 'm').exec(said)?.[1] ?? '';
  return {
    said,
    demo: field('Demo product'),
    console: field('Console'),
    database: field('Database'),
    async pressCtrlC() {
      if (child.pid) process.kill(-child.pid, 'SIGINT');
      return ended;
    },
  };
}

test('npm start: a click in the demo product is an event, and the second start is ready at once', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const before = new Date();
  const first = await npmStart();
  for (const role of ['owner', 'admin', 'editor', 'contributor', 'viewer']) {
    expect(first.said).toContain(`${role}@`);
  }
  expect(first.said).toContain('Load unpacked');

  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  const accepted = page.waitForResponse(
    (reply) => reply.url().includes('/rpc/ingest') && reply.status() === 202,
  );
  await page.goto(first.demo);
  await page.getByRole('button').first().click();
  await accepted;
  const sql = postgres(first.database, { max: 1 });
  const countClicks = async () => {
    const [row] = await sql`
      select count(*)::int as n from app.events where element_id is not null and ts > ${before}`;
    return row?.n;
  };
  await expect.poll(countClicks).toBe(1);
  await sql.end();

  await page.goto(first.console);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(problems).toEqual([]);

  await first.pressCtrlC();
  await expect(page.goto(first.console)).rejects.toThrow();
  const second = await npmStart();
  expect(second.said).not.toContain('Simulating');
  expect([second.demo, second.console]).toEqual([first.demo, first.console]);
  await second.pressCtrlC();
});
