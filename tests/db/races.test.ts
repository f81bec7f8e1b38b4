/** Two callers at the same instant, on real Postgres: what one alone may not do, two may not either. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { repoDir } from '../../local/paths.ts';
import type { Sql } from '../../local/sql.ts';
import {
  openTestDatabases,
  type TestDatabase,
  type TestDatabases,
} from '../../local/test-database.ts';
import { batchOf } from './contract/world.ts';

const helpers = readFileSync(path.join(repoDir, 'supabase/tests/000_helpers.sql'), 'utf8');

let databases: TestDatabases;
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  databases = await openTestDatabases('postgres');
});
afterAll(() => databases?.close());
beforeEach(async () => {
  database = await databases.fresh();
  sql = database.sql;
  await sql.script(helpers.replace(/^\\.*$/gm, ''));
  await sql`select tests.make_world()`;
  return () => database.close();
});

/** Resolves once the other session waits for a lock of ours, or did not need to. */
async function untilItWaits(other: Promise<unknown>): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  other.then(end, end);
  while (!over) {
    const [{ waiting } = { waiting: 0 }] = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`;
    if (waiting > 0) return;
  }
}

function as<T>(person: string, work: (tx: Sql) => Promise<T>): Promise<T> {
  return sql.begin(async (tx) => {
    await tx`select tests.act_as(${person})`;
    return work(tx);
  });
}

/** Both begin before either has committed. */
async function atOnce<A, B>(
  first: (then: (second: () => Promise<B>) => Promise<void>) => Promise<A>,
): Promise<PromiseSettledResult<A | B>[]> {
  let other: Promise<B> | undefined;
  const one = first(async (second) => {
    other = second();
    await untilItWaits(other);
  });
  const results = await Promise.allSettled([one]);
  return [...results, ...(await Promise.allSettled(other ? [other] : []))];
}

it('two owners cannot both leave because of each other', async () => {
  await sql`update app.members set role = 'owner' where user_id = tests.user_id('admin')`;
  const leave = (person: string) => (tx: Sql) =>
    tx`select public.remove_member(tests.workspace('acme'), tests.user_id(${person}))`;
  const [first, second] = await atOnce((then) =>
    as('owner', async (tx) => {
      await leave('owner')(tx);
      await then(() => as('admin', leave('admin')));
    }),
  );
  expect(first?.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'PT409' } });
});

it('one link lets one person in', async () => {
  await sql`select tests.create_user('another', 'another@nowhere.test')`;
  const [{ token } = { token: '' }] = await as('admin', (tx) => {
    return tx<{ token: string }>`
      select public.create_invite(tests.workspace('acme'), 'viewer', null) ->> 'token' as token`;
  });
  const accept = (tx: Sql) => tx`select public.accept_invite(${token})`;
  const [first, second] = await atOnce((then) =>
    as('stranger', async (tx) => {
      await accept(tx);
      await then(() => as('another', accept));
    }),
  );
  expect(first?.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'PT410' } });
});

it('what a batch under way says of a person is erased with the person', async () => {
  await sql`update app.apps set origins = '{*}'`;
  const [{ key, visitor } = { key: '', visitor: 0 }] = await sql<{ key: string; visitor: number }>`
    select a.key, v.id as visitor from app.apps a join app.visitors v using (workspace_id)
    where a.name = 'acme' and v.known_id is not null`;
  const payload = JSON.stringify(batchOf(key, { user: { id: 'ann@acme.test' } }));
  const erase = (tx: Sql) => tx<{ events: number }>`
    select (public.delete_visitor(tests.workspace('acme'), ${visitor}) ->> 'events')::int as events`;
  const [, erased] = await atOnce(async (then) =>
    sql.begin(async (tx) => {
      await tx`select public.ingest(${payload}::jsonb)`;
      await then(() => as('admin', erase));
    }),
  );
  expect(erased).toMatchObject({ status: 'fulfilled', value: [{ events: 3 }] });
  const left = await sql`select 1 from app.events e join app.apps a on a.id = e.app_id
    where a.name = 'acme'`;
  expect(left).toEqual([]);
});
