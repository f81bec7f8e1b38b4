-- Usage that live conditions ask for, per visitor and day (UTC), so that asking for one person reads a few
-- rows: the index of events is by element, and an element that everybody clicks has a million. Days that
-- are over are counted ahead, for the features that something live names; today is read from the events.
create table app.watched_features (
  feature_id uuid not null references app.features on delete cascade,
  app_id int not null references app.apps on delete cascade,
  revision int not null, -- of what the feature counts
  since date not null, -- days before it are not counted
  through date not null, -- days before it are counted
  primary key (feature_id, app_id)
);

create table app.watched_uses (
  feature_id uuid not null, -- not referenced: checking it took as long as counting; what nobody watches is swept
  visitor_id int not null references app.visitors on delete cascade,
  app_id int not null,
  day date not null,
  uses int not null,
  primary key (visitor_id, feature_id, app_id, day)
);
create index watched_uses_by_feature on app.watched_uses (feature_id, app_id, day);

alter table app.watched_features enable row level security;
alter table app.watched_uses enable row level security;
revoke all on app.watched_features, app.watched_uses from public, anon, authenticated;

create function app.utc_day(at timestamptz) returns date
language sql immutable set search_path = ''
as $$ select (at at time zone 'UTC')::date $$;

-- Uses of a feature in an app, by anybody.
create function app.feature_events(feature uuid, app int, since timestamptz, until timestamptz)
returns table (ts timestamptz, visitor_id int, account_id int)
language plpgsql stable set search_path = ''
as $$
declare
  t app.targets := app.feature_targets(feature_events.feature, array[feature_events.app]);
begin
  return query select u.ts, u.visitor_id, u.account_id
  from app.uses(array[feature_events.app], t.anywhere, t.elements, t.pages, t.spans, since, until) u;
end $$;

-- Counts days since then anew. Events may be late by a week, hence the overlap of those who call.
create function app.count_watched(feature uuid, app int, since date, kept_since date) returns void
language plpgsql set search_path = ''
as $$
declare
  today constant date := app.utc_day(now());
begin
  delete from app.watched_uses w where w.feature_id = count_watched.feature and w.app_id = count_watched.app and w.day >= since;
  insert into app.watched_uses (feature_id, visitor_id, app_id, day, uses)
  select count_watched.feature, u.visitor_id, count_watched.app, app.utc_day(u.ts), count(*)
  from app.feature_events(count_watched.feature, count_watched.app, since::timestamp at time zone 'UTC', today::timestamp at time zone 'UTC') u
  group by u.visitor_id, app.utc_day(u.ts);
  insert into app.watched_features (feature_id, app_id, revision, since, through)
  values (count_watched.feature, count_watched.app, app.revision_of(count_watched.feature), kept_since, today)
  on conflict (feature_id, app_id) do update set revision = excluded.revision, since = excluded.since, through = excluded.through;
end $$;

-- What an item asks of its person: what its condition names, and whether the tasks of a checklist were done
-- before it was there.
create function app.asked_names(definition jsonb) returns setof text
language sql stable set search_path = ''
as $$
  select n from app.condition_names(definition -> 'audience') n
  union
  select 'usage.' || (t #>> '{done,feature}') || '.all' from jsonb_array_elements(definition #> '{guide,tasks}') t
  where t #>> '{done,by}' = 'feature'
$$;

-- From where on the live file of an app asks for uses of each feature: so many days, or ever.
create function app.watched_since(app int) returns table (feature uuid, since date)
language sql stable set search_path = ''
as $$
  select split_part(n, '.', 2)::uuid, min(case split_part(n, '.', 3) when 'all' then '2000-01-01'::date
    else app.utc_day(now()) - split_part(n, '.', 3)::int end)
  from app.live_items(watched_since.app) d, app.asked_names(d) n
  where n like 'usage.%' group by 1
$$;

-- What is asked for, counted up to today; what nobody asks for any more is let go. `most` is how many uses a
-- feature may have to be counted now: publishing does not wait for a million, maintain() counts them within
-- the hour, and until then they are read from the events.
create function app.watch_features(app int, most int default null) returns void
language plpgsql set search_path = ''
as $$
declare
  w record;
  known app.watched_features;
begin
  delete from app.watched_features x where x.app_id = watch_features.app
    and x.feature_id not in (select s.feature from app.watched_since(watch_features.app) s);
  delete from app.watched_uses x where x.app_id = watch_features.app
    and x.feature_id not in (select f.feature_id from app.watched_features f where f.app_id = watch_features.app);
  for w in select s.* from app.watched_since(watch_features.app) s join app.features f on f.id = s.feature order by 1 loop
    select * into known from app.watched_features x where x.feature_id = w.feature and x.app_id = watch_features.app;
    if known.revision is distinct from app.revision_of(w.feature) or known.since > w.since then
      continue when most is not null and most < (select count(*) from (
        select from app.feature_events(w.feature, watch_features.app, w.since::timestamp at time zone 'UTC', now()) limit most + 1) e);
      perform app.count_watched(w.feature, watch_features.app, w.since, w.since);
    elsif known.through < app.utc_day(now()) then
      perform app.count_watched(w.feature, watch_features.app, known.through - 8, known.since);
    end if;
  end loop;
end $$;

-- Uses of one feature by these visitors in the last `days` days and today (null: all), as of an instant.
create function app.uses_by(feature uuid, app int, visitors int[], days int, at timestamptz default now()) returns int
language plpgsql stable set search_path = ''
as $$
declare
  known app.watched_features := (select w from app.watched_features w where w.feature_id = uses_by.feature and w.app_id = uses_by.app);
  first_day constant date := case when days is null then '2000-01-01' else app.utc_day(at) - days end;
  -- From here on nothing is counted ahead.
  is_counted constant boolean := coalesce(known.since <= first_day, false);
  from_day constant date := case when is_counted then greatest(first_day, least(known.through, app.utc_day(at))) else first_day end;
  total bigint := 0;
begin
  if is_counted then
    select coalesce(sum(w.uses), 0) into total from app.watched_uses w
    where w.visitor_id = any (visitors) and w.feature_id = uses_by.feature and w.app_id = uses_by.app
      and w.day >= first_day and w.day < from_day;
  end if;
  -- Who was not active since then has used nothing: most who come anew, and it saves reading everybody's.
  if not exists (
    select from app.activity x where x.visitor_id = any (visitors) and x.app_id = uses_by.app
      and x.month + 31 >= from_day - 1 and x.days >> greatest(0, least(30, from_day - 1 - x.month)) <> 0
  ) then return total; end if;
  return total + (
    select count(*) from app.feature_events(uses_by.feature, uses_by.app, from_day::timestamp at time zone 'UTC', at) u
    where u.visitor_id = any (visitors));
end $$;
