-- What a guide led to (docs/definitions.md, core/model/results.ts). Counts of people; rates, intervals and
-- effects are made of them by the reader.

-- Displays of an item by person: merges of now, staff out. Without settings, so that it is inlined and only
-- the columns that are asked for are read; the same below.
create function app.person_displays(item uuid, since timestamptz, until timestamptz, version int default null)
returns table (person int, display app.displays)
language sql stable
as $$
  select p.id, d
  from app.displays d left join app.merges m on m.from_id = d.visitor_id
  join app.visitors p on p.id = coalesce(m.into_id, d.visitor_id) and not p.internal
  where d.item_id = person_displays.item and d.shown_at >= since and d.shown_at < until
    and (person_displays.version is null or d.version = person_displays.version)
$$;

create type app.exposed as (person int, at timestamptz, held_out boolean, both_arms boolean);

-- Everybody who met the conditions, once, with the arm they met first.
create function app.exposed_people(item uuid, since timestamptz, until timestamptz) returns setof app.exposed
language sql stable
as $$
  select p.id, min(x.at), (array_agg(x.held_out order by x.at))[1], bool_or(x.held_out) and bool_or(not x.held_out)
  from app.exposures x left join app.merges m on m.from_id = x.visitor_id
  join app.visitors p on p.id = coalesce(m.into_id, x.visitor_id) and not p.internal
  where x.item_id = exposed_people.item
  group by p.id having min(x.at) >= since and min(x.at) < until
$$;

-- When people reached a goal: uses of its feature, or its event.
create function app.goal_times(app int, goal jsonb, since timestamptz, until timestamptz)
returns table (person int, ts timestamptz)
language plpgsql stable set search_path = ''
as $$
begin
  if goal #>> '{of,kind}' = 'feature' then
    return query select coalesce(m.into_id, e.visitor_id), e.ts
    from app.feature_events((goal #>> '{of,feature}')::uuid, goal_times.app, since, until) e
    left join app.merges m on m.from_id = e.visitor_id;
  else
    return query select coalesce(m.into_id, e.visitor_id), e.ts
    from app.events e join app.event_names n on n.id = e.name_id and n.name = goal #>> '{of,name}'
    left join app.merges m on m.from_id = e.visitor_id
    where e.app_id = goal_times.app and e.kind = 5 and e.ts >= since and e.ts < until;
  end if;
end $$;

-- By intention to treat: from eligibility, whatever anybody saw, and only those whose time is over. A person
-- who met both arms through a merge belongs to neither (definitions 2).
create function app.arms_json(i app.items, goal jsonb, since timestamptz, until timestamptz) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  span constant interval := make_interval(days => (goal ->> 'days')::int);
begin
  return (
    with x as materialized (select * from app.exposed_people(i.id, since, until)),
    judged as (
      -- A join, not a look at each person's goals: there may be a million of either.
      select x.person, x.held_out, coalesce(bool_or(g.ts > x.at and g.ts <= x.at + span), false) as reached
      from x left join app.goal_times(i.app_id, goal, since, now()) g on g.person = x.person
      where not x.both_arms and x.at + span <= now()
      group by x.person, x.held_out
    )
    select jsonb_build_object('days', goal -> 'days',
      'shown', jsonb_build_object('people', count(*) filter (where not j.held_out), 'reached', count(*) filter (where not j.held_out and j.reached)),
      'holdout', jsonb_build_object('people', count(*) filter (where j.held_out), 'reached', count(*) filter (where j.held_out and j.reached)),
      'waiting', (select count(*) from x where not x.both_arms and x.at + span > now()),
      'both', (select count(*) from x where x.both_arms))
    from judged j);
end $$;

create function app.conversion_json(i app.items, goal jsonb, since timestamptz, until timestamptz, version int) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  span constant interval := make_interval(days => (goal ->> 'days')::int);
begin
  return (
    with x as materialized (
      select p.person, min((p.display).shown_at) as at from app.person_displays(i.id, since, until, version) p group by p.person),
    reached as (
      select x.person, coalesce(bool_or(g.ts > x.at and g.ts <= x.at + span), false) as reached
      from x left join app.goal_times(i.app_id, goal, since, now()) g on g.person = x.person group by x.person
    )
    select jsonb_build_object('people', count(*), 'reached', count(*) filter (where r.reached)) from reached r);
end $$;

-- Steps in the order of the definition; what else was seen, of older versions, after them.
create function app.steps_json(item uuid, definition jsonb, since timestamptz, until timestamptz, version int) returns jsonb
language sql stable set search_path = ''
as $$
  with d as materialized (select p.person, (p.display).id as display from app.person_displays(item, since, until, version) p),
  s as materialized (
    select d.person, d.display, x.what, x.step, x.target, x.at,
      extract(epoch from lead(x.at) over (partition by d.display, x.what order by x.at) - x.at) as seconds
    from d join app.display_steps x on x.display_id = d.display where x.what in ('step', 'missing')
  ),
  named as (
    select q ->> 'key' as step, n from jsonb_array_elements(coalesce(definition #> '{guide,steps}', definition #> '{survey,questions}')) with ordinality a(q, n)
    union
    select x.step, 1000 from (select distinct step from s) x
    where x.step not in (select q ->> 'key' from jsonb_array_elements(coalesce(definition #> '{guide,steps}', definition #> '{survey,questions}')) q)
  )
  select coalesce(jsonb_agg(jsonb_build_object('step', n.step,
    'seen', (select count(distinct s.person) from s where s.step = n.step and s.what = 'step'),
    'missing', (select count(distinct s.person) from s where s.step = n.step and s.what = 'missing'),
    'onward', (select coalesce(jsonb_agg(jsonb_build_object('to', o.step, 'people', o.people) order by o.people desc, o.step), '[]') from (
      select s.step, count(distinct s.person) as people from s where s.target = n.step and s.what = 'step' group by s.step) o),
    'seconds', (select percentile_cont(0.5) within group (order by least(300, s.seconds)) from s where s.step = n.step and s.what = 'step' and s.seconds is not null)
  ) order by n.n, n.step), '[]') from named n
$$;

create function app.clicks_json(item uuid, since timestamptz, until timestamptz, version int) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('step', c.step, 'target', c.target, 'people', c.people, 'clicks', c.clicks)
    order by c.people desc, c.step, c.target), '[]')
  from (
    select x.step, x.target, count(distinct p.person) as people, sum(x.times) as clicks
    from app.person_displays(item, since, until, version) p join app.display_steps x on x.display_id = (p.display).id and x.what = 'click'
    group by 1, 2) c
$$;

-- How each person's last display ended. What nothing was told of was left: a closed page tells little.
create function app.outcomes_json(item uuid, since timestamptz, until timestamptz, version int) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('completed', 0, 'dismissed', 0, 'snoozed', 0, 'timedOut', 0, 'left', 0)
    || coalesce(jsonb_object_agg(o.outcome, o.people), '{}')
  from (
    select l.outcome, count(*) as people from (
      select distinct on (p.person) p.person, coalesce((p.display).outcome, 'left') as outcome
      from app.person_displays(item, since, until, version) p order by p.person, (p.display).shown_at desc) l
    group by 1) o
$$;

create function app.trend_json(item uuid, s app.span, version int) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_agg(jsonb_build_object('day', s.since + n, 'displayed', coalesce(d.people, 0), 'completed', coalesce(d.completed, 0),
    'dismissed', coalesce(d.dismissed, 0)) order by n)
  from generate_series(0, s.days) n
  left join (
    -- A flat array, as in app.person_uses.
    select width_bucket((p.display).shown_at, (select array_agg(b) from unnest(s.bounds) b)) as bucket, count(distinct p.person) as people,
      count(distinct p.person) filter (where (p.display).outcome = 'completed') as completed,
      count(distinct p.person) filter (where (p.display).outcome = 'dismissed') as dismissed
    from app.person_displays(item, s.bounds[1], now(), version) p group by 1) d on d.bucket = n + 1
$$;

-- The window's complete days and today: who has just tried it finds themselves.
create function public.guide_results(item uuid, days int, version int) returns jsonb
language plpgsql stable security definer
-- People are sorted by the hundred thousand; on disk that takes three times as long.
set search_path = '' set work_mem = '64MB'
as $$
declare
  i app.items := app.require_item(guide_results.item, 'viewer');
  s app.span := app.span_of(i.workspace_id, guide_results.days);
  since constant timestamptz := s.bounds[1];
  until constant timestamptz := now() + interval '1 second';
  definition jsonb := coalesce(
    (select v.definition from app.item_versions v where v.item_id = i.id and v.version = coalesce(guide_results.version, i.version)), i.draft);
  goal jsonb := nullif(definition -> 'goal', 'null');
begin
  if i.is_survey then perform app.refuse('item: is a survey; ask survey_results'); end if;
  return (
    select jsonb_build_object('since', s.since, 'until', s.today, 'displayed', count(distinct p.person), 'displays', count(*),
      'seen', count(distinct p.person) filter (where (p.display).seen_at is not null),
      'hasty', count(*) filter (where (p.display).outcome = 'dismissed' and (p.display).outcome_at < (p.display).shown_at + interval '2 seconds'))
    from app.person_displays(i.id, since, until, guide_results.version) p
  ) || jsonb_build_object(
    'eligible', (select count(*) from app.exposed_people(i.id, since, until)),
    'heldOut', (select count(*) from app.exposed_people(i.id, since, until) x where x.held_out),
    'outcomes', app.outcomes_json(i.id, since, until, guide_results.version),
    'steps', app.steps_json(i.id, definition, since, until, guide_results.version),
    'clicks', app.clicks_json(i.id, since, until, guide_results.version),
    'conversion', case when goal is not null then app.conversion_json(i, goal, since, until, guide_results.version) end,
    'effect', case when goal is not null and (definition -> 'holdout')::numeric > 0 then app.arms_json(i, goal, since, until) end,
    'trend', app.trend_json(i.id, s, guide_results.version));
end $$;
