-- Acts on people: finding, erasing, and who counts as one of ours.
begin;
select plan(35);
select tests.make_world();
create temp table who as
  select lower(w.name) as name, v.id, v.merged_into from app.visitors v join app.workspaces w on w.id = v.workspace_id;
grant select on who to public;
create function pg_temp.person(workspace text) returns int language sql as $$
  select id from who where name = workspace and merged_into is null
$$;

-- find_visitors
select tests.act_as_superuser();
update app.visitors set traits = '{"name": "Ann 100%", "plan": "pro"}' where id = pg_temp.person('acme');
select tests.act_as('viewer');
create temp table found as select public.find_visitors(tests.workspace('acme'), '', 10) as list;
select is(jsonb_array_length(list), 1, 'find_visitors: people, not their merged ids') from found;
select is(list -> 0 -> 'traits', '{"name": "Ann 100%", "plan": "pro"}', 'find_visitors: with traits') from found;
select is(list -> 0 -> 'events', '2', 'find_visitors: with the events of every id of theirs') from found;
select is(jsonb_array_length(public.find_visitors(tests.workspace('acme'), query, 10)), hits, 'find_visitors: ' || query)
from (values ('ANN@', 1), ('ann 1', 1), ('rival', 0), ('%', 1), ('_', 0), ('\', 0)) q (query, hits);
select is(tests.attempt($$select public.find_visitors(tests.workspace('acme'), '', 0)$$), '22023 limit: must be a whole number from 1 to 500', 'find_visitors: bounded');

-- delete_visitor
select tests.act_as('admin');
select is(tests.attempt(format($$select public.delete_visitor(tests.workspace('acme'), %s)$$, pg_temp.person('rival'))), tests.refused(),
  'delete_visitor: a person of another workspace');
select is(tests.attempt($$select public.delete_visitor(tests.workspace('acme'), 2147483647)$$), tests.refused(),
  'delete_visitor: nobody, in the same words');
create temp table erased as
  select public.delete_visitor(tests.workspace('acme'), (select id from who where name = 'acme' and merged_into is not null)) as reply;
select is(reply -> 'events', '2', 'delete_visitor: named by a merged id, all of the person goes') from erased;
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 ->> 'action', 'visitor.erased', 'delete_visitor: logged');
select ok(public.list_audit(tests.workspace('acme'), null, 500)::text !~* 'ann', 'delete_visitor: without saying whom');
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 -> 'detail', '{"events": 2}', 'delete_visitor: only how much');
select tests.act_as_superuser();
select is_empty(format('select from app.%I where %s in (select id from who where name = ''acme'')', rel, col), 'delete_visitor: nothing is left in ' || rel)
from (values ('events', 'visitor_id'), ('visitors', 'id'), ('devices', 'visitor_id'), ('merges', 'from_id'), ('activity', 'visitor_id')) t (rel, col);
select isnt_empty(format('select from app.%I where %s in (select id from who where name = ''rival'')', rel, col), 'delete_visitor: nothing of others is gone from ' || rel)
from (values ('events', 'visitor_id'), ('visitors', 'id'), ('devices', 'visitor_id'), ('merges', 'from_id'), ('activity', 'visitor_id')) t (rel, col);

-- Staff are known by the ending of their id, in the past too.
select tests.act_as('rival');
select public.update_app(tests.app('rival'), '{"internalIds": ["@RIVAL.test"]}') is null as ours;
select tests.act_as_superuser();
select ok(internal, 'on_internal_ids: who was there before counts as staff') from app.visitors where id = pg_temp.person('rival');
select tests.act_as('rival');
select public.update_app(tests.app('rival'), '{"internalIds": []}') is null as theirs;
select tests.act_as_superuser();
select ok(not internal, 'on_internal_ids: and no longer once the ending is gone') from app.visitors where id = pg_temp.person('rival');
select is(app.person_ids(tests.workspace('rival'), (select id from who where name = 'rival' and merged_into is not null)),
  (select array_agg(id order by id) from who where name = 'rival'), 'person_ids: whichever of them is named');
select is(app.person_ids(tests.workspace('acme'), pg_temp.person('rival')), null, 'person_ids: of this workspace only');

-- Stored results are told when people change what they said.
create temp table forgotten (app_ids int[], days date[]);
create or replace function app.forget_days(app_ids int[], days date[]) returns void
language sql as $$ insert into pg_temp.forgotten values (app_ids, days) $$;
select app.on_internal_ids(tests.workspace('rival')) is null as nothing_changed;
select is_empty('select * from forgotten', 'forget_days: not when nobody''s standing changes');
update app.apps set internal_ids = '{@rival.test}' where name = 'rival';
select app.on_internal_ids(tests.workspace('rival')) is null as changed;
select set_eq('select * from forgotten', $$values (array[tests.app('rival')], null::date[])$$, 'forget_days: all of them when who counts as staff changes');
delete from forgotten;
-- The last half-hour of this month, which in Tokyo is the first day of the next.
create function pg_temp.next_month() returns date language sql as $$ select (date_trunc('month', now() at time zone 'UTC') + interval '1 month')::date $$;
update app.events set ts = (pg_temp.next_month() - interval '30 minutes') at time zone 'UTC' where app_id = tests.app('rival');
delete from app.activity where app_id = tests.app('rival');
select tests.act_as('rival');
select public.update_workspace(tests.workspace('rival'), '{"timezone": "Asia/Tokyo"}') is null as moved;
select tests.act_as_superuser();
select set_eq($$select month, days, sum(events) from app.activity where app_id = tests.app('rival') group by 1, 2$$,
  $$values (pg_temp.next_month(), 1, 2::bigint)$$, 'on_new_timezone: active days are days of the new zone');
select set_eq($$select month, account_id > 0 from app.activity where app_id = tests.app('rival')$$,
  $$values (pg_temp.next_month(), true)$$, 'on_new_timezone: with their accounts');
select tests.act_as('rival');
select public.delete_visitor(tests.workspace('rival'), pg_temp.person('rival')) is null as erased;
select tests.act_as_superuser();
select set_eq('select * from forgotten', $$values (array[tests.app('rival')], array[pg_temp.next_month()])$$, 'forget_days: the days of an erased person');

select * from finish();
rollback;
