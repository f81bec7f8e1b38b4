-- Counting, part by part: what is counted, for whom, in which bucket of time.
begin;
select plan(26);
select tests.make_world();
delete from app.events; delete from app.merges; delete from app.tag_elements; delete from app.tag_paths;
create temp table w as
  select tests.app('acme') as app, tests.id('feature', 'acme') as feature, tests.id('tag', 'acme') as tag,
    (select id from app.elements where app_id = tests.app('acme')) as one, (select id from app.paths where app_id = tests.app('acme')) as a,
    (select min(id) from app.accounts where workspace_id = tests.workspace('acme')) as account;
insert into app.elements (app_id, hash) select app, left(md5('two'), 16) from w;
insert into app.paths (app_id, path) select app, '/b' from w;
alter table w add two int, add b int;
update w set two = (select id from app.elements where hash = left(md5('two'), 16)), b = (select id from app.paths where path = '/b');
-- Ann, her anonymous past, Bob, and somebody of ours.
create temp table p as select n, 1000000 + n as id from generate_series(1, 4) n;
insert into app.visitors (id, workspace_id, known_id, internal, traits) overriding system value
select id, tests.workspace('acme'), case when n <> 2 then 'person ' || n end, n = 4, jsonb_build_object('name', 'Person ' || n) from p;
insert into app.merges (from_id, into_id, workspace_id) values (1000002, 1000001, tests.workspace('acme'));
insert into app.element_paths (element_id, path_id) select e, x from w, unnest(array[one, two]) e, unnest(array[a, b]) x on conflict do nothing;
create temp table s as select app.span_of(tests.workspace('acme'), 3) as span;
-- Days ago, visitor, element, page, with an account; ten o'clock, or now for today.
create function pg_temp.used(days_ago int, visitor int, element int, page int, account int default null, kind int default 2) returns void language sql as $$
  insert into app.events (ts, app_id, visitor_id, path_id, account_id, element_id, kind, late)
  select case when days_ago = 0 then now() else current_date - days_ago + time '10:00' end, w.app, 1000000 + visitor, page, used.account, element, kind, false from w
$$;
select pg_temp.used(2, 1, one, a, account), pg_temp.used(2, 2, one, b), pg_temp.used(1, 1, two, a, account), pg_temp.used(1, 3, one, a),
  pg_temp.used(1, 4, one, a), pg_temp.used(0, 3, two, b), pg_temp.used(9, 3, one, a), pg_temp.used(2, 3, one, a, null, 1), pg_temp.used(2, 3, one, a, null, 6) from w;

select is(app.apps_of(tests.workspace('acme'), null), array[tests.app('acme')], 'apps_of: all of the workspace');
select is(tests.attempt($$select app.apps_of(tests.workspace('acme'), tests.app('rival'))$$), 'PT401 You are not signed in. Sign in and try again.', 'apps_of: not another''s');

-- The tag: element one on page a only; then everywhere as well.
update app.tags set page_rule = '{"kind": "page", "path": "/acme"}' where id = (select tag from w);
insert into app.tag_elements (tag_id, element_id, verdict, anchor, score) select tag, one, 'anchor', '', 1 from w union select tag, two, 'beside', '', 0.9 from w;
insert into app.tag_paths (tag_id, path_id) select tag, a from w;
select is(app.feature_targets(feature, array[app]), row('{}', array[one], array[a], '{}')::app.targets, 'feature_targets: pairs of element and page, found ones only') from w;
select is(app.rule_targets(app, '{"kind": "page", "path": "/b"}', array[one, two]), row('{}', array[one, two], array[b, b], '{}')::app.targets, 'rule_targets: the same without a tag') from w;
select is(app.rule_targets(app, '{"kind": "everywhere"}', array[one]), row(array[one], '{}', '{}', '{}')::app.targets, 'rule_targets: everywhere') from w;
insert into app.tags (id, workspace_id, feature_id, app_id, page_rule) select tests.id('tag', 'two'), tests.workspace('acme'), feature, app, '{"kind": "everywhere"}' from w;
insert into app.tag_elements (tag_id, element_id, verdict, anchor, score) select tests.id('tag', 'two'), one, 'anchor', '', 1 from w;
select is(app.feature_targets(feature, array[app]), row(array[one], '{}', '{}', '{}')::app.targets, 'feature_targets: everywhere takes in the pairs') from w;

select is((select count(*) from w, s, app.uses(array[app], array[one], '{}', '{}', '{}', (span).bounds[1], (span).bounds[5])), 4::bigint, 'uses: of an element in the span; no page views, no frustration');
select is((select count(*) from w, s, app.uses(array[app], '{}', array[one], array[a], '{}', (span).bounds[1], (span).bounds[5])), 3::bigint, 'uses: on one page');
select is((select count(*) from w, s, app.uses(array[app], array[two], array[one], array[b], '{}', (span).bounds[1], (span).bounds[5])), 3::bigint, 'uses: of one anywhere and of the other on a page');
select results_eq(
  $$select bucket, person - 1000000, uses from w, s, app.person_uses(array[app], array[one, two], '{}', '{}', '{}', (span).bounds) order by 1, 2, account_id nulls last$$,
  $$values (2, 1, 1::bigint), (2, 1, 1::bigint), (3, 1, 1), (3, 3, 1), (4, 3, 1)$$, 'person_uses: people by merges, nobody of ours');
select results_eq(
  $$select c.bucket, c.uses, c.visitors, c.accounts from w, s, app.count_uses(array[app], row(array[one, two], '{}', '{}', '{}')::app.targets, (span).bounds) c order by 1$$,
  $$values (-1, 5::bigint, 2::bigint, 1::bigint), (0, 4, 2, 1), (2, 2, 1, 1), (3, 2, 2, 1), (4, 1, 1, 0)$$, 'count_uses: by day, the window, and with today');
select is(app.totals_json(null, 2, 3), '{"uses": 0, "visitors": 2, "accounts": 3}', 'totals_json: nothing is zero');
select is(app.usage_json(array[row(0, 4, 2, 1), row(-1, 5, 2, 1), row(2, 4, 2, 1), row(4, 1, 1, 0)]::app.use_count[], span) - 'days',
  '{"all": {"uses": 5, "visitors": 2, "accounts": 1}, "today": {"uses": 1, "visitors": 1, "accounts": 0}, "window": {"uses": 4, "visitors": 2, "accounts": 1}}', 'usage_json: its totals') from s;
select is(jsonb_path_query_array(app.usage_json('{}', span), '$.days[*].open'), '[false, false, false, true]', 'usage_json: a row for every day, today open') from s;

select results_eq($$select element_id = one, u.uses, u.visitors from w, s, app.element_uses(array[app], row(array[one, two], '{}', '{}', '{}')::app.targets, span) u order by 1$$,
  $$values (false, 2::bigint, 2::bigint), (true, 3, 2)$$, 'element_uses: by element');
select results_eq($$select u.tag_id, u.uses from w, s, app.tag_uses(app, span) u order by u.uses$$,
  $$values (tests.id('tag', 'acme'), 2::bigint), (tests.id('tag', 'two'), 3)$$, 'tag_uses: by tag, each on its pages');
select is(jsonb_path_query_array(app.account_uses(array[app], row(array[one, two], '{}', '{}', '{}')::app.targets, span, 9), '$[*].uses'), '[2]', 'account_uses: those with an account') from w, s;
select is(jsonb_path_query_array(app.people_uses(array[app], row(array[one, two], '{}', '{}', '{}')::app.targets, span, 9), '$[*].days'), '[2, 2]', 'people_uses: days of use') from w, s;
select is(jsonb_array_length(app.people_uses(array[app], row(array[one, two], '{}', '{}', '{}')::app.targets, span, 1)), 1, 'people_uses: as many as asked') from w, s;
select is(app.whole(span), array[(span).bounds[1], (span).bounds[5]], 'whole: the span as one bucket') from s;

select results_eq($$select count(*) from w, app.recent_uses(app, one, null, null, null, 3)$$, $$values (3::bigint)$$, 'recent_uses: the newest');
select results_eq($$select count(*) from w, app.recent_uses(app, one, b, null, null, 3)$$, $$values (1::bigint)$$, 'recent_uses: on one page');
select is(app.features_of(app, one, b), jsonb_build_array(jsonb_build_object('id', feature, 'name', 'Feature')), 'features_of: an element, once each') from w;
select is(app.features_of(app, two, null), '[]', 'features_of: not what is only shown') from w;
select is(app.overlaps_json(app, row('{}', array[one], array[a], '{}')::app.targets, tests.id('tag', 'two')), jsonb_build_array(jsonb_build_object('feature', feature, 'name', 'Feature', 'elements', 1)), 'overlaps_json: features that count some of it there') from w;
select is(app.overlaps_json(app, row('{}', array[one], array[b], '{}')::app.targets, tests.id('tag', 'two')), '[]', 'overlaps_json: and none on other pages') from w;

select * from finish();
rollback;
