-- The identity secret, after it was shown: in no table that anybody reads, no answer, no log.
begin;
select plan(18);
select tests.make_world();
create temp table shown (secret text);
grant all on shown to public;

select tests.act_as('owner');
insert into shown select public.create_app(tests.workspace('acme'), 'Web', 'production', '{https://acme.test}') ->> 'identitySecret';
create temp table rotated as
  select public.rotate_identity_secret((public.my_workspaces() -> 0 -> 'apps' -> 1 ->> 'id')::int) as reply;
insert into shown select reply ->> 'identitySecret' from rotated;
select is((select count(distinct secret)::int from shown), 2, 'rotate_identity_secret: makes another');
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 ->> 'action', 'app.secret_rotated', 'rotate_identity_secret: logged');

create function pg_temp.leaks() returns setof text language sql as $$
  select a.answer from (values
    (public.my_workspaces()::text),
    (public.update_app((public.my_workspaces() -> 0 -> 'apps' -> 1 ->> 'id')::int, '{"name": "Web 2"}')::text),
    (public.app_status((public.my_workspaces() -> 0 -> 'apps' -> 1 ->> 'id')::int)::text),
    (public.get_config(public.my_workspaces() -> 0 -> 'apps' -> 1 ->> 'key')::text),
    (public.list_audit(tests.workspace('acme'), null, 500)::text)
  ) a (answer), shown s where strpos(a.answer, s.secret) > 0
$$;
select is_empty('select pg_temp.leaks()', 'no answer to an owner holds it');
select is_empty($$select from app.audit e, shown s where strpos(e::text, s.secret) > 0$$, 'nor any column of the log');
select is_empty($$select from app.apps a, shown s where strpos(a::text, s.secret) > 0$$, 'nor any column of the app');

create function pg_temp.tries(person text) returns setof text language plpgsql as $$
begin
  if person = 'anon' then perform tests.act_as_anon(); else perform tests.act_as(person); end if;
  return next throws_ok('select identity_secret from app.app_secrets', '42501', null, 'app_secrets: not readable: ' || person);
  return next throws_ok('select app.new_identity_secret(1)', '42501', null, 'new_identity_secret: not callable: ' || person);
end $$;
select pg_temp.tries(p) from unnest(array['owner', 'admin', 'viewer', 'rival', 'stranger', 'anon']) p;
select tests.act_as_superuser();
select is((select identity_secret from app.app_secrets where app_id = (select id from app.apps where name = 'Web 2')),
  (select reply ->> 'identitySecret' from rotated), 'the database itself knows the newest');

select * from finish();
rollback;
