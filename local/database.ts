// Opens the engine under the embedded backend and gives it one face: a connection for lite, SQL as a
// superuser, SQL as anon, and a lock where all of that shares a single session.
import postgres from 'postgres';
import { type Connection, connectPglite, connectPostgres } from './lite.ts';
import { acquireLock } from './lock.ts';
import { createMutex } from './mutex.ts';
import { startPostgres } from './postgres.ts';
import { postgresTypes, type Sql, sqlFromPglite, sqlFromPostgres } from './sql.ts';

export interface DatabaseOptions {
  driver: 'postgres' | 'pglite';
  /** Where the data lies; for pglite, leaving it out keeps everything in memory. */
  dataDir?: string;
  /** A Postgres that runs already, instead of one of our own. */
  url?: string;
  /** Where our own Postgres listens. */
  databasePort?: number;
  /** false: the data may be lost with the machine. */
  durable?: boolean;
}

/** A database with everything that the layers above need from it. */
export interface Database {
  connection: Connection;
  sql: Sql;
  anon: Sql;
  lock: <T>(work: () => Promise<T>) => Promise<T>;
  url?: string;
  close(): Promise<void>;
}

async function openPostgres(options: DatabaseOptions): Promise<Database> {
  const { url: given, dataDir, durable = true, databasePort: port } = options;
  if (!given && !dataDir) throw new Error('startBackend needs a dataDir or a url for Postgres.');
  const server =
    given || !dataDir
      ? undefined
      : await startPostgres({ dataDir, durable, ...(port ? { port } : {}) });
  const url = given ?? server?.url ?? '';
  const connection = connectPostgres(url);
  const anon = postgres(url, {
    max: 4,
    types: postgresTypes,
    onnotice: () => undefined,
    // Every statement of these sessions is anon's, with no round trip to say so.
    connection: { role: 'anon' },
  });
  return {
    connection,
    sql: sqlFromPostgres(connection.driver),
    anon: sqlFromPostgres(anon),
    lock: (work) => work(),
    url,
    async close() {
      await Promise.all([anon.end({ timeout: 2 }), connection.driver.end({ timeout: 2 })]);
      await server?.stop();
    },
  };
}

async function openPglite({ dataDir }: DatabaseOptions): Promise<Database> {
  const held = dataDir ? acquireLock(`${dataDir}.lock`, `The database in ${dataDir}`) : undefined;
  const connection = await connectPglite(dataDir);
  const lock = createMutex();
  const sql = sqlFromPglite(connection.driver, lock);
  return {
    connection,
    sql,
    anon: {
      ...sql,
      query: (text, params) =>
        sql.begin(async (tx) => {
          await tx.script('set local role anon');
          return tx.query(text, params);
        }),
    } as Sql, // Safe: the gateway asks it for nothing but query.
    lock,
    async close() {
      await lock(() => connection.close());
      held?.release();
    },
  };
}

export const openDatabase = (options: DatabaseOptions): Promise<Database> =>
  options.driver === 'postgres' ? openPostgres(options) : openPglite(options);
