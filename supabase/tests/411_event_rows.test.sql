-- Single events as people read them.
begin;
select plan(19);
select tests.make_world();
select is(app.name_of('{"name": "Ann", "email": "a@b"}', 'x'), 'Ann', 'name_of: by name');
select is(app.name_of('{"name": "", "email": "a@b"}', 'x'), 'a@b', 'name_of: else by e-mail');
select is(app.name_of('{}', 'x'), 'x', 'name_of: else by id');
select is(app.element_name(d), name, 'element_name: ' || coalesce(name, 'nothing')) from (values
  ('{"tag": "button", "name": "Save"}'::jsonb, 'Save'), ('{"tag": "a", "attrs": {"href": "/x"}}', 'Link to /x'), ('{"tag": "div"}', 'div'), (null, null)) x (d, name);
select is(app.cursor_id(null), 0::bigint, 'cursor_id: none');
select is(app.cursor_id('00000000000000ff'), 255::bigint, 'cursor_id: of a row');
select is(tests.attempt(format('select app.cursor_id(%L)', c)), '22023 after: must be the cursor of a row, or null', 'cursor_id: ' || c) from unnest(array['', 'ff', 'ffffffffffffffff', 'x0000000000000ff']) c;

delete from app.events where app_id = tests.app('acme');
insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late, props)
select now() - n * interval '1 minute', tests.app('acme'), (select id from app.visitors where workspace_id = tests.workspace('acme') and merged_into is not null),
  (select id from app.paths where app_id = tests.app('acme')), case when n > 1 then (select id from app.elements where app_id = tests.app('acme')) end,
  case when n = 1 then 1 when n = 2 then 6 else 2 end, n = 3, null from generate_series(3, 1, -1) n;
select tests.claim(jsonb_build_object('sub', tests.user_id('viewer')), 'none');
create temp table r as select public.live_events(tests.app('acme'), null, 10) as list;
select is(jsonb_path_query_array(list, '$[*].kind'), '["page", "rage", "click"]', 'live_events: newest first') from r;
select is(jsonb_path_query_array(list, '$[*].features[0].name'), '["Feature"]', 'event_rows: features of uses only, not of frustration') from r;
select is(list #>> '{0,visitorName}', 'ann@acme.test', 'event_rows: the person, not the anonymous visitor') from r;
select is(jsonb_path_query_array(list, '$[*].late'), '[false, false, true]', 'event_rows: whether it came late') from r;
select is(public.live_events(tests.app('acme'), list #>> '{1,cursor}', 10), jsonb_build_array(list -> 0), 'live_events: only what came after the cursor') from r;
select is(public.sample_events(tests.app('acme'), tests.id('feature', 'acme'), 10), jsonb_build_array(list -> 2), 'sample_events: uses of the feature') from r;
select * from finish();
rollback;
