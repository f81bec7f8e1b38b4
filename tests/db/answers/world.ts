/**
 * A workspace filled by hand for tests of answers: people, elements and events are put into the tables as
 * ingestion leaves them, so that a test says exactly what happened and when. Calls go through `public`,
 * as a signed-in member, and are parsed with the schema that the screens use.
 */
import { randomUUID } from 'node:crypto';
import type { Descriptor } from '../../../core/locator/descriptor.ts';
import type { TagRule } from '../../../core/model/feature.ts';
import type { Role } from '../../../core/model/role.ts';
import { type RpcArgs, type RpcName, type RpcResult, rpc } from '../../../core/model/rpc.ts';
import type { Sql } from '../../../local/sql.ts';
import { actAs } from '../../../local/test-database.ts';

export const kinds = [
  ...['page', 'click', 'submit', 'change', 'track', 'rage', 'dead', 'error', 'uturn'],
] as const;

export type Event = {
  /** ms since 1970 */
  at: number;
  visitor: number;
  account?: number | null;
  element?: number | null;
  path: number;
  kind?: number;
};

export type World = {
  sql: Sql;
  workspace: string;
  app: number;
  /** Signed in as the workspace's member of that role. */
  as(role: Role): <N extends RpcName>(name: N, args: RpcArgs<N>) => Promise<RpcResult<N>>;
  call: <N extends RpcName>(name: N, args: RpcArgs<N>) => Promise<RpcResult<N>>;
  addApp(): Promise<number>;
  visitor(more?: Partial<{ knownId: string; traits: object; internal: boolean }>): Promise<number>;
  account(name: string, traits?: object): Promise<number>;
  merge(from: number, into: number): Promise<void>;
  element(hash: string, descriptor?: Descriptor | null, app?: number): Promise<number>;
  path(path: string, app?: number): Promise<number>;
  events(list: readonly Event[], app?: number): Promise<void>;
};

const key = (text: string) => `"${text}"`;

/** Calls a function as the API does: by argument names, in the caller's role. */
async function callAs<N extends RpcName>(sql: Sql, user: string, name: N, args: RpcArgs<N>) {
  const named = Object.entries(Object(args));
  const list = named.map(([arg], i) => `${key(arg)} => $${i + 1}`).join(', ');
  const rows = await actAs(sql, { role: 'authenticated', sub: user }, (tx) =>
    tx.query<{ answer: unknown }>(
      `select public.${name}(${list}) as answer`,
      named.map(([, value]) => value),
    ),
  );
  // Safe: parsed by the schema of this very name.
  return rpc[name].result.parse(rows[0]?.answer) as RpcResult<N>;
}

async function addMember(sql: Sql, workspace: string, role: Role): Promise<string> {
  const user = randomUUID();
  const email = `${role}-${user}@test`;
  await sql`insert into auth.users (id, email) values (${user}::uuid, ${email})`;
  await sql`insert into app.members (workspace_id, user_id, role, name, email)
    values (${workspace}::uuid, ${user}::uuid, ${role}::app.role, ${role}, ${email})`;
  return user;
}

const one = <T>(rows: readonly { id: T }[]): T => {
  const [row] = rows;
  if (!row) throw new Error('nothing was inserted');
  return row.id;
};

export async function openWorld(sql: Sql, timezone = 'UTC'): Promise<World> {
  const workspace = randomUUID();
  await sql`insert into app.workspaces (id, name, timezone) values (${workspace}::uuid, 'Test', ${timezone})`;
  const users = new Map<Role, string>();
  for (const role of ['viewer', 'contributor', 'editor', 'admin', 'owner'] as const) {
    users.set(role, await addMember(sql, workspace, role));
  }
  const addApp = async () =>
    one(
      await sql<{ id: number }>`insert into app.apps (workspace_id, name)
        values (${workspace}::uuid, 'Web') returning id`,
    );
  const app = await addApp();
  const as: World['as'] = (role) => (name, args) => callAs(sql, users.get(role) ?? '', name, args);
  return {
    ...{ sql, workspace, app, as, call: as('editor'), addApp },
    visitor: async ({ knownId = null, traits = {}, internal = false } = {}) =>
      one(
        await sql<{
          id: number;
        }>`insert into app.visitors (workspace_id, known_id, traits, internal)
          values (${workspace}::uuid, ${knownId}, ${JSON.stringify(traits)}::jsonb, ${internal}) returning id`,
      ),
    account: async (name, traits = {}) =>
      one(
        await sql<{ id: number }>`insert into app.accounts (workspace_id, external_id, traits)
          values (${workspace}::uuid, ${name}, ${JSON.stringify(traits)}::jsonb) returning id`,
      ),
    async merge(from, into) {
      await sql`update app.visitors set merged_into = ${into} where id = ${from}`;
      await sql`insert into app.merges (from_id, into_id, workspace_id) values (${from}, ${into}, ${workspace}::uuid)`;
    },
    element: async (hash, descriptor = null, where = app) =>
      one(
        await sql<{ id: number }>`insert into app.elements (app_id, hash, descriptor, keys)
          select ${where}::int, ${hash}, d, coalesce(app.element_keys(d), '{}')
          from (select ${descriptor && JSON.stringify(descriptor)}::jsonb as d) x returning id`,
      ),
    path: async (path, where = app) =>
      one(
        await sql<{
          id: number;
        }>`insert into app.paths (app_id, path) values (${where}::int, ${path}) returning id`,
      ),
    events: (list, where = app) => insertEvents(sql, where, timezone, list),
  };
}

/** As ingestion leaves them: events, which element was on which page, and who was active when. */
async function insertEvents(sql: Sql, app: number, zone: string, list: readonly Event[]) {
  const rows = JSON.stringify(
    list.map(({ at, visitor, account = null, element = null, path, kind = 2 }) => ({
      ...{ ts: new Date(at).toISOString(), visitor, account, element, path, kind },
    })),
  );
  await sql`with e as (
      select * from jsonb_to_recordset(${rows}::jsonb)
        as x(ts timestamptz, visitor int, account int, element int, path int, kind int2)
    ), stored as (
      insert into app.events (ts, app_id, visitor_id, path_id, account_id, element_id, kind, late)
      select ts, ${app}::int, visitor, path, account, element, kind, false from e order by ts
    ), pairs as (
      insert into app.element_paths as p (element_id, path_id, first_seen, last_seen)
      select element, path, min(ts), max(ts) from e where element is not null group by 1, 2
      on conflict (element_id, path_id) do update
        set first_seen = least(p.first_seen, excluded.first_seen), last_seen = greatest(p.last_seen, excluded.last_seen)
    ), days as (
      select visitor, account, (ts at time zone ${zone})::date as day from e
    ), active as (
      insert into app.activity as a (app_id, month, visitor_id, account_id, days)
      select ${app}::int, date_trunc('month', day)::date, visitor, coalesce(account, 0), bit_or(1 << (extract(day from day)::int - 1))
      from days group by 1, 2, 3, 4
      on conflict (app_id, month, visitor_id, account_id) do update set days = a.days | excluded.days
    )
    update app.elements x set first_seen = least(x.first_seen, e.since), last_seen = greatest(x.last_seen, e.until)
    from (select element, min(ts) as since, max(ts) as until from e group by 1) e where x.id = e.element`;
}

const empty: Descriptor = { v: 1, tag: 'button', nth: 1, of: 1 };

/** A rule by the hashes of its anchors. */
export function ruleOf(
  hashes: readonly string[],
  page: TagRule['page'] = { kind: 'everywhere' },
): TagRule {
  return { page, anchors: hashes.map((hash) => ({ hash, descriptor: empty })), selector: null };
}

/** Arguments of save_tag for a feature with one tag. */
export function tagOf(app: number, rule: TagRule, more: { feature?: string; tag?: string } = {}) {
  const { feature = randomUUID(), tag = randomUUID() } = more;
  return {
    app,
    feature: {
      id: feature,
      name: `Feature ${feature.slice(0, 4)}`,
      ...{ area: null, owner: null, status: 'live' as const, description: '', releasedAt: null },
    },
    tag: { id: tag, rule },
    matched: [] as string[],
    days: 30,
  };
}

/** A hash of 16 digits from a small number. */
export const hashOf = (n: number) => n.toString(16).padStart(16, 'a');
