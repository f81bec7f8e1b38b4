// Stored days in the order that hurts: a late event that commits while somebody counts and stores.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sql } from '../../local/sql.ts';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import { addDays } from './answers/brute.ts';
import { hashOf, openWorld, ruleOf, tagOf } from './answers/world.ts';

let databases: TestDatabases;
let database: TestDatabase;
beforeAll(async () => {
  databases = await openTestDatabases('postgres');
  database = await databases.fresh();
});
afterAll(async () => {
  await database?.close();
  await databases?.close();
});

async function open() {
  const world = await openWorld(database.sql);
  const visitor = await world.visitor();
  const element = await world.element(hashOf(1));
  const path = await world.path('/');
  const today = new Date().toISOString().slice(0, 10);
  const late = addDays(today, -3);
  const at = Date.parse(`${late}T12:00:00Z`);
  await world.events([{ at, visitor, element, path }]);
  const tag = tagOf(world.app, ruleOf([hashOf(1)]));
  await world.call('save_tag', tag);
  const ask = async () => {
    const usage = await world.call('feature_usage', {
      feature: tag.feature.id,
      app: world.app,
      days: 5,
    });
    return usage.days.find(({ day }) => day === late)?.uses;
  };
  /** A late event as ingestion stores it, in somebody's transaction. */
  const arrive = async (sql: Sql) => {
    await sql`insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late)
      values (${new Date(at).toISOString()}::timestamptz, ${world.app}, ${visitor}, ${path}, ${element}, 2, false)`;
    await sql`select app.on_past_days(${world.app}::int, array[${late}::date])`;
  };
  return { world, tag, ask, arrive };
}

it('a day that was counted and stored before a late event committed is counted again', async () => {
  const { ask, arrive } = await open();
  await database.sql.begin(async (tx) => {
    await arrive(tx);
    expect(await ask(), 'stored while the event is on its way').toBe(1);
  });
  expect(await ask()).toBe(2);
});

it('a day that is stored after a late event committed, from a count before, is counted again', async () => {
  const { world, tag, ask, arrive } = await open();
  await database.sql.begin(async (tx) => {
    // One snapshot for the whole of it, as for a reader that takes long.
    await tx`set transaction isolation level repeatable read`;
    await tx`select app.stored_usage(${tag.feature.id}::uuid, ${world.app}::int, array[${world.app}::int],
      app.span_of(${world.workspace}::uuid, 5))`;
    await database.sql.begin(arrive);
  });
  expect(await ask()).toBe(2);
});
