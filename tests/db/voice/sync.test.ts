/**
 * Several devices, a console and a network that loses, doubles and delays, against the real functions: nothing is
 * lost, nothing is doubled, and in the end everybody shows the same. What each field must be in the end is told by
 * a model that knows all writes and their times, and nothing of how they travelled.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VoiceEntity } from '../../../core/model/voice/sync.ts';
import { createDevice, type Device, type Fate } from './device.ts';
import { openVoiceWorld, type VoiceWorld } from './world.ts';

let world: VoiceWorld;
beforeAll(async () => {
  world = await openVoiceWorld('postgres');
});
afterAll(() => world?.close());

const devices = 3;
const who = ['admin', 'editor', 'owner'] as const;

type Step =
  | {
      do: 'write';
      device: number;
      row: number;
      field: 'words' | 'importance' | 'deleted';
      value: number;
    }
  | { do: 'push' | 'pull'; device: number; fate: Fate }
  | { do: 'late' | 'replay' | 'crash'; device: number }
  | { do: 'console'; row: number; value: number };

const device = fc.nat(devices - 1);
const row = fc.nat(5);
const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'lost', 'late');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('write' as const), device, row, value: fc.nat(3) },
      field: fc.constantFrom('words' as const, 'importance' as const, 'deleted' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('push' as const, 'pull' as const), device, fate }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('late' as const, 'replay' as const, 'crash' as const),
      device,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('console' as const), row, value: fc.nat(3) }),
  },
);

/** Times of devices lie in the past: the console's acts, made now by the server, are later than all. */
async function createRun(run: number) {
  const workspace = await freshWorkspace(run);
  let now = 1_700_000_000_000 + run * 1_000_000;
  const ids = Array.from({ length: 6 }, (_, n) => uuid(`${run} row ${n}`));
  const made = new Map<string, Map<string, { at: number; value: unknown }>>();
  const note = (id: string, field: string, at: number, value: unknown) => {
    const fields = made.get(id) ?? new Map();
    if (at >= (fields.get(field)?.at ?? 0)) fields.set(field, { at, value });
    made.set(id, fields);
  };
  let count = 0;
  const all = who.map((person) =>
    createDevice(world.api(person), workspace, () => uuid(`${run} device ${count++}`)),
  );
  return { workspace, tick: () => (now += 7), ids, made, note, all };
}

/** One for each run: devices read all that their workspace has. */
async function freshWorkspace(run: number): Promise<string> {
  const workspace = uuid(`workspace ${run}`);
  await world.sql`insert into app.workspaces (id, name) values (${workspace}, 'Run')`;
  await world.sql`insert into app.members (workspace_id, user_id, role, email)
    select ${workspace}, user_id, role, email from app.members where workspace_id = ${world.workspace}`;
  return workspace;
}

function uuid(text: string): string {
  let hash = 0n;
  for (const char of text)
    hash = BigInt.asUintN(
      128,
      (hash ^ BigInt(char.charCodeAt(0))) * 0x1000000000000000000013bn + 7n,
    );
  const hex = hash.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

type Run = Awaited<ReturnType<typeof createRun>>;
const toldBy = (field: string, value: number) =>
  field === 'words' ? `words ${value}` : field === 'deleted' ? value % 2 === 1 : value;

function write(
  run: Run,
  { device: at, row: n, field, value }: Extract<Step, { do: 'write' }>,
): void {
  const one = run.all[at] as Device; // safe: as many devices as the arbitrary counts
  const id = run.ids[n] ?? '';
  const told = toldBy(field, value);
  one.write('evidence' satisfies VoiceEntity, id, { [field]: told }, run.tick());
  run.note(id, field, one.stored.exchange.lastMade, told);
}

async function act(run: Run, one: Step): Promise<void> {
  if (one.do === 'write') return write(run, one);
  if (one.do === 'console') {
    const fields = { words: `console ${one.value}` };
    const id = run.ids[one.row] ?? '';
    const at = { workspace: run.workspace, entity: 'evidence', id, fields } as const;
    if ((await world.api('owner').save_row(at)).ok)
      run.note(id, 'words', Number.MAX_SAFE_INTEGER, fields.words);
    return;
  }
  const target = run.all[one.device] as Device; // safe: as above
  if (one.do === 'push') await target.push(one.fate, run.tick());
  if (one.do === 'pull') await target.pull(one.fate, run.tick());
  if (one.do === 'late') target.settleLate(run.tick());
  if (one.do === 'replay') await target.replay();
  if (one.do === 'crash') target.crash();
}

/** Everybody sends and reads until nobody has anything left. */
async function settleAll(run: Run): Promise<void> {
  for (let round = 0; round < 2; round++) {
    for (const one of run.all) {
      one.settleLate(run.tick());
      while (one.stored.waiting.length > 0) await one.push('arrives', run.tick());
    }
    for (const one of run.all) await readAll(one, run);
  }
}

async function readAll(one: Device, run: Run): Promise<void> {
  for (let cursor: string | null = ''; cursor !== one.stored.exchange.cursor; ) {
    cursor = one.stored.exchange.cursor;
    await one.pull('arrives', run.tick());
  }
}

describe('devices that agree in the end', () => {
  it('whatever the network does', async () => {
    let runs = 0;
    const property = async (steps: Step[]) => {
      const run = await createRun(++runs);
      for (const one of steps) await act(run, one);
      await settleAll(run);
      expectAgreement(run);
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), property), {
      ...{ numRuns: 100, seed: 20_261_123, endOnFailure: true },
    });
  });
});

function expectAgreement(run: Run): void {
  const shown = run.all.map((one) => one.show());
  for (const [id, fields] of run.made) {
    const views = shown.map((rows) => rows.get(id));
    expect(views[1]).toEqual(views[0]);
    expect(views[2]).toEqual(views[0]);
    const isDeleted = fields.get('deleted')?.value === true;
    expect(views[0]?.deleted).toBe(isDeleted);
    if (isDeleted) continue;
    for (const [field, { value }] of fields) {
      if (field !== 'deleted') expect(views[0]?.fields[field], `${field} of ${id}`).toEqual(value);
    }
  }
  expect(run.all.flatMap(({ stored }) => stored.refused)).toEqual([]);
}
