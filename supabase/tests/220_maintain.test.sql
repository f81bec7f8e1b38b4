-- What time does: partitions come and go, each workspace keeps what it said, guards are swept.
begin;
select plan(28);
select tests.make_world();
create temp table at as select
  (date_trunc('month', now() at time zone 'UTC') - interval '30 months')::date as ancient,
  tests.app('acme') as acme, tests.app('rival') as rival;
create function pg_temp.has(month date) returns boolean language sql as $$ select to_regclass('app.' || app.partition_name(month)) is not null $$;
create function pg_temp.add(app int, age interval) returns void language sql as $$
  insert into app.events (ts, app_id, visitor_id, path_id, kind, late) values (now() - age, app, 1, 1, 1, false)
$$;
create function pg_temp.kept(app int) returns bigint language sql as $$ select count(*) from app.events e where e.app_id = app and e.account_id is null $$;

-- Partitions.
select is(app.ensure_partitions(ancient::timestamptz, ancient::timestamptz), 1, 'ensure_partitions: makes the month that is missing') from at;
select is(app.ensure_partitions(ancient::timestamptz, ancient::timestamptz), 0, 'ensure_partitions: and leaves it alone then') from at;
select is(app.partition_name('2026-03-01'), 'events_2026_03', 'partition_name: by year and month');
select is(c.relrowsecurity, true, 'ensure_partitions: row security is on in it') from at, pg_class c where c.oid = ('app.' || app.partition_name(ancient))::regclass;
do $$ begin execute 'drop table app.' || app.partition_name((now() at time zone 'UTC' + interval '2 months')::date); end $$;
create temp table first_run as select app.maintain() as did;
select is((did ->> 'made')::int, 1, 'maintain: makes partitions ahead') from first_run;
select ok(bool_and(pg_temp.has((date_trunc('month', now() at time zone 'UTC') + make_interval(months => m))::date)), 'maintain: of three months') from generate_series(0, 3) m;
select is(did -> 'dropped', jsonb_build_array(app.partition_name(ancient)), 'drop_partitions: what nobody keeps goes whole') from first_run, at;
select ok(not pg_temp.has(ancient), 'drop_partitions: it is gone') from at;
select is(app.maintain() - 'senders', '{"minutes": 0, "dictionaryDays": 0, "refusals": 0, "made": 0, "dropped": [], "events": 0, "visitors": 0, "more": false}', 'maintain: has nothing to do the second time');

-- Who keeps longer keeps the partition.
update app.workspaces set retention_months = 40 where id = tests.workspace('rival');
select ok(pg_temp.has(ancient), 'on_retention: a workspace that keeps longer can take events as old at once') from at;
select is(app.maintain() -> 'dropped', '[]', 'drop_partitions: one workspace that keeps it is enough');
select pg_temp.add(rival, interval '30 months') from at;
select pg_temp.add(acme, interval '30 months') from at;
select pg_temp.add(acme, interval '2 months') from at;
update app.workspaces set retention_months = 1 where id = tests.workspace('acme');
select pg_temp.add(acme, interval '1 day') from at;
insert into app.activity (app_id, month, visitor_id, days)
  select acme, date_trunc('month', now() - interval '4 months'), v.id, 1 from at, app.visitors v where v.workspace_id = tests.workspace('acme') limit 1;
insert into app.activity (app_id, month, visitor_id, days)
  select rival, date_trunc('month', now() - interval '4 months'), v.id, 1 from at, app.visitors v where v.workspace_id = tests.workspace('rival') limit 1;
insert into app.feature_days (feature_id, app_id, day, revision, touches, uses, visitors, accounts)
  values (tests.id('feature', 'acme'), 0, current_date - 60, 0, 0, 1, 1, 1), (tests.id('feature', 'rival'), 0, current_date - 60, 0, 0, 1, 1, 1);
insert into app.day_touches (app_id, day) select acme, current_date - 60 from at;

-- Rows of those who keep less, so many at a time.
select is(app.delete_events(acme, now() - interval '1 month', 1), 1, 'delete_events: no more than it may') from at;
select is((select min(e.ts) from app.events e where e.app_id = acme), now() - interval '2 months', 'delete_events: the oldest first') from at;
create temp table second_run as select app.maintain(1) as did;
select is(did - '{senders,made,minutes,dropped,dictionaryDays,refusals}'::text[], '{"events": 1, "visitors": 0, "more": true}', 'maintain: says that it stopped at its bound') from second_run;
select is(app.maintain() -> 'more', 'false', 'maintain: and when it is through');
select is(pg_temp.kept(acme), 1::bigint, 'maintain: events within the retention are kept') from at;
select is(pg_temp.kept(rival), 1::bigint, 'maintain: another workspace keeps what it said') from at;
select is((select count(*)::int from app.activity x, at where x.app_id = at.acme and x.month < date_trunc('month', now() - interval '3 months')), 0, 'forget_derived: old activity');
select is((select count(*)::int from app.activity x, at where x.app_id = at.rival and x.month < date_trunc('month', now() - interval '3 months')), 1, 'forget_derived: not of who keeps it');
select is((select array_agg(feature_id) from app.feature_days where day = current_date - 60), array[tests.id('feature', 'rival')], 'forget_derived: stored days');
select is((select count(*)::int from app.day_touches x, at where x.app_id = at.acme and x.day = current_date - 60), 0, 'forget_derived: marks on them');
select is(app.kept_since(w), (date_trunc('day', now() at time zone 'Asia/Tokyo') - interval '1 month') at time zone 'Asia/Tokyo', 'kept_since: whole days of the zone')
  from (select (jsonb_populate_record(x, '{"timezone": "Asia/Tokyo"}')).* from app.workspaces x where x.id = tests.workspace('acme')) w;

-- People of whom nothing is left; a person whose earlier self is still seen stays.
insert into app.visitors (workspace_id, known_id, last_seen) values (tests.workspace('acme'), 'gone', now() - interval '2 months');
update app.visitors set last_seen = now() - interval '2 months' where known_id = 'ann@acme.test';
select is((app.maintain() ->> 'visitors')::int, 1, 'forget_derived: who was not seen since');
select set_eq($$select known_id from app.visitors where workspace_id = tests.workspace('acme') and known_id is not null$$, array['ann@acme.test'], 'forget_derived: not who was seen under another name');

-- Guards.
insert into app.senders select acme, gen_random_uuid(), 1, now(), 1, now() - make_interval(days => d) from at, unnest('{29,31}'::int[]) d;
insert into app.app_minutes select acme, now() - make_interval(hours => h), 0, 1 from at, unnest('{23,25}'::int[]) h;
insert into app.dictionary_days (app_id, day) select acme, current_date - d from at, unnest('{89,91}'::int[]) d;
insert into app.refusals (app_id, day, reason) select acme, current_date - d, 'x' from at, unnest('{89,91}'::int[]) d;
select is(app.sweep_guards(), '{"senders": 1, "minutes": 1, "dictionaryDays": 1, "refusals": 1}', 'sweep_guards: each by its own age');
select is(app.sweep_guards(), '{"senders": 0, "minutes": 0, "dictionaryDays": 0, "refusals": 0}', 'sweep_guards: and no more');

-- Not for callers of the API.
select tests.act_as('owner');
select alike(tests.attempt('select app.maintain()'), '42501 permission denied for function%', 'maintain: not for an owner');
select tests.act_as_anon();
select alike(tests.attempt('select app.maintain()'), '42501 permission denied for schema%', 'maintain: not for the anonymous');
select tests.act_as_superuser();
select * from finish();
rollback;
