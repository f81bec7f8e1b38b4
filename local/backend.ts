// The embedded backend: Postgres or PGlite, @supabase/lite over it, the gateway in front, our
// migrations applied. What talks to it is the unchanged supabase-js.
//
// For one machine and for trust among colleagues; production is Supabase itself.
import path from 'node:path';
import type { EmailMessage } from '@supabase/lite';
import postgres from 'postgres';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { serve } from './http.ts';
import { type Connection, connectPglite, connectPostgres, createLite } from './lite.ts';
import { acquireLock } from './lock.ts';
import { applyMigrations, applyPrivileges } from './migrations.ts';
import { createMutex } from './mutex.ts';
import { migrationsDir, stateDir } from './paths.ts';
import { authHelpers, ensurePlatform } from './platform.ts';
import { startPostgres } from './postgres.ts';
import { ensureSecrets, type Secrets } from './secrets.ts';
import { postgresTypes, type Sql, sqlFromPglite, sqlFromPostgres } from './sql.ts';

export interface BackendOptions {
  driver: 'postgres' | 'pglite';
  /** Where the data lies; for pglite, leaving it out keeps everything in memory. */
  dataDir?: string;
  /** A Postgres that runs already, instead of one of our own. */
  url?: string;
  port?: number;
  /** Where our own Postgres listens. */
  databasePort?: number;
  /** false: the data may be lost with the machine. */
  durable?: boolean;
  migrationsDir?: string;
  /** Keys and stored objects. */
  stateDir?: string;
  secrets?: Secrets;
  siteUrl?: string;
  onMail?: (message: EmailMessage) => void;
  onProgress?: (step: string) => void;
  onError?: (error: unknown) => void;
}

export interface Backend {
  /** What supabase-js is given. */
  url: string;
  port: number;
  publishableKey: string;
  secretKey: string;
  driver: 'postgres' | 'pglite';
  /** Where Postgres listens, for psql and benches; absent on PGlite. */
  databaseUrl?: string;
  /** A superuser, past row security: for seeds and tests. */
  sql: Sql;
  /** Migrations that this start applied. */
  migrated: string[];
  /** The gateway without the socket; the caller's address is then unknown. */
  fetch(request: Request): Promise<Response>;
  /** Signs a person up, or finds them. */
  createUser(email: string, password: string): Promise<{ id: string }>;
  close(): Promise<void>;
}

/** A database with everything that the layers above need from it. */
interface Database {
  connection: Connection;
  sql: Sql;
  anon: Sql;
  lock: <T>(work: () => Promise<T>) => Promise<T>;
  url?: string;
  close(): Promise<void>;
}

async function openPostgres(options: BackendOptions): Promise<Database> {
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

async function openPglite({ dataDir }: BackendOptions): Promise<Database> {
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

async function prepare(database: Database, options: BackendOptions, secrets: Secrets) {
  const { onProgress = () => undefined } = options;
  await ensurePlatform(database.sql);
  const app = await createLite({
    connection: database.connection,
    secrets,
    objectsDir: path.join(options.stateDir ?? stateDir, 'objects'),
    siteUrl: options.siteUrl ?? 'http://127.0.0.1',
    onMail: options.onMail ?? (() => undefined),
  });
  await database.sql.script(authHelpers);
  const dir = options.migrationsDir ?? migrationsDir;
  const migrated = await applyMigrations(database.sql, dir, (file) =>
    onProgress(`migration ${file}`),
  );
  await applyPrivileges(database.sql);
  await database.connection.clearSchemaCache();
  return { app, migrated };
}

function createSignUp(gateway: Gateway, sql: Sql, publishableKey: string) {
  return async (email: string, password: string): Promise<{ id: string }> => {
    const [known] = await sql<{
      id: string;
    }>`select id from auth.users where email = ${email.toLowerCase()}`;
    if (known) return known;
    const request = new Request('http://127.0.0.1/auth/v1/signup', {
      method: 'POST',
      headers: { apikey: publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const response = await gateway(request, '127.0.0.1');
    const { user } = Object(await response.json());
    if (!response.ok || !user)
      throw new Error(`Signing up ${email} failed with status ${response.status}.`);
    return { id: String(user.id) };
  };
}

export async function startBackend(options: BackendOptions): Promise<Backend> {
  const database = await (options.driver === 'postgres'
    ? openPostgres(options)
    : openPglite(options));
  try {
    const secrets = options.secrets ?? ensureSecrets(options.stateDir ?? stateDir);
    const { publishableKey, secretKey } = secrets;
    const { app, migrated } = await prepare(database, options, secrets);
    const gateway = createGateway({
      inner: app.fetch,
      publishableKey,
      anon: database.anon,
      lock: database.lock,
      onError: options.onError ?? console.error,
    });
    const server = await serve(gateway, options.port);
    return {
      ...{ url: server.url, port: server.port, publishableKey, secretKey, migrated },
      driver: options.driver,
      ...(database.url ? { databaseUrl: database.url } : {}),
      sql: database.sql,
      fetch: (request) => gateway(request, null),
      createUser: createSignUp(gateway, database.sql, publishableKey),
      async close() {
        await server.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
