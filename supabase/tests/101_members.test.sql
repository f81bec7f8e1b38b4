-- Acts on members: who lists, promotes, removes and leaves, and the owner that always remains.
begin;
select plan(21);
select tests.make_world();
insert into app.members (workspace_id, user_id, role, email)
values (tests.workspace('acme'), tests.create_user('guest'), 'viewer', 'guest@acme.test');

select tests.act_as('viewer');
select is(jsonb_path_query_array(public.list_members(tests.workspace('acme')), '$[*].role'),
  '["owner", "admin", "editor", "contributor", "viewer", "viewer"]', 'list_members: the strongest first');

select tests.act_as_superuser();

-- Owners are the owners' business.
select tests.act_as('admin');
select is(tests.attempt($$select public.set_member_role(tests.workspace('acme'), tests.user_id('owner'), 'viewer')$$), tests.refused(),
  'set_member_role: an admin does not touch an owner');
select is(tests.attempt($$select public.remove_member(tests.workspace('acme'), tests.user_id('owner'))$$), tests.refused(),
  'remove_member: an admin does not touch an owner');
select is(tests.attempt($$select public.set_member_role(tests.workspace('acme'), tests.user_id('guest'), 'owner')$$), tests.refused(),
  'set_member_role: an admin makes no owner');
select is(tests.attempt($$select public.set_member_role(tests.workspace('acme'), tests.user_id('admin'), 'owner')$$), tests.refused(),
  'set_member_role: an admin does not make themselves one');
select is(tests.attempt($$select public.set_member_role(tests.workspace('acme'), tests.user_id('guest'), null)$$),
  '22023 role: must be viewer, contributor, editor, admin or owner', 'set_member_role: needs a role');
-- Nothing tells a person of another workspace from one who does not exist.
select is(tests.attempt($$select public.set_member_role(tests.workspace('acme'), tests.user_id('rival'), 'viewer')$$),
  tests.attempt($$select public.set_member_role(tests.workspace('acme'), gen_random_uuid(), 'viewer')$$),
  'set_member_role: people elsewhere cannot be probed');
select is(tests.attempt($$select public.remove_member(tests.workspace('acme'), tests.user_id('rival'))$$),
  '22023 member: is not a member of this workspace', 'remove_member: people elsewhere cannot be touched');

select throws_ok($$select app.managed_member(tests.workspace('acme'), tests.user_id('guest'))$$, '42501', null, 'managed_member: not for clients to call');

-- The last owner stays, whichever way is tried.
select tests.act_as('owner');
select throws_ok($$select public.remove_member(tests.workspace('acme'), tests.user_id('owner'))$$, 'PT409', null, 'keep_an_owner: the last one cannot leave');
select throws_ok($$select public.set_member_role(tests.workspace('acme'), tests.user_id('owner'), 'admin')$$, 'PT409', null, 'keep_an_owner: nor step down');
select tests.act_as_superuser();
select throws_ok($$delete from auth.users where id = tests.user_id('owner')$$, 'PT409', null, 'keep_an_owner: nor vanish with the account');
select throws_ok($$update app.members set role = 'viewer' where role = 'owner'$$, 'PT409', null, 'keep_an_owner: nor be demoted past the functions');
select tests.act_as('owner');
select is(public.set_member_role(tests.workspace('acme'), tests.user_id('admin'), 'owner'), '{"ok": true}', 'set_member_role: an owner makes another');
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 -> 'detail' -> 'role', '{"from": "admin", "to": "owner"}', 'set_member_role: logged');
select is(public.remove_member(tests.workspace('acme'), tests.user_id('owner')), '{"ok": true}', 'remove_member: an owner may leave when another stays');
select is(public.my_workspaces(), '[]', 'remove_member: and sees nothing any more');

select tests.act_as('viewer');
select is(public.remove_member(tests.workspace('acme'), tests.user_id('viewer')), '{"ok": true}', 'remove_member: anybody may leave');
select tests.act_as('admin');
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 ->> 'action', 'member.left', 'remove_member: leaving is logged as leaving');
select is(public.remove_member(tests.workspace('acme'), tests.user_id('guest')), '{"ok": true}', 'remove_member: an admin removes others');
select tests.act_as_superuser();
select lives_ok($$delete from app.workspaces where id = tests.workspace('rival')$$, 'keep_an_owner: a whole workspace may go with its owner');

select * from finish();
rollback;
