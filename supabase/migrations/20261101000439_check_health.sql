-- check_health(): the health of an app's tags, on schedule: every ten minutes by pg_cron where the database
-- has it, by the embedded backend in its place, and where there is neither, by ingest, which makes one
-- batch in a quarter of an hour wait for it. Reads hours that are over from app.tag_hours and the last one
-- from the covering index; what it costs is told in docs/self-hosting.md.
--
-- Time is an argument: simulations and tests walk through months of it.
create function app.check_health(app int, at timestamptz default now()) returns jsonb
language plpgsql set search_path = '' set enable_seqscan = on set plan_cache_mode = auto set work_mem = '64MB'
as $$
declare
  tags uuid[] := array(select t.id from app.tags t where t.app_id = check_health.app);
  whole boolean;
begin
  -- One run of an app at a time, and nobody waits for it.
  if not pg_try_advisory_xact_lock(hashtext('app.check_health'), check_health.app) then return '{"busy": true}'; end if;
  insert into app.health_checks (app_id, checked_at) values (check_health.app, check_health.at)
  on conflict (app_id) do update set checked_at = excluded.checked_at;
  perform app.retry_unresolved(check_health.app);
  perform app.settle(tags, check_health.at);
  whole := app.roll_hours(check_health.app, check_health.at);
  perform app.assess(check_health.app, tags, check_health.at);
  perform app.sync_alerts(tags, check_health.at);
  delete from app.tag_sightings s where s.tag_id = any (tags) and s.hour < app.hour_of(check_health.at - interval '60 days');
  return jsonb_build_object('tags', cardinality(tags), 'whole', whole,
    'alerts', (select count(*) from app.tag_alerts a where a.tag_id = any (tags) and a.closed_at is null));
end $$;

-- Right after a tag was written: what can be said without counting hours.
create function app.refresh_health(tags uuid[]) returns void
language plpgsql set search_path = ''
as $$
declare
  one int;
begin
  for one in select distinct t.app_id from app.tags t where t.id = any (refresh_health.tags) order by 1 loop
    insert into app.health_checks (app_id) values (one) on conflict do nothing;
    perform app.assess(one, array(select t.id from app.tags t where t.id = any (refresh_health.tags) and t.app_id = one), now());
  end loop;
  perform app.close_alerts(array(select t.id from app.tags t where t.id = any (refresh_health.tags)
    and t.id not in (select l.id from app.live_tags l)), 'archived', now());
  perform app.sync_alerts(refresh_health.tags, now());
end $$;

-- Tags that were settled stay locked until the end, so a run ends after twenty seconds; the apps that are
-- left come first in the next one.
create function app.check_all_health() returns void
language plpgsql set search_path = ''
as $$
declare
  one int;
begin
  for one in select c.app_id from app.health_checks c order by c.checked_at loop
    exit when clock_timestamp() > now() + interval '20 seconds';
    perform app.check_health_quietly(one);
  end loop;
end $$;

-- Whatever goes wrong in an app is told, and keeps neither the others nor a batch.
create function app.check_health_quietly(app int) returns void
language plpgsql set search_path = ''
as $$
begin
  perform app.check_health(check_health_quietly.app);
exception when query_canceled or others then
  raise warning 'check_health: app % was not checked, because: %', check_health_quietly.app, sqlerrm;
end $$;

-- For ingest, after the batch is stored: one look at one small row. The run is noted before it begins, so
-- that one which is cut short by a time limit is not begun again by the next batch. No `set`: hot path.
create function app.check_health_when_due(app int) returns void
language plpgsql
as $$
begin
  perform from app.health_checks c
  where c.app_id = check_health_when_due.app and c.checked_at < now() - interval '15 minutes' for update skip locked;
  if not found then return; end if;
  update app.health_checks c set checked_at = now() where c.app_id = check_health_when_due.app;
  perform app.check_health_quietly(check_health_when_due.app);
end $$;
revoke all on function app.check_health, app.refresh_health, app.check_all_health, app.check_health_quietly, app.check_health_when_due from public;

do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('waymark-health', '*/10 * * * *', 'select app.check_all_health()');
  end if;
exception when others then
  raise warning 'check_health: not scheduled, because: %', sqlerrm;
end $$;
