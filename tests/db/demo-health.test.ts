/** What `npm start` shows of health at once: a repaired tag, and open alerts about a lost and an ambiguous one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Api } from '../../core/model/rpc.ts';
import { type Backend, startBackend } from '../../local/backend.ts';
import { must, signIn } from '../../local/demo-data/api.ts';
import { idOf } from '../../local/demo-data/deterministic-id.ts';
import { demoFeatures, demoPassword } from '../../local/demo-data/features.ts';
import { addTroubles } from '../../local/demo-data/troubles.ts';
import { type Seeded, seedDemo } from '../../local/seed.ts';
import { simulatedDays } from '../../local/simulator/simulate.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-demo-health-'));
let backend: Backend;
let seeded: Seeded;
let viewer: Api;

beforeAll(async () => {
  const stored = { dataDir: path.join(folder, 'pg'), stateDir: folder, durable: false };
  backend = await startBackend({ driver: 'postgres', ...stored });
  const log = () => undefined;
  seeded = await seedDemo({ backend, log, now: Date.now(), origins: ['http://127.0.0.1:9'] });
  await addTroubles(backend, seeded.appId);
  viewer = await signIn(backend, 'viewer@plotline.example', demoPassword);
}, 240_000);
afterAll(async () => {
  await backend?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('has two open alerts, one of each kind', async () => {
  const { workspace } = seeded;
  const alerts = must(await viewer.list_alerts({ workspace, state: 'open', limit: 50 }));
  const told = alerts.map(({ featureName, health }) => [featureName, health]);
  expect(told).toContainEqual(['Zoom timeline', 'silent']);
  expect(told).toContainEqual(['Open settings', 'ambiguous']);
});

it('has a repaired tag that counts what it counted before', async () => {
  const feature = idOf('feature Attach file');
  const [health] = must(await viewer.feature_health({ feature }));
  expect(health).toMatchObject({ health: 'healthy', repaired: true });
  const usage = must(await viewer.feature_usage({ feature, app: null, days: simulatedDays }));
  const { elements } = demoFeatures.find(({ name }) => name === 'Attach file') ?? {
    elements: [],
  };
  expect(usage.window).toEqual(seeded.simulation.truth.uses(elements, 0, simulatedDays));
});

it('judges every other tag of it', async () => {
  const { workspace } = seeded;
  const features = must(await viewer.list_features({ workspace, archived: false }));
  const states = features.map(({ name, health }) => `${name}: ${health}`);
  console.log(states.join(', '));
  expect(features.filter(({ health }) => health === 'unknown')).toEqual([]);
});
