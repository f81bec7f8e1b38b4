-- Adoption, part by part; whole answers are recounted in tests/db/answers-random.test.ts.
begin;
select plan(19);
select tests.make_world();
create function pg_temp.says(query text) returns text language sql as $$ select tests.attempt('select ' || query) $$;
select is(app.checked_filters('[{"on": "visitor", "trait": "plan", "equals": "pro"}]'), '[{"on": "visitor", "trait": "plan", "equals": "pro"}]', 'checked_filters: in form');
select is(pg_temp.says($$app.checked_filters('[{"on": "visitor", "trait": "plan", "equals": 7}]')$$), '22023 filter[0]: must have a trait and what it equals, both text', 'checked_filters: not text');
select is(pg_temp.says($$app.checked_filters('{}')$$), '22023 filter: must be a list of at most 10', 'checked_filters: no list');
select ok(app.fits('{"plan": "pro", "seats": 5}', '[{"on": "visitor", "trait": "seats", "equals": "5"}, {"on": "account", "trait": "x", "equals": "y"}]', 'visitor'), 'fits: compares as text, its own side only');
select ok(not app.fits('{"plan": "pro"}', '[{"on": "visitor", "trait": "plan", "equals": "pro"}, {"on": "visitor", "trait": "seats", "equals": "5"}]', 'visitor'), 'fits: all of them');
select ok(not app.fits(null, '[{"on": "account", "trait": "x", "equals": "y"}]', 'account'), 'fits: nobody has no trait');
select is(app.rate_json(null, 4), '{"numerator": 0, "denominator": 4}', 'rate_json: two counts');

-- Two people in two features: one, the anonymous past of Ann, Ann; uses in buckets 3 and 4 of a window of two days.
create temp table f as select array[
  row(tests.id('feature', 'acme'), 1, 1, 10, 5), row(tests.id('feature', 'acme'), 3, 1, 10, 1), row(tests.id('feature', 'acme'), 3, 1, 11, 2),
  row(tests.id('feature', 'acme'), 4, 1, null, 4), row(tests.id('feature', 'acme'), 4, 2, 10, 9)]::app.feature_use[] as uses;
create temp table g as select x.* from f, app.adoption_figures(uses, 2) x;
select is((uses, visitors, accounts), (16::bigint, 2::bigint, 2::bigint), 'adoption_figures: the window') from g;
select is((previous_uses, previous_visitors, previous_accounts), (5::bigint, 1::bigint, 1::bigint), 'adoption_figures: the span before') from g;
-- Days of use: person 1 had 3 and 4, person 2 had 9.
select is(depth, 4::float8, 'adoption_figures: the median over days of people') from g;
select is(adopted, 1::bigint, 'adoption_figures: used on two days') from g;
select is(trend, '[1, 2]', 'adoption_figures: people by day') from g;

create temp table w as select tests.workspace('acme') as workspace, tests.app('acme') as app, current_date as today,
  (select id from app.visitors where workspace_id = tests.workspace('acme') and merged_into is null) as ann;
update app.activity set days = (1 << (extract(day from current_date)::int - 1)), month = date_trunc('month', current_date);
select results_eq($$select count(distinct person), count(distinct account_id) from w, app.active_in(array[app], today, today, '[]')$$,
  $$values (1::bigint, 1::bigint)$$, 'active_in: from the masks, Ann once');
select results_eq($$select count(distinct person), count(distinct account_id) from w, app.active_in(array[app], today - 9, today - 1, '[]')$$,
  $$values (0::bigint, 0::bigint)$$, 'active_in: on those days only');
update app.visitors set traits = '{"plan": "pro"}' where id = (select ann from w);
select results_eq($$select count(distinct person), count(distinct account_id) from w, app.active_in(array[app], today, today, '[{"on": "visitor", "trait": "plan", "equals": "pro"}]')$$,
  $$values (1::bigint, 1::bigint)$$, 'active_in: who fits the filter');
select is_empty($$select 1 from w, app.active_in(array[app], today, today, '[{"on": "account", "trait": "a", "equals": "b"}]')$$, 'active_in: nor whose account does not');
update app.visitors set internal = true where id = (select ann from w);
select is_empty($$select 1 from w, app.active_in(array[app], today, today, '[]')$$, 'active_in: staff make no account active');
update app.visitors set internal = false where id = (select ann from w);
select results_eq($$select u.bucket, u.uses from w, app.feature_uses(workspace, array[app], array[today - 1, today, today + 1]::timestamptz[], '[]') u$$,
  $$values (2, 1::bigint)$$, 'feature_uses: by bucket');
select is(jsonb_array_length(app.adoption_rows(workspace, array[app], 2, '{}', '{}', '{}')), 1, 'adoption_rows: a row for every live feature, used or not') from w;
select * from finish();
rollback;
