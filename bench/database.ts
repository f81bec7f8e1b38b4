/** A real PostgreSQL of its own for a bench, migrated, gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { type Backend, startBackend } from '../local/backend.ts';
import { removeCluster } from '../local/cluster.ts';
import { postgresTypes } from '../local/sql.ts';

export interface BenchDatabase {
  backend: Backend;
  /** One connection past the gateway, as a superuser. */
  client: postgres.Sql;
  version: string;
  close(): Promise<void>;
}

/**
 * A connection that sends what it has at once. postgres.js leaves Nagle's algorithm on, which holds a
 * COPY's last packet back until the server's delayed acknowledgement: 88 ms a batch instead of 3.
 */
export function connectClient(url: string): postgres.Sql {
  const { hostname, port } = new URL(url);
  const socket = () =>
    new Promise((resolve, reject) => {
      const made = connect(Number(port), hostname, () => resolve(made));
      made.setNoDelay(true);
      made.once('error', reject);
    });
  // Safe: postgres.js takes a socket here; its types do not say so.
  const options = { max: 1, onnotice: () => undefined, types: postgresTypes, socket } as object;
  return postgres(url, options);
}

/** `url` is a Postgres that runs already; without it one is started, with the settings of `npm start`. */
export async function openBenchDatabase(signal: AbortSignal, url?: string): Promise<BenchDatabase> {
  const dir = mkdtempSync(path.join(tmpdir(), 'waymark-bench-'));
  const dataDir = path.join(dir, 'postgres');
  const place = { stateDir: dir, ...(url ? { url } : { dataDir }) };
  const backend = await startBackend({ driver: 'postgres', ...place });
  if (!backend.databaseUrl) throw new Error('A bench needs a real Postgres, and this is none.');
  const client = connectClient(backend.databaseUrl);
  const [row] = await client`show server_version`;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      await client.end({ timeout: 1 });
      await backend.close();
      if (!url) removeCluster(dataDir);
      rmSync(dir, { recursive: true, force: true });
    })();
    return closing;
  };
  signal.addEventListener('abort', () => void close(), { once: true });
  return { backend, client, version: String(row?.server_version), close };
}
