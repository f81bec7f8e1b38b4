-- The one statement that every event goes through: read, judged, looked up and inserted as a set.
--
-- It stores what it can at once and reports what names something that no dictionary has; ingest then
-- makes those entries and calls again for these events only. So a batch without news, which is nearly
-- every batch, is parsed once and costs one statement.
create type app.batch_context as (
  app int,
  visitor int,
  account int,
  received timestamptz,
  skew_ms bigint, -- added to client times; 0 within the tolerance
  oldest timestamptz -- what the workspace keeps
);

create type app.stored as (
  times timestamptz[], -- of accepted events
  since timestamptz, -- first and last of these and of those waiting
  until timestamptz,
  refused jsonb,
  waiting int[], -- indexes of events that name something new
  hashes text[],
  paths text[],
  names text[],
  unknown jsonb, -- hashes without a descriptor
  stale bigint[], -- element << 32 | path: pairs not noted within the hour; element 0 = the page alone
  others int -- events that stand under "other"
);

create function app.store_events(c app.batch_context, events jsonb, only_these int[], o app.others)
returns app.stored
language plpgsql set search_path = ''
as $$
declare
  kinds constant text[] := '{page,click,submit,change,track,rage,dead,error,uturn}';
  late_before constant timestamptz := c.received - make_interval(days => app.limit_of('lateDays'));
  now_ms constant bigint := floor(extract(epoch from c.received) * 1000);
  path_chars constant int := app.limit_of('pathChars');
  name_chars constant int := app.limit_of('nameChars');
  props_bytes constant int := app.limit_of('propsBytes');
  result app.stored;
begin
  with sent as (
    select (n - 1)::int as i, x,
      case when jsonb_typeof(x -> 't') = 'number' and abs((x -> 't')::numeric) <= 8.64e15
        then (x -> 't')::bigint end as t,
      array_position(kinds, x ->> 'k')::int2 as kind,
      case when jsonb_typeof(x -> 'p') = 'string' then x ->> 'p' end as p,
      -- Empty is what nothing valid is: present but not text.
      case when x ? 'e' then case when jsonb_typeof(x -> 'e') = 'string' then x ->> 'e' else '' end end as e,
      case when x ? 'n' then case when jsonb_typeof(x -> 'n') = 'string' then x ->> 'n' else '' end end as n,
      x -> 'x' as props
    from jsonb_array_elements(events) with ordinality as a(x, n)
    where only_these is null or n - 1 = any (only_these)
  ),
  -- A clock ahead of ours cannot see the future; one far behind meets the check of age, not an overflow.
  looked as materialized (
    select s.i, s.kind, s.props, s.p, s.e, s.n,
      to_timestamp(least(greatest(s.t + c.skew_ms, 0), now_ms) / 1000.0) as ts,
      coalesce(p.id, o.path) as path_id,
      coalesce(el.id, case when s.e is not null then o.element end) as element_id,
      case when s.kind = 5 then coalesce(nm.id, o.name) end as name_id,
      el.id is not null and el.descriptor is null as is_unknown,
      p.id is null or (s.e is not null and el.id is null) or (s.kind = 5 and nm.id is null) as is_other,
      case when el.id is null then p.first_seen else ep.first_seen end as noted_since,
      case when el.id is null then p.last_seen else ep.last_seen end as noted_until,
      case
        when jsonb_typeof(s.x) <> 'object' then 'event: must be an object'
        when s.t is null then 't: must be a time in milliseconds since 1970'
        when s.kind is null then 'k: must be one of ' || array_to_string(kinds, ', ')
        when s.p is null or length(s.p) not between 1 and path_chars
          then format('p: must be text of 1 to %s characters', path_chars)
        when s.e is null and s.kind in (2, 3, 4, 6, 7, 8)
          then 'e: is required for click, submit, change, rage, dead and error'
        when el.id is null and s.e !~ '^[0-9a-f]{16}$' then 'e: must be 16 lower-case hexadecimal digits'
        when s.n is null and s.kind = 5 then 'n: is required for track'
        when length(s.n) not between 1 and name_chars then format('n: must be text of 1 to %s characters', name_chars)
        when s.props is not null and not app.json_fits(s.props, props_bytes)
          then format('x: must be an object of at most %s bytes as JSON', props_bytes)
        when s.t + c.skew_ms < extract(epoch from c.oldest) * 1000
          then 't: is older than the events that this workspace keeps'
      end as problem
    from sent s
    left join app.paths p on p.app_id = c.app and p.path = s.p
    left join app.elements el on el.app_id = c.app and el.hash = s.e
    left join app.event_names nm on nm.app_id = c.app and nm.name = s.n
    left join app.element_paths ep on ep.element_id = el.id and ep.path_id = p.id
  ),
  ready as (
    select *, path_id is not null and (e is null or element_id is not null) and (kind <> 5 or name_id is not null) as is_ready
    from looked
  ),
  stored as (
    insert into app.events (ts, app_id, visitor_id, path_id, account_id, element_id, name_id, kind, late, props)
    select ts, c.app, c.visitor, path_id, c.account, element_id, name_id, kind, ts < late_before,
      case when kind = 5 then props end
    from ready where problem is null and is_ready
    order by i -- ids tell the order in which things happened
  )
  select
    array_agg(ts) filter (where problem is null and is_ready),
    min(ts) filter (where problem is null),
    max(ts) filter (where problem is null),
    jsonb_agg(jsonb_build_object('index', i, 'reason', problem) order by i) filter (where problem is not null),
    array_agg(i) filter (where problem is null and not is_ready),
    array_agg(distinct e) filter (where problem is null and e is not null and element_id is null),
    array_agg(distinct p) filter (where problem is null and path_id is null),
    array_agg(distinct n) filter (where problem is null and kind = 5 and name_id is null),
    jsonb_agg(distinct e) filter (where problem is null and is_unknown and e <> '0000000000000000'),
    array_agg(distinct coalesce(element_id, 0)::bigint << 32 | path_id) filter (where problem is null and is_ready and not is_other
      and (noted_until is null or noted_until < ts - interval '1 hour' or noted_since > ts)),
    count(*) filter (where problem is null and is_ready and is_other)
  into result from ready;
  return result;
end $$;

revoke all on function app.store_events from public;
