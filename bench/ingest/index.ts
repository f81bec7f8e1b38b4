/**
 * npm run bench -- ingest [--runs 5] [--events 50000] [--database URL]
 *
 * Events a second through `ingest` against COPY of the very rows that it made into the same table, in
 * equal batches, each batch its own transaction, over one connection each. COPY gets the rows alone:
 * ingest also checks the batch, finds visitor, account, elements and pages, and notes who was active.
 */
import type postgres from 'postgres';
import type { Batch } from '../../core/model/batch.ts';
import { type BenchDatabase, openBenchDatabase } from '../database.ts';
import type { BenchContext } from '../run.ts';
import { median, type Report } from '../table.ts';
import { createTraffic, type Traffic } from './batches.ts';
import { bytesPerEvent } from './bytes.ts';

const columns =
  'ts, app_id, visitor_id, path_id, account_id, element_id, name_id, kind, late, props';
/** What half of COPY's speed is asked of, inside the database and at batches of 500. */
const goal = 0.5;

async function createApp(client: postgres.Sql): Promise<string> {
  const [row] = await client`
    with w as (insert into app.workspaces (id, name) values (gen_random_uuid(), 'Bench') returning id)
    insert into app.apps (workspace_id, name, origins, rate_per_minute)
    select id, 'Bench', '{*}', 2000000000 from w returning key`;
  return String(row?.key);
}

async function sendInside(client: postgres.Sql, payload: string): Promise<number> {
  const [row] = await client`select public.ingest(${payload}::text::jsonb) as answer`;
  return Number(row?.answer.accepted);
}

async function sendOverHttp({ backend }: BenchDatabase, payload: string): Promise<number> {
  const response = await fetch(`${backend.url}/rest/v1/rpc/ingest`, {
    method: 'POST',
    headers: {
      apikey: backend.publishableKey,
      'content-type': 'application/json',
      origin: 'https://bench.test',
    },
    body: `{"payload":${payload}}`,
  });
  return Number(Object(await response.json()).accepted);
}

/** Every batch once, `width` at a time; events a second. */
async function timed(payloads: string[], width: number, send: (one: string) => Promise<number>) {
  const queue = payloads.values();
  let accepted = 0;
  const worker = async () => {
    for (const payload of queue) {
      // Read only after the wait: other workers add meanwhile.
      const taken = await send(payload);
      accepted += taken;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  return { accepted, perSecond: accepted / ((performance.now() - start) / 1_000) };
}

async function copyBatch(client: postgres.Sql, text: string, rows: number): Promise<number> {
  const into = await client.unsafe(`copy app.events (${columns}) from stdin`).writable();
  await new Promise<void>((resolve, reject) => {
    into.once('error', reject);
    into.once('finish', resolve);
    into.end(text);
  });
  return rows;
}

async function readRows(client: postgres.Sql): Promise<string[]> {
  const stream = await client
    .unsafe(`copy (select ${columns} from app.events order by id) to stdout`)
    .readable();
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text.trimEnd().split('\n');
}

/** As before the first batch, but for what a product in use would know already. */
async function clear(client: postgres.Sql): Promise<void> {
  await client.unsafe('truncate app.events, app.senders, app.app_minutes; checkpoint');
}

interface Speeds {
  copy: number;
  inside: number;
  http: number;
  parallel: number;
}

async function measure(db: BenchDatabase, batches: Batch[]): Promise<Speeds> {
  const { client } = db;
  const payloads = batches.map((batch) => JSON.stringify(batch));
  const total = batches.reduce((sum, batch) => sum + batch.events.length, 0);
  const check = (accepted: number) => {
    if (accepted !== total) throw new Error(`${accepted} of ${total} events were accepted.`);
  };
  const speeds: Partial<Speeds> = {};
  const run = async (name: keyof Speeds, width: number, send: (one: string) => Promise<number>) => {
    await clear(client);
    const { accepted, perSecond } = await timed(payloads, width, send);
    check(accepted);
    speeds[name] = perSecond;
  };
  await run('http', 1, (one) => sendOverHttp(db, one));
  await run('parallel', 4, (one) => sendOverHttp(db, one));
  await run('inside', 1, (one) => sendInside(client, one));
  const rows = await readRows(client);
  check(rows.length);
  await clear(client);
  const size = batches[0]?.events.length ?? 1;
  const texts = Array.from({ length: batches.length }, (_, n) =>
    rows
      .slice(n * size, n * size + size)
      .map((row) => `${row}\n`)
      .join(''),
  );
  speeds.copy = (await timed(texts, 1, (text) => copyBatch(client, text, size))).perSecond;
  return speeds as Speeds; // safe: each was set above
}

async function introduce(client: postgres.Sql, traffic: Traffic): Promise<void> {
  for (const batch of [...traffic.introduction, ...traffic.batches(2_000, 1, 1)]) {
    await sendInside(client, JSON.stringify(batch));
  }
  await client.unsafe('vacuum analyze');
}

function rowsOf(size: number, runs: Speeds[]) {
  const row = (how: string, name: keyof Speeds) => {
    const perSecond = median(runs.map((run) => run[name]));
    return {
      batch: size,
      how,
      'events/s': Math.round(perSecond),
      'ms/batch': (size / perSecond) * 1_000,
      // Within one run, so that a busy minute of the machine touches both.
      'of COPY': median(runs.map((run) => run[name] / run.copy)),
    };
  };
  return [
    row('COPY, 1 connection', 'copy'),
    row('ingest inside the database, 1 connection', 'inside'),
    row('ingest over HTTP, 1 connection', 'http'),
    row('ingest over HTTP, 4 connections', 'parallel'),
  ];
}

async function compare(db: BenchDatabase, context: BenchContext): Promise<Report> {
  const runs = Number(context.options.runs ?? 5);
  const events = Number(context.options.events ?? 50_000);
  const traffic = createTraffic(await createApp(db.client), Date.now());
  context.log('introducing 2,000 elements, 200 pages and 2,000 visitors');
  await introduce(db.client, traffic);
  const rows: Report['rows'] = [];
  for (const size of [50, 500]) {
    // Batches of one tab stay below its meter: at most 2,000 tabs, each with few batches.
    const batches = traffic.batches(Math.ceil(events / size), size, 2);
    const speeds: Speeds[] = [];
    for (let run = 0; run <= runs && !context.signal.aborted; run++) {
      const measured = await measure(db, batches);
      if (run > 0) speeds.push(measured); // the first warms caches and plans
      context.log(`batches of ${size}, run ${run} of ${runs}`);
    }
    rows.push(...rowsOf(size, speeds));
  }
  const share = Number(
    rows.find((row) => row.batch === 500 && /inside/.test(String(row.how)))?.['of COPY'],
  );
  return {
    title: 'ingest against COPY of the same rows into the same table',
    ...{ runs, versions: { postgresql: db.version }, columns: Object.keys(rows[0] ?? {}), rows },
    notes: [
      `goal: inside the database, at batches of 500, at least ${goal} of COPY; measured ${share.toFixed(2)}`,
      `${events.toLocaleString('en-US')} events a run, one transaction a batch, fsync on, synchronous_commit off`,
      ...(await bytesPerEvent(db.client)),
    ],
    passed: share >= goal,
  };
}

export async function ingest(context: BenchContext): Promise<Report> {
  const db = await openBenchDatabase(context.signal, context.options.database);
  try {
    return await compare(db, context);
  } finally {
    await db.close();
  }
}
