/**
 * A workspace that has been listening for two years, written straight into the tables: a hundred thousand pushes
 * would take an hour. Words are sentences of the duplicates' set, so that their frequencies are a language's.
 */
import type postgres from 'postgres';
import { readParaphrases, readRequests } from '../duplicates/cases.ts';

export type Size = { evidence: number; requests: number; accounts: number };
/** What questions are asked about: one of each that there is much of. */
export type Filled = {
  workspace: string;
  account: number;
  visitor: number;
  feature: string;
  request: string;
};

const halves = (title: string) => {
  const words = title.split(' ');
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')] as const;
};

/** The set's own thousand, then the beginning of one with the end of another. */
export function titlesOf(count: number): string[] {
  const own = readRequests().map(({ title }) => title);
  const made = Array.from({ length: Math.max(0, count - own.length) }, (_, i) => {
    const [start] = halves(own[i % own.length] ?? '');
    const [, end] = halves(own[(i * 7 + Math.floor(i / own.length) * 31 + 13) % own.length] ?? '');
    return `${start} ${end}`.trim().slice(0, 120);
  });
  return [...own, ...made].slice(0, count);
}

function sentences(): string[] {
  const all = [...readParaphrases('spoken'), ...readParaphrases('far')];
  return all.flatMap(({ earlier, words }) => [earlier, words]);
}

/** Triggers off: versions and stamps are nothing that this bench asks for. */
export async function fill(client: postgres.Sql, size: Size, members: string[]): Promise<Filled> {
  const [made] = await client<{ id: string }[]>`
    insert into app.workspaces (id, name) values (gen_random_uuid(), 'Bench') returning id`;
  if (!made) throw new Error('No workspace was made.');
  const workspace = made.id;
  await client`insert into app.members (workspace_id, user_id, role, email)
    select ${workspace}::uuid, u.id, 'editor', 'member' || n from unnest(${members}::uuid[]) with ordinality u (id, n)`;
  // Without an app the console would ask for one first.
  await client`insert into app.apps (workspace_id, name) values (${workspace}::uuid, 'Product')`;
  await client`set session_replication_role = replica`;
  await client`select setseed(0.5)`;
  await fillPeople(client, workspace, size);
  await fillRequests(client, workspace, size);
  await fillEvidence(client, workspace, size, members);
  await client`set session_replication_role = origin`;
  await client`vacuum analyze`;
  return about(client, workspace);
}

async function fillPeople(client: postgres.Sql, workspace: string, { accounts }: Size) {
  // A tenth has no revenue that anybody knows.
  await client`
    insert into app.accounts (workspace_id, external_id, traits)
    select ${workspace}::uuid, 'a' || n, jsonb_strip_nulls(jsonb_build_object('name', 'Customer ' || n, 'plan', (array['team', 'business', 'scale'])[1 + n % 3],
      'arr', case when n % 10 > 0 then round((1200 * exp(random() * 5))::numeric) end, 'state', case when n % 17 = 0 then 'at risk' when n % 23 = 0 then 'prospect' end))
    from generate_series(1, ${accounts}::int) n`;
  await client`
    insert into app.visitors (workspace_id, known_id, traits)
    select ${workspace}::uuid, 'u' || n, jsonb_build_object('name', 'Person ' || n) from generate_series(1, ${accounts * 4}::int) n`;
  await client`
    insert into app.features (id, workspace_id, name, status)
    select gen_random_uuid(), ${workspace}::uuid, 'Feature ' || n, 'live' from generate_series(1, 40) n`;
}

async function fillRequests(client: postgres.Sql, workspace: string, { requests }: Size) {
  await client`
    insert into app.requests (id, workspace_id, title, status, feature_id, tags, root_id)
    select t.id, ${workspace}::uuid, t.title, (array['new', 'under-review', 'planned', 'in-progress', 'shipped', 'declined'])[1 + floor(random() * 6)::int],
      (select f.id from app.features f where f.workspace_id = ${workspace}::uuid order by f.name offset t.n % 40 limit 1), '{}', t.id
    from (select gen_random_uuid() as id, x.title, x.n from unnest(${titlesOf(requests)}::text[]) with ordinality x (title, n)) t`;
}

/** Six in ten are done; the few that everybody asks for have most of them. */
async function fillEvidence(
  client: postgres.Sql,
  workspace: string,
  { evidence, requests, accounts }: Size,
  members: string[],
) {
  await client`
    with own as (
      select array(select r.id from app.requests r where r.workspace_id = ${workspace}::uuid order by r.title) as requests,
        array(select f.id from app.features f where f.workspace_id = ${workspace}::uuid order by f.name) as features,
        (select min(a.id) from app.accounts a where a.workspace_id = ${workspace}::uuid) as account,
        (select min(v.id) from app.visitors v where v.workspace_id = ${workspace}::uuid) as visitor,
        ${sentences()}::text[] as said, ${members}::uuid[] as members
    )
    insert into app.evidence_items (id, workspace_id, created_by, created_at, said_at, source, words, kind, importance, account_id, visitor_id,
      feature_id, request_id, state, snoozed_until, assignee_id, tags, arr_then, context, page)
    select gen_random_uuid(), ${workspace}::uuid, own.members[1 + floor(d.a * cardinality(own.members))::int], now() - d.age, now() - d.age,
      (array['capture', 'capture', 'ticket', 'answer', 'import'])[1 + floor(d.b * 5)::int],
      own.said[1 + floor(d.c * cardinality(own.said))::int] || ' ' || own.said[1 + floor(d.d * cardinality(own.said))::int] || ' Ticket ' || d.n,
      (array['request', 'bug', 'praise', 'question', 'risk', null])[1 + floor(d.e * 6)::int], floor(d.f * 4)::int,
      case when d.n % 10 > 0 then own.account + floor(power(d.a, 2) * ${accounts}::int)::int end,
      case when d.n % 5 > 1 then own.visitor + floor(power(d.b, 2) * ${accounts * 4}::int)::int end,
      case when d.n % 3 > 0 then own.features[1 + floor(d.c * 40)::int] end,
      case when d.f < 0.55 then own.requests[1 + floor(power(d.g, 3) * ${requests}::int)::int] end,
      case when d.f < 0.6 then 'done' when d.f < 0.65 then 'snoozed' else 'new' end,
      case when d.f >= 0.6 and d.f < 0.65 then now() + interval '30 days' end,
      case when d.n % 5 = 0 then own.members[1 + floor(d.d * cardinality(own.members))::int] end,
      case when d.n % 4 = 0 then array['tag' || floor(d.e * 30)::int] else '{}' end, round((d.c * 9000)::numeric),
      jsonb_build_object('viewport', jsonb_build_object('width', 1440, 'height', 813), 'scale', 2, 'zoom', 1, 'page', '{}'::jsonb, 'browser', 'Chromium 156', 'os', 'Linux', 'language', 'en', 'zone', 'Europe/Berlin'),
      jsonb_build_object('url', 'https://product.example/section/' || d.n % 50, 'title', 'Section ' || d.n % 50, 'path', '/section/' || d.n % 50)
    from own, (select n, random() as a, random() as b, random() as c, random() as d, random() as e, random() as f, random() as g,
      random() * interval '730 days' as age from generate_series(1, ${evidence}::int) n) d`;
  await client`
    insert into app.attachments (id, workspace_id, created_by, evidence_id, object, stored)
    select gen_random_uuid(), e.workspace_id, e.created_by, e.id,
      jsonb_build_object('sha256', repeat('a', 64), 'mime', 'image/webp', 'width', 1440, 'height', 813, 'bytes', 70000), true
    from app.evidence_items e where e.workspace_id = ${workspace}::uuid and e.source = 'capture'`;
}

async function about(client: postgres.Sql, workspace: string): Promise<Filled> {
  const [most] = await client<Filled[]>`
    select ${workspace} as workspace, mode() within group (order by e.account_id) as account,
      mode() within group (order by e.visitor_id) as visitor, mode() within group (order by e.feature_id) as feature,
      mode() within group (order by e.request_id) as request
    from app.evidence_items e where e.workspace_id = ${workspace}::uuid`;
  if (!most) throw new Error('Nothing was written.');
  return { ...most };
}
