// A cluster's files: where they may lie, making them, removing them. postgres.ts runs a server on them.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acquireLock } from './lock.ts';
import { PostgresUnavailable } from './postgres-binaries.ts';
import { type Account, canReach, dropFromRoot } from './unprivileged.ts';

/** The superuser, by the name that hosted projects give theirs. */
export const user = 'postgres';

class PasswordLost extends Error {
  override name = 'ExpectedPasswordLost';
}

async function run(file: string, args: string[], account: Account | undefined): Promise<void> {
  const child = spawn(file, args, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new PostgresUnavailable(`${file}: ${error.message}`)));
    child.once('close', resolve);
  });
  if (code !== 0) throw new PostgresUnavailable(`${path.basename(file)} failed: ${stderr.trim()}`);
}

/** mkdtemp closes what it makes to everybody else; passing through is enough, and stays in its place. */
function openTemporary(dir: string, account: Account | undefined): void {
  const isOurs = path.dirname(dir) === path.resolve(tmpdir()) && statSync(dir).uid === 0;
  if (account && isOurs) chmodSync(dir, statSync(dir).mode | 0o001);
}

/**
 * Where a data directory really lies. Root's checkout is often closed to the account that Postgres
 * must run as (/root is); then the data goes where anybody may pass, under a name of its own.
 */
export function placeOf(dataDir: string): string {
  const account = dropFromRoot();
  const parent = path.dirname(path.resolve(dataDir));
  mkdirSync(parent, { recursive: true });
  openTemporary(parent, account);
  if (canReach(parent, account)) return path.resolve(dataDir);
  const name = createHash('sha256').update(parent).digest('hex').slice(0, 16);
  return `/var/tmp/waymark-${name}-${path.basename(dataDir)}`;
}

/** Deletes a cluster, unless a server runs on it. */
export function removeCluster(dataDir: string): void {
  const place = placeOf(dataDir);
  acquireLock(`${place}.lock`, `The database in ${dataDir}`);
  for (const at of [place, `${place}.password`, `${place}.lock`])
    rmSync(at, { recursive: true, force: true });
}

/** Makes the cluster beside its place and moves it there whole: half a cluster looks like one. */
async function makeCluster(dataDir: string, initdb: string, account?: Account): Promise<void> {
  const half = `${dataDir}.half`;
  const secret = `${dataDir}.password`;
  for (const dir of [half, dataDir]) rmSync(dir, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (account) for (const at of [half, secret]) chownSync(at, account.uid, account.gid);
  await run(
    initdb,
    [
      ...['-D', half, '-U', user, `--pwfile=${secret}`, '--auth=scram-sha-256', '--no-sync'],
      // Code-point order and Unicode's upper and lower case, the same on every system.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      '--no-instructions',
    ],
    account,
  );
  renameSync(half, dataDir);
}

/** Returns the superuser's password. */
export async function ensureCluster(
  dataDir: string,
  initdb: string,
  account?: Account,
): Promise<string> {
  const secret = `${dataDir}.password`;
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await makeCluster(dataDir, initdb, account);
  if (!existsSync(secret)) {
    throw new PasswordLost(
      `There is a database in ${dataDir} but no ${secret}. Put it back, or start anew with \`npm run reset\`.`,
    );
  }
  return readFileSync(secret, 'utf8');
}
