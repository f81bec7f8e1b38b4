-- Finished days are stored under marks, and whatever changes them leaves one.
begin;
select plan(25);
select tests.make_world();
delete from app.feature_days; delete from app.day_touches; delete from app.events;
create temp table w as select tests.app('acme') as app, tests.id('feature', 'acme') as feature, app.span_of(tests.workspace('acme'), 3) as span,
  (select id from app.elements where app_id = tests.app('acme')) as element, (select id from app.paths where app_id = tests.app('acme')) as page;
insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late)
select current_date - 2 + time '10:00', app, (select v.id from app.visitors v where workspace_id = tests.workspace('acme') and merged_into is null), page, element, 2, false from w;
create function pg_temp.ask() returns jsonb language sql volatile as $$ select app.stored_usage(feature, app, array[app], span) from w $$;
create function pg_temp.uses() returns jsonb language sql volatile as $$ select jsonb_path_query_array(pg_temp.ask(), '$.days[*].uses') $$;

select is(pg_temp.uses(), '[0, 1, 0, 0]', 'stored_usage: counted');
select is((select count(*) from app.feature_days), 2 + (now() > current_date + interval '1 hour')::int::bigint, 'store_days: days that have been over for an hour, empty ones too');
update app.feature_days set uses = 7 where day = current_date - 2;
select is(pg_temp.uses(), '[0, 7, 0, 0]', 'stored_usage: read from store');
select is(pg_temp.ask() #>> '{window,uses}', '1', 'stored_usage: totals of the window are counted');
select app.on_past_days(app, array[current_date - 2]) from w;
select is(pg_temp.uses(), '[0, 1, 0, 0]', 'on_past_days: a late event makes the day stale');
update app.feature_days set uses = 7 where day = current_date - 2;
select is(pg_temp.uses(), '[0, 7, 0, 0]', 'stored_usage: stored again under the new mark');
select app.on_past_days(app, array[current_date - 2]), app.on_past_days(app, array[current_date - 2, current_date - 9]) from w;
select is(app.touches_of(array[app], span), '{0,3,0}', 'touches_of: by day') from w;
select app.sweep_touches(array[app]) from w;
select is(app.touches_of(array[app], span), '{0,3,0}', 'sweep_touches: keeps the sums') from w;
select is((select count(*) from app.day_touches), 2::bigint, 'sweep_touches: in one row a day');

select is(pg_temp.uses(), '[0, 1, 0, 0]', 'stored_usage: counted again');
create temp table r as select app.revision_of(feature) as before from w;
update app.feature_days set uses = 7 where day = current_date - 2;
update app.tags set revision = revision + 1 where id = tests.id('tag', 'acme');
select is(app.revision_of(feature), before + 1, 'revision_of: moves when a tag changes') from w, r;
select is(pg_temp.uses(), '[0, 1, 0, 0]', 'stored_usage: a changed tag makes all days stale');

update app.feature_days set uses = 7 where day = current_date - 2;
select app.forget_days(array[app], array[current_date - 2]) from w;
select is(pg_temp.uses(), '[0, 1, 0, 0]', 'forget_days: those named');
update app.feature_days set uses = 7 where day = current_date - 2;
select app.forget_days(array[app], null) from w;
select is(pg_temp.uses(), '[0, 1, 0, 0]', 'forget_days: or all');
update app.feature_days set uses = 7 where day = current_date - 2;
update app.workspaces set timezone = 'Asia/Tokyo' where id = tests.workspace('acme');
update app.workspaces set timezone = 'UTC' where id = tests.workspace('acme');
select is(pg_temp.uses(), '[0, 1, 0, 0]', 'on_zone_changed: days of another zone are other days');
select isnt(app.revision_of(tests.id('feature', 'rival')), null, 'revision_of: of a feature whose tags did not change');
select is(app.revision_of(tests.id('feature', 'rival')), 0, 'forget_days, on_zone_changed: nothing of other workspaces');

-- A merge touches the days on which the anonymous visitor was active.
delete from app.day_touches;
insert into app.visitors (id, workspace_id) overriding system value values (1000001, tests.workspace('acme'));
insert into app.activity (app_id, month, visitor_id, days) select app, '2026-02-01', 1000001, 5 from w;
insert into app.merges (from_id, into_id, workspace_id)
select 1000001, min(id), tests.workspace('acme') from app.visitors where workspace_id = tests.workspace('acme') and merged_into is null and id <> 1000001;
select set_eq('select day from app.day_touches', $$values (date '2026-02-01'), ('2026-02-03')$$, 'on_merge: the days of its activity');

-- All apps of the workspace are stored apart from each.
select is(jsonb_path_query_array(app.stored_usage(feature, null, array[app], span), '$.days[*].uses'), '[0, 1, 0, 0]', 'stored_usage: of all apps') from w;
select ok((select count(*) > 0 from app.feature_days where app_id = 0), 'store_days: under app 0');
-- Longer windows use what shorter ones stored, wherever it begins.
select pg_temp.uses();
update app.feature_days set uses = 7 where day = current_date - 2 and app_id <> 0;
select is(jsonb_path_query_array(app.stored_usage(feature, app, array[app], app.span_of(tests.workspace('acme'), 2)), '$.days[*].uses'), '[7, 0, 0]', 'stored_usage: a shorter window') from w;
select is(jsonb_path_query_array(app.stored_usage(feature, app, array[app], app.span_of(tests.workspace('acme'), 4)), '$.days[*].uses'), '[0, 0, 1, 0, 0]', 'stored_usage: from the first day that is missing on all is counted') from w;
select is((select array_agg(uses order by day) from app.feature_days where app_id <> 0 and day >= current_date - 4 and day < current_date - 1), '{0,0,7}', 'store_days: what stands under the same marks is left alone');

select app.on_past_days(app, array[current_date - 2]) from w;
select set_config('transaction_read_only', 'on', true);
select is(pg_temp.uses(), '[0, 1, 0, 0]', 'stored_usage: in a read-only transaction it answers, and stores nothing');
select lives_ok($$select app.settle(array[tests.id('tag', 'acme')])$$, 'settle: nor does it decide anything then');

select * from finish();
rollback;
