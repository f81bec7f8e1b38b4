-- Versions of a tag and the time that each of them counts.
begin;
select plan(15);
select tests.make_world();
create temp table w as select tests.app('acme') as app, tests.id('feature', 'acme') as feature, tests.id('tag', 'acme') as tag,
  (select id from app.elements where app_id = tests.app('acme')) as element, (select id from app.paths where app_id = tests.app('acme')) as page;
create function pg_temp.add(v int, kind text, since timestamptz, undoes int default null) returns void language sql as $$
  insert into app.tag_versions (tag_id, version, rule, kind, valid_from, undoes) select x.tag_id, add.v, x.rule, add.kind, add.since, add.undoes from app.tag_versions x, w where x.tag_id = w.tag and x.version = 1;
  select app.arrange_versions(tag) from w;
$$;
create function pg_temp.counts() returns text language sql as $$
  select string_agg(v.version || ':' || case when isempty(v.counts) then '-' else coalesce(extract(day from lower(v.counts) at time zone 'UTC')::text, '')
    || '..' || coalesce(extract(day from upper(v.counts) at time zone 'UTC')::text, '') end, ' ' order by v.version) from app.tag_versions v, w where v.tag_id = w.tag
$$;
select app.arrange_versions(tag) from w;
select is(pg_temp.counts(), '1:..', 'arrange_versions: the first counts all history');
select pg_temp.add(2, 'repair', '2026-01-10Z');
select is(pg_temp.counts(), '1:..10 2:10..', 'arrange_versions: a repair counts from its instant');
select pg_temp.add(3, 'edit', '2026-01-10Z');
select is(pg_temp.counts(), '1:..10 2:- 3:10..', 'arrange_versions: an edit takes over all of what it edits');
select pg_temp.add(4, 'repair', '2026-01-05Z');
select is(pg_temp.counts(), '1:..5 2:- 3:- 4:5..', 'arrange_versions: one from before leaves nothing to those between');
select pg_temp.add(5, 'undo', '2026-01-10Z', 4);
select is(pg_temp.counts(), '1:..10 2:- 3:- 4:- 5:10..', 'arrange_versions: taken back, it is in nobody''s way');
select pg_temp.add(6, 'repair', null);
select is(pg_temp.counts(), '1:- 2:- 3:- 4:- 5:- 6:..', 'arrange_versions: recounted, it counts everything');
delete from app.tag_versions where version > 2;
select app.arrange_versions(tag) from w;

update app.tags set version = 2, since = '2026-01-10Z' where id = (select tag from w);
select results_eq($$select t.element_id = w.element, t.path_id, t.since, t.until from w, app.tag_targets t where t.tag_id = w.tag order by t.since nulls first$$,
  $$values (true, null::int, null::timestamptz, '2026-01-10Z'::timestamptz), (true, null, '2026-01-10Z', null)$$, 'tag_targets: what it counted before, and from then on');
update app.tag_versions set rule = '{"page": {"kind": "page", "path": "/acme"}}' where tag_id = (select tag from w) and version = 1;
select is((select t.path_id from app.tag_targets t where t.tag_id = w.tag and t.since is null), page, 'tag_targets: on the pages of then') from w;
select is(cardinality((app.feature_targets(feature, array[app])).spans), 2, 'feature_targets: both have their time') from w;
select is(app.span_elements((app.feature_targets(feature, array[app])).spans), array[element, element], 'span_elements') from w;
select is(app.targets_since(row(array[1], array[2], array[3], '{}'), '2026-01-10Z'),
  row('{}', '{}', '{}', array[row(1, null, '2026-01-10Z', null), row(2, 3, '2026-01-10Z', null)]::app.target_span[])::app.targets, 'targets_since: from an instant on');
select is(app.targets_since(row(array[1], array[2], array[3], '{}'), null), row(array[1], array[2], array[3], '{}')::app.targets, 'targets_since: or as they are');
select is(cardinality((app.version_targets(row(array[7], '{}', '{}', '{}'), tag)).spans), 2, 'version_targets: with what earlier versions count') from w;
select is(app.version_targets(row(array[7], '{}', '{}', '{}'), null), row(array[7], '{}', '{}', '{}')::app.targets, 'version_targets: of a new tag') from w;

select app.put_version(t, '{"page": {"kind": "everywhere"}, "anchors": [], "selector": null}', '{}', 'repair', '2026-01-20Z') from app.tags t, w where t.id = w.tag;
select is((select count(*) from app.tag_past p, w where p.tag_id = w.tag and p.version = 2), 1::bigint, 'put_version: a repair keeps what the version before counted');
select * from finish();
rollback;
