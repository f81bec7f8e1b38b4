-- Hours, windows, and the test that they are put to.
begin;
select plan(31);
select tests.make_world();
delete from app.events; delete from app.app_hours; delete from app.tag_hours;
create temp table w as select tests.app('acme') as app, tests.id('tag', 'acme') as tag, '2026-03-02T12:00:00Z'::timestamptz as noon,
  (select id from app.elements where app_id = tests.app('acme')) as element, (select id from app.paths where app_id = tests.app('acme')) as page;
create function pg_temp.used(at timestamptz, times int, of int default null) returns void language sql as $$
  insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late)
  select used.at + n * interval '1 second', app, 1, page, coalesce(used.of, element), 2, false from w, generate_series(1, times) n
$$;

select is(app.hour_of('1970-01-02T00:59:59Z'), 24, 'hour_of');
select is(app.hour_start(24), '1970-01-02T00:00:00Z'::timestamptz, 'hour_start');
select is(app.health_horizon(), 1512, 'health_horizon: nine weeks');
select is(array[app.is_touched(168, false), app.is_touched(167, false), app.is_touched(167, true), app.is_touched(5, true)], array[true, false, true, false],
  'is_touched: the hours that an hour up to now lies in');

-- Known values: Poisson and negative binomial tails.
select is(round(app.count_tail(0, 10, 10)::numeric, 8), round(exp(-10)::numeric, 8), 'count_tail: none of a Poisson ten');
select is(round(app.count_tail(3, 10, 10)::numeric, 5), 0.01034, 'count_tail: three or fewer of ten');
select is(round(app.count_tail(20, 10, 10)::numeric, 5), 0.00345, 'count_tail: twenty or more of ten');
select is(round(app.count_tail(0, 10, 30)::numeric, 6), round(power(1 / 3.0, 5), 6), 'count_tail: none with three times the variance');
select ok(app.count_tail(1000, 100000, 200000) < 1e-20, 'count_tail: large counts');
select ok(app.count_tail(10, 10.5, 11) > 0.3, 'count_tail: as expected is not telling');
select is(array[app.would_tell(11, 11), app.would_tell(10, 10), app.would_tell(0, 0)], array[true, false, false], 'would_tell: from eleven on');
select is(app.health_alpha(), 2e-5::float8, 'health_alpha');
select is(round(app.dispersion(20, 8, 8, 4, 1)::numeric, 4), 3.0, 'dispersion: sum of squares around the share');
select is(app.dispersion(1, 1, 1, 1, 1), 1::float8, 'dispersion: never below one');
select is(app.build_at(app, noon), null, 'build_at: none') from w;
select app.note_build(app, 'a1b2', noon), app.note_build(app, 'a1b2', noon + interval '1 hour'), app.note_build(app, '', noon) from w;
select is(app.build_at(app, noon + interval '2 hours'), 'a1b2', 'build_at: the one before') from w;
select app.note_build(app, 'flood ' || n, noon) from w, generate_series(1, 40) n;
select is((select count(*) from app.builds b, w where b.app_id = w.app and b.first_seen = w.noon), 19::bigint, 'note_build: as many as fit in a day');
select is(app.moment_words(app, noon - interval '3 days'), 'Fri 27 Feb 2026, 12:00', 'moment_words') from w;

-- Every hour of nine weeks: 20 of the tag's, 60 of another. Then the tag's stop, at 12:00 on a Monday.
insert into app.elements (app_id, hash) select app, left(md5('other'), 16) from w;
select pg_temp.used(noon - n * interval '1 hour', 20) from w, generate_series(1, 1512) n;
select pg_temp.used(noon - n * interval '1 hour', 60, (select id from app.elements where hash = left(md5('other'), 16))) from w, generate_series(-1, 1512) n;
update app.health_checks set hour = null; delete from app.tag_health;
select ok(not app.roll_hours(app, noon), 'roll_hours: two weeks at a time') from w;
select app.roll_hours(app, noon) from w, generate_series(1, 4);
select ok(app.roll_hours(app, noon), 'roll_hours: until it is up to date') from w;
select is((select count(*) || ' ' || sum(uses) from app.tag_hours h, w where h.tag_id = w.tag), '1512 30240', 'tag_hours: of nine weeks');
select is((select sum(uses) from app.app_hours h, w where h.app_id = w.app), 120960::bigint, 'app_hours: of all elements');
select app.count_tag_hours(app, array[tag], app.hour_of(noon) - 3, app.hour_of(noon)) from w;
select is((select sum(uses) from app.tag_hours h, w where h.tag_id = w.tag), 30240::bigint, 'count_tag_hours: again is the same');
select is((select base[1] from app.app_rhythms(app, noon, 80) where weeks = 8), 640::float8, 'app_rhythms: the same hour of eight weeks') from w;
select results_eq($$select tag_id is null, uses from w, app.live_uses(app, noon) order by 1 desc$$, $$values (true, 80::bigint), (false, 20)$$, 'live_uses: the hour up to now');
select is((select array_agg(round(x.expected)) from w, app.tag_rhythms(app, noon), unnest(windows) x), array[20, 120, 480, 3360]::float8[], 'tag_rhythms: as ever');
select app.roll_hours(app, noon + interval '1 hour') from w;
create temp table silent as select windows from w, app.tag_rhythms(app, noon + interval '1 hour');
-- The last row is the time since: an hour in which the app had 60 uses instead of 80.
select is((select array_agg(x.observed || '/' || round(x.expected)) from silent, unnest(windows) x), array['0/15', '100/115', '460/475', '3340/3355', '0/15'], 'tag_rhythms: none where fifteen were to be expected of this traffic');
select is((app.telling_window(windows)).hours, 1, 'telling_window: the last hour') from silent;
select is(app.telling_window(array[row(1, 9, 15, 15), row(6, 0, 90, 90)]::app.tag_window[]), null, 'telling_window: who is back is back');
select is((app.telling_window(array[row(1, 90, 15, 15)]::app.tag_window[])).observed, 90::bigint, 'telling_window: too many');
select is(app.window_words(6), 'the last six hours', 'window_words');
select * from finish();
rollback;
