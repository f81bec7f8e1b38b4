// Which database a start runs on: the user's own, our Postgres, or PGlite where that cannot run.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Backend, type BackendOptions, startBackend } from '../backend.ts';
import { removeCluster } from '../cluster.ts';
import { PostgresUnavailable } from '../postgres-binaries.ts';
import { forgetSeeding, isHalfSeeded } from './demo.ts';

class ExpectedDatabaseFailure extends Error {
  override name = 'ExpectedDatabaseFailure';
}

/** Deletes what a start keeps of its database. The user's own is never touched. */
export function removeData(stateDir: string): void {
  removeCluster(path.join(stateDir, 'postgres'));
  for (const dir of ['pglite', 'objects'])
    rmSync(path.join(stateDir, dir), { recursive: true, force: true });
  forgetSeeding(stateDir);
}

function startOver(stateDir: string, own: string | undefined, note: (line: string) => void): void {
  if (!isHalfSeeded(stateDir)) return;
  if (own) {
    throw new ExpectedDatabaseFailure(
      'The last start was broken off while it filled the demo workspace. Empty the database that ' +
        `WAYMARK_DATABASE_URL names (drop and create it), delete ${path.join(stateDir, 'seeding')}, and start again.`,
    );
  }
  note('The last first start was broken off; starting over with an empty database.');
  removeData(stateDir);
}

type Options = Omit<BackendOptions, 'driver' | 'dataDir' | 'url' | 'stateDir'> & {
  stateDir: string;
  databasePort: number;
  note: (line: string) => void;
};

export async function openBackend({ databasePort, note, ...options }: Options): Promise<Backend> {
  const { stateDir } = options;
  const own = process.env.WAYMARK_DATABASE_URL;
  startOver(stateDir, own, note);
  if (own) return openOwn(own, options);
  const onPglite = () =>
    startBackend({ ...options, driver: 'pglite', dataDir: path.join(stateDir, 'pglite') });
  if (process.env.WAYMARK_ENGINE === 'pglite' || existsSync(path.join(stateDir, 'pglite')))
    return onPglite();
  try {
    const dataDir = path.join(stateDir, 'postgres');
    return await startBackend({ ...options, driver: 'postgres', dataDir, databasePort });
  } catch (error) {
    if (!(error instanceof PostgresUnavailable)) throw error;
    note(
      `PostgreSQL cannot run here (${error.message.split('\n')[0]}). Using PGlite, which is slower.`,
    );
    return onPglite();
  }
}

async function openOwn(url: string, options: Omit<BackendOptions, 'driver'>): Promise<Backend> {
  try {
    return await startBackend({ ...options, driver: 'postgres', url });
  } catch (error) {
    const { hostname, port } = new URL(url);
    throw new ExpectedDatabaseFailure(
      `The Postgres at ${hostname}:${port || 5432} (WAYMARK_DATABASE_URL) could not be used. It must be ` +
        'version 15 or newer, reachable, and its user allowed to create roles and schemas.',
      { cause: error },
    );
  }
}
