-- The install check and the audit log.
begin;
select plan(13);
select tests.make_world();

select tests.act_as('viewer');
select is(public.app_status(tests.app('acme')) -> 'eventsLastHour', '2', 'app_status: counts what arrived');
select ok(public.app_status(tests.app('acme')) ->> 'firstEventAt' is not null, 'app_status: and when');
select is(jsonb_path_query_array(public.app_status(tests.app('acme')), '$.refusals[*].reason'), '["origin_not_allowed"]', 'app_status: what was turned away');
select is(public.app_status(tests.app('acme')) #>> '{refusals,0,origin}', 'https://elsewhere.test', 'app_status: and where it came from');
select tests.act_as_superuser();
insert into app.refusals (app_id, day, reason, origin, count, last_at) values
  (tests.app('acme'), current_date - 1, 'origin_not_allowed', 'https://elsewhere.test', 4, now() - interval '1 day'),
  (tests.app('acme'), current_date - 9, 'consent_required', null, 9, now() - interval '9 days');
delete from app.events where app_id = tests.app('acme');
select tests.act_as('viewer');
select is(jsonb_path_query_array(public.app_status(tests.app('acme')), '$.refusals[*].count'), '[5]', 'app_status: days added up, the last week only');
select is(public.app_status(tests.app('acme')) -> 'lastEventAt', 'null', 'app_status: nothing yet');

select tests.act_as_superuser();
select tests.act_as('admin');
select public.update_workspace(tests.workspace('acme'), '{"name": "Acme 2"}') is null as first, public.update_workspace(tests.workspace('acme'), '{"name": "Acme 3"}') is null as second;
create temp table log as select public.list_audit(tests.workspace('acme'), null, 2) as entries;
select is(jsonb_path_query_array(entries, '$[*].subject'), '["Acme 3", "Acme 2"]', 'list_audit: newest first') from log;
select is(entries -> 0 ->> 'actor', 'admin@acme.test', 'list_audit: who it was') from log;
select is(jsonb_path_query_array(public.list_audit(tests.workspace('acme'), (entries -> 1 ->> 'id')::bigint, 10), '$[*].subject'), '["acme"]',
  'list_audit: goes on before the last one seen') from log;
select is(tests.attempt($$select public.list_audit(tests.workspace('acme'), null, 501)$$), '22023 limit: must be a whole number from 1 to 500', 'list_audit: bounded');
select is(tests.attempt($$select public.list_audit(tests.workspace('acme'), null, null)$$), '22023 limit: must be a whole number from 1 to 500', 'list_audit: a limit is needed');
select throws_ok($$select app.record(tests.workspace('acme'), 'app.updated', 'forged')$$, '42501', null, 'record: nobody writes the log by hand');
select throws_ok($$delete from app.audit$$, '42501', null, 'audit: nobody deletes from it');

select * from finish();
rollback;
