-- Many people's facts at once: how large an audience is.

-- People of a workspace, seen since then, merged and without staff; the latest first.
create function app.people_since(workspace uuid, since timestamptz, most int) returns int[]
language sql stable set search_path = ''
as $$
  select array(
    select v.id from app.visitors v
    where v.workspace_id = people_since.workspace and v.merged_into is null and not v.internal and v.last_seen >= since
    order by v.last_seen desc, v.id limit most)
$$;

create type app.person_usage as (person int, feature uuid, span text, uses bigint);

-- Uses per person of each feature and span that names ask for, each feature's events read once.
create function app.usage_by_person(apps int[], names text[], at timestamptz) returns setof app.person_usage
language plpgsql stable set search_path = ''
as $$
declare
  f record;
begin
  for f in
    select split_part(n, '.', 2)::uuid as id, array_agg(distinct split_part(n, '.', 3)) as spans,
      max(case when split_part(n, '.', 3) = 'all' then 4000 else split_part(n, '.', 3)::int end) as days
    from unnest(names) n where n like 'usage.%' group by 1
  loop
    return query
    select coalesce(m.into_id, e.visitor_id), f.id, s.span, count(*)
    from unnest(apps) a(id) cross join lateral app.feature_events(f.id, a.id, (app.utc_day(usage_by_person.at) - f.days)::timestamp at time zone 'UTC', usage_by_person.at) e
    left join app.merges m on m.from_id = e.visitor_id
    join unnest(f.spans) s(span) on s.span = 'all' or app.utc_day(e.ts) >= app.utc_day(usage_by_person.at) - s.span::int
    group by 1, 3;
  end loop;
end $$;

create function app.people_facts(workspace uuid, apps int[], people int[], names text[], lists uuid[], at timestamptz default now())
returns table (person int, facts jsonb)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  -- Most conditions ask for none of these, and asking each person anyway took most of the time.
  surveys constant uuid[] := array(select split_part(n, '.', 2)::uuid from unnest(names) n where n like 'answers.%');
begin
  return query
  with usage as (
    select x.person, jsonb_object_agg(x.feature, x.spans) as usage from (
      select u.person, u.feature, jsonb_object_agg(u.span, u.uses) as spans
      from app.usage_by_person(apps, names, at) u group by 1, 2) x group by 1
  ),
  -- Who never used it has used it 0 times, which conditions compare with; null they would not.
  nobody as (
    select coalesce(jsonb_object_agg(x.feature, x.spans), '{}') as usage from (
      select split_part(n, '.', 2) as feature, jsonb_object_agg(split_part(n, '.', 3), 0) as spans
      from unnest(names) n where n like 'usage.%' group by 1) x
  )
  select v.id, jsonb_build_object(
    'visitor', v.traits, 'account', coalesce(a.traits, '{}'), 'known', v.known_id is not null,
    'seenDays', floor(extract(epoch from at - v.first_seen) / 86400),
    'usage', (select jsonb_object_agg(z.key, z.value || coalesce(u.usage -> z.key, '{}')) from jsonb_each(nobody.usage) z),
    'answers', case when surveys = '{}' then '{}' else app.answers_of(array[v.id], surveys, at) end,
    'segments', case when cardinality(lists) = 0 then '[]' else (
      select coalesce(jsonb_agg(s.id), '[]') from app.segments s where s.id = any (lists) and s.archived_at is null and exists (
        select from app.segment_members m where m.segment_id = s.id
          and m.external_id = case s.list_of when 'visitor' then v.known_id else a.external_id end)) end)
  from app.visitors v cross join nobody
  left join usage u on u.person = v.id
  left join lateral (
    select c.* from app.activity x join app.accounts c on c.id = x.account_id
    where x.visitor_id = v.id and (exists (select from unnest(names) n where n like 'account.%') or cardinality(lists) > 0)
    order by x.month desc, x.days desc limit 1) a on true
  where v.id = any (people) and v.workspace_id = people_facts.workspace;
end $$;

-- Conditions about the page and the browser (language, device, query) are unknown here, and hold for none.
create function public.audience_size(workspace uuid, condition jsonb) returns jsonb
language plpgsql stable security definer
-- People are sorted by the hundred thousand; on disk that takes three times as long.
set search_path = '' set work_mem = '64MB'
as $$
declare
  plain jsonb;
  people int[];
  apps int[];
begin
  perform app.require(audience_size.workspace, 'viewer');
  plain := app.expand_condition(app.checked_condition('condition', audience_size.condition), audience_size.workspace);
  people := case when app.is_sound(plain) then app.people_since(audience_size.workspace, now() - interval '90 days', 20000) else '{}' end;
  apps := array(select a.id from app.apps a where a.workspace_id = audience_size.workspace);
  return (
    with f as materialized (
      select p.person, app.holds_part(plain, p.facts) as holds, v.last_seen > now() - interval '7 days' as is_active, v.last_seen,
        app.name_of(v.traits, v.known_id) as name
      from app.people_facts(audience_size.workspace, apps, people, array(select app.condition_names(plain)),
        array(select app.segment_ids(plain))) p join app.visitors v on v.id = p.person)
    select jsonb_build_object('people', count(*) filter (where f.holds), 'total', count(*),
      'active', count(*) filter (where f.holds and f.is_active), 'activeTotal', count(*) filter (where f.is_active),
      'sample', coalesce((select jsonb_agg(jsonb_build_object('visitor', s.person, 'name', s.name))
        from (select * from f x where x.holds order by x.last_seen desc, x.person limit 10) s), '[]'))
    from f);
end $$;

-- What a page hashes for a person: the known id, else a device of theirs.
create function app.unit_of(person int) returns text
language sql stable set search_path = ''
as $$
  select coalesce(v.known_id, (select d.device::text from app.devices d where d.visitor_id = v.id order by d.device limit 1))
  from app.visitors v where v.id = unit_of.person
$$;
