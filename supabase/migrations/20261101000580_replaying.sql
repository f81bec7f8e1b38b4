-- Real traffic to try an unpublished item on, person by person. The gates are core/targeting's and run where
-- the answer is read: a second engine in SQL would one day say something else than the pages do.

-- Uses of features before an instant, by person and day (UTC): with those that follow, what a condition's window
-- holds at any time after it. Days that no window reaches count for "all" alone, and are one.
create function app.uses_before(app int, people int[], names text[], at timestamptz)
returns table (person int, feature uuid, day date, uses bigint)
language plpgsql stable set search_path = ''
as $$
declare
  f record;
  first_day date;
begin
  for f in
    select split_part(n, '.', 2)::uuid as id, bool_or(split_part(n, '.', 3) = 'all') as ever,
      coalesce(max(nullif(split_part(n, '.', 3), 'all')::int), 0) as days
    from unnest(names) n where n like 'usage.%' group by 1
  loop
    first_day := app.utc_day(uses_before.at) - f.days;
    return query
    select coalesce(m.into_id, e.visitor_id), f.id, greatest(app.utc_day(e.ts), first_day - 1), count(*)
    from app.feature_events(f.id, uses_before.app,
      case when f.ever then '2000-01-01' else first_day::timestamp at time zone 'UTC' end, uses_before.at) e
    left join app.merges m on m.from_id = e.visitor_id
    where coalesce(m.into_id, e.visitor_id) = any (people)
    group by 1, 3;
  end loop;
end $$;

-- What is known of each, apart from what happened in the window.
create function app.replay_facts(workspace uuid, app int, people int[], names text[], lists uuid[], since timestamptz, until timestamptz)
returns table (person int, facts jsonb)
language sql stable set search_path = ''
as $$
  with u as (
    select x.person, jsonb_agg(jsonb_build_object('feature', x.feature, 'day', x.day - '1970-01-01'::date, 'n', x.uses)) as uses
    from app.uses_before(app, people, names, since) x group by 1
  )
  select v.id, jsonb_build_object(
    'unit', coalesce(app.unit_of(v.id), v.id::text), 'known', v.known_id is not null,
    'firstSeen', floor(extract(epoch from least(v.first_seen, (
      select min(g.first_seen) from app.merges m join app.visitors g on g.id = m.from_id where m.into_id = v.id))) * 1000),
    'visitor', app.pick(v.traits, array(select substr(n, 9) from unnest(names) n where n like 'visitor.%')),
    'account', app.pick(a.traits, array(select substr(n, 9) from unnest(names) n where n like 'account.%')),
    'uses', coalesce(u.uses, '[]'),
    'answers', (
      select coalesce(jsonb_agg(jsonb_build_object('survey', r.item_id, 'score', r.score,
        'at', floor(extract(epoch from r.answered_at) * 1000)) order by r.answered_at), '[]')
      from app.responses r where r.visitor_id = any (p.ids) and r.answered_at < until
        and r.item_id in (select split_part(n, '.', 2)::uuid from unnest(names) n where n like 'answers.%')),
    'segments', (
      select coalesce(jsonb_agg(s.id order by s.id), '[]') from app.segments s
      where s.id = any (lists) and s.archived_at is null and exists (
        select from app.segment_members m where m.segment_id = s.id
          and m.external_id = case s.list_of when 'visitor' then v.known_id else a.external_id end)),
    'ledger', app.ledger_of(workspace, p.ids, null))
  from app.visitors v
  cross join lateral (select app.person_ids(replay_facts.workspace, v.id) as ids) p
  left join lateral app.account_of(p.ids) a on true
  left join u on u.person = v.id
  where v.id = any (people) and v.workspace_id = replay_facts.workspace
$$;

-- What each did in the window: pages viewed, features used and events sent that something waits for, and troubles
-- (errors, rage clicks). The first 300 of each kind of a person: nobody's loop makes the answer endless.
create function app.replay_events(app int, people int[], features uuid[], names text[], since timestamptz, until timestamptz)
returns table (person int, body jsonb)
language sql stable set search_path = ''
as $$
  with e as materialized (
    select coalesce(m.into_id, x.visitor_id) as person, x.ts, floor(extract(epoch from x.ts) * 1000) as t, x.kind, x.path_id, x.element_id, x.name_id
    from app.events x left join app.merges m on m.from_id = x.visitor_id
    where x.app_id = replay_events.app and x.ts >= since and x.ts < until and x.kind in (1, 2, 3, 4, 5, 6, 8)
      and coalesce(m.into_id, x.visitor_id) = any (people)
  ),
  told as (
    select e.person, 'views' as list, e.t, jsonb_build_object('t', e.t, 'path', e.path_id) as one from e where e.kind = 1
    union all
    select distinct e.person, 'did', e.t, jsonb_build_object('t', e.t, 'feature', t.feature_id, 'event', null)
    from e join app.tag_targets t on t.app_id = replay_events.app and t.feature_id = any (features) and t.element_id = e.element_id
      and (t.path_id is null or t.path_id = e.path_id) and (t.since is null or t.since <= e.ts) and (t.until is null or e.ts < t.until)
    where e.kind between 2 and 4
    union all
    select e.person, 'did', e.t, jsonb_build_object('t', e.t, 'feature', null, 'event', n.name)
    from e join app.event_names n on n.id = e.name_id where e.kind = 5 and n.name = any (names)
    union all
    select e.person, 'troubles', e.t, to_jsonb(e.t) from e where e.kind in (6, 8)
  ),
  few as (
    select z.person, z.list, jsonb_agg(z.one order by z.t) as told
    from (select *, row_number() over (partition by told.person, told.list order by told.t) as nth from told) z
    where z.nth <= 300 group by 1, 2
  )
  select f.person, jsonb_object_agg(f.list, f.told) from few f group by 1
$$;

-- People whole, as core/engage/forecast replays them.
create function app.replay_people(workspace uuid, app int, people int[], asked text[], lists uuid[], features uuid[], names text[],
  since timestamptz, until timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('views', '[]'::jsonb, 'did', '[]'::jsonb, 'troubles', '[]'::jsonb)
    || f.facts || coalesce(e.body, '{}') order by f.person), '[]')
  from app.replay_facts(workspace, app, people, asked, lists, since, until) f
  left join app.replay_events(app, people, features, names, since, until) e on e.person = f.person
$$;
