-- What was done of checklists, what of a first step that could not be shown, and what both ask.
begin;
select plan(6);
select tests.make_world();
create function pg_temp.done() returns jsonb language sql as $$
  select app.done_of(tests.workspace('acme'), null, md5('device acme')::uuid) -> (tests.id('item', 'acme'))::text $$;

select is((select array_agg(n order by n) from app.asked_names(jsonb_build_object('audience', '{"visitor.plan": "pro"}'::jsonb, 'guide', jsonb_build_object('tasks',
  '[{"done": {"by": "event", "name": "x"}}, {"done": {"by": "feature", "feature": "f"}}]'::jsonb))) n),
  array['usage.f.all', 'visitor.plan'], 'asked_names: conditions, and whether tasks are done already');

insert into app.displays (id, workspace_id, app_id, item_id, version, device, shown_at, interrupted)
values (tests.id('display', 'list'), tests.workspace('acme'), tests.app('acme'), tests.id('item', 'acme'), 1, md5('device acme')::uuid, now(), false);
insert into app.display_steps (display_id, what, step, at) values
  (tests.id('display', 'list'), 'step', 'made', now()), (tests.id('display', 'list'), 'click', 'sent', now());
select is(pg_temp.done(), null, 'done_of: nothing of other kinds');
update app.item_versions set definition = jsonb_set(definition, '{guide,kind}', '"checklist"') where item_id = tests.id('item', 'acme');
select is(pg_temp.done(), '["made"]', 'done_of: tasks that were done, not those that were opened');
update app.item_versions set definition = jsonb_set(definition, '{guide,kind}', '"resourceCentre"') where item_id = tests.id('item', 'acme');
select is(pg_temp.done(), '["sent"]', 'done_of: resources that were opened');

insert into app.displays (id, workspace_id, app_id, item_id, version, device, visitor_id, interrupted)
select tests.id('display', 'missed'), tests.workspace('acme'), tests.app('acme'), tests.id('item', 'acme'), 1, md5('device acme')::uuid, v.id, false
from app.visitors v where v.known_id = 'ann@acme.test';
insert into app.display_steps (display_id, what, step, at) values (tests.id('display', 'missed'), 'missing', 'first', now());
select is((select count(*) from app.missed_steps(tests.id('item', 'acme'), '-infinity', 'infinity')), 1::bigint, 'missed_steps: whose first element did not come');
select is((select count(*) from app.person_displays(tests.id('item', 'acme'), '-infinity', 'infinity')), 0::bigint, 'missed_steps: which are no displays');
select * from finish();
rollback;
