-- What a repair is made of.
begin;
select plan(16);
select tests.make_world();
create temp table w as select tests.app('acme') as app, tests.id('tag', 'acme') as tag, (select id from app.paths where app_id = tests.app('acme')) as page;
create function pg_temp.button(label text) returns jsonb language sql as $$
  select jsonb_build_object('v', 1, 'tag', 'button', 'role', 'button', 'name', label, 'text', label, 'heading', 'Profile', 'nth', 1, 'of', 1)
$$;
create function pg_temp.add(label text) returns int language plpgsql as $$
declare made int;
begin
  insert into app.elements (app_id, hash, descriptor, keys) select app, left(md5(label), 16), pg_temp.button(label), app.element_keys(pg_temp.button(label)) from w returning id into made;
  insert into app.element_paths (element_id, path_id) select made, page from w;
  return made;
end $$;
create temp table e as select pg_temp.add('Save') as save, pg_temp.add('Save all') as heir, pg_temp.add('Close the account') as far;
delete from app.tag_anchors; delete from app.tag_elements;
insert into app.tag_anchors (tag_id, app_id, hash, descriptor, keys) select tag, app, left(md5('Save'), 16), pg_temp.button('Save'), app.element_keys(pg_temp.button('Save')) from w;
update app.tag_versions set rule = jsonb_build_object('page', '{"kind": "everywhere"}'::jsonb, 'selector', null, 'anchors',
  jsonb_build_array(jsonb_build_object('hash', left(md5('Save'), 16), 'descriptor', pg_temp.button('Save')))) where tag_id = tests.id('tag', 'acme');

select is(app.verdict_words('early'), 'It came when the tagged element was last used; after a day it can be told.', 'verdict_words');
select is((select count(*) from w, app.tag_looks(tag)), 1::bigint, 'tag_looks: of its anchors');
update app.tag_anchors set descriptor = null;
select is((select descriptor ->> 'name' from w, app.tag_looks(tag)), 'Save', 'tag_looks: or as it is recorded');
select ok((select heir from e) = any (app.repair_pool(tag)), 'repair_pool: what resembles it') from w;
select ok(not (select save from e) = any (app.repair_pool(tag)), 'repair_pool: not itself') from w;
select is((select m.element_id from w, e, app.repair_matches(tag, array[far, heir], 5) m limit 1), heir, 'repair_matches: the best first') from e;
select is(app.last_page(heir), '/acme', 'last_page') from e;
select is(app.is_on_pages(t, heir), true, 'is_on_pages: everywhere') from e, app.tags t, w where t.id = w.tag;
select is(jsonb_array_length(app.candidates_json(t, array(select m from app.repair_matches(t.id, array[heir], 5) m))), 1, 'candidates_json') from e, app.tags t, w where t.id = w.tag;
select is(app.repaired_rule(t, x) #>> '{anchors,0,hash}', left(md5('Save all'), 16), 'repaired_rule: in its place') from e, app.tags t, w, app.elements x where t.id = w.tag and x.id = e.heir;
select is(app.repaired_rule(t, x) #>> '{anchors,1}', null, 'repaired_rule: and the only one') from e, app.tags t, w, app.elements x where t.id = w.tag and x.id = e.heir;
select is((app.checked_repair(t, heir)).id, heir, 'checked_repair') from e, app.tags t, w where t.id = w.tag;
update app.tags set page_rule = '{"kind": "page", "path": "/elsewhere"}'; delete from app.tag_paths;
select is(tests.attempt(format('select app.checked_repair(t, %s) from app.tags t where t.id = tests.id(''tag'', ''acme'')', heir)),
  '22023 element: stands on none of the tag''s pages; change the pages first', 'checked_repair: not on its pages') from e;
update app.tags set page_rule = '{"kind": "everywhere"}';
select is(app.repaired_json(tag) #>> '{version,version}', '1', 'repaired_json') from w;
select app.record_repair(t, 'tag.repaired') from app.tags t, w where t.id = w.tag;
select is((select action from app.audit order by id desc limit 1), 'tag.repaired', 'record_repair: is in the log');
select tests.claim(jsonb_build_object('sub', tests.user_id('editor')), 'none');
select is(public.accept_repair(tag, heir, now(), false) #>> '{version,kind}', 'repair', 'accept_repair') from w, e;
select * from finish();
rollback;
