-- Why, or why not: what an engine needs to decide for one person as of an instant of the last 30 days.

-- The last pages that a person saw up to then: of the last day on which they were active, which is one
-- day of the app's events, whatever its size.
create function app.pages_before(app int, visitors int[], at timestamptz) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  zone constant text := (select w.timezone from app.apps a join app.workspaces w on w.id = a.workspace_id where a.id = pages_before.app);
  last_day date := (
    select max(d) from app.activity x,
      lateral (select x.month + n as d from generate_series(0, 30) n where x.days >> n & 1 = 1) days
    where x.app_id = pages_before.app and x.visitor_id = any (visitors) and d <= (at at time zone zone)::date);
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('at', e.ts, 'path', e.path) order by e.ts desc), '[]') from (
      select x.ts, p.path from app.events x join app.paths p on p.id = x.path_id
      where x.app_id = pages_before.app and x.kind = 1 and x.visitor_id = any (visitors) and x.ts <= at
        and x.ts >= last_day::timestamp at time zone zone and x.ts < (last_day + 1)::timestamp at time zone zone
      order by x.ts desc limit 50) e);
end $$;

create function app.seen_before(app int, visitors int[], at timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'item', s.item_id, 'what', s.what) order by s.at desc), '[]') from (
    select * from (
      select x.at, x.item_id, case when x.held_out then 'held out' else 'eligible' end as what
      from app.exposures x join app.items i on i.id = x.item_id where i.app_id = seen_before.app and x.visitor_id = any (visitors)
      union all
      select t.at, d.item_id, t.what from app.displays d,
        lateral (values (d.claimed_at, 'claimed'), (d.shown_at, 'shown'), (d.seen_at, 'seen'), (d.outcome_at, d.outcome)) t (at, what)
      where d.app_id = seen_before.app and d.visitor_id = any (visitors)
    ) x where x.at <= seen_before.at order by x.at desc limit 100) s
$$;

-- What their events tell of the circumstances at that time: language and kind of device of the last display by
-- then, whether they were known by name, and whether consent was given: an app that requires it keeps nothing
-- of anybody who has not. Whether it is required is today's setting.
create function app.circumstances(app int, visitors int[], at timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('language', d.language, 'screen', d.screen, 'shownAt', d.shown_at,
    'known', exists (select from app.visitors v where v.id = any (visitors) and v.known_id is not null and v.first_seen <= circumstances.at),
    'consent', case when a.consent = 'none' then 'notNeeded'
      when exists (select from app.activity x where x.app_id = a.id and x.visitor_id = any (visitors)
        and app.days_until(x.month, x.days, app.utc_day(circumstances.at)) <> 0) then 'given' else 'unknown' end)
  from app.apps a left join lateral (
    select x.language, x.screen, x.shown_at from app.displays x
    where x.visitor_id = any (visitors) and x.shown_at <= circumstances.at and (x.language is not null or x.screen is not null)
    order by x.shown_at desc limit 1) d on true
  where a.id = circumstances.app
$$;

-- What a page hashed for them at that time: the known id from when on they had one, else a device of theirs.
create function app.unit_at(visitors int[], is_known boolean) returns text
language sql stable set search_path = ''
as $$
  select coalesce((select v.known_id from app.visitors v where is_known and v.id = any (visitors) and v.known_id is not null limit 1),
    (select d.device::text from app.devices d where d.visitor_id = any (visitors) order by d.device limit 1),
    (select v.known_id from app.visitors v where v.id = any (visitors) and v.known_id is not null limit 1))
$$;

-- Segments that conditions name, and those that these name, as they were at an instant. No condition: a list,
-- or nothing any more.
create function app.segments_at(workspace uuid, conditions jsonb, at timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  with recursive said as (
    select distinct on (s.id) s.id, v.name, case when coalesce(s.archived_at, 'infinity') > segments_at.at then v.condition end as condition
    from app.segments s join app.segment_versions v on v.segment_id = s.id and (v.created_at <= segments_at.at or v.version = 1)
    where s.workspace_id = segments_at.workspace order by s.id, v.version desc
  ), named (id) as (
    select app.segment_ids(segments_at.conditions)
    union
    select x from named n join said on said.id = n.id, app.segment_ids(said.condition) x
  )
  select coalesce(jsonb_agg(to_jsonb(said) order by said.id), '[]') from said join named on named.id = said.id
$$;

-- As of then: what was live and its rules, kill switch, budget, segments that are conditions, usage, answers,
-- displays, the account they acted for. Of today, because no history of them is kept: traits, who is on
-- lists, merges, the tags by which usage is recognised, and whether consent is required.
create function public.why_inputs(app int, visitor int, at timestamptz) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(why_inputs.app, 'viewer');
  visitors int[] := app.person_ids(workspace, why_inputs.visitor);
  moment timestamptz := least(why_inputs.at, now());
  was app.engage_history;
  body text;
  items jsonb;
  around jsonb;
  audiences jsonb;
begin
  if visitors is null then perform app.require(null, 'viewer'); end if;
  if moment is null or moment < now() - interval '30 days' then perform app.refuse('at: must be within the last 30 days'); end if;
  select * into was from app.engage_history h where h.app_id = why_inputs.app and h.at <= moment order by h.at desc, h.id desc limit 1;
  select f.body into body from app.engage_files f where f.app_id = why_inputs.app and f.version = was.version;
  items := coalesce(body::jsonb -> 'items', '[]');
  around := app.circumstances(why_inputs.app, visitors, moment);
  audiences := (select coalesce(jsonb_object_agg(v.item_id, v.definition -> 'audience'), '{}') from jsonb_array_elements(items) d
    join app.item_versions v on v.item_id = (d ->> 'id')::uuid and v.version = (d -> 'version')::int);
  return jsonb_build_object('at', moment, 'file', body, 'halted', coalesce(was.halted, false),
    'name', (select app.name_of(v.traits, v.known_id) from app.visitors v where v.id = any (visitors) and v.merged_into is null limit 1),
    'unit', app.unit_at(visitors, (around -> 'known')::boolean),
    'person', jsonb_build_object('v', 1, 'now', floor(extract(epoch from moment) * 1000), 'proof', 'signed',
      'facts', app.person_facts(visitors, why_inputs.app,
        array(select distinct n from jsonb_array_elements(items) d, app.condition_names(d -> 'audience') n),
        array(select distinct s from jsonb_array_elements(items) d, app.segment_ids(d -> 'audience') s), moment),
      'ledger', app.ledger_of(workspace, visitors, null, moment)),
    'circumstances', around, 'audiences', audiences, 'segments', app.segments_at(workspace, audiences, moment),
    'pages', app.pages_before(why_inputs.app, visitors, moment),
    'seen', app.seen_before(why_inputs.app, visitors, moment));
end $$;
