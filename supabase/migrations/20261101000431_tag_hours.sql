-- Uses by the hour, of each tag and of its app: what health is judged by. Counted from the covering index
-- by the check, never by ingest. Nine weeks: the present one and eight to compare it with. Hours are whole
-- hours since 1970 (UTC); hours without a use have no row.
create table app.tag_hours (
  tag_id uuid not null references app.tags on delete cascade,
  hour int not null,
  uses int not null,
  primary key (tag_id, hour)
);
create table app.app_hours (
  app_id int not null references app.apps on delete cascade,
  hour int not null,
  uses int not null,
  primary key (app_id, hour)
);
-- How far the check of an app has come. A row is made with the app's first tag; without one nothing is checked.
create table app.health_checks (
  app_id int primary key references app.apps on delete cascade,
  checked_at timestamptz not null default now(),
  hour int -- the first that app.app_hours does not hold yet
);
alter table app.tag_hours enable row level security;
alter table app.app_hours enable row level security;
alter table app.health_checks enable row level security;
revoke all on app.tag_hours, app.app_hours, app.health_checks from public, anon, authenticated;

create function app.hour_of(at timestamptz) returns int
language sql immutable parallel safe
return floor(extract(epoch from at) / 3600)::int;

create function app.hour_start(hour int) returns timestamptz
language sql immutable parallel safe
return to_timestamp(hour * 3600.0);

-- Nine weeks.
create function app.health_horizon() returns int language sql immutable parallel safe return 9 * 168;

-- Counts hours [since, until) of tags (all live ones of the app if null). Staff's own uses are in it: they,
-- too, show that the element is there.
create function app.count_tag_hours(app int, tags uuid[], since int, until int) returns void
language sql set search_path = '' set plan_cache_mode = force_custom_plan
as $$
  insert into app.tag_hours as h (tag_id, hour, uses)
  select t.tag_id, app.hour_of(e.ts), count(*)
  from app.tag_targets t join app.events e
    on e.app_id = count_tag_hours.app and e.element_id = t.element_id and (t.path_id is null or e.path_id = t.path_id)
  where t.app_id = count_tag_hours.app and t.tag_id = any (count_tag_hours.tags) and e.kind between 2 and 4
    and e.ts >= greatest(t.since, app.hour_start(count_tag_hours.since))
    and e.ts < least(t.until, app.hour_start(count_tag_hours.until))
  group by 1, 2
  on conflict (tag_id, hour) do update set uses = excluded.uses where h.uses <> excluded.uses
$$;

-- Brings both tables up to the present hour. Hours are counted twice more, after an hour and the day after,
-- because batches that were offline arrive late. Bounded: two weeks of an app at a time and two hundred
-- tags whose elements changed; what is left over waits for the next check. True when nothing is left.
create function app.roll_hours(app int, at timestamptz) returns boolean
language plpgsql set search_path = ''
as $$
#variable_conflict use_variable
declare
  now_hour constant int := app.hour_of(at);
  oldest constant int := now_hour - app.health_horizon();
  done int := (select c.hour from app.health_checks c where c.app_id = roll_hours.app);
  until int := least(now_hour, greatest(done, oldest) + 336);
  since int := greatest(oldest, done - case when done / 24 < until / 24 then 48 else 2 end);
  kept uuid[];
  changed uuid[];
begin
  until := coalesce(until, oldest + 336);
  since := coalesce(since, oldest);
  if done is distinct from until then
    insert into app.app_hours as h (app_id, hour, uses)
    select roll_hours.app, app.hour_of(e.ts), count(*) from app.events e
    where e.app_id = roll_hours.app and e.element_id is not null and e.kind between 2 and 4
      and e.ts >= app.hour_start(since) and e.ts < app.hour_start(until)
    group by 2
    on conflict (app_id, hour) do update set uses = excluded.uses where h.uses <> excluded.uses;
    delete from app.app_hours h where h.app_id = roll_hours.app and h.hour < oldest;
    kept := array(select h.tag_id from app.tag_health h join app.live_tags t on t.id = h.tag_id
      where t.app_id = roll_hours.app and h.counted_revision = t.revision and h.counted_hour >= since);
    delete from app.tag_hours h where h.tag_id = any (kept) and h.hour < oldest;
    perform app.count_tag_hours(roll_hours.app, kept, since, until);
    update app.tag_health h set counted_hour = until where h.tag_id = any (kept);
    update app.health_checks c set hour = until where c.app_id = roll_hours.app;
  end if;
  changed := array(select t.id from app.live_tags t left join app.tag_health h on h.tag_id = t.id
    where t.app_id = roll_hours.app and (h.counted_revision = t.revision and h.counted_hour = until) is not true
    order by h.checked_at nulls first, t.id limit 200);
  delete from app.tag_hours h where h.tag_id = any (changed);
  perform app.count_tag_hours(roll_hours.app, changed, oldest, until);
  insert into app.tag_health (tag_id, counted_revision, counted_hour)
  select t.id, t.revision, until from app.tags t where t.id = any (changed)
  on conflict (tag_id) do update set counted_revision = excluded.counted_revision, counted_hour = excluded.counted_hour;
  return until = now_hour and cardinality(changed) < 200;
end $$;
revoke all on function app.hour_of, app.hour_start, app.health_horizon, app.count_tag_hours, app.roll_hours from public;
