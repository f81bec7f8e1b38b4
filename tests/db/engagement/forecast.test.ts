/**
 * The forecast on the demo's real rows, through the API as a screen asks it, against what the simulator knows that
 * it made: everybody who was active, on each of the last seven days.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forecastOf, meet, prepareForecast, trafficFor } from '../../../core/engage/forecast.ts';
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { Api } from '../../../core/model/rpc.ts';
import { placeOf } from '../../../core/targeting/sampling.ts';
import { type Backend, startBackend } from '../../../local/backend.ts';
import { must, signIn } from '../../../local/demo-data/api.ts';
import { idOf } from '../../../local/demo-data/deterministic-id.ts';
import { demoFeatures, demoPassword } from '../../../local/demo-data/features.ts';
import { type Seeded, seedDemo } from '../../../local/seed.ts';
import { simulatedDays } from '../../../local/simulator/simulate.ts';
import { guideOf } from '../contract/items.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-forecast-'));
let backend: Backend;
let seeded: Seeded;
let viewer: Api;

beforeAll(async () => {
  const options = {
    driver: 'postgres',
    dataDir: path.join(folder, 'pg'),
    stateDir: folder,
  } as const;
  backend = await startBackend({ ...options, durable: false });
  const log = () => undefined;
  seeded = await seedDemo({ backend, log, now: Date.now(), origins: ['http://127.0.0.1:9'] });
  viewer = await signIn(backend, 'viewer@plotline.example', demoPassword);
}, 240_000);

afterAll(async () => {
  await backend?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function forecast(draft: ItemDraft, limit = 2_000) {
  const call = { app: seeded.appId, ...trafficFor(draft.definition), days: 7, limit };
  const inputs = must(await viewer.forecast_inputs(call));
  const prepared = prepareForecast(draft, inputs);
  const met = inputs.people.map((person) => meet(prepared, person));
  return { inputs, met, forecast: forecastOf(met, inputs) };
}

/** Shown to whoever comes by, again each day: what was active is what it reaches. */
const daily = guideOf({
  ...{
    holdout: 0,
    trigger: { on: 'load', delaySeconds: 0 },
    exempt: { reason: 'counts all who come' },
  },
  frequency: { kind: 'always' },
});
const draftOf = (definition: ItemDraft['definition']): ItemDraft => {
  return { id: idOf('a draft'), name: 'A draft', definition };
};

describe('a forecast of the demo', () => {
  it('reaches everybody who was active, as many on each day as there were', async () => {
    const { truth } = seeded.simulation;
    const found = await forecast(draftOf(daily));
    const from = simulatedDays - 7;
    const active = truth.active(from, simulatedDays).visitors;
    expect(found.inputs.population).toBe(active);
    // Who did nothing but what needs no page of its own has no view to show anything on.
    const viewed = found.inputs.people.filter(({ views }) => views.length > 0).length;
    expect(found.forecast.people).toEqual({ count: viewed, low: viewed, high: viewed });
    const unseen = active - viewed;
    for (const [n, { people }] of found.forecast.days.entries()) {
      const { visitors } = truth.active(from + n, from + n + 1);
      expect(visitors - people, `day ${n}`).toBeGreaterThanOrEqual(0);
      expect(visitors - people, `day ${n}`).toBeLessThanOrEqual(unseen + visitors * 0.15);
    }
  });

  it('counts as many who have used a feature as the simulator made', async () => {
    const [demo] = demoFeatures;
    if (!demo) throw new Error('The demo has no feature.');
    const feature = idOf(`feature ${demo.name}`);
    const audience = { [`usage.${feature}.all`]: { $gte: 1 } };
    const found = await forecast(draftOf({ ...daily, audience }));
    const ever = found.met.filter(({ eligible }) => eligible).length;
    const { sql } = backend;
    const usage = must(
      await viewer.audience_size({ workspace: seeded.workspace, condition: audience }),
    );
    expect(ever).toBeGreaterThan(0);
    expect(ever).toBeLessThanOrEqual(usage.people);
    // The same question, of the events themselves: who has used it, and was on a page in the window.
    const [row] = await sql<{ n: number }>`
      with on_a_page as (
        select distinct coalesce(m.into_id, v.visitor_id) as person from app.events v left join app.merges m on m.from_id = v.visitor_id
        where v.kind = 1 and v.ts >= ${found.inputs.since}::timestamptz and v.ts < ${found.inputs.until}::timestamptz)
      select count(distinct p.person)::int as n from app.feature_events(${feature}, ${seeded.appId}::int, '-infinity', ${found.inputs.until}::timestamptz) u
      left join app.merges m on m.from_id = u.visitor_id join on_a_page p on p.person = coalesce(m.into_id, u.visitor_id)
      join app.visitors x on x.id = p.person and not x.internal`;
    expect(ever).toBe(row?.n);
  });

  it('holds out exactly whom the engine holds out', async () => {
    const draft = draftOf({ ...daily, holdout: 0.2 });
    const { inputs, met } = await forecast(draft);
    const expected = inputs.people.map(
      ({ unit, views }) => views.length > 0 && placeOf(draft.id, 'holdout', unit) < 0.2,
    );
    expect(met.map(({ heldOut }) => heldOut)).toEqual(expected);
    expect(met.every(({ heldOut, shownAt }) => !heldOut || shownAt.length === 0)).toBe(true);
  });

  it('asks a part of them, the same part each time, and says within what the whole lies', async () => {
    const draft = draftOf({ ...daily, audience: { 'visitor.role': 'Designer' } });
    const [whole, part, again] = [
      await forecast(draft),
      await forecast(draft, 100),
      await forecast(draft, 100),
    ];
    expect(part.inputs.people.map(({ unit }) => unit)).toEqual(
      again.inputs.people.map(({ unit }) => unit),
    );
    expect(part.forecast).toMatchObject({ sample: 100, population: whole.forecast.population });
    const { count } = whole.forecast.people;
    expect(part.forecast.people.low).toBeLessThanOrEqual(count);
    expect(part.forecast.people.high).toBeGreaterThanOrEqual(count);
  });
});
