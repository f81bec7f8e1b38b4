-- What a rule that is not saved decides about elements, and what of it is shown.
begin;
select plan(9);
select tests.make_world();
create temp table w as select tests.app('acme') as app, app.span_of(tests.workspace('acme'), 3) as span;
create function pg_temp.add(label text, address text) returns void language plpgsql as $$
declare
  made int;
  page int;
  d jsonb := jsonb_build_object('v', 1, 'tag', 'button', 'role', 'button', 'name', label, 'text', label, 'heading', 'Profile', 'nth', 1, 'of', 1);
begin
  insert into app.elements (app_id, hash, descriptor, keys) select app, left(md5(label), 16), d, app.element_keys(d) from w returning id into made;
  insert into app.paths (app_id, path) select app, address from w on conflict (app_id, path) do update set path = excluded.path returning id into page;
  insert into app.element_paths (element_id, path_id) values (made, page);
end $$;
select pg_temp.add('Save', '/a'), pg_temp.add('Save it', '/a'), pg_temp.add('Save all', '/b');
create function pg_temp.rule(selector text default null) returns jsonb language sql as $$
  select jsonb_build_object('page', '{"kind": "page", "path": "/a"}'::jsonb, 'selector', selector,
    'anchors', (select jsonb_agg(jsonb_build_object('hash', hash, 'descriptor', descriptor)) from app.elements where descriptor ->> 'name' = 'Save'))
$$;
select results_eq($$select x.descriptor ->> 'name', r.verdict from w, app.rule_elements(app, pg_temp.rule(), null) r join app.elements x on x.id = r.element_id order by 1$$,
  $$values ('Save', 'anchor'), ('Save all', 'early'), ('Save it', 'early')$$, 'rule_elements: anchors and look-alikes');
select results_eq($$select x.descriptor ->> 'name', r.verdict from w, app.rule_elements(app, pg_temp.rule('.x'), null) r join app.elements x on x.id = r.element_id$$,
  $$values ('Save', 'matched')$$, 'rule_elements: under a selector only what matched');
create temp table shown as select app.rule_elements_json(app, pg_temp.rule(), (select jsonb_agg(r) from app.rule_elements(app, pg_temp.rule(), null) r),
  app.rule_targets(app, '{"kind": "page", "path": "/a"}', array(select id from app.elements)), span) as list from w;
select is(jsonb_path_query_array(list, '$[*].descriptor.name'), '["Save", "Save it"]', 'rule_elements_json: those on pages of the rule') from shown;
select is(jsonb_path_query_array(list, '$[*].outcome'), '["found", "ambiguous"]', 'rule_elements_json: counted ones first') from shown;
select matches(list #>> '{1,reason}', '^It came when the tagged element was last used', 'rule_elements_json: with its reason') from shown;

select tests.claim(jsonb_build_object('sub', tests.user_id('viewer')), 'none');
select is((select count(*) from app.tag_anchors), 2::bigint, 'before: the two tags of the world');
select is(public.preview_tag(app, pg_temp.rule(), 3, null) #> '{usage,all,uses}', '0', 'preview_tag: a viewer may ask') from w;
select is((select count(*) from app.tag_anchors), 2::bigint, 'preview_tag: leaves nothing behind');
select is(public.preview_tag(app, to_jsonb(pg_temp.rule()::text), 3, null) -> 'elements', list, 'preview_tag: takes a rule that was sent as text') from w, shown;
select * from finish();
rollback;
