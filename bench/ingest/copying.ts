/**
 * What ingest is measured against: COPY of the very rows that it made, into the same tables, in equal
 * batches, each batch its own transaction.
 */
import type postgres from 'postgres';

const eventColumns =
  'id, ts, app_id, visitor_id, path_id, account_id, element_id, name_id, kind, late, props';

/** One batch's lines for COPY, by table with its columns. */
export type CopyBatch = readonly { into: string; text: string }[];

async function readLines(client: postgres.Sql, query: string): Promise<string[]> {
  const stream = await client.unsafe(`copy (${query}) to stdout`).readable();
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text.trimEnd().split('\n');
}

/**
 * The rows that a run has just made, cut into its batches. Each batch was one tab's and one person's, and
 * both were numbered as the batches were, so their rows sort alike.
 */
export async function readBatches(
  client: postgres.Sql,
  size: number,
): Promise<{ whole: CopyBatch[]; events: CopyBatch[]; count: number }> {
  const events = await readLines(client, `select ${eventColumns} from app.events order by id`);
  const senders = await readLines(client, 'select * from app.senders order by sender');
  const activity = await readLines(client, 'select * from app.activity order by visitor_id');
  if (senders.length !== activity.length || senders.length * size !== events.length) {
    throw new Error('The run did not leave one sender and one active person for each batch.');
  }
  const batches = senders.map((sender, n) => ({
    events: {
      into: `app.events (${eventColumns})`,
      text: events.slice(n * size, n * size + size).join('\n'),
    },
    rest: [
      { into: 'app.senders', text: sender },
      { into: 'app.activity', text: activity[n] ?? '' },
    ],
  }));
  return {
    whole: batches.map((batch) => [batch.events, ...batch.rest]),
    events: batches.map((batch) => [batch.events]),
    count: events.length,
  };
}

async function copyTable(
  client: postgres.Sql | postgres.TransactionSql,
  into: string,
  text: string,
): Promise<void> {
  const stream = await client.unsafe(`copy ${into} from stdin`).writable();
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.once('finish', resolve);
    stream.end(`${text}\n`);
  });
}

/** One table needs no transaction around it: a statement is one. */
export async function copyBatch(client: postgres.Sql, batch: CopyBatch): Promise<void> {
  const [only, ...more] = batch;
  if (only && more.length === 0) return copyTable(client, only.into, only.text);
  await client.begin(async (tx) => {
    for (const { into, text } of batch) await copyTable(tx, into, text);
  });
}
