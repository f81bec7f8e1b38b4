/**
 * Fills a fresh database with the demo workspace: Plotline's team, its app, what they have named, and
 * ninety simulated days that arrive through the same ingestion as real events, only at their own times.
 */
import { type Batch, ingestResult } from '../core/model/batch.ts';
import type { Api } from '../core/model/rpc.ts';
import type { Backend } from './backend.ts';
import { type Catalogue, readCatalogue } from './catalogue/catalogue.ts';
import { must, signIn } from './demo-data/api.ts';
import { idOf } from './demo-data/deterministic-id.ts';
import {
  areas,
  type DemoFeature,
  demoFeatures,
  demoPassword,
  demoPeople,
} from './demo-data/features.ts';
import { internalSuffix } from './simulator/people.ts';
import {
  type ReceivedBatch,
  type Simulation,
  simulate,
  simulatedDays,
} from './simulator/simulate.ts';

const dayMs = 86_400_000;

export type SeedOptions = {
  backend: Pick<Backend, 'url' | 'publishableKey' | 'sql' | 'createUser'>;
  log: (line: string) => void;
  /** Now, ms. The last simulated day is yesterday. */
  now: number;
  /** Origins that the demo product is served from. */
  origins: string[];
};

export type Seeded = { appKey: string; appId: number; workspace: string; simulation: Simulation };

export async function seedDemo(options: SeedOptions): Promise<Seeded> {
  const { backend, log } = options;
  const catalogue = readCatalogue();
  log('Signing up one person for each role');
  const owner = await createTeam(backend);
  const workspace = idOf('workspace');
  const made = must(
    await owner.create_app({
      workspace,
      name: 'Plotline',
      environment: 'production',
      origins: options.origins,
    }),
  );
  const { id: appId, key: appKey } = made.app;
  must(await owner.update_app({ app: appId, changes: { internalIds: [internalSuffix] } }));
  const start = Math.floor(options.now / dayMs) * dayMs - simulatedDays * dayMs;
  log('Naming features');
  await nameFeatures(owner, appId, catalogue, start);
  const simulation = simulate({ seed: 'plotline', start, appKey, catalogue });
  await receive(options, simulation.batches, catalogue);
  await checkHealth(backend.sql, appId);
  return { appKey, appId, workspace, simulation };
}

/** Two weeks of history are looked at in a run; nine are what health is judged by. */
export async function checkHealth(sql: Backend['sql'], app: number): Promise<void> {
  for (let run = 0; run < 6; run += 1) await sql`select app.check_health(${app}::int)`;
}

async function createTeam(backend: SeedOptions['backend']): Promise<Api> {
  for (const { email } of demoPeople) await backend.createUser(email, demoPassword);
  const owner = await signIn(backend, 'owner@plotline.example', demoPassword);
  const workspace = idOf('workspace');
  must(await owner.create_workspace({ id: workspace, name: 'Plotline', timezone: 'UTC' }));
  for (const { email, role } of demoPeople) {
    if (role === 'owner') continue;
    const { token } = must(await owner.create_invite({ workspace, role, email }));
    const person = await signIn(backend, email, demoPassword);
    must(await person.accept_invite({ token }));
  }
  return owner;
}

async function nameFeatures(
  owner: Api,
  app: number,
  catalogue: Catalogue,
  start: number,
): Promise<void> {
  const workspace = idOf('workspace');
  for (const [position, name] of areas.entries()) {
    must(await owner.save_area({ workspace, area: { id: idOf(`area ${name}`), name, position } }));
  }
  const keepers = must(await owner.list_members({ workspace })).filter(({ role }) =>
    ['admin', 'editor'].includes(role),
  );
  for (const [index, demo] of demoFeatures.entries()) {
    const { feature, ...tag } = tagOf(demo, app, catalogue, start);
    const keeper = keepers[index % keepers.length]?.user ?? null;
    must(await owner.save_tag({ ...tag, feature: { ...feature, owner: keeper } }));
  }
}

/** Tags hold what the old release looked like: the redesign has to be recognised, not configured. */
function tagOf(demo: DemoFeature, app: number, catalogue: Catalogue, start: number) {
  const anchors = demo.elements.map((key) => {
    const { hash, descriptor } = catalogue.a[key];
    return { hash, descriptor };
  });
  return {
    app,
    feature: {
      id: idOf(`feature ${demo.name}`),
      name: demo.name,
      area: idOf(`area ${demo.area}`),
      status: demo.status,
      description: demo.description,
      releasedAt: new Date(start + demo.releasedOn * dayMs).toISOString(),
    },
    tag: { id: idOf(`tag ${demo.name}`), rule: { page: demo.page, anchors, selector: null } },
    matched: [],
    days: 30,
  };
}

/** Four lanes by sender: a sender's batches stay in order, and two cores stay busy. */
async function receive(
  options: SeedOptions,
  batches: readonly ReceivedBatch[],
  catalogue: Catalogue,
): Promise<void> {
  const lanes: ReceivedBatch[][] = [[], [], [], []];
  for (const received of batches) {
    lanes[Number.parseInt(received.batch.sender.slice(-2), 16) % lanes.length]?.push(received);
  }
  let done = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { batch, receivedAt } of lane) {
        const payload = { ...batch, elements: elementsOf(batch.events, catalogue) };
        await ingestAt(options.backend.sql, payload, receivedAt);
        done += 1;
        if (done % 1_000 === 0)
          options.log(`Simulating ${simulatedDays} days: ${done} of ${batches.length} batches`);
      }
    }),
  );
}

async function ingestAt(sql: Backend['sql'], payload: Batch, receivedAt: number): Promise<void> {
  const [row] = await sql<{ reply: unknown }>`
    select app.ingest_batch(${JSON.stringify(payload)}::text::jsonb, null, false,
      to_timestamp(${receivedAt}::float8 / 1000)) as reply`;
  const reply = ingestResult.safeParse(row?.reply);
  if (reply.success && reply.data.accepted === payload.events.length) return;
  throw new Error(`a simulated batch was not taken whole: ${JSON.stringify(row?.reply)}`);
}

function elementsOf(events: ReceivedBatch['batch']['events'], { a, b }: Catalogue) {
  const wanted = new Set(events.flatMap(({ e }) => e ?? []));
  const known = [...Object.values(a), ...Object.values(b)].filter(({ hash }) => wanted.has(hash));
  return Object.fromEntries(known.map(({ hash, descriptor }) => [hash, descriptor]));
}
