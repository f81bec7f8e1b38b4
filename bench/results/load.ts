/** Thirty days of a busy guide and survey, made inside the database: people, displays, steps, answers, goals. */
import type postgres from 'postgres';
import { guideOf, surveyOf } from '../../tests/db/contract/items.ts';

export type Place = { app: number; workspace: string; guide: string; survey: string };

const json = (value: unknown) => JSON.stringify(value);

async function makeItems(sql: postgres.Sql, app: number, workspace: string): Promise<Place> {
  const goal = { of: { kind: 'event', name: 'exported' }, days: 7 } as const;
  const make = async (definition: unknown) => {
    const [row] = await sql<{ id: string }[]>`
      with i as (insert into app.items (id, workspace_id, app_id, name, draft, state, version)
        values (gen_random_uuid(), ${workspace}::uuid, ${app}, 'Bench', ${json(definition)}::text::jsonb, 'live', 1) returning id)
      insert into app.item_versions (item_id, version, definition, writers)
      select id, 1, ${json(definition)}::text::jsonb, '{}' from i returning item_id as id`;
    if (!row) throw new Error('No item was made.');
    return row.id;
  };
  return { app, workspace, guide: await make(guideOf({ goal })), survey: await make(surveyOf()) };
}

/** `people` are eligible, one in ten held out; three quarters of the others get it, some twice. */
async function fillGuide(
  sql: postgres.Sql,
  { app, workspace, guide }: Place,
  first: number,
  people: number,
) {
  await sql`insert into app.exposures (item_id, visitor_id, held_out, version, at)
    select ${guide}::uuid, ${first} + i, i % 10 = 0, 1, now() - (i % 29 + 0.5) * interval '1 day'
    from generate_series(1, ${people}) i`;
  await sql`insert into app.displays (id, workspace_id, app_id, item_id, version, device, visitor_id, account_id, shown_at, seen_at,
      interrupted, outcome, outcome_at, path, language)
    select gen_random_uuid(), ${workspace}::uuid, ${app}, ${guide}::uuid, 1, gen_random_uuid(), ${first} + i, null, t.at, t.at + interval '1 s',
      true, (array['completed', 'dismissed', 'snoozed', 'timedOut', 'left', null])[i % 6 + 1], t.at + (i % 40) * interval '1 s', '/', 'en'
    from generate_series(1, ${people}) i, generate_series(1, 1 + (i % 5 = 1)::int) twice,
      lateral (select now() - (i % 29) * interval '1 day' + twice * interval '1 hour' - interval '3 hours' as at) t
    where i % 10 <> 0 and i % 4 <> 3`;
  await sql`insert into app.display_steps (display_id, what, step, target, at)
    select d.id, 'step', s.step, s.from_step, d.shown_at + n * interval '7 s' from app.displays d,
      (values (0, 'first', ''), (1, 'second', 'first'), (2, 'third', 'second')) s (n, step, from_step)
    where d.item_id = ${guide}::uuid and s.n <= abs(hashtext(d.id::text)) % 3`;
  await sql`insert into app.display_steps (display_id, what, step, target, at)
    select d.id, 'click', 'first', 'ok', d.shown_at from app.displays d where d.item_id = ${guide}::uuid and abs(hashtext(d.id::text)) % 4 = 0`;
}

async function fillSurvey(
  sql: postgres.Sql,
  { app, workspace, survey }: Place,
  first: number,
  people: number,
) {
  await sql`insert into app.exposures (item_id, visitor_id, held_out, version, at)
    select ${survey}::uuid, ${first} + i, false, 1, now() - (i % 85) * interval '1 day' from generate_series(1, ${people}) i`;
  await sql`insert into app.displays (id, workspace_id, app_id, item_id, version, device, visitor_id, account_id, shown_at, interrupted, language)
    select md5('survey' || i)::uuid, ${workspace}::uuid, ${app}, ${survey}::uuid, 1, gen_random_uuid(), ${first} + i,
      (select min(id) from app.accounts) + i % 2000, now() - (i % 85) * interval '1 day', true, 'en'
    from generate_series(1, ${people}) i`;
  await sql`insert into app.responses (workspace_id, app_id, item_id, visitor_id, period, account_id, display_id, version, answers, score,
      text, language, started_at, answered_at, finished_at)
    select ${workspace}::uuid, ${app}, ${survey}::uuid, ${first} + i, 1, (select min(id) from app.accounts) + i % 2000, md5('survey' || i)::uuid, 1,
      jsonb_build_object('score', i % 11, 'why', 'Because of ' || i), i % 11, 'Because of ' || i, 'en', t, t, t
    from generate_series(1, ${people}, 3) i, lateral (select now() - (i % 85) * interval '1 day' as t) x`;
  await sql`insert into app.display_steps (display_id, what, step, at)
    select id, 'step', 'score', shown_at from app.displays where item_id = ${survey}::uuid`;
}

/** Events of the goal, and so many of something else: what is asked for is a part of the whole. */
async function fillEvents(sql: postgres.Sql, app: number, first: number, people: number) {
  await sql`select app.ensure_partitions(now() - interval '40 days', now())`;
  const [name] = await sql<{ id: number }[]>`
    insert into app.event_names (app_id, name) values (${app}, 'exported') returning id`;
  const [path] = await sql<
    { id: number }[]
  >`insert into app.paths (app_id, path) values (${app}, '/') returning id`;
  await sql`insert into app.events (ts, app_id, visitor_id, path_id, name_id, kind, late)
    select now() - (i % 300) * interval '2.4 hours', ${app}, ${first} + i % ${people}, ${path?.id ?? 0}::int, case when i % 4 = 0 then ${name?.id ?? 0}::int end,
      case when i % 4 = 0 then 5 else 1 end, false from generate_series(1, ${people * 5}) i`;
}

export async function load(
  sql: postgres.Sql,
  app: number,
  workspace: string,
  people: number,
): Promise<Place> {
  const place = await makeItems(sql, app, workspace);
  await sql`insert into app.visitors (workspace_id, known_id, traits, internal)
    select ${workspace}::uuid, case when i % 10 <> 1 then 'person ' || i end, jsonb_build_object('plan', case when i % 3 = 0 then 'pro' else 'free' end), i % 500 = 0
    from generate_series(1, ${people}) i order by i`;
  const [{ first } = { first: 0 }] = await sql<
    { first: number }[]
  >`select min(id) - 1 as first from app.visitors where workspace_id = ${workspace}::uuid`;
  await sql`insert into app.merges (from_id, into_id, workspace_id) select id, id + 1, ${workspace}::uuid from app.visitors
    where workspace_id = ${workspace}::uuid and known_id is null and id < ${first + people}`;
  await sql`insert into app.accounts (workspace_id, external_id, traits)
    select ${workspace}::uuid, 'account ' || i, jsonb_build_object('revenue', i) from generate_series(1, 2000) i`;
  await fillGuide(sql, place, first, people);
  await fillSurvey(sql, place, first, people);
  await fillEvents(sql, app, first, people);
  await sql`vacuum analyze`;
  return place;
}
