// The demo workspace: filled on the first start, found again on later ones.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type { Backend } from '../backend.ts';
import { demoPassword, demoPeople } from '../demo-data/features.ts';
import { seedDemo } from '../seed.ts';

export interface Demo {
  appKey: string;
  people: { email: string; role: string }[];
  password: string;
}

const markerOf = (stateDir: string) => path.join(stateDir, 'seeding');
const recordOf = (stateDir: string) => path.join(stateDir, 'demo.json');

/** Whether a first start was broken off, which leaves a workspace that is neither empty nor whole. */
export const isHalfSeeded = (stateDir: string): boolean => existsSync(markerOf(stateDir));

export function forgetSeeding(stateDir: string): void {
  for (const file of [markerOf(stateDir), recordOf(stateDir)]) rmSync(file, { force: true });
}

async function findDemo(stateDir: string, { sql }: Backend): Promise<string | undefined> {
  if (!existsSync(recordOf(stateDir))) return undefined;
  const { appKey } = Object(JSON.parse(readFileSync(recordOf(stateDir), 'utf8')));
  // The record may outlive its database, where that is the user's own.
  const rows = await sql`select from app.apps where key = ${String(appKey)}`;
  return rows.length > 0 ? String(appKey) : undefined;
}

/** The demo product may have moved to another port since; its events must still be let in. */
async function allowOrigins({ sql }: Backend, appKey: string, origins: string[]): Promise<void> {
  await sql`update app.apps set origins = ${origins}::text[]
            where key = ${appKey} and origins is distinct from ${origins}::text[]`;
}

/**
 * Puts the app's settings where its widget looks first, as the console does on every change. The
 * widget would do without, but its page would show a request that found nothing.
 */
async function publish({ url, secretKey }: Backend, appKey: string): Promise<void> {
  const client = createClient(url, secretKey, { auth: { persistSession: false } });
  const { data: config, error } = await client.rpc('get_config', { app_key: appKey });
  if (error) throw new Error(`The demo app’s settings could not be read: ${error.message}`);
  const file = new Blob([JSON.stringify(config)], { type: 'application/json' });
  for (const [name, cacheControl] of [
    [String(config.version), '31536000'],
    ['current', '60'],
  ]) {
    const stored = await client.storage
      .from('config')
      .upload(`${appKey}/${name}.json`, file, { upsert: true, cacheControl: cacheControl ?? '60' });
    if (stored.error)
      throw new Error(`The demo app’s settings could not be stored: ${stored.error.message}`);
  }
}

async function seed(
  stateDir: string,
  backend: Backend,
  origins: string[],
  log: (line: string) => void,
) {
  writeFileSync(markerOf(stateDir), '');
  const { appKey } = await seedDemo({ backend, log, now: Date.now(), origins });
  await publish(backend, appKey);
  // PGlite has no autovacuum, and index-only scans need its visibility map.
  await backend.sql.script('vacuum analyze');
  writeFileSync(recordOf(stateDir), JSON.stringify({ appKey }));
  rmSync(markerOf(stateDir));
  return appKey;
}

export async function ensureDemo(
  stateDir: string,
  backend: Backend,
  origins: string[],
  log: (line: string) => void,
): Promise<Demo> {
  const known = await findDemo(stateDir, backend);
  if (known) await allowOrigins(backend, known, origins);
  const appKey = known ?? (await seed(stateDir, backend, origins, log));
  return { appKey, people: demoPeople.map((person) => ({ ...person })), password: demoPassword };
}
