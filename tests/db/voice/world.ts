/**
 * A migrated database with somebody in each role, asked straight through the functions of the API: what tests of
 * the voice of the customer stand on where no HTTP is needed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Api, createApi, type RpcName, type Transport } from '../../../core/model/rpc.ts';
import { repoDir } from '../../../local/paths.ts';
import type { Sql } from '../../../local/sql.ts';
import { type Engine, openTestDatabases } from '../../../local/test-database.ts';

const helpers = readFileSync(path.join(repoDir, 'supabase/tests/000_helpers.sql'), 'utf8');

export type Person = 'owner' | 'admin' | 'editor' | 'contributor' | 'viewer' | 'rival';

export interface VoiceWorld {
  sql: Sql;
  /** Calls that are parsed, each a transaction of that person. */
  api(person: Person): Api;
  transport(person: Person): Transport;
  workspace: string;
  app: number;
  account: number;
  visitor: number;
  close(): Promise<void>;
}

export async function openVoiceWorld(engine: Engine): Promise<VoiceWorld> {
  const databases = await openTestDatabases(engine);
  const database = await databases.fresh();
  const { sql } = database;
  await sql.script(helpers.replace(/^\\.*$/gm, ''));
  await sql`select tests.make_world()`;
  const [ids] = await sql<Pick<VoiceWorld, 'workspace' | 'app' | 'account' | 'visitor'>>`
    select tests.workspace('acme') as workspace, tests.app('acme') as app,
      (select id from app.accounts where workspace_id = tests.workspace('acme')) as account,
      (select id from app.visitors where workspace_id = tests.workspace('acme') and merged_into is null) as visitor`;
  if (!ids) throw new Error('The world has no workspace.');
  const transport =
    (person: Person): Transport =>
    (name, args) =>
      callAs(sql, person, name, Object(args));
  return {
    ...{ sql, ...ids, transport },
    api: (person) => createApi(transport(person)),
    async close() {
      await database.close();
      await databases.close();
    },
  };
}

/** As the API calls it: arguments by name, types by the function's own. */
async function callAs(sql: Sql, person: Person, name: RpcName, args: Record<string, unknown>) {
  const [found] = await sql<{ types: string[]; names: string[] }>`
    select p.proargnames as names, array(select format_type(t, null) from unnest(p.proargtypes) with ordinality x (t, n) order by n) as types
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = ${name}`;
  if (!found) throw new Error(`There is no function ${name}.`);
  const list = found.names.map((arg, n) => `"${arg}" => $${n + 1}::text::${found.types[n]}`);
  const values = found.names.map((arg, n) => asText(args[arg], found.types[n] ?? ''));
  try {
    return await sql.begin(async (tx) => {
      await tx`select tests.act_as(${person})`;
      const [row] = await tx.query<{ data: unknown }>(
        `select public.${name}(${list.join(', ')}) as data`,
        values,
      );
      return { ok: true as const, data: row?.data };
    });
  } catch (error) {
    const { code, message } = Object(error);
    return { ok: false as const, error: { code: String(code), message: String(message) } };
  }
}

function asText(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  if (Array.isArray(value)) return `{${value.map((part) => JSON.stringify(part)).join(',')}}`;
  return String(value);
}
