/**
 * npm run bench -- tag [--events 10000000] [--runs 15] [--database URL]
 *
 * From saving a tag to its answer by day for thirty days with distinct visitors, against the same answer
 * by matching a pattern on every event's stored chain of elements. Both warm, over one connection.
 */
import { type BenchDatabase, openBenchDatabase } from '../database.ts';
import type { BenchContext } from '../run.ts';
import { median, type Report } from '../table.ts';
import { compare, matchChains, saveTag } from './ask.ts';
import { type BenchElement, elementCount, makeElements } from './elements.ts';
import { fillDictionaries, loadEvents, type Place, visitorCount } from './load.ts';

const wanted = 500;
const columns = ['events', 'tag', 'uses in 30 days', 'save_tag ms', 'pattern ms', 'times faster'];
type Row = Record<(typeof columns)[number], string | number>;

/** By popularity: elements are drawn so that the first is the busiest. All have a test id for the pattern. */
const tags = {
  'one element': [201],
  'eight elements': [402, 405, 408, 411, 414, 417, 420, 423],
  'the busiest element': [0],
} as const;

async function openWorkspace({ backend, client }: BenchDatabase) {
  const owner = await backend.createUser(
    'bench@waymark.example',
    'not a secret, and gone in a minute',
  );
  const [made] = await client<{ workspace: string; app: number }[]>`
    with w as (insert into app.workspaces (id, name) values (gen_random_uuid(), 'Bench') returning id),
    m as (insert into app.members (workspace_id, user_id, role, email) select id, ${owner.id}::uuid, 'editor', 'bench' from w)
    insert into app.apps (workspace_id, name) select id, 'Bench' from w returning workspace_id as workspace, id as app`;
  if (!made) throw new Error('No workspace was made.');
  return { user: owner.id, ...made };
}

async function measure(
  { client }: BenchDatabase,
  user: string,
  place: Place,
  anchors: readonly BenchElement[],
  runs: number,
): Promise<{ save: number; pattern: number; uses: number }> {
  // The first of each fills caches and plans; the pattern takes seconds, so it runs three times.
  const saves = [];
  for (let i = 0; i < runs + 3; i++) saves.push(await saveTag(client, user, place, anchors));
  const patterns = [];
  for (let i = 0; i < 4; i++) patterns.push(await matchChains(client, anchors));
  const [usage, days] = [saves.at(-1)?.answer, patterns.at(-1)?.answer];
  if (usage && days) compare(usage, days);
  return {
    save: median(saves.slice(3).map(({ ms }) => ms)),
    pattern: median(patterns.slice(1).map(({ ms }) => ms)),
    uses: usage?.window.uses ?? 0,
  };
}

export async function benchTag({ options, signal, log }: BenchContext): Promise<Report> {
  const most = Number(options.events ?? 10_000_000);
  const runs = Number(options.runs ?? 15);
  const database = await openBenchDatabase(signal, options.database);
  const rows: Row[] = [];
  try {
    const { user, workspace, app } = await openWorkspace(database);
    const elements = makeElements();
    log(`${visitorCount.toLocaleString('en-US')} visitors, ${elementCount} elements`);
    const place = await fillDictionaries(database.client, { workspace, app }, elements);
    for (const events of [Math.min(most, 1_000_000), most].filter(
      (n, i, all) => all.indexOf(n) === i,
    )) {
      log(
        `loading ${events.toLocaleString('en-US')} events twice: by number, and with their chains`,
      );
      await loadEvents(database.client, place, elements, events);
      for (const [tag, picked] of Object.entries(tags)) {
        log(`${tag}: ${runs} saves, 3 patterns`);
        const anchors = picked.flatMap((n) => elements[n] ?? []);
        const { save, pattern, uses } = await measure(database, user, place, anchors, runs);
        rows.push({
          ...{ events, tag, 'uses in 30 days': uses, 'save_tag ms': save, 'pattern ms': pattern },
          'times faster': Math.round(pattern / save),
        });
      }
    }
    return reportOf(rows, runs, database.version);
  } finally {
    await database.close();
  }
}

function reportOf(rows: Row[], runs: number, version: string): Report {
  const largest = Math.max(...rows.map(({ events }) => Number(events)));
  const growth = Object.keys(tags).map((tag) => {
    const times = rows.filter((row) => row.tag === tag).map((row) => Number(row['save_tag ms']));
    return `${tag} ${((times.at(-1) ?? 0) / (times[0] ?? 1)).toFixed(1)}`;
  });
  const typical = rows.find((row) => row.events === largest && row.tag === 'one element');
  return {
    title: 'From saving a tag to who used it by day for 30 days',
    ...{ runs, versions: { postgresql: version }, columns, rows },
    notes: [
      'warm; save_tag is the whole transaction as a signed-in editor, new feature and tag each time; pattern: 3 runs',
      'both answers were compared day by day: uses, distinct visitors (merges applied, staff left out), accounts',
      `from 1 to ${largest / 1_000_000} million events save_tag takes this many times as long: ${growth.join(', ')}`,
      `goal: one element at the largest size at least ${wanted} times faster`,
    ],
    // Small loads are for trying the bench; the goal is about ten million.
    ...(largest >= 10_000_000 ? { passed: Number(typical?.['times faster']) >= wanted } : {}),
  };
}
