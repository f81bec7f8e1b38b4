/**
 * What the console shows of the demo equals what the simulator knows it made: every feature, day by day,
 * through the real ingestion, the redesign included, whose elements nobody tagged by hand.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../core/model/rpc.ts';
import { type Backend, startBackend } from '../../local/backend.ts';
import { must, signIn } from '../../local/demo-data/api.ts';
import { idOf } from '../../local/demo-data/deterministic-id.ts';
import { demoFeatures, demoPassword } from '../../local/demo-data/features.ts';
import { addTroubles } from '../../local/demo-data/troubles.ts';
import { type Seeded, seedDemo } from '../../local/seed.ts';
import { simulatedDays } from '../../local/simulator/simulate.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-demo-'));
let backend: Backend;
let seeded: Seeded;
let viewer: Api;

beforeAll(async () => {
  backend = await startBackend({
    driver: 'postgres',
    dataDir: path.join(folder, 'pg'),
    stateDir: folder,
    durable: false,
  });
  const log = () => undefined;
  seeded = await seedDemo({ backend, log, now: Date.now(), origins: ['http://127.0.0.1:9'] });
  viewer = await signIn(backend, 'viewer@plotline.example', demoPassword);
}, 240_000);

afterAll(async () => {
  await backend?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo workspace', () => {
  it('holds every event that the simulator made, and no more', async () => {
    const rows = await backend.sql<{ n: number }>`
      select count(*)::int as n from app.events e join app.visitors v on v.id = e.visitor_id where not v.internal`;
    expect(rows[0]?.n).toBe(seeded.simulation.truth.events());
  });

  it.each(demoFeatures)(
    '$name: 90 days of uses, visitors and accounts',
    async ({ name, elements }) => {
      const { truth } = seeded.simulation;
      const call = { feature: idOf(`feature ${name}`), app: seeded.appId, days: simulatedDays };
      const usage = must(await viewer.feature_usage(call));
      expect(usage.window).toEqual(truth.uses(elements, 0, simulatedDays));
      const complete = usage.days.filter(({ open }) => !open);
      expect(complete).toHaveLength(simulatedDays);
      for (const [day, { uses, visitors, accounts }] of complete.entries()) {
        expect({ day, uses, visitors, accounts }).toEqual({
          day,
          ...truth.uses(elements, day, day + 1),
        });
      }
    },
  );

  it('adoption: reach stands on the people who were active', async () => {
    const { truth } = seeded.simulation;
    const from = simulatedDays - 30;
    const answer = must(
      await viewer.adoption({
        workspace: seeded.workspace,
        app: seeded.appId,
        days: 30,
        filter: [],
      }),
    );
    const active = truth.active(from, simulatedDays);
    expect({ visitors: answer.activeVisitors, accounts: answer.activeAccounts }).toEqual(active);
    for (const row of answer.rows) {
      const demo = demoFeatures.find(({ name }) => name === row.name);
      const used = truth.uses(demo?.elements ?? [], from, simulatedDays);
      expect(row.window, row.name).toEqual(used);
      expect(row.reach, row.name).toEqual({
        numerator: used.visitors,
        denominator: active.visitors,
      });
    }
  });
});

/** What `npm start` shows of health at once: a repaired tag, and open alerts about a lost and an ambiguous one. */
describe('the demo workspace with its troubles', () => {
  // After the others, on the same seed, which takes ten times as long as all of the tests.
  beforeAll(() => addTroubles(backend, seeded.appId), 60_000);

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
});
