-- The one statement that every event goes through: read, judged, looked up and inserted as a set.
--
-- It stores what it can at once and hands back what it found where there is anything to be said: ingest
-- then makes the entries that no dictionary has and calls again for the events that wait for them. So a
-- batch without news, which is nearly every batch, is parsed once and costs one statement.
create type app.batch_context as (
  first_id bigint, -- of the batch's events, by their place in it
  app int,
  visitor int,
  account int,
  received timestamptz,
  timezone text,
  skew_ms bigint, -- added to client times; 0 within the tolerance
  now_ms bigint, -- what no time may pass, once corrected
  oldest_ms numeric, -- least of client times, as sent, that the workspace keeps
  late_before timestamptz
);

-- `retention` is what the workspace keeps, as an interval.
create function app.context_of(app int, w app.who, received timestamptz, sent bigint, retention interval, timezone text)
returns app.batch_context
language plpgsql
as $$
declare
  now_ms constant bigint := floor(extract(epoch from received) * 1000);
  skew_ms constant bigint := case when abs(now_ms - sent) > app.limit_of('skewMs') then now_ms - sent else 0 end;
begin
  return row(nextval('app.event_ids') << 10, app, w.visitor, w.account, received, timezone, skew_ms, now_ms,
    ceil(extract(epoch from received - retention) * 1000) - skew_ms,
    received - make_interval(days => app.limit_of('lateDays')))::app.batch_context;
end $$;

-- Events of a batch that differ in nothing but their time, and what was found about them.
create type app.looked as (
  numbers int[], -- their places in the batch
  times timestamptz[], -- corrected; null where it is none, or too old
  valid int, -- how many of these are not
  since timestamptz, -- first and last of these
  until timestamptz,
  kind int2,
  p text,
  e text,
  n text,
  props jsonb,
  path_id int, -- null where no dictionary has it
  element_id int,
  name_id int,
  is_new boolean, -- names something that no dictionary has
  is_blank boolean, -- names an element without a descriptor
  is_stale boolean, -- element and page were not noted together within the hour
  problem text -- why they are refused
);

create type app.stored as (
  accepted int,
  since timestamptz, -- first and last of the events that were not refused
  until timestamptz,
  looked app.looked[] -- where anything is to be said about any of them
);

create function app.store_events(c app.batch_context, events jsonb, only_these int[], o app.others)
returns app.stored
language plpgsql
as $$
declare
  may_wait constant boolean := o.path is null;
  result app.stored;
begin
  with told as (
    -- What one person does repeats itself: events that differ in nothing but their time are read, judged
    -- and looked up once. The time is null where it is none, or too old.
    select s.what as x, array_agg(s.i) as numbers, array_agg(s.ts) as times, count(s.ts)::int as valid, min(s.ts) as since, max(s.ts) as until
    from (
      select e.i, e.what,
        -- A clock that is ahead of ours does not see the future.
        case when e.t between c.oldest_ms and 8640000000000000
          then to_timestamp(least(e.t::bigint + c.skew_ms, c.now_ms)::float8 / 1000) end as ts
      from (
        select (n - 1)::int as i,
          case when jsonb_typeof(x -> 't') = 'number' then (x -> 't')::numeric end as t,
          case when jsonb_typeof(x) = 'object' then x - 't' end as what
        from jsonb_array_elements(events) with ordinality as a(x, n)
        where only_these is null or n - 1 = any (only_these)
        offset 0 -- nothing is taken out of the JSON twice
      ) e
      offset 0
    ) s
    group by s.what
  ),
  read as (
    select numbers, times, valid, since, until, x is not null as is_object,
      array_position('{page,click,submit,change,track,rage,dead,error,uturn}', x ->> 'k')::int2 as kind,
      case when jsonb_typeof(x -> 'p') = 'string' then x ->> 'p' end as p,
      -- Empty is what nothing valid is: present but not text.
      case when jsonb_typeof(x -> 'e') = 'string' then x ->> 'e' when x ? 'e' then '' end as e,
      case when jsonb_typeof(x -> 'n') = 'string' then x ->> 'n' when x ? 'n' then '' end as n,
      x -> 'x' as props
    from told
    offset 0
  ),
  looked as materialized (
    select r.numbers, r.times, r.valid, r.since, r.until, r.kind, r.p, r.e, r.n, r.props,
      coalesce(p.id, o.path) as path_id,
      case when r.e is not null then coalesce(el.id, o.element) end as element_id,
      case when r.kind = 5 then coalesce(nm.id, o.name) end as name_id,
      p.id is null or (r.e is not null and el.id is null) or (r.kind = 5 and nm.id is null) as is_new,
      el.id is not null and el.descriptor is null as is_blank,
      case when r.e is null then p.last_seen < r.until - interval '1 hour' or p.first_seen > r.since
        else ep.path_id is null or ep.last_seen < r.until - interval '1 hour' or ep.first_seen > r.since end as is_stale,
      case
        when not r.is_object then 'event: must be an object'
        when r.kind is null then 'k: must be one of page, click, submit, change, track, rage, dead, error, uturn'
        when (length(r.p) between 1 and app.limit_of('pathChars')) is not true
          then 'p: must be text of 1 to ' || app.limit_of('pathChars') || ' characters'
        when r.e is null and r.kind not in (1, 5, 9)
          then 'e: is required for click, submit, change, rage, dead and error'
        when el.id is null and r.e !~ '^[0-9a-f]{16}$' then 'e: must be 16 lower-case hexadecimal digits'
        when r.n is null and r.kind = 5 then 'n: is required for track'
        when length(r.n) not between 1 and app.limit_of('nameChars')
          then 'n: must be text of 1 to ' || app.limit_of('nameChars') || ' characters'
        when r.props is not null and not app.json_fits(r.props, app.limit_of('propsBytes'))
          then 'x: must be an object of at most ' || app.limit_of('propsBytes') || ' bytes as JSON'
      end as problem
    from read r
    left join app.paths p on p.app_id = c.app and p.path = r.p
    left join app.elements el on el.app_id = c.app and el.hash = r.e
    left join app.event_names nm on nm.app_id = c.app and nm.name = r.n
    left join app.element_paths ep on ep.element_id = el.id and ep.path_id = p.id
  ),
  stored as (
    insert into app.events (id, ts, app_id, visitor_id, path_id, account_id, element_id, name_id, kind, late, props)
    select c.first_id + e.i, e.ts, c.app, c.visitor, e.path_id, c.account, e.element_id, e.name_id, e.kind, e.ts < c.late_before, e.props
    from (
      select unnest(numbers) as i, unnest(times) as ts, path_id, element_id, name_id, kind, case when kind = 5 then props end as props
      from looked where problem is null and not (is_new and may_wait)
    ) e
    where e.ts is not null
  ),
  found as (
    select sum(valid) filter (where problem is null and not (is_new and may_wait)) as accepted,
      min(since) filter (where problem is null) as since, max(until) filter (where problem is null) as until,
      bool_or(problem is not null or is_new or is_blank or is_stale or valid < cardinality(numbers)) as has_news
    from looked
  )
  select coalesce(f.accepted, 0), f.since, f.until, case when f.has_news
    or (f.since at time zone c.timezone)::date <> (f.until at time zone c.timezone)::date
    then array(select l::app.looked from looked l) end
  into result from found f;
  return result;
end $$;

-- What is to be said about a batch, from what was found about its events.
create type app.taken as (
  accepted int,
  since timestamptz,
  until timestamptz,
  times timestamptz[], -- of accepted events; null where all fall on one day
  refused jsonb,
  waiting int[], -- indexes of events that name something new
  hashes text[], -- and what they name; lists may hold doubles
  paths text[],
  names text[],
  unknown text[], -- hashes without a descriptor
  stale bigint[], -- element << 32 | path: pairs to be noted; element 0 = the page alone
  others int -- accepted events that stand under "other"
);

create function app.news_of(s app.stored, events jsonb, may_wait boolean) returns app.taken
language plpgsql stable
as $$
declare
  result app.taken;
begin
  with l as (select * from unnest(s.looked)),
  each as (select l.*, u.i, u.ts from l, unnest(l.numbers, l.times) as u(i, ts))
  select s.accepted, s.since, s.until,
    (select array_agg(ts) from each where problem is null and ts is not null and not (is_new and may_wait)),
    (select jsonb_agg(jsonb_build_object('index', i, 'reason', coalesce(problem, case when app.is_time(events -> i -> 't')
      then 't: is older than the events that this workspace keeps' else 't: must be a time in milliseconds since 1970' end)) order by i)
      from each where problem is not null or ts is null),
    (select array_agg(i) from each where problem is null and ts is not null and is_new and may_wait),
    (select array_agg(e) from l where problem is null and valid > 0 and e is not null and element_id is null),
    (select array_agg(p) from l where problem is null and valid > 0 and path_id is null),
    (select array_agg(n) from l where problem is null and valid > 0 and kind = 5 and name_id is null),
    (select array_agg(e) from l where problem is null and valid > 0 and is_blank and e <> '0000000000000000'),
    (select array_agg(coalesce(element_id, 0)::bigint << 32 | path_id) from l where problem is null and valid > 0 and is_stale and not is_new),
    (select coalesce(sum(valid), 0) from l where problem is null and is_new and not may_wait)
  into result;
  return result;
end $$;

revoke all on function app.context_of, app.store_events, app.news_of from public;
