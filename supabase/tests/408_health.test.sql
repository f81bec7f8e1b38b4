-- Health of a feature: from the rhythm of its last uses, and from what might have taken its place.
begin;
select plan(18);
select tests.make_world();
delete from app.events;
create temp table w as select tests.app('acme') as app, tests.id('feature', 'acme') as feature, tests.id('tag', 'acme') as tag,
  (select id from app.elements where app_id = tests.app('acme')) as element, (select id from app.paths where app_id = tests.app('acme')) as page;
create function pg_temp.used(of int, variadic days_ago numeric[]) returns void language sql as $$
  insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late)
  select now() - d * interval '1 day', app, 1, page, of, 2, false from w, unnest(days_ago) d
$$;
create function pg_temp.health() returns text language sql as $$ select r.record ->> 'health' from w, app.feature_records(array[w.feature]) r $$;

select is(app.health_of(0, null, 0, 'UTC'), row('unknown'::text, 'It has no tag yet, so nothing is counted.'::text), 'health_of: without a tag');
select is(pg_temp.health(), 'unknown', 'unknown: no use yet');
select pg_temp.used(element, 30, 29, 28, 3) from w;
select is((facts).uses, 4, 'feature_facts: uses') from w, app.feature_facts(array[feature]);
select is((facts).longest_gap, interval '25 days', 'feature_facts: the longest pause') from w, app.feature_facts(array[feature]);
select is(pg_temp.health(), 'healthy', 'healthy: used lately');
update app.events set ts = ts - interval '20 days';
select is(pg_temp.health(), 'healthy', 'healthy: at rest, no longer than three times its longest pause');
delete from app.events;
select pg_temp.used(element, 30, 29, 28, 27, 26) from w;
select is(pg_temp.health(), 'silent', 'silent: used daily, and now nothing for weeks');
select matches(app.feature_record(feature) ->> 'healthReason', '^Not used since .+; before, it never rested longer than a day or two\.$', 'silent: says since when') from w;
delete from app.events;
select pg_temp.used(element, 13, 12, 11, 10, 6.5) from w;
select is(pg_temp.health(), 'healthy', 'a pause under a week is none');
select pg_temp.used(element, 0.1) from w;

-- Something else began where it ended.
insert into app.elements (app_id, hash, first_seen) select app, left(md5('next'), 16), now() - interval '5 days' from w;
alter table w add next int;
update w set next = (select id from app.elements where hash = left(md5('next'), 16));
insert into app.tag_elements (tag_id, element_id, verdict, anchor, score) select tag, next, 'weak', '', 0.5 from w;
select is(app.open_questions(feature, now()), 0, 'open_questions: none while it is used itself') from w;
delete from app.events where ts > now() - interval '6 days';
select is(app.open_questions(feature, now() - interval '10 days'), 1, 'open_questions: one that began after its end') from w;
select is(pg_temp.health(), 'ambiguous', 'ambiguous: somebody has to decide');
update app.tag_elements set verdict = 'beside' where element_id = (select next from w);
select is(app.open_questions(feature, now() - interval '10 days'), 0, 'open_questions: not one that lived beside it') from w;
update app.tag_elements set verdict = 'rival' where element_id = (select next from w);
select is(app.open_questions(feature, null), 1, 'open_questions: of two that fit a tag without any use') from w;

-- The renamed one carries it.
update app.tag_elements set verdict = 'similar' where element_id = (select next from w);
select pg_temp.used(next, 4, 3, 2, 1, 0.5, 0.4) from w;
select ok((facts).renamed > 0.5, 'feature_facts: share of renamed ones') from w, app.feature_facts(array[feature]);
select is(pg_temp.health(), 'drifting', 'drifting: most uses come from what took its place');
select pg_temp.used(element, 0.3, 0.2, 0.1, 0.05, 0.04, 0.03, 0.02) from w;
select is(pg_temp.health(), 'healthy', 'healthy: once the tagged one has most again');
update app.tags set archived_at = now();
select is(pg_temp.health(), 'unknown', 'unknown: its tag is archived');

select * from finish();
rollback;
