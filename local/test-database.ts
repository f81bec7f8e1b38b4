// Fresh, migrated databases for tests, in a fraction of a second. What all of them start from is
// made once per set of migrations and kept under node_modules/.cache: an archive of PGlite's data
// directory, or a whole cluster's directory, from which each run takes a copy.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import postgres from 'postgres';
import { placeOf, removeCluster } from './cluster.ts';
import { applyMigrations, applyPrivileges, readMigrations } from './migrations.ts';
import { cacheDir, migrationsDir } from './paths.ts';
import { readPgtap } from './pgtap.ts';
import { ensurePlatform, platformSql } from './platform.ts';
import { startPostgres } from './postgres.ts';
import { pgliteParsers, postgresTypes, type Sql, sqlFromPglite, sqlFromPostgres } from './sql.ts';

export const engines = ['pglite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

export interface TestDatabase {
  engine: Engine;
  /** A superuser, as migrations are. */
  sql: Sql;
  /** For what opens connections of its own; only real Postgres has one. */
  url?: string;
  close(): Promise<void>;
}

export interface TestDatabases {
  /** A database of its own, migrated and with pgTAP in `extensions`. */
  fresh(): Promise<TestDatabase>;
  close(): Promise<void>;
}

const extensions = { pgcrypto, pg_trgm, citext };

async function fill(sql: Sql, dir: string): Promise<void> {
  await ensurePlatform(sql);
  await sql.script(readPgtap());
  await applyMigrations(sql, dir);
  await applyPrivileges(sql);
}

/** Another one where migrations, or what stands below them, are others. */
export function keyOf(dir: string): string {
  const hash = createHash('sha256').update(platformSql).update(readPgtap());
  for (const { file, text } of readMigrations(dir)) hash.update(file).update('\0').update(text);
  return hash.digest('hex').slice(0, 16);
}

/** Makes what is missing beside its place and moves it there whole: several runs may want it at once. */
export async function ensureCached(
  file: string,
  make: (at: string) => Promise<void>,
): Promise<string> {
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}-${randomBytes(4).toString('hex')}`;
  await make(half);
  if (existsSync(file)) rmSync(half, { recursive: true, force: true });
  else renameSync(half, file);
  prune(path.dirname(file));
  return file;
}

/** Each edit of a migration makes three templates anew, of forty megabytes. The last few are enough. */
function prune(dir: string): void {
  const age = (name: string) =>
    statSync(path.join(dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const templates = readdirSync(dir).filter((name) =>
    /^(waymark-[0-9a-f]{16}-)?(pglite|postgres|backend)-[0-9a-f]{16}(\.tar)?$/.test(name),
  );
  const old = templates.sort((a, b) => age(b) - age(a)).slice(9);
  for (const name of old) rmSync(path.join(dir, name), { recursive: true, force: true });
}

async function onPglite(dir: string): Promise<TestDatabases> {
  const template = await ensureCached(
    path.join(cacheDir, `pglite-${keyOf(dir)}.tar`),
    async (at) => {
      const db = new PGlite({ extensions, parsers: pgliteParsers });
      await fill(sqlFromPglite(db), dir);
      writeFileSync(at, Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer()));
      await db.close();
    },
  );
  return {
    async fresh() {
      const loadDataDir = new Blob([readFileSync(template)]);
      const db = await PGlite.create({ extensions, parsers: pgliteParsers, loadDataDir });
      return { engine: 'pglite', sql: sqlFromPglite(db), close: () => db.close() };
    },
    close: async () => undefined,
  };
}

const connect = (url: string, max: number) =>
  postgres(url, { max, onnotice: () => undefined, types: postgresTypes });

const at = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: database }).href;

/** Runs work on a server of its own over the directory, and stops it. */
async function withCluster(dataDir: string, work: (url: string) => Promise<void>): Promise<void> {
  const server = await startPostgres({ dataDir, durable: false });
  try {
    await work(server.url);
  } finally {
    await server.stop();
  }
}

async function makeCluster(dataDir: string, dir: string): Promise<void> {
  await withCluster(dataDir, async (url) => {
    const driver = connect(url, 1);
    await driver`create database template_waymark`;
    await driver.end();
    const inside = connect(at(url, 'template_waymark'), 1);
    await fill(sqlFromPostgres(inside), dir);
    await inside.end();
  });
}

/** A cluster of its own: a copy of the template's, running until it is closed. */
export async function startTestCluster(
  dir = migrationsDir,
): Promise<{ url: string; close(): Promise<void> }> {
  const cached = placeOf(path.join(cacheDir, `postgres-${keyOf(dir)}`));
  await ensureCached(cached, async (half) => {
    await makeCluster(half, dir);
    renameSync(`${half}.password`, path.join(half, 'password'));
  });
  const dataDir = placeOf(path.join(tmpdir(), `waymark-test-${randomBytes(6).toString('hex')}`));
  // cp keeps owner and mode, which Postgres insists on; Node's copy does not.
  execFileSync('cp', ['-a', cached, dataDir]);
  renameSync(path.join(dataDir, 'password'), `${dataDir}.password`);
  const server = await startPostgres({ dataDir, durable: false });
  return {
    url: server.url,
    async close() {
      await server.stop();
      removeCluster(dataDir);
    },
  };
}

/** Where a whole run of tests shares one cluster, its address; each database is still one test's own. */
export const sharedCluster = 'WAYMARK_TEST_CLUSTER';

async function onPostgres(dir: string): Promise<TestDatabases> {
  const shared = dir === migrationsDir ? process.env[sharedCluster] : undefined;
  const cluster = shared
    ? { url: shared, close: async () => undefined }
    : await startTestCluster(dir);
  const driver = connect(cluster.url, 1);
  return {
    async fresh() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await driver.unsafe(`create database ${name} template template_waymark`);
      const url = at(cluster.url, name);
      const inside = connect(url, 4);
      return { engine: 'postgres', url, sql: sqlFromPostgres(inside), close: () => inside.end() };
    },
    async close() {
      await driver.end();
      await cluster.close();
    },
  };
}

export function openTestDatabases(engine: Engine, dir = migrationsDir): Promise<TestDatabases> {
  return engine === 'pglite' ? onPglite(dir) : onPostgres(dir);
}

export interface Actor {
  role: 'anon' | 'authenticated' | 'service_role';
  /** The user's id. */
  sub?: string;
  email?: string;
  headers?: Record<string, string>;
}

/** Runs work in a transaction as the API would run it for that caller. */
export function actAs<T>(sql: Sql, actor: Actor, work: (tx: Sql) => Promise<T>): Promise<T> {
  const { headers = {}, ...claims } = actor;
  return sql.begin(async (tx) => {
    await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
                    set_config('request.headers', ${JSON.stringify(headers)}, true),
                    set_config('role', ${actor.role}, true)`;
    return work(tx);
  });
}
