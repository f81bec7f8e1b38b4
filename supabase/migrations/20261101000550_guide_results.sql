-- What a guide led to (docs/definitions.md, core/model/results.ts). Counts of people; rates, intervals and
-- effects are made of them by the reader. Each part goes over its rows once and groups before it counts:
-- counting distinct people of a hundred thousand displays by sorting them took most of the time.

-- Displays of an item by person: merges of now, staff out. Without settings, so that it is inlined and only
-- the columns that are asked for are read; the same below.
create function app.person_displays(item uuid, since timestamptz, until timestamptz, version int default null)
returns table (person int, display uuid, shown_at timestamptz, seen_at timestamptz, outcome text, outcome_at timestamptz,
  interrupted boolean, exempted text, account_id int, language text)
language sql stable
as $$
  select coalesce(m.into_id, d.visitor_id), d.id, d.shown_at, d.seen_at, d.outcome, d.outcome_at, d.interrupted, d.exempted, d.account_id, d.language
  from app.displays d left join app.merges m on m.from_id = d.visitor_id
  where d.item_id = person_displays.item and d.shown_at >= since and d.shown_at < until and d.visitor_id is not null
    and (person_displays.version is null or d.version = person_displays.version)
    -- Staff are few, and an index of their own: looking everybody up costs three times as much.
    and not exists (select from app.visitors v where v.id = coalesce(m.into_id, d.visitor_id) and v.internal)
$$;

create type app.exposed as (person int, at timestamptz, held_out boolean, both_arms boolean);

-- Everybody who met the conditions, once, with the arm they met first.
create function app.exposed_people(item uuid, since timestamptz, until timestamptz) returns setof app.exposed
language sql stable
as $$
  select e.person, e.at, e.first_out is not null and (e.first_in is null or e.first_out < e.first_in),
    e.first_out is not null and e.first_in is not null
  from (
    select coalesce(m.into_id, x.visitor_id) as person, min(x.at) as at,
      min(x.at) filter (where x.held_out) as first_out, min(x.at) filter (where not x.held_out) as first_in
    from app.exposures x left join app.merges m on m.from_id = x.visitor_id
    where x.item_id = exposed_people.item
      and not exists (select from app.visitors v where v.id = coalesce(m.into_id, x.visitor_id) and v.internal)
    group by 1 having min(x.at) >= exposed_people.since and min(x.at) < exposed_people.until) e
$$;

-- When people reached a goal: uses of its feature, or its event. Many, so that they are hashed and not sorted.
create function app.goal_times(app int, goal jsonb, since timestamptz, until timestamptz)
returns table (person int, ts timestamptz)
language plpgsql stable rows 100000 set search_path = ''
as $$
begin
  if goal #>> '{of,kind}' = 'feature' then
    return query select coalesce(m.into_id, e.visitor_id), e.ts
    from app.feature_events((goal #>> '{of,feature}')::uuid, goal_times.app, since, until) e
    left join app.merges m on m.from_id = e.visitor_id;
  else
    return query select coalesce(m.into_id, e.visitor_id), e.ts
    from app.event_names n join app.events e on e.app_id = n.app_id and e.name_id = n.id
    left join app.merges m on m.from_id = e.visitor_id
    where n.app_id = goal_times.app and n.name = goal #>> '{of,name}' and e.kind = 5 and e.ts >= since and e.ts < until;
  end if;
end $$;

-- Who was eligible, and the goal of an item: by intention to treat, from eligibility, whatever anybody saw,
-- and only those whose time is over; beside it the conversion of those who saw it, which is no effect. A
-- person who met both arms through a merge belongs to neither (definitions 2).
create function app.goal_json(i app.items, definition jsonb, since timestamptz, until timestamptz, version int) returns jsonb
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  goal constant jsonb := nullif(definition -> 'goal', 'null');
  span constant interval := make_interval(days => (goal ->> 'days')::int);
begin
  return (
    with x as materialized (select * from app.exposed_people(i.id, goal_json.since, goal_json.until)),
    d as materialized (
      select p.person, min(p.shown_at) as at from app.person_displays(i.id, goal_json.since, goal_json.until, goal_json.version) p
      where goal is not null group by p.person),
    -- A join, not a look at each person's goals: there may be a million of either.
    reached as materialized (
      select g.person, bool_or(g.ts > x.at and g.ts <= x.at + span) as after_eligible, bool_or(g.ts > d.at and g.ts <= d.at + span) as after_shown
      from app.goal_times(i.app_id, goal, goal_json.since, now()) g left join x on x.person = g.person left join d on d.person = g.person
      where goal is not null group by g.person),
    arms as (
      select count(*) filter (where x.is_over and not x.held_out) as shown, count(*) filter (where x.is_over and not x.held_out and x.has_reached) as shown_reached,
        count(*) filter (where x.is_over and x.held_out) as held, count(*) filter (where x.is_over and x.held_out and x.has_reached) as held_reached,
        count(*) filter (where not x.is_over and not x.both_arms) as waiting, count(*) filter (where x.both_arms) as both_arms,
        count(*) as eligible, count(*) filter (where x.held_out) as held_out
      from (select x.held_out, x.both_arms, not x.both_arms and x.at + span <= now() as is_over, coalesce(r.after_eligible, false) as has_reached
        from x left join reached r on r.person = x.person) x
    )
    select jsonb_build_object('eligible', a.eligible, 'heldOut', a.held_out,
      'effect', case when goal is not null and (definition -> 'holdout')::numeric > 0 then jsonb_build_object('days', goal -> 'days',
        'shown', jsonb_build_object('people', a.shown, 'reached', a.shown_reached),
        'holdout', jsonb_build_object('people', a.held, 'reached', a.held_reached), 'waiting', a.waiting, 'both', a.both_arms) end,
      'conversion', case when goal is not null then (select jsonb_build_object('people', count(*), 'reached', count(*) filter (where r.after_shown))
        from d left join reached r on r.person = d.person) end)
    from arms a);
end $$;

-- Steps in the order of the definition; what else was seen, of older versions, after them. And what was clicked.
create function app.steps_json(item uuid, definition jsonb, since timestamptz, until timestamptz, version int) returns jsonb
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return (
  with s as materialized (
    select p.person, p.display, x.what, x.step, x.target, x.at, x.times
    from app.person_displays(steps_json.item, steps_json.since, steps_json.until, steps_json.version) p join app.display_steps x on x.display_id = p.display
    union all
    select m.person, m.display, 'missing', m.step, '', m.at, 1
    from app.missed_steps(steps_json.item, steps_json.since, steps_json.until, steps_json.version) m
  ),
  reached as materialized (
    select g.step, g.what, count(*) as people from (select s.step, s.what, s.person from s where s.what <> 'click' group by 1, 2, 3) g group by 1, 2),
  onward as materialized (
    select g.target, jsonb_agg(jsonb_build_object('to', g.step, 'people', g.people) order by g.people desc, g.step) as onward from (
      select u.target, u.step, count(*) as people from (select s.target, s.step, s.person from s where s.what = 'step' group by 1, 2, 3) u group by 1, 2) g
    group by g.target),
  -- Five minutes at most: whoever went for lunch was not reading.
  timed as materialized (
    select t.step, percentile_cont(0.5) within group (order by least(300, t.seconds)) as seconds from (
      select s.step, extract(epoch from lead(s.at) over (partition by s.display order by s.at) - s.at)::float8 as seconds from s where s.what = 'step') t
    where t.seconds is not null group by 1),
  clicked as (
    select u.step, u.target, count(*) as people, sum(u.clicks) as clicks
    from (select s.step, s.target, s.person, sum(s.times) as clicks from s where s.what = 'click' group by 1, 2, 3) u group by 1, 2),
  named as (
    select q ->> 'key' as step, n from jsonb_array_elements(coalesce(definition #> '{guide,steps}', definition #> '{survey,questions}')) with ordinality a(q, n)
    union all
    select distinct r.step, 1000 from reached r
    where r.step not in (select q ->> 'key' from jsonb_array_elements(coalesce(definition #> '{guide,steps}', definition #> '{survey,questions}')) q)
  )
  select jsonb_build_object('steps', (select coalesce(jsonb_agg(jsonb_build_object('step', n.step,
      'seen', coalesce((select r.people from reached r where r.step = n.step and r.what = 'step'), 0),
      'missing', coalesce((select r.people from reached r where r.step = n.step and r.what = 'missing'), 0),
      'onward', coalesce((select o.onward from onward o where o.target = n.step), '[]'),
      'seconds', (select t.seconds from timed t where t.step = n.step)) order by n.n, n.step), '[]') from named n),
    'clicks', (select coalesce(jsonb_agg(jsonb_build_object('step', c.step, 'target', c.target, 'people', c.people, 'clicks', c.clicks)
      order by c.people desc, c.step, c.target), '[]') from clicked c)));
end $$;

-- Who got it, when, and how each person's last display ended: what nothing was told of was left, because a
-- closed page tells little, so the ends add up to all who got it. Of fatigue: displays dismissed within two
-- seconds, displays per person and week, and how many an exception let through.
create function app.outcomes_json(item uuid, s app.span, until timestamptz, version int) returns jsonb
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return (
  with d as materialized (
    select p.*, width_bucket(p.shown_at, b.bounds) as bucket
    -- A flat array, as in app.person_uses.
    from (select array_agg(x) as bounds from unnest(s.bounds) x) b, app.person_displays(outcomes_json.item, s.bounds[1], outcomes_json.until, outcomes_json.version) p
  ),
  person as materialized (
    select distinct on (d.person) d.person, coalesce(d.outcome, 'left') as outcome from d order by d.person, d.shown_at desc),
  daily as (
    select u.bucket, count(*) as people, count(*) filter (where u.completed) as completed, count(*) filter (where u.dismissed) as dismissed from (
      select d.bucket, d.person, bool_or(d.outcome = 'completed') as completed, bool_or(d.outcome = 'dismissed') as dismissed from d group by 1, 2) u
    group by 1),
  weekly as (
    select count(*) as person_weeks, max(u.displays) as most from (
      select d.person, (d.bucket - 1) / 7 as week, count(*) as displays from d group by 1, 2) u)
  select jsonb_build_object('displayed', (select count(*) from person), 'displays', (select count(*) from d),
    'seen', (select count(*) from (select from d where d.seen_at is not null group by d.person) u),
    'hasty', (select count(*) from d where d.outcome = 'dismissed' and d.outcome_at < d.shown_at + interval '2 seconds'),
    'exempted', (select count(*) from d where d.exempted is not null),
    'weekly', (select jsonb_build_object('personWeeks', w.person_weeks, 'most', coalesce(w.most, 0)) from weekly w),
    'outcomes', jsonb_build_object('completed', 0, 'dismissed', 0, 'snoozed', 0, 'timedOut', 0, 'left', 0)
      || coalesce((select jsonb_object_agg(o.outcome, o.people) from (select p.outcome, count(*) as people from person p group by 1) o), '{}'),
    'trend', (select jsonb_agg(jsonb_build_object('day', s.since + n, 'displayed', coalesce(t.people, 0), 'completed', coalesce(t.completed, 0),
      'dismissed', coalesce(t.dismissed, 0)) order by n) from generate_series(0, s.days) n left join daily t on t.bucket = n + 1)));
end $$;

-- The window's complete days and today: who has just tried it finds themselves.
create function public.guide_results(item uuid, days int, version int) returns jsonb
language plpgsql stable security definer
-- People are sorted by the hundred thousand; on disk that takes three times as long. Plans are made for the
-- item at hand: one for any item would look each of them up by itself. Compiling takes longer than it saves.
set search_path = '' set work_mem = '64MB' set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  i app.items := app.require_item(guide_results.item, 'viewer');
  s app.span := app.span_of(i.workspace_id, guide_results.days);
  until constant timestamptz := now() + interval '1 second';
  definition jsonb := coalesce(
    (select v.definition from app.item_versions v where v.item_id = i.id and v.version = coalesce(guide_results.version, i.version)), i.draft);
begin
  if i.is_survey then perform app.refuse('item: is a survey; ask survey_results'); end if;
  return jsonb_build_object('since', s.since, 'until', s.today)
    || app.outcomes_json(i.id, s, until, guide_results.version)
    || app.goal_json(i, definition, s.bounds[1], until, guide_results.version)
    || app.steps_json(i.id, definition, s.bounds[1], until, guide_results.version);
end $$;
