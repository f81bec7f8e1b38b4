-- Acts on invitations: written by admins, used once, by the right person, while their author still could.
begin;
select plan(29);
select tests.make_world();
select tests.create_user('newcomer', 'New@Comer.test');
create temp table link (name text primary key, token text);
grant all on link to public;
create function pg_temp.token(name text) returns text language sql as $$ select l.token from link l where l.name = token.name $$;
create function pg_temp.gone() returns text language sql as $$ select 'PT410 This invitation is not valid any more. Ask for a new one.' $$;

select tests.act_as('admin');
select is(tests.attempt($$select public.create_invite(tests.workspace('acme'), 'owner', null)$$), tests.refused(), 'create_invite: an admin invites no owner');
select is(tests.attempt($$select public.create_invite(tests.workspace('acme'), 'viewer', 'nobody')$$),
  '22023 email: must be an e-mail address, or empty for a link that anybody may use', 'create_invite: the address is checked');
insert into link select 'open', public.create_invite(tests.workspace('acme'), 'editor', '') ->> 'token';
insert into link select 'named', public.create_invite(tests.workspace('acme'), 'viewer', ' new@comer.TEST ') ->> 'token';
create temp table unwanted as select public.create_invite(tests.workspace('acme'), 'viewer', null) as made;
insert into link select 'revoked', made ->> 'token' from unwanted;
select is(jsonb_array_length(public.list_invites(tests.workspace('acme'))), 4, 'list_invites: those that stand');
select ok(public.list_invites(tests.workspace('acme'))::text !~ pg_temp.token('open'), 'list_invites: never the token');
select ok(public.list_audit(tests.workspace('acme'), null, 10)::text !~ pg_temp.token('open'), 'create_invite: the log has no token');
select tests.act_as_superuser();
select is_empty($$select from app.invites i, link l where i::text like '%' || l.token || '%'$$, 'create_invite: the table has no token either');
select tests.act_as('admin');
select is(public.revoke_invite((made -> 'invite' ->> 'id')::uuid), '{"ok": true}', 'revoke_invite: done') from unwanted;
select is(public.revoke_invite((made -> 'invite' ->> 'id')::uuid), '{"ok": true}', 'revoke_invite: doing it again is no error') from unwanted;
select is(jsonb_array_length(jsonb_path_query_array(public.list_audit(tests.workspace('acme'), null, 10), '$[*] ? (@.action == "invite.revoked")')),
  1, 'revoke_invite: logged once');

-- preview_invite
select tests.act_as_anon();
select is(public.preview_invite(pg_temp.token('open')), '{"workspaceName": "Acme", "role": "editor", "email": null}', 'preview_invite: who holds the link may look, signed in or not');
select is(tests.attempt($$select public.preview_invite('guess')$$), pg_temp.gone(), 'preview_invite: an unknown token');
select is(tests.attempt($$select public.preview_invite(null)$$), pg_temp.gone(), 'preview_invite: no token');
select throws_ok($$select public.accept_invite('guess')$$, '42501', null, 'accept_invite: closed to the anonymous');

-- accept_invite
select tests.act_as('stranger');
select is(tests.attempt($$select public.accept_invite(pg_temp.token('named'))$$),
  '42501 This invitation is for another e-mail address. Sign in with that one.', 'accept_invite: not for another address');
select is(public.accept_invite(pg_temp.token('open')) ->> 'role', 'editor', 'accept_invite: gives the role');
select is(public.accept_invite(pg_temp.token('open')) ->> 'name', 'Acme', 'accept_invite: asking again after a lost reply');
select tests.act_as('newcomer');
select is(tests.attempt($$select public.accept_invite(pg_temp.token('open'))$$), pg_temp.gone(), 'accept_invite: one link, one person');
select is(tests.attempt($$select public.accept_invite('guess')$$), pg_temp.gone(), 'accept_invite: an unknown token');
select is(public.accept_invite(pg_temp.token('named')) ->> 'role', 'viewer', 'accept_invite: the address is compared without case');
select tests.act_as('admin');
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 ->> 'action', 'member.joined', 'accept_invite: logged');

-- A member who follows a link never loses by it, and gains only what its author could give.
insert into link select 'lower', public.create_invite(tests.workspace('acme'), 'viewer', null) ->> 'token';
select tests.act_as('editor');
select is(public.accept_invite(pg_temp.token('lower')) ->> 'role', 'editor', 'accept_invite: no member is demoted by a link');

-- What no longer stands.
select tests.act_as('admin');
insert into link select 'late', public.create_invite(tests.workspace('acme'), 'viewer', null) ->> 'token';
insert into link select 'orphan', public.create_invite(tests.workspace('acme'), 'admin', null) ->> 'token';
select tests.act_as_superuser();
update app.invites set expires_at = now() where token_hash = sha256(convert_to(pg_temp.token('late'), 'UTF8'));
select is(tests.attempt($$select public.preview_invite(pg_temp.token('late'))$$), pg_temp.gone(), 'is_open: not after its time');
select is(tests.attempt($$select public.preview_invite(pg_temp.token('revoked'))$$), pg_temp.gone(), 'is_open: not once revoked');
select tests.act_as('owner');
select public.set_member_role(tests.workspace('acme'), tests.user_id('admin'), 'editor') is null as demoted;
select tests.act_as('stranger');
select is(tests.attempt($$select public.accept_invite(pg_temp.token('orphan'))$$), pg_temp.gone(), 'is_open: not once its author could not write it any more');

-- The hash of a token is nobody's to read.
select tests.act_as('owner');
select throws_ok('select token_hash from app.invites', '42501', null, 'invites: the hash is readable by no role');
select lives_ok('select id, role, email from app.invites', 'invites: the rest is, for admins');
select tests.act_as('editor');
select is_empty('select id from app.invites', 'invites: an editor sees none');
select throws_ok('insert into app.invites default values', '42501', null, 'invites: nobody writes the table');
select tests.act_as('rival');
select set_eq('select id from app.invites', array[tests.id('invite', 'rival')], 'invites: of one''s own workspace only');

select * from finish();
rollback;
