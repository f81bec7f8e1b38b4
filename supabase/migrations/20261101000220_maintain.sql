-- maintain(): what time does to the data. Partitions are made ahead, what a workspace no longer keeps is
-- removed, and what guards `ingest` for minutes or days is swept. Hourly: by pg_cron where the database
-- has it, by the embedded backend elsewhere. Running it twice, or late, is harmless.
--
-- Events older than every workspace keeps go with their partition, which costs nothing; those of a
-- workspace that keeps less are deleted row by row, so many in a run at most that ingest never waits.

-- The first instant that a workspace keeps: whole days of its own zone.
create function app.kept_since(w app.workspaces) returns timestamptz
language sql stable set search_path = ''
as $$
  select (date_trunc('day', now() at time zone w.timezone) - make_interval(months => w.retention_months)) at time zone w.timezone
$$;

-- A workspace may keep longer than anybody did before, and accepts events as old as that at once.
create function app.on_retention() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.ensure_partitions(app.kept_since(new), now());
  return null;
end $$;
create trigger retention_set after insert or update of retention_months on app.workspaces
  for each row execute function app.on_retention();

-- Partitions that end before anybody's events begin. One that is in use just now is left to the next run.
create function app.drop_partitions(before timestamptz) returns text[]
language plpgsql set search_path = ''
as $$
declare
  part name;
  dropped text[] := '{}';
begin
  perform set_config('lock_timeout', '2s', true);
  for part in
    select c.relname from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'app.events'::regclass and c.relname ~ '^events_\d{4}_\d{2}$'
      and ((to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month')::timestamp at time zone 'UTC') <= before
    order by 1
  loop
    begin
      execute format('drop table app.%I', part);
      dropped := dropped || part::text;
    exception when lock_not_available then
      raise warning 'maintain: partition % is in use; the next run drops it', part;
    end;
  end loop;
  perform set_config('lock_timeout', '0', true);
  return dropped;
end $$;

-- Events of one app before that instant, the oldest first, at most so many.
create function app.delete_events(app int, before timestamptz, at_most int) returns int
language plpgsql set search_path = ''
as $$
declare
  deleted int;
begin
  delete from app.events e using (
    select x.tableoid, x.ctid from app.events x
    where x.app_id = delete_events.app and x.ts < before order by x.ts limit at_most
  ) old
  where e.tableoid = old.tableoid and e.ctid = old.ctid and e.app_id = delete_events.app and e.ts < before;
  get diagnostics deleted = row_count;
  return deleted;
end $$;

-- What was derived from events that are gone, and people of whom nothing else is left. A visitor's
-- last_seen is exact to the hour, hence the hour.
create function app.forget_derived(w app.workspaces, at_most int) returns int
language plpgsql set search_path = ''
as $$
declare
  since constant timestamptz := app.kept_since(w);
  first_day constant date := (since at time zone w.timezone)::date;
  apps constant int[] := array(select a.id from app.apps a where a.workspace_id = w.id);
  gone int;
begin
  delete from app.activity x where x.app_id = any (apps) and x.month < date_trunc('month', first_day);
  delete from app.day_touches x where x.app_id = any (apps) and x.day < first_day;
  delete from app.feature_days x using app.features f
  where f.id = x.feature_id and f.workspace_id = w.id and x.day < first_day;
  delete from app.visitors v using (
    select x.id from app.visitors x
    where x.workspace_id = w.id and x.last_seen < since - interval '1 hour'
      and not exists (select from app.visitors m where m.merged_into = x.id and m.last_seen >= since - interval '1 hour')
    order by x.id limit at_most for update skip locked
  ) old where v.id = old.id;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Guards of ingest. A sender older than a month has long had its answer; nobody asks about refusals and
-- growth of a quarter ago.
create function app.sweep_guards() returns jsonb
language sql set search_path = ''
as $$
  with s as (delete from app.senders where seen_at < now() - interval '30 days' returning 1),
    m as (delete from app.app_minutes where minute < now() - interval '1 day' returning 1),
    d as (delete from app.dictionary_days where day < current_date - 90 returning 1),
    r as (delete from app.refusals where day < current_date - 90 returning 1)
  select jsonb_build_object('senders', (select count(*) from s), 'minutes', (select count(*) from m),
    'dictionaryDays', (select count(*) from d), 'refusals', (select count(*) from r))
$$;

-- Returns what it did; `more` says that rows were left for the next run.
create function app.maintain(max_rows int default 200000) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  w app.workspaces;
  a int;
  since timestamptz;
  made int;
  events int := 0;
  visitors int := 0;
  dropped text[] := '{}';
begin
  -- One run at a time, and nobody waits for it.
  if not pg_try_advisory_xact_lock(hashtext('app.maintain')) then return '{"busy": true}'; end if;
  select min(app.kept_since(x)) into since from app.workspaces x;
  made := app.ensure_partitions(coalesce(since, now()), now() + interval '3 months');
  if since is not null then dropped := app.drop_partitions(since); end if;
  for w in select * from app.workspaces x order by x.id loop
    for a in select x.id from app.apps x where x.workspace_id = w.id order by x.id loop
      events := events + app.delete_events(a, app.kept_since(w), max_rows - events);
    end loop;
    visitors := visitors + app.forget_derived(w, max_rows - visitors);
  end loop;
  perform app.maintain_engagement();
  perform app.maintain_voice();
  return app.sweep_guards() || jsonb_build_object('made', made, 'dropped', to_jsonb(dropped), 'events', events,
    'visitors', visitors, 'more', greatest(events, visitors) >= max_rows);
end $$;

revoke all on function app.kept_since, app.on_retention, app.drop_partitions, app.delete_events, app.forget_derived,
  app.sweep_guards, app.maintain from public;

-- Where there is no pg_cron, or it may not be used from here, somebody else calls maintain().
do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('waymark-maintain', '7 * * * *', 'select app.maintain()');
  end if;
exception when others then
  raise warning 'maintain: not scheduled, because: %', sqlerrm;
end $$;
