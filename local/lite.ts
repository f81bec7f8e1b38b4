// @supabase/lite 0.10.0 on a connection of ours, with the faults mended that lie inside it. The rest
// is mended in front of it, in gateway/. Each has a test in tests/local that fails without the mend.
import { AsyncLocalStorage } from 'node:async_hooks';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { App, type EmailMessage, setExperimental } from '@supabase/lite';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import { type Kysely, sql } from 'kysely';
import { asDatabaseError } from './gateway/responses.ts';
import { createObjectStore } from './object-store.ts';
import { quoteReservedWords } from './reserved-words.ts';
import type { Secrets } from './secrets.ts';
import { pgliteParsers, postgresTypes } from './sql.ts';

export type Connection = PgliteConnection | PostgresConnection;

/** What one request carries down to the connection and back, past lite, which drops both. */
export interface RequestScope {
  headers: Record<string, string>;
  databaseError?: unknown;
}

export const requestScope = new AsyncLocalStorage<RequestScope>();

/**
 * lite prints every statement that the database refuses, with a stack. A refusal is for the caller
 * to know; what is a fault of ours the gateway reports.
 */
function quietRefusals(): void {
  const { error } = console;
  console.error = (...words) => {
    if (!requestScope.getStore() || !asDatabaseError(words[0])) error(...words);
  };
}
quietRefusals();

// Hosted projects find their extensions without naming the schema.
const searchPath = '"$user", public, extensions';

export function connectPostgres(url: string): PostgresConnection {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      max: 10,
      onnotice: () => undefined,
      connection: { search_path: searchPath },
      // lite's own serializer encodes json arguments of functions twice.
      types: postgresTypes,
    },
  });
  return mend(connection);
}

export async function connectPglite(dataDir?: string): Promise<PgliteConnection> {
  const connection = await createPgliteConnection({
    ...(dataDir ? { url: dataDir } : {}),
    pgliteOptions: { extensions: { pg_trgm, citext }, parsers: pgliteParsers },
  });
  await connection.driver.waitReady;
  await connection.driver.exec(`set search_path = ${searchPath}`);
  return mend(connection);
}

/** The parts of lite's connection that its types hide and that need mending. */
interface Inside {
  rlsState: 'unknown' | 'active' | 'inactive';
  kysely: Kysely<unknown>;
  withContext(...args: unknown[]): Promise<unknown>;
  applyJwtSessionContext(transaction: unknown, ...rest: unknown[]): Promise<void>;
}

function mend<T extends Connection>(connection: T): T {
  // Safe: the fields exist in this exact version, which package.json pins; a test covers each.
  const inside = connection as unknown as Inside;
  // The first request would grant everything in every schema with row security to everybody, and
  // several first requests at once fail over it. In this state it believes to have done so.
  inside.rlsState = 'active';
  inside.kysely = inside.kysely.withPlugin(quoteReservedWords());
  const { withContext, applyJwtSessionContext } = inside;
  inside.withContext = async function (...args) {
    try {
      return await withContext.apply(this, args);
    } catch (error) {
      const scope = requestScope.getStore();
      if (scope) scope.databaseError = error;
      throw error;
    }
  };
  // PostgREST sets request.headers for tables too; lite for functions only.
  inside.applyJwtSessionContext = async function (transaction, ...rest) {
    await applyJwtSessionContext.call(this, transaction, ...rest);
    const headers = requestScope.getStore()?.headers;
    if (headers) await setHeaders(transaction, headers);
  };
  return connection;
}

async function setHeaders(transaction: unknown, headers: Record<string, string>): Promise<void> {
  const statement = sql`select set_config('request.headers', ${JSON.stringify(headers)}, true)`;
  // Safe: lite hands its own kysely transaction through.
  await statement.execute(transaction as Kysely<unknown>);
}

export interface LiteOptions {
  connection: Connection;
  secrets: Secrets;
  objectsDir: string;
  siteUrl: string;
  onMail: (message: EmailMessage) => void;
}

/** Without the banner that storage is experimental: that is what this project's own tests are about. */
async function initQuietly(app: Pick<App, 'init'>): Promise<void> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    await app.init();
  } finally {
    console.warn = warn;
  }
}

export async function createLite(options: LiteOptions): Promise<App> {
  const { connection, secrets } = options;
  setExperimental('storage', true);
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: secrets.jwtSecret,
      jwt_expiry: 3600,
      site_url: options.siteUrl,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
      email: { enable_confirmations: false },
    },
    storage: { enabled: true, file_size_limit: '5MiB' },
    options: {
      server: { disableStudio: true },
      drivers: { email: { send: async (message) => options.onMail(message) } },
    },
  });
  // Before init, or the storage tables are left out.
  app._storageAdapter = createObjectStore(options.objectsDir);
  await initQuietly(app);
  await app.ensureSystemSchema();
  return app;
}
