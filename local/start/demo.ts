// The demo workspace: filled on the first start, found again on later ones.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Backend } from '../backend.ts';
import { addEngagement } from '../demo-data/engagement.ts';
import { demoPassword, demoPeople } from '../demo-data/features.ts';
import { addTroubles } from '../demo-data/troubles.ts';
import { addVoice } from '../demo-data/voice/voice.ts';
import { publishSettings } from '../publish.ts';
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

async function seed(
  stateDir: string,
  backend: Backend,
  origins: string[],
  log: (line: string) => void,
) {
  writeFileSync(markerOf(stateDir), '');
  const { appKey, appId } = await seedDemo({ backend, log, now: Date.now(), origins });
  await addTroubles(backend, appId);
  await addEngagement(backend, appId, Date.now());
  log('Listening to customers');
  await addVoice(backend, appId, Date.now());
  await publishSettings(backend, appKey);
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
