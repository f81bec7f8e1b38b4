-- Finished days of a feature, stored: what happened on a day that is over changes only when late events
-- arrive, people merge, or the feature's tags change. Each of these leaves a mark, and a stored day counts
-- only while its marks are those it was computed under; so no order of commits can make it wrong.
create table app.feature_days (
  feature_id uuid not null references app.features on delete cascade,
  app_id int not null, -- 0 = all apps of the workspace together
  day date not null,
  revision int not null, -- of the feature
  touches bigint not null, -- of the day, in the apps that were asked
  uses int not null,
  visitors int not null,
  accounts int not null,
  primary key (feature_id, app_id, day)
);

-- Marks of late arrivals. Only ever added to, so that two batches never wait for one another; swept
-- together by app.sweep_touches, which keeps the sums.
create table app.day_touches (
  app_id int not null references app.apps on delete cascade,
  day date not null,
  touches bigint not null default 1
);
create index day_touches_by_day on app.day_touches (app_id, day);

alter table app.feature_days enable row level security;
alter table app.day_touches enable row level security;
revoke all on app.feature_days, app.day_touches from public, anon, authenticated;

create or replace function app.on_past_days(app_id int, days date[]) returns void
language sql set search_path = ''
as $$
  insert into app.day_touches (app_id, day)
  select on_past_days.app_id, d from unnest(on_past_days.days) d
$$;

-- What somebody else is sweeping is left to them.
create function app.sweep_touches(apps int[]) returns void
language sql set search_path = ''
as $$
  with swept as (
    delete from app.day_touches x using (
      select t.ctid from app.day_touches t where t.app_id = any (sweep_touches.apps) for update skip locked) s
    where x.ctid = s.ctid returning x.app_id, x.day, x.touches
  )
  insert into app.day_touches (app_id, day, touches)
  select s.app_id, s.day, sum(s.touches) from swept s group by 1, 2
$$;

-- A merge changes how many people there were on every day that the anonymous one was active.
create function app.on_merge() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into app.day_touches (app_id, day)
  select distinct a.app_id, a.month + bit
  from app.activity a cross join generate_series(0, 30) bit
  where a.visitor_id = new.from_id and a.days & (1 << bit) <> 0;
  return null;
end $$;
create trigger merged after insert on app.merges for each row execute function app.on_merge();

-- Rare and broad: who is staff, or whose data was erased. Null days = all of them.
create or replace function app.forget_days(app_ids int[], days date[]) returns void
language plpgsql set search_path = ''
as $$
begin
  if forget_days.days is null then
    update app.features f set revision = f.revision + 1
    where f.workspace_id in (select a.workspace_id from app.apps a where a.id = any (forget_days.app_ids));
  else
    insert into app.day_touches (app_id, day)
    select a, d from unnest(forget_days.app_ids) a cross join unnest(forget_days.days) d;
  end if;
end $$;

create function app.on_zone_changed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update app.features f set revision = f.revision + 1 where f.workspace_id = new.id;
  return null;
end $$;
create trigger zone_changed after update of timezone on app.workspaces
  for each row when (old.timezone <> new.timezone) execute function app.on_zone_changed();
revoke all on function app.on_past_days, app.sweep_touches, app.on_merge, app.forget_days,
  app.on_zone_changed from public;
