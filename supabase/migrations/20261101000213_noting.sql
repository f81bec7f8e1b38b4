-- What is noted beside the events: who was active when, which element stands on which page, how much
-- an app sent this minute.

-- Who was active: `days` as bits, bit 0 the 1st of the month.
create function app.note_month(c app.batch_context, month date, days int, events int) returns void
language plpgsql
as $$
#variable_conflict use_column
begin
  insert into app.activity as a (app_id, month, visitor_id, account_id, days, events)
  values (c.app, note_month.month, c.visitor, coalesce(c.account, 0), note_month.days, note_month.events)
  on conflict (app_id, month, visitor_id, account_id) do update set days = a.days | excluded.days, events = a.events + excluded.events;
end $$;

-- Days of the workspace's zone. Nearly every batch is of one day, so the zone is asked once, not once
-- per event. Days that were over are told to whoever stores results of them.
create function app.note_activity(c app.batch_context, s app.taken) returns void
language plpgsql
as $$
declare
  today constant date := (c.received at time zone c.timezone)::date;
  day constant date := (s.since at time zone c.timezone)::date;
  m record;
begin
  if s.times is null then
    perform app.note_month(c, day - (extract(day from day)::int - 1), 1 << (extract(day from day)::int - 1), s.accepted);
    if day < today then perform app.on_past_days(c.app, array[day]); end if;
    return;
  end if;
  for m in
    select d.day - (extract(day from d.day)::int - 1) as month, bit_or(1 << (extract(day from d.day)::int - 1)) as days,
      sum(d.events)::int as events, array_agg(d.day) filter (where d.day < today) as past
    from (select (t at time zone c.timezone)::date as day, count(*) as events from unnest(s.times) t group by 1) d
    group by 1 order by 1
  loop
    perform app.note_month(c, m.month, m.days, m.events);
    if m.past is not null then perform app.on_past_days(c.app, m.past); end if;
  end loop;
end $$;

-- Pairs of element and page that were not noted within the hour. In order, so that two batches that
-- note the same pairs never wait for each other in a circle.
create function app.note_pairs(pairs bigint[], since timestamptz, until timestamptz) returns void
language plpgsql
as $$
begin
  insert into app.element_paths as ep (element_id, path_id, first_seen, last_seen)
  select distinct (p >> 32)::int, (p & 4294967295)::int, since, until from unnest(pairs) p where p >> 32 > 0 order by 1, 2
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
end $$;

-- Sixteen rows a minute, so that parallel batches of an app seldom wait for one another.
create function app.note_minute(app int, received timestamptz, events int) returns void
language plpgsql
as $$
#variable_conflict use_column
begin
  insert into app.app_minutes as m (app_id, minute, shard, events)
  values (note_minute.app, date_trunc('minute', received), (random() * 15)::int2, note_minute.events)
  on conflict (app_id, minute, shard) do update set events = m.events + excluded.events;
end $$;

-- Reasons of refused events, for the install check.
create function app.note_refused(app int, refused jsonb, origin text) returns void
language plpgsql
as $$
begin
  perform app.note_refusal(note_refused.app, r.reason, note_refused.origin, r.n)
  from (select x ->> 'reason' as reason, count(*)::int as n from jsonb_array_elements(refused) x group by 1 order by 1) r;
end $$;

revoke all on function app.note_month, app.note_activity, app.note_pairs, app.note_minute, app.note_refused from public;
