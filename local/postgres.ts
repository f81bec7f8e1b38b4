// A real PostgreSQL as a child of this process: made on first use, listening on a free loopback
// port with a password, gone when its owner is gone, even by kill -9.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from './free-port.ts';
import { acquireLock, isAlive } from './lock.ts';
import { ensureBinaries, PostgresUnavailable } from './postgres-binaries.ts';
import { type Account, canReach, dropFromRoot } from './unprivileged.ts';

export interface PostgresOptions {
  /** Made on first use; see placeOf for where it really lies. */
  dataDir: string;
  port?: number;
  /** false for data that may be lost with the machine, as in tests. */
  durable?: boolean;
  settings?: Record<string, string>;
  log?: (line: string) => void;
}

export interface Postgres {
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
}

const user = 'postgres';

/**
 * Keeps Postgres from outliving us. Descriptor 3 is a pipe that only our process holds; when it
 * closes, however we ended, the shell asks for a fast shutdown.
 */
const guard = `
  "$@" </dev/null 3<&- &
  postgres=$!
  { cat >/dev/null; kill -INT $postgres 2>/dev/null; } <&3 &
  wait $postgres`;

function defaults(durable: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    // No socket file: its path is limited to 107 bytes, which a deep checkout exceeds.
    unix_socket_directories: '',
    timezone: 'UTC',
    jit: 'off',
    max_connections: '60',
    shared_buffers: '128MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    // Losing the last instants of a demo with the power is fine; waiting for the disk is not.
    synchronous_commit: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
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

async function ensureCluster(dataDir: string, initdb: string, account?: Account): Promise<string> {
  const secret = `${dataDir}.password`;
  if (existsSync(path.join(dataDir, 'PG_VERSION')) && existsSync(secret)) {
    return readFileSync(secret, 'utf8');
  }
  // Without its version file the directory is what an interrupted initdb left.
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (account) for (const at of [dataDir, secret]) chownSync(at, account.uid, account.gid);
  await run(
    initdb,
    [
      ...['-D', dataDir, '-U', user, `--pwfile=${secret}`, '--auth=scram-sha-256', '--no-sync'],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      '--no-instructions',
    ],
    account,
  );
  chmodSync(dataDir, 0o700);
  return readFileSync(secret, 'utf8');
}

/** A server that outlived both its owner and the guard is asked to go, then told to. */
async function endLeftover(dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'postmaster.pid');
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  for (const [signal, tries] of [
    ['SIGINT', 50],
    ['SIGQUIT', 50],
  ] as const) {
    if (!pid || !isAlive(pid) || !isPostgres(pid)) return;
    process.kill(pid, signal);
    for (let i = 0; i < tries && isAlive(pid); i++) await sleep(100);
  }
}

/** The id in a stale file may by now belong to anything; only a Postgres is ours to end. */
function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/comm`;
  return (
    !existsSync('/proc/self/comm') ||
    (existsSync(file) && readFileSync(file, 'utf8').startsWith('postgres'))
  );
}

/** Resolves once the server accepts connections, rejects with its last words if it ends before. */
function untilReady(child: ChildProcess, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      if (words.length < 10_000) words += text;
      log(text.trimEnd());
      if (words.includes('ready to accept connections')) resolve();
    });
    child.once('error', (error) => reject(new PostgresUnavailable(error.message)));
    child.once('exit', (code) =>
      reject(new PostgresUnavailable(`postgres ended with code ${code}: ${words.trim()}`)),
    );
  });
}

async function launch(dataDir: string, options: PostgresOptions): Promise<Postgres> {
  const { durable = true, settings = {}, log = () => undefined } = options;
  const account = dropFromRoot();
  const binaries = ensureBinaries(account);
  const password = await ensureCluster(dataDir, binaries.initdb, account);
  await endLeftover(dataDir);
  const port = await findFreePort(options.port);
  const flags = Object.entries({ ...defaults(durable), ...settings, port: String(port) });
  const command = [
    binaries.postgres,
    '-D',
    dataDir,
    ...flags.flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ];
  const child = spawn('sh', ['-c', guard, 'waymark-postgres', ...command], {
    ...account,
    cwd: '/',
    // Its own group, so that a Ctrl-C reaches us alone and we decide the order of stopping.
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const letGo = () => child.stdio[3]?.destroy();
  void ended.then(letGo);
  await untilReady(child, log);
  const pid = Number.parseInt(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8'), 10);
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
    port,
    pid,
    async stop() {
      letGo();
      await ended;
    },
  };
}

/** Starts the server of a data directory, which this process then owns until `stop`. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = placeOf(options.dataDir);
  const lock = acquireLock(`${place}.lock`, `The database in ${options.dataDir}`);
  try {
    const server = await launch(place, options);
    return {
      ...server,
      async stop() {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
