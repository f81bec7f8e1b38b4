/**
 * npm run bench -- triage [--runs 5] [--sizes 10000,100000] [--rows 10000] [--database URL]
 *
 * What sorting feedback costs once there is much of it: each question that the inbox, the requests and the
 * suggestions ask, at ten and at a hundred thousand pieces, in the database's time; then the inbox itself in a
 * real browser, with ten thousand rows in the list.
 */
import type postgres from 'postgres';
import { openBenchDatabase } from '../database.ts';
import type { BenchContext } from '../run.ts';
import { type Cell, median, quantile, type Report } from '../table.ts';
import { type Filled, fill, type Size } from './fill.ts';
import { measureInbox } from './inbox.ts';
import { processorTime } from './processor-time.ts';
import { type Question, questions } from './questions.ts';

/** As a product grows: a tenth as many requests as there are pieces. */
const sizeOf = (evidence: number): Size => ({
  evidence,
  requests: Math.max(100, evidence / 10),
  accounts: Math.max(100, Math.round(Math.sqrt(evidence) * 10)),
});

/** Of one workspace only: that is the one which the console opens. */
const sorter = { email: 'sorter@waymark.example', password: 'not a secret, and gone soon' };

const admit = (client: postgres.Sql, workspace: string, user: string) => client`
  insert into app.members (workspace_id, user_id, role, email)
  values (${workspace}::uuid, ${user}::uuid, 'editor', ${sorter.email})`;

type Times = { wall: number[]; own: number[] };

/** In a transaction that is taken back; the first time warms caches and plans, and does not count. */
async function time(
  client: postgres.Sql,
  clock: () => number | undefined,
  { ask }: Question,
  place: Filled,
  runs: number,
): Promise<Times> {
  const times: Times = { wall: [], own: [] };
  for (let run = 0; run <= runs; run++) {
    await client`begin`;
    const [start, spent] = [performance.now(), clock()];
    await ask(client, place);
    const wall = performance.now() - start;
    const own = (clock() ?? Number.NaN) - (spent ?? Number.NaN);
    await client`rollback`;
    if (run === 0) continue;
    times.wall.push(wall);
    // Where the system tells no processor time, what passed is the next best.
    times.own.push(Number.isNaN(own) ? wall : own);
  }
  return times;
}

export async function triage({ options, signal, log }: BenchContext): Promise<Report> {
  const runs = Number(options.runs ?? 5);
  const sizes = (options.sizes ?? '10000,100000').split(',').map(Number);
  const database = await openBenchDatabase(signal, options.database);
  const { backend, client } = database;
  try {
    const members: string[] = [];
    for (let n = 1; n <= 8; n++) {
      const email = `member${n}@waymark.example`;
      members.push((await backend.createUser(email, 'not a secret, and gone soon')).id);
    }
    const places = new Map<number, Filled>();
    for (const evidence of sizes) {
      log(`writing ${evidence} pieces of evidence`);
      places.set(evidence, await fill(client, sizeOf(evidence), members));
    }
    const claims = JSON.stringify({ sub: members[0], role: 'authenticated' });
    await client`select set_config('request.jwt.claims', ${claims}, false)`;
    // One core each, as a shared server gives it; and its time is then all of the time.
    await client`set max_parallel_workers_per_gather = 0`;
    const clock = await processorTime(client);
    const rows: Record<string, Cell>[] = [];
    let passed = true;
    for (const question of questions) {
      signal.throwIfAborted();
      const row: Record<string, Cell> = { question: question.name };
      for (const [size, place] of places) {
        const { wall, own } = await time(client, clock, question, place, runs);
        row[`${size / 1_000}k: ms`] = median(own);
        row[`${size / 1_000}k: p95 ms`] = quantile(own, 0.95);
        row[`${size / 1_000}k: passed ms`] = median(wall);
        passed &&= median(own) <= question.goal;
      }
      rows.push({ ...row, 'goal ms': question.goal });
      log(
        `${question.name}: ${sizes.map((size) => Math.round(Number(row[`${size / 1_000}k: ms`]))).join(', ')} ms`,
      );
    }
    log('opening the inbox in a browser');
    const rowsWanted = Number(options.rows ?? 10_000);
    const workspace = places.get(sizes[0] ?? 0)?.workspace ?? '';
    await admit(client, workspace, (await backend.createUser(sorter.email, sorter.password)).id);
    const section = await measureInbox({ backend, sorter, rows: rowsWanted, runs, log, signal });
    const figures = sizes.map((size) =>
      ['ms', 'p95 ms', 'passed ms'].map((name) => `${size / 1_000}k: ${name}`),
    );
    return {
      title: 'Sorting feedback: what the inbox, the requests and the suggestions take',
      runs,
      versions: { postgresql: database.version },
      columns: ['question', ...figures.flat(), 'goal ms'],
      rows,
      sections: [section],
      notes: [
        'ms: processor time of the database for the whole answer, planning, names, figures and JSON included; passed: what went by meanwhile, which others on the machine make longer.',
        'Pages of 100 rows. A tenth as many requests as pieces; over half of the pieces are linked. Acts are taken back after each time.',
      ],
      passed,
    };
  } finally {
    await database.close();
  }
}
