-- What ingestion's news does to tags, and what settling makes of it.
begin;
select plan(22);
select tests.make_world();
create temp table w as select tests.app('acme') as app, tests.id('tag', 'acme') as tag, tests.id('feature', 'acme') as feature;
-- Acme's tag names a "Save" button that is recorded; others resemble it.
create function pg_temp.button(label text) returns jsonb language sql as $$
  select jsonb_build_object('v', 1, 'tag', 'button', 'role', 'button', 'name', label, 'text', label, 'heading', 'Profile', 'nth', 1, 'of', 1)
$$;
create function pg_temp.add(label text, days_ago int default null) returns int language plpgsql as $$
declare made int;
begin
  insert into app.elements (app_id, hash, descriptor, keys, first_seen)
  select w.app, left(md5(label), 16), pg_temp.button(label), app.element_keys(pg_temp.button(label)), now() - interval '3 days' from w returning id into made;
  insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late)
  select now() - days_ago * interval '1 day', w.app, 1, 1, made, 2, false from w where days_ago is not null;
  return made;
end $$;
create function pg_temp.verdicts() returns jsonb language sql as $$
  select coalesce(jsonb_object_agg(x.descriptor ->> 'name', e.verdict), '{}') from app.tag_elements e join w on e.tag_id = w.tag join app.elements x on x.id = e.element_id
$$;
delete from app.tag_elements; delete from app.tag_anchors; delete from app.day_touches; delete from app.unresolved;
insert into app.tag_anchors (tag_id, app_id, hash, descriptor, keys)
select tag, app, left(md5('Save'), 16), pg_temp.button('Save'), app.element_keys(pg_temp.button('Save')) from w;

select is(app.resolve_elements((select app from w), array[pg_temp.add('Save', 9)]), array[tests.id('tag', 'acme')], 'resolve_elements: tells whose elements changed');
select is(pg_temp.verdicts(), '{"Save": "anchor"}', 'resolve_elements: the tagged element itself');
select is(app.resolve_elements((select app from w), array[pg_temp.add('Prices', 1)]), null, 'resolve_elements: none for what resembles nothing');
select is(app.resolve_elements((select app from w), array[pg_temp.add('Save all', 3)]), array[tests.id('tag', 'acme')], 'resolve_elements: a look-alike');
select is(pg_temp.verdicts(), '{"Save": "anchor", "Save all": "early"}', 'resolve_elements: about which nothing is said yet');
select lives_ok($$select app.settle(array[tests.id('tag', 'acme')])$$, 'settle: looks at it');
select is(pg_temp.verdicts(), '{"Save": "anchor", "Save all": "similar"}', 'settle: it lives where the other has died');
select ok((select settled_at is not null and revision > 0 from app.tags where id = tests.id('tag', 'acme')), 'settle: and leaves a mark that it changed something');
update app.tag_elements set verdict = 'beside' where verdict = 'similar';
update app.tag_elements set added_at = now() - interval '1 minute';
select lives_ok($$select app.settle_workspace(tests.workspace('acme'))$$, 'settle_workspace: within the hour');
select is(pg_temp.verdicts() ->> 'Save all', 'beside', 'settle: does not look again within the hour');
update app.tags set settled_at = now() - interval '2 hours';
select lives_ok($$select app.settle_workspace(tests.workspace('acme'))$$, 'settle_workspace: after it');
select is(pg_temp.verdicts() ->> 'Save all', 'similar', 'settle: looks again hourly');

-- Another tag names the look-alike.
insert into app.tags (id, workspace_id, feature_id, app_id, page_rule) select tests.id('tag', 'two'), tests.workspace('acme'), feature, app, '{"kind": "page", "path": "/x"}' from w;
insert into app.tag_anchors (tag_id, app_id, hash) select tests.id('tag', 'two'), app, left(md5('Save all'), 16) from w;
select set_eq($$select unnest(app.resolve_elements((select app from w), array(select id from app.elements where descriptor ->> 'name' = 'Save all')))$$,
  array[tests.id('tag', 'acme'), tests.id('tag', 'two')], 'resolve_elements: what is named elsewhere leaves');
select is(pg_temp.verdicts(), '{"Save": "anchor"}', 'resolve_elements: and is gone from the first');

select lives_ok($$select app.announce_elements((select app from w), array[pg_temp.add('Save more', 2)])$$, 'announce_elements');
select is((select min(day) from app.day_touches), (now() - interval '4 days')::date, 'announce_elements: days of its earlier events are touched');
select is((select max(day) from app.day_touches), current_date, 'announce_elements: up to today');

-- Nothing may fail ingestion.
insert into app.elements (app_id, hash, descriptor, keys) select app, left(md5('broken'), 16), pg_temp.button('Save') || '{"nth": "x"}', app.element_keys(pg_temp.button('Save')) from w;
select lives_ok($$select app.on_new_elements((select app from w), array(select id from app.elements where hash = left(md5('broken'), 16)))$$, 'on_new_elements: never fails');
select is((select tries from app.unresolved), 1, 'on_new_elements: keeps what it could not resolve');
select app.retry_unresolved(app) from w;
select is((select tries from app.unresolved), 2, 'retry_unresolved: tries again');
update app.elements set descriptor = pg_temp.button('Save me') where hash = left(md5('broken'), 16);
select app.retry_unresolved(app) from w;
select is((select count(*) from app.unresolved), 0::bigint, 'retry_unresolved: until it succeeds');

insert into app.paths (app_id, path) select app, p from w, unnest(array['/x', '/y']) p;
select app.on_new_paths(app, array(select id from app.paths p where p.app_id = w.app)) from w;
select set_eq($$select p.path from app.tag_paths t join app.paths p on p.id = t.path_id where t.tag_id = tests.id('tag', 'two')$$, array['/x'], 'on_new_paths: pages of the rule');

select * from finish();
rollback;
