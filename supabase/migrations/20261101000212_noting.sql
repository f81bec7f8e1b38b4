-- What is noted beside the events: who was active when, which element stands on which page, how much
-- an app sent this minute. Each is written only when it says something new.

-- Days that a batch touched. Nearly always one, so the zone is asked twice, not once per event.
create function app.days_of(times timestamptz[], zone text, out day date, out events int) returns setof record
language plpgsql stable set search_path = ''
as $$
declare
  first_day date;
begin
  select (min(t) at time zone zone)::date, (max(t) at time zone zone)::date, count(*)
  into first_day, day, events from unnest(times) t;
  if first_day = day then
    return next;
  else
    return query select (t at time zone zone)::date, count(*)::int from unnest(times) t group by 1 order by 1;
  end if;
end $$;

create function app.note_activity(c app.batch_context, times timestamptz[], zone text) returns void
language plpgsql set search_path = ''
as $$
declare
  today constant date := (c.received at time zone zone)::date;
  m record;
begin
  for m in
    select date_trunc('month', d.day)::date as month, bit_or(1 << (extract(day from d.day)::int - 1)) as days,
      sum(d.events)::int as events, array_agg(d.day) filter (where d.day < today) as past
    from app.days_of(times, zone) d group by 1 order by 1
  loop
    insert into app.activity as a (app_id, month, visitor_id, account_id, days, events)
    values (c.app, m.month, c.visitor, coalesce(c.account, 0), m.days, m.events)
    on conflict (app_id, month, visitor_id, account_id)
      do update set days = a.days | excluded.days, events = a.events + excluded.events;
    if m.past is not null then perform app.on_past_days(c.app, m.past); end if;
  end loop;
end $$;

-- Pairs of element and page that were not noted within the hour. In order, so that two batches that
-- note the same pairs never wait for each other in a circle.
create function app.note_pairs(pairs bigint[], since timestamptz, until timestamptz) returns void
language sql set search_path = ''
as $$
  insert into app.element_paths as ep (element_id, path_id, first_seen, last_seen)
  select (p >> 32)::int, (p & 4294967295)::int, since, until from unnest(pairs) p where p >> 32 > 0 order by p
  on conflict (element_id, path_id) do update
    set first_seen = least(ep.first_seen, excluded.first_seen), last_seen = greatest(ep.last_seen, excluded.last_seen);
  update app.elements e set first_seen = least(e.first_seen, since), last_seen = greatest(e.last_seen, until)
  where e.id in (
    select x.id from app.elements x where x.id in (select (p >> 32)::int from unnest(pairs) p)
      and (x.first_seen > since or x.last_seen < until - interval '1 hour')
    order by x.id for no key update skip locked); -- whoever holds it is noting the same
  update app.paths e set first_seen = least(e.first_seen, since), last_seen = greatest(e.last_seen, until)
  where e.id in (
    select x.id from app.paths x where x.id in (select (p & 4294967295)::int from unnest(pairs) p)
      and (x.first_seen > since or x.last_seen < until - interval '1 hour')
    order by x.id for no key update skip locked);
$$;

-- Last of all: the row is shared by batches of other visitors and stays locked until the end.
create function app.note_minute(app int, received timestamptz, events int) returns void
language sql set search_path = ''
as $$
  insert into app.app_minutes as m (app_id, minute, shard, events)
  values (note_minute.app, date_trunc('minute', received), (random() * 15)::int2, note_minute.events)
  on conflict (app_id, minute, shard) do update set events = m.events + excluded.events
$$;

revoke all on function app.days_of, app.note_activity, app.note_pairs, app.note_minute from public;
