-- Acts on workspaces: starting one, seeing one's own, changing settings.
begin;
select plan(31);
select tests.make_world();

-- The gate that every function asks, and what policies ask about the caller.
select tests.act_as('editor');
select is(app.my_role(tests.workspace('acme')), 'editor', 'my_role: of a member');
select is(app.my_role(tests.workspace('rival')), null, 'my_role: of nobody there');
select ok(app.is_member(tests.workspace('acme')), 'is_member: of acme');
select ok(not app.is_member(tests.workspace('rival')), 'is_member: not of rival');
select set_eq($$select app.workspaces_where('editor')$$, array[tests.workspace('acme')], 'workspaces_where: the role is strong enough');
select is_empty($$select app.workspaces_where('admin')$$, 'workspaces_where: the role is too weak');
select set_eq($$select app.app_keys_where('editor')$$, $$select key from app.apps where name = 'acme'$$, 'app_keys_where: of these workspaces only');
select throws_ok($$select app.require(tests.workspace('acme'), 'viewer')$$, '42501', null, 'require: not for clients to call');
select throws_ok($$select app.require_app(1, 'viewer')$$, '42501', null, 'require_app: not for clients to call');
select tests.claim(jsonb_build_object('sub', tests.user_id('editor')), 'none');
select is(app.require_app(tests.app('acme'), 'editor'), tests.workspace('acme'), 'require_app: tells the workspace of an app');
select throws_ok($$select app.require_app(tests.app('acme'), 'admin')$$, '42501', null, 'require_app: role too weak');
select tests.claim('{}', 'none');
select throws_ok($$select app.require(tests.workspace('acme'), 'viewer')$$, 'PT401', null, 'require: nobody is signed in');

-- my_workspaces
select tests.act_as('editor');
select is(jsonb_path_query_array(public.my_workspaces(), '$[*].name'), '["Acme"]', 'my_workspaces: a member sees theirs');
select is(public.my_workspaces() -> 0 ->> 'role', 'editor', 'my_workspaces: with the role there');
select is(jsonb_path_query_array(public.my_workspaces(), '$[*].apps[*].name'), '["acme"]', 'my_workspaces: with its apps');
select tests.act_as('stranger');
select is(public.my_workspaces(), '[]', 'my_workspaces: a stranger has none');
select tests.act_as_anon();
select throws_ok('select public.my_workspaces()', '42501', null, 'my_workspaces: closed to the anonymous');

-- create_workspace
select throws_ok($$select public.create_workspace(gen_random_uuid(), 'Mine', 'UTC')$$, '42501', null, 'create_workspace: closed to the anonymous');
select tests.act_as('stranger');
select is(public.create_workspace(tests.workspace('new'), '  Mine ', 'Europe/Berlin'),
  jsonb_build_object('id', tests.workspace('new'), 'name', 'Mine', 'role', 'owner', 'timezone', 'Europe/Berlin', 'weekStart', 1, 'retentionMonths', 13),
  'create_workspace: whoever makes it owns it');
select is(public.create_workspace(tests.workspace('new'), 'Sent again', 'UTC') ->> 'name', 'Mine', 'create_workspace: asking again changes nothing');
select set_eq('select name, role::text from app.members', $$values ('Stranger', 'owner')$$, 'create_workspace: with one member');
select is(tests.attempt($$select public.create_workspace(tests.workspace('acme'), 'Theft', 'UTC')$$), tests.refused(),
  'create_workspace: an id in use elsewhere is refused in the words of everything else');
select is(tests.attempt($$select public.create_workspace(gen_random_uuid(), '   ', 'UTC')$$), '22023 name: must have 1 to 120 characters', 'create_workspace: needs a name');
select is(tests.attempt($$select public.create_workspace(null, 'Mine', 'UTC')$$), '22023 id: must be a UUID', 'create_workspace: needs an id');
select is(tests.attempt($$select public.create_workspace(gen_random_uuid(), 'Mine', 'Berlin')$$),
  '22023 timezone: must be a time zone of the IANA list, such as Europe/Berlin', 'create_workspace: needs a zone that exists');
select tests.claim(jsonb_build_object('sub', tests.user_id('editor')), 'none');
select app.join_workspace(tests.workspace('acme'), 'viewer') is null as joined;
select is(app.my_role(tests.workspace('acme')), 'editor', 'join_workspace: never takes a role away');

-- update_workspace
select tests.act_as_superuser();
select tests.act_as('admin');
select is(public.update_workspace(tests.workspace('acme'), '{"weekStart": 7, "retentionMonths": 6, "timezone": "Asia/Tokyo"}'),
  jsonb_build_object('id', tests.workspace('acme'), 'name', 'Acme', 'role', 'admin', 'timezone', 'Asia/Tokyo', 'weekStart', 7, 'retentionMonths', 6),
  'update_workspace: changes what is named and nothing else');
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 -> 'detail',
  '{"timezone": {"from": "UTC", "to": "Asia/Tokyo"}, "weekStart": {"from": 1, "to": 7}, "retentionMonths": {"from": 13, "to": 6}}',
  'update_workspace: the log has before and after');
select public.update_workspace(tests.workspace('acme'), '{"weekStart": 7}') is null as nothing;
select is(jsonb_array_length(public.list_audit(tests.workspace('acme'), null, 100)), 2, 'update_workspace: no change, no entry');
select is(tests.attempt($$select public.update_workspace(tests.workspace('acme'), '{"weekStart": 8}')$$),
  '22023 changes.weekStart: must be a whole number from 1 to 7', 'update_workspace: bounds are named');
select is(tests.attempt($$select public.update_workspace(tests.workspace('acme'), '{"role": "owner"}')$$),
  '22023 changes.role: is not a setting; known are name, timezone, weekStart, retentionMonths', 'update_workspace: only settings');

select * from finish();
rollback;
