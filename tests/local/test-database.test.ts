import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runPgtap } from '../../local/pgtap.ts';
import {
  actAs,
  engines,
  openTestDatabases,
  type TestDatabases,
} from '../../local/test-database.ts';

const migrations = path.join(import.meta.dirname, 'fixtures/migrations');
const ada = '00000000-0000-7000-8000-00000000000a';
const bob = '00000000-0000-7000-8000-00000000000b';

describe.each(engines)('a test database on %s', (engine) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await openTestDatabases(engine, migrations);
  });
  afterAll(() => databases.close());

  test('is migrated, and what one test writes no other sees', async () => {
    const [one, two] = [await databases.fresh(), await databases.fresh()];
    await one.sql`insert into app.notes (owner, body) values (${ada}, 'hello')`;
    expect(await one.sql`select body from app.notes`).toEqual([{ body: 'hello' }]);
    expect(await two.sql`select body from app.notes`).toEqual([]);
    await one.close();
    await two.close();
  });

  test('acts as a caller: row security and claims hold, and end with the transaction', async () => {
    const { sql, close } = await databases.fresh();
    await sql`insert into app.notes (owner, body) values (${ada}, 'mine'), (${bob}, 'not mine')`;
    const seen = await actAs(
      sql,
      { role: 'authenticated', sub: ada },
      (tx) => tx`select body from app.notes`,
    );
    expect(seen).toEqual([{ body: 'mine' }]);
    await expect(
      actAs(sql, { role: 'anon' }, (tx) => tx`select from app.notes`),
    ).rejects.toMatchObject({
      code: '42501',
    });
    expect(await sql`select auth.uid() as uid, current_user as user`).toEqual([
      { uid: null, user: 'postgres' },
    ]);
    await close();
  });

  test('gives anon the functions in public that hosted Supabase would', async () => {
    const { sql, close } = await databases.fresh();
    await sql.script(
      `create function public.f() returns int language sql return 1; revoke all on function f() from public`,
    );
    expect(await actAs(sql, { role: 'anon' }, (tx) => tx`select f()`)).toEqual([{ f: 1 }]);
    await close();
  });

  test('runs pgTAP in a transaction that leaves nothing, under any role', async () => {
    const { sql, close } = await databases.fresh();
    const lines = await runPgtap(
      sql,
      `begin; select plan(3);
       create table public.left_behind (a int);
       select is(1, 1, 'one is one');
       set local role authenticated;
       select is(1, 2, 'one is two');
       select throws_ok($q$ insert into app.notes (owner, body) values (gen_random_uuid(), 'x; y') $q$, '42501');
       select * from finish(); rollback;`,
    );
    expect(lines.map(({ ok, description }) => [ok, description])).toEqual([
      [true, 'one is one'],
      [false, 'one is two'],
      [true, 'threw 42501'],
    ]);
    expect(lines[1]?.detail).toContain('have: 1');
    expect(await sql`select to_regclass('public.left_behind') as left`).toEqual([{ left: null }]);
    await close();
  });

  test('reports a file that breaks off, and one that runs less than it planned', async () => {
    const { sql, close } = await databases.fresh();
    const broken = await runPgtap(
      sql,
      `select plan(2); select ok(true, 'first'); select no_such(); select ok(true)`,
    );
    expect(broken.map(({ ok }) => ok)).toEqual([true, false]);
    expect(broken[1]?.description).toContain('no_such');
    const short = await runPgtap(
      sql,
      `select plan(2); select ok(true, 'first'); select * from finish()`,
    );
    expect(short.at(-1)).toMatchObject({ ok: false, detail: 'planned 2, ran 1' });
    await close();
  });
});
