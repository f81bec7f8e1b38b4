// A real PostgreSQL as a child of this process: made on first use, listening on a free loopback
// port with a password, gone when its owner is gone, even by kill -9.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureCluster, placeOf, user } from './cluster.ts';
import { findFreePort } from './free-port.ts';
import { acquireLock, isAlive } from './lock.ts';
import { ensureBinaries, PostgresUnavailable } from './postgres-binaries.ts';
import { dropFromRoot } from './unprivileged.ts';

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
    // Compiling costs more than the short queries here would gain by it.
    jit: 'off',
    max_connections: '60',
    shared_buffers: '128MB',
    // Nobody replicates this; less is logged when much is loaded.
    wal_level: 'minimal',
    max_wal_senders: '0',
    // Losing the last instants of a demo with the power is fine; waiting for the disk is not.
    synchronous_commit: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
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
