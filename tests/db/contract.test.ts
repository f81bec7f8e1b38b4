/**
 * The contract between screens and SQL: every function of core/model/rpc.ts is there under its name and
 * arguments, and what it answers over HTTP is exactly what its schema says, with nothing beside it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../core/limits.ts';
import { roles } from '../../core/model/role.ts';
import { type RpcName, rpc } from '../../core/model/rpc.ts';
import type { Case, Cases } from './contract/cases.ts';
import { openWorld, type World } from './contract/world.ts';

const files = import.meta.glob<{ cases: Cases }>('./contract/*.cases.ts', { eager: true });
const cases: Cases = Object.assign({}, ...Object.values(files).map((file) => file.cases));
const names = Object.keys(rpc) as RpcName[]; // safe: the keys of a constant

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

async function argumentsOf(name: string): Promise<string[] | undefined> {
  // The arguments that a caller must give: PostgreSQL lists those with defaults last.
  const [row] = await world.backend.sql<{ names: string[] }>`
    select coalesce(p.proargnames[1:p.pronargs - p.pronargdefaults], '{}') as names
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = ${name}`;
  return row?.names;
}

describe.each(names)('%s', (name) => {
  it('is a function with these arguments', async () => {
    const wanted = Object.keys(rpc[name].args.shape);
    expect((await argumentsOf(name))?.toSorted()).toEqual(wanted.toSorted());
  });

  it('answers as agreed', async () => {
    // Safe: the case found under a name is the case of that name; here its types no longer matter.
    const found = cases[name] as Case<RpcName> | undefined;
    if (!found) throw new Error(`${name} has no case. Add one to a tests/db/contract/*.cases.ts.`);
    const args = await found.args(world);
    expect(
      rpc[name].args.safeParse(args).error,
      'the case itself keeps to the contract',
    ).toBeUndefined();
    const reply = await world.callers[found.as ?? 'owner'].transport(name, args);
    if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
    const parsed = rpc[name].result.safeParse(reply.data);
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data, 'what the schema does not know is not sent').toEqual(reply.data);
    found.check?.(Object(parsed.data), world);
  });
});

it('every function that SQL offers to clients is in the contract', async () => {
  const offered = await world.backend.sql<{ name: string }>`
    select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    and (has_function_privilege('authenticated', p.oid, 'execute') or has_function_privilege('anon', p.oid, 'execute'))`;
  expect(offered.map(({ name }) => name).filter((name) => !(name in rpc))).toEqual([]);
});

it('bounds are the same figures on both sides', async () => {
  const [row] = await world.backend.sql<{ limits: unknown }>`select app.limits() as limits`;
  expect(row?.limits).toEqual({ ...limits });
});

it('roles stand in the same order on both sides', async () => {
  const rows = await world.backend.sql<{ role: string }>`
    select unnest(enum_range(null::app.role))::text as role`;
  expect(rows.map(({ role }) => role)).toEqual([...roles]);
});
