-- Areas and features: what keys make impossible, what drafts are refused, what saving records.
begin;
select plan(27);
select tests.make_world();
select tests.claim(jsonb_build_object('sub', tests.user_id('editor')), 'none');
create function pg_temp.says(query text) returns text language sql as $$ select tests.attempt('select ' || query) $$;
create function pg_temp.draft(changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id('feature', 'new'), 'name', ' Export ', 'area', tests.id('area', 'acme'), 'owner', tests.user_id('viewer'),
    'status', 'live', 'description', 'd', 'releasedAt', '2026-01-31T09:00:00Z', 'surplus', 1) || changes
$$;

select is(pg_temp.says(format('app.checked_feature(tests.workspace(''acme''), pg_temp.draft(%L))', changes)), '22023 ' || message, 'checked_feature: ' || message)
from (values
  ('{"id": null}', 'feature.id: must be a UUID in lower case'),
  ('{"name": "  "}', 'feature.name: must have 1 to 120 characters'),
  ('{"status": null}', 'feature.status: must be one of planned, beta, live, deprecated'),
  ('{"area": "x"}', 'feature.area: must be a UUID in lower case, or null'),
  (format('{"area": "%s"}', tests.id('area', 'rival')), 'feature.area: must be an area of this workspace, or null'),
  (format('{"owner": "%s"}', tests.user_id('rival')), 'feature.owner: must be a member of this workspace, or null'),
  ('{"releasedAt": "tomorrow"}', 'feature.releasedAt: must be a time as in 2026-01-31T09:00:00Z, or null'),
  ('{"releasedAt": "2026-13-01T00:00:00Z"}', 'feature.releasedAt: must be a time as in 2026-01-31T09:00:00Z, or null')
) wrong (changes, message);
select is(app.to_draft(app.checked_feature(tests.workspace('acme'), pg_temp.draft())), pg_temp.draft('{"name": "Export", "releasedAt": "2026-01-31T09:00:00+00:00"}') - 'surplus', 'to_draft: the draft, cleaned');

select is(app.put_feature(tests.workspace('acme'), pg_temp.draft()), tests.id('feature', 'new'), 'put_feature: makes it');
select is(app.put_feature(tests.workspace('acme'), pg_temp.draft()), tests.id('feature', 'new'), 'put_feature: twice is once');
select is(app.put_feature(tests.workspace('acme'), pg_temp.draft('{"name": "Exports"}')), tests.id('feature', 'new'), 'put_feature: changes it');
select results_eq(
  $$select action, subject, detail -> 'name' from app.audit where action like 'feature.%' and workspace_id = tests.workspace('acme') order by id$$,
  $$values ('feature.created', 'Export', '"Export"'::jsonb), ('feature.updated', 'Exports', '{"from": "Export", "to": "Exports"}')$$,
  'put_feature: what changed is in the log, what did not is not');
select is(pg_temp.says($$app.put_feature(tests.workspace('rival'), pg_temp.draft('{"area": null, "owner": null}'))$$), tests.refused(), 'put_feature: not over another workspace''s');

select is(app.feature_record(tests.id('feature', 'new')) ->> 'areaName', 'Area', 'feature_record: with its area');
select is(app.feature_record(tests.id('feature', 'new')) ->> 'ownerName', 'Viewer', 'feature_record: with its owner');
select is((select count(*) from app.feature_records(array[tests.id('feature', 'new'), tests.id('feature', 'missing')])), 1::bigint, 'feature_records: those that are there');
select is(app.require_feature(tests.id('feature', 'new'), 'editor'), tests.workspace('acme'), 'require_feature: its workspace');
select is(app.require_tag(tests.id('tag', 'acme'), 'editor'), tests.workspace('acme'), 'require_tag: its workspace');
select is(pg_temp.says($$app.require_feature(tests.id('feature', 'new'), 'admin')$$), tests.refused(), 'require_feature: not for a weaker role');
select is(pg_temp.says($$app.require_tag(tests.id('tag', 'rival'), 'viewer')$$), tests.refused(), 'require_tag: not another''s');

select throws_ok($$update app.features set area_id = tests.id('area', 'rival') where id = tests.id('feature', 'acme')$$, '23503', null, 'a feature cannot stand in another workspace''s area');
select throws_ok($$update app.features set owner_id = tests.user_id('rival') where id = tests.id('feature', 'acme')$$, '23503', null, 'nor be owned by somebody of another workspace');
delete from app.members where user_id = tests.user_id('viewer');
select is((select owner_id from app.features where id = tests.id('feature', 'new')), null, 'who leaves owns nothing any more');
delete from app.areas where id = tests.id('area', 'acme');
select results_eq($$select area_id, workspace_id from app.features where id = tests.id('feature', 'new')$$, $$values (null::uuid, tests.workspace('acme'))$$, 'features of a deleted area stay');
select is(public.save_area(tests.workspace('acme'), jsonb_build_object('id', tests.id('area', 'x'), 'name', 'X', 'position', 3)) - 'id', '{"name": "X", "position": 3, "features": 0}', 'save_area: makes it');
select is(public.save_area(tests.workspace('acme'), jsonb_build_object('id', tests.id('area', 'x'), 'name', 'Y', 'position', 3)) ->> 'name', 'Y', 'save_area: changes it');

select * from finish();
rollback;
