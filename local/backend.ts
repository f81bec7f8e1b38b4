// The embedded backend: Postgres or PGlite, @supabase/lite over it, the gateway in front, our
// migrations applied. What talks to it is the unchanged supabase-js.
//
// For one machine and for trust among colleagues; production is Supabase itself.
import path from 'node:path';
import type { EmailMessage } from '@supabase/lite';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { serve } from './http.ts';
import { keepSendingIssues } from './issues.ts';
import { createLite } from './lite.ts';
import { keepMaintained } from './maintenance.ts';
import { applyMigrations, applyPrivileges } from './migrations.ts';
import { migrationsDir, stateDir } from './paths.ts';
import { authHelpers, ensurePlatform } from './platform.ts';
import { ensureSecrets, type Secrets } from './secrets.ts';
import type { Sql } from './sql.ts';
import { keepSending } from './webhooks.ts';

export interface BackendOptions extends DatabaseOptions {
  /** Where the API would like to listen. */
  port?: number;
  migrationsDir?: string;
  /** Keys and stored objects. */
  stateDir?: string;
  secrets?: Secrets;
  /** Where links in mails lead. */
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
  const database = await openDatabase(options);
  const { onError = console.error } = options;
  const ended = new AbortController();
  try {
    const secrets = options.secrets ?? ensureSecrets(options.stateDir ?? stateDir);
    const { publishableKey, secretKey } = secrets;
    const { app, migrated } = await prepare(database, options, secrets);
    await keepMaintained(database.sql, ended.signal, onError);
    keepSending({ sql: database.sql, signal: ended.signal, onError });
    const gateway = createGateway({
      inner: app.fetch,
      publishableKey,
      anon: database.anon,
      lock: database.lock,
      onError,
    });
    const server = await serve(gateway, options.port);
    const { sql } = database;
    keepSendingIssues({ sql, url: server.url, secretKey, signal: ended.signal, onError });
    return {
      ...{ url: server.url, port: server.port, publishableKey, secretKey, migrated },
      driver: options.driver,
      ...(database.url ? { databaseUrl: database.url } : {}),
      sql: database.sql,
      fetch: (request) => gateway(request, null),
      createUser: createSignUp(gateway, database.sql, publishableKey),
      async close() {
        ended.abort();
        await server.close();
        await database.close();
      },
    };
  } catch (error) {
    ended.abort();
    await database.close();
    throw error;
  }
}
