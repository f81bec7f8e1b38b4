/**
 * A backend of its own for a test, without waiting for the migrations: they run once per set of them, and what
 * they left is copied. `npm start` on data of yesterday does not run them again, either.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Backend, type BackendOptions, startBackend } from './backend.ts';
import { placeOf } from './cluster.ts';
import { cacheDir, migrationsDir, repoDir } from './paths.ts';
import { ensureCached, keyOf } from './test-database.ts';

/** Beside the migrations, what Supabase's own services make in it. */
function backendKey(): string {
  const services = [
    'local/lite.ts',
    'local/backend.ts',
    'node_modules/@supabase/lite/package.json',
  ];
  const hash = createHash('sha256').update(keyOf(migrationsDir));
  for (const file of services) hash.update(readFileSync(path.join(repoDir, file)));
  return hash.digest('hex').slice(0, 16);
}

async function makeOnce(dataDir: string): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'waymark-backend-'));
  try {
    const how = { driver: 'postgres', durable: false } as const;
    await (await startBackend({ ...how, dataDir, stateDir: home })).close();
    renameSync(`${dataDir}.password`, path.join(dataDir, 'password'));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** On real Postgres, in files of its own below `home`, which the caller removes. */
export async function startTestBackend(
  home: string,
  options: Pick<BackendOptions, 'onMail'> = {},
): Promise<Backend> {
  const cached = await ensureCached(
    placeOf(path.join(cacheDir, `backend-${backendKey()}`)),
    makeOnce,
  );
  const dataDir = path.join(home, 'postgres');
  const place = placeOf(dataDir);
  // cp keeps owner and mode, which Postgres insists on; Node's copy does not.
  execFileSync('cp', ['-a', cached, place]);
  renameSync(path.join(place, 'password'), `${place}.password`);
  return startBackend({ ...options, driver: 'postgres', durable: false, dataDir, stateDir: home });
}
