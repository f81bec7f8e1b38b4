/**
 * npm run bench -- ingest [--runs 5] [--events 40000] [--database URL]
 *
 * Events a second through `ingest` against COPY of the very rows that it made into the same tables, in
 * equal batches, each batch its own transaction, over one connection each. COPY gets the rows ready
 * made: ingest also checks the batch, finds visitor, account, elements and pages, and counts each once.
 */
import type postgres from 'postgres';
import type { Batch } from '../../core/model/batch.ts';
import { type BenchDatabase, openBenchDatabase } from '../database.ts';
import type { BenchContext } from '../run.ts';
import { median, type Report } from '../table.ts';
import { createTraffic, type Traffic } from './batches.ts';
import { bytesPerEvent } from './bytes.ts';
import { type CopyBatch, copyBatch, readBatches } from './copying.ts';

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

/**
 * Every batch once, `width` at a time; events a second. One at a time it is the median batch that
 * counts: what else the machine does then hits single batches, not the figure.
 */
async function timed<T>(items: T[], width: number, send: (one: T) => Promise<number>) {
  const queue = items.values();
  const each: number[] = [];
  let accepted = 0;
  const worker = async () => {
    for (const item of queue) {
      const start = performance.now();
      // Read only after the wait: other workers add meanwhile.
      const taken = await send(item);
      accepted += taken;
      each.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  const seconds = (width > 1 ? performance.now() - start : median(each) * items.length) / 1_000;
  return { accepted, perSecond: accepted / seconds };
}

/** As before the first batch, but for what a product in use would know already. */
async function clear(client: postgres.Sql): Promise<void> {
  await client.unsafe(
    'truncate app.events, app.senders, app.activity, app.app_minutes; checkpoint',
  );
}

interface Speeds {
  copy: number;
  copyEvents: number;
  inside: number;
  http: number;
  parallel: number;
}

async function measure(db: BenchDatabase, batches: Batch[]): Promise<Speeds> {
  const { client } = db;
  const payloads = batches.map((batch) => JSON.stringify(batch));
  const size = batches[0]?.events.length ?? 1;
  const run = async <T>(items: T[], width: number, send: (one: T) => Promise<number>) => {
    await clear(client);
    const { accepted, perSecond } = await timed(items, width, send);
    if (accepted === size * batches.length) return perSecond;
    throw new Error(`${accepted} of ${size * batches.length} events were accepted.`);
  };
  const copying = async (one: CopyBatch) => {
    await copyBatch(client, one);
    return size;
  };
  const http = await run(payloads, 1, (one) => sendOverHttp(db, one));
  const parallel = await run(payloads, 4, (one) => sendOverHttp(db, one));
  const inside = await run(payloads, 1, (one) => sendInside(client, one));
  const rows = await readBatches(client, size);
  const copy = await run(rows.whole, 1, copying);
  const copyEvents = await run(rows.events, 1, copying);
  return { copy, copyEvents, inside, http, parallel };
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
      'of COPY, events alone': median(runs.map((run) => run[name] / run.copyEvents)),
    };
  };
  return [
    row('COPY of all rows that ingest made', 'copy'),
    row('COPY of the events alone', 'copyEvents'),
    row('ingest inside the database, 1 connection', 'inside'),
    row('ingest over HTTP, 1 connection', 'http'),
    row('ingest over HTTP, 4 connections', 'parallel'),
  ];
}

/** On rows as they come to lie through ingest, at a size of batch that is nearer to the usual. */
async function bytesOf({ client }: BenchDatabase, batches: Batch[]): Promise<string[]> {
  await clear(client);
  for (const batch of batches) await sendInside(client, JSON.stringify(batch));
  return bytesPerEvent(client);
}

async function compare(db: BenchDatabase, context: BenchContext): Promise<Report> {
  const runs = Number(context.options.runs ?? 5);
  const events = Number(context.options.events ?? 40_000);
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
    title: 'ingest against COPY of the same rows into the same tables',
    ...{ runs, versions: { postgresql: db.version }, columns: Object.keys(rows[0] ?? {}), rows },
    notes: [
      `goal: inside the database, at batches of 500, at least ${goal} of COPY; measured ${share.toFixed(2)}`,
      `${events.toLocaleString('en-US')} events a run, one transaction a batch, fsync on, synchronous_commit off; one at a time, the median batch counts`,
      ...(await bytesOf(db, traffic.batches(Math.ceil(events / 50), 50, 2))),
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
