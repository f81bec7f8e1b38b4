/**
 * What tests of `ingest` stand on: a backend on real Postgres, and for each test a workspace and an app
 * of its own, so that rows can be counted. Batches go over HTTP as the widget sends them.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Batch, IngestError, IngestResult } from '../../../core/model/batch.ts';
import { type Backend, startBackend } from '../../../local/backend.ts';

export interface Answer {
  status: number;
  retryAfter: string | null;
  body: Partial<IngestResult & IngestError>;
}

export interface Product {
  app: number;
  key: string;
  workspace: string;
}

export async function openBackend(driver: Backend['driver'] = 'postgres') {
  const dir = mkdtempSync(path.join(tmpdir(), 'waymark-ingest-'));
  const stored = driver === 'postgres' ? { dataDir: path.join(dir, 'pg') } : {};
  const backend = await startBackend({ driver, ...stored, stateDir: dir, durable: false });
  return {
    backend,
    async close() {
      await backend.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Columns of app.apps may be set, as the settings would. */
export async function makeProduct(
  { sql }: Backend,
  settings: Record<string, unknown> = {},
): Promise<Product> {
  const workspace = randomUUID();
  await sql`insert into app.workspaces (id, name) values (${workspace}, 'Tests')`;
  const [made] = await sql<{ id: number; key: string }>`
    insert into app.apps (workspace_id, name, origins, consent, capture, require_signed_identity, internal_ids, rate_per_minute)
    select ${workspace}, 'Web', coalesce(s.origins, '{*}'), coalesce(s.consent, 'none'), coalesce(s.capture, true),
      coalesce(s.require_signed_identity, false), coalesce(s.internal_ids, '{}'), s.rate_per_minute
    from jsonb_populate_record(null::app.apps, ${settings}::jsonb) s returning id, key`;
  if (!made) throw new Error('The app was not made.');
  return { app: made.id, key: made.key, workspace };
}

export const click = (changes: object = {}) => ({
  ...{ t: Date.now() - 1_000, k: 'click', p: '/reports', e: '00000000000000aa' },
  ...changes,
});

/** A batch of one click; what a test sends wrong on purpose needs no type. */
export function batchFor(product: Product, changes: object = {}) {
  return {
    ...{ v: 1, app: product.key, sender: randomUUID(), seq: 1 },
    ...{ sent: Date.now(), device: randomUUID() },
    events: [click()],
    ...changes,
  } satisfies Record<keyof Pick<Batch, 'v' | 'app' | 'sender' | 'events'>, unknown>;
}

const origin = 'https://app.customer.test';

export async function answerOf(response: Response): Promise<Answer> {
  const body = Object(await response.json());
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
}

export async function post(
  backend: Backend,
  payload: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${backend.url}/rest/v1/rpc/ingest`, {
    method: 'POST',
    headers: {
      ...{ apikey: backend.publishableKey, 'content-type': 'application/json', origin },
      ...headers,
    },
    body: JSON.stringify({ payload }),
  });
  return answerOf(response);
}

export async function countOf({ sql }: Backend, { app }: Product): Promise<number> {
  const [row] = await sql<{ n: number }>`
    select count(*)::int as n from app.events where app_id = ${app}`;
  return row?.n ?? 0;
}
