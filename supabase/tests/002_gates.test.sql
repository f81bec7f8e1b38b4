-- Every function of the API, asked by every actor: allowed from a role up, refused to all others in the
-- very words that something missing gets. A new function without a line here fails.
begin;
select plan(1243);
select tests.make_world();
insert into app.members (workspace_id, user_id, role, email)
values (tests.workspace('acme'), tests.create_user('guest'), 'viewer', 'guest@acme.test');
create temp table ids as select
  (select id from app.visitors v where v.workspace_id = tests.workspace('acme') and v.merged_into is null) as person,
  (select id from app.visitors v where v.workspace_id = tests.workspace('rival') and v.merged_into is null) as rivals_person;
grant select on ids to public;
-- Acme's tag was repaired once, and could be again.
insert into app.elements (app_id, hash, descriptor) values (tests.app('acme'), left(md5('heir'), 16), '{"v": 1, "tag": "button", "name": "Heir", "nth": 1, "of": 1}');
insert into app.tag_versions (tag_id, version, rule, kind) select tag_id, 2, rule, 'repair' from app.tag_versions where tag_id = tests.id('tag', 'acme');
update app.tags set version = 2 where id = tests.id('tag', 'acme');
create function pg_temp.element(hash text) returns int language sql security definer as $$ select id from app.elements e where e.hash = left(md5(element.hash), 16) $$;
create function pg_temp.draft(id uuid, area uuid default null, owner uuid default null) returns jsonb language sql immutable as $$
  select jsonb_build_object('id', id, 'name', 'Export', 'area', area, 'owner', owner, 'status', 'live', 'description', '', 'releasedAt', null)
$$;
create function pg_temp.rule() returns jsonb language sql immutable as $$
  select '{"page": {"kind": "everywhere"}, "selector": null,
    "anchors": [{"hash": "0123456789abcdef", "descriptor": {"v": 1, "tag": "button", "name": "Export", "nth": 1, "of": 1}}]}'::jsonb
$$;
create function pg_temp.tag(id uuid) returns jsonb language sql immutable as $$
  select jsonb_build_object('id', id, 'rule', pg_temp.rule())
$$;
create function pg_temp.segment(id uuid) returns jsonb language sql immutable as $$
  select jsonb_build_object('id', id, 'name', 'New', 'description', '', 'holds', '{"kind": "condition", "condition": {"known": true}}'::jsonb)
$$;
create function pg_temp.webhook(id uuid) returns jsonb language sql immutable as $$
  select jsonb_build_object('id', id, 'name', 'New', 'url', 'https://hooks.example.com', 'events', '["survey.answered"]'::jsonb, 'format', 'json', 'active', true)
$$;
-- Up for review, and written by nobody here, so that whoever may review can.
update app.item_reviews set requested_by = tests.user_id('guest') where item_id = tests.id('item', 'acme');

-- %L is what is asked about: a workspace, or what `about` says.
create temp table gates (at_least app.role, about text, call text);
insert into gates values
  ('viewer', 'workspace', 'list_members(%L)'),
  ('admin', 'workspace', $$set_member_role(%L, tests.user_id('guest'), 'editor')$$),
  ('admin', 'workspace', $$remove_member(%L, tests.user_id('guest'))$$),
  ('admin', 'workspace', $$update_workspace(%L, '{"name": "Other"}')$$),
  ('admin', 'workspace', 'list_invites(%L)'),
  ('admin', 'workspace', $$create_invite(%L, 'viewer', null)$$),
  ('admin', 'invite', 'revoke_invite(%L)'),
  ('admin', 'workspace', $$create_app(%L, 'Web', 'production', '{}')$$),
  ('admin', 'app', $$update_app(%L, '{"capture": false}')$$),
  ('admin', 'app', 'rotate_identity_secret(%L)'),
  ('viewer', 'app', 'app_status(%L)'),
  ('admin', 'workspace', 'list_audit(%L, null, 10)'),
  ('viewer', 'workspace', $$find_visitors(%L, '', 10)$$),
  ('admin', 'workspace', 'delete_visitor(%L, (select person from ids))'),
  ('viewer', 'workspace', 'list_areas(%L)'),
  ('editor', 'workspace', $$save_area(%L, jsonb_build_object('id', tests.id('area', 'new'), 'name', 'New', 'position', 1))$$),
  ('editor', 'area', 'delete_area(%L)'),
  ('viewer', 'workspace', 'list_features(%L, false)'),
  ('viewer', 'feature', 'get_feature(%L)'),
  ('editor', 'workspace', $$save_feature(%L, pg_temp.draft(tests.id('feature', 'new')))$$),
  ('editor', 'feature', 'archive_feature(%L, true)'),
  ('viewer', 'app', 'preview_tag(%L, pg_temp.rule(), 30, null)'),
  ('editor', 'app', $$save_tag(%L, pg_temp.draft(tests.id('feature', 'new')), pg_temp.tag(tests.id('tag', 'new')), '{}', 30)$$),
  ('editor', 'tag', 'archive_tag(%L, true)'),
  ('viewer', 'feature', 'list_tag_versions(%L)'),
  ('viewer', 'tag', 'list_tag_elements(%L)'),
  ('viewer', 'app', $$count_pages(%L, '{"kind": "everywhere"}')$$),
  ('viewer', 'app', 'list_tags(%L)'),
  ('viewer', 'app', $$page_elements(%L, '/acme', 30)$$),
  ('viewer', 'feature', 'feature_health(%L)'),
  ('viewer', 'workspace', 'list_alerts(%L, null, 10)'),
  ('editor', 'alert', $$handle_alert(%L, 'acknowledge', null)$$),
  ('viewer', 'tag', 'repair_candidates(%L)'),
  ('editor', 'tag', $$accept_repair(%L, pg_temp.element('heir'), now(), false)$$),
  ('editor', 'tag', 'undo_repair(%L)'),
  ('contributor', 'app', $$report_tag_matches(%L, '/acme', '[]')$$),
  ('viewer', 'feature', 'feature_usage(%L, null, 30)'),
  ('viewer', 'feature', 'feature_accounts(%L, null, 30, 10)'),
  ('viewer', 'feature', 'feature_people(%L, null, 30, 10)'),
  ('viewer', 'feature', 'feature_retention(%L, null, 8)'),
  ('viewer', 'workspace', $$adoption(%L, null, 30, '[]')$$),
  ('viewer', 'workspace', 'trait_values(%L)'),
  ('viewer', 'app', 'live_events(%L, null, 10)'),
  ('viewer', 'feature', $$sample_events(tests.app('acme'), %L, 10)$$),
  ('viewer', 'app', 'get_engagement(%L)'),
  ('editor', 'app', $$set_engagement(%L, '{"halted": true}')$$),
  ('admin', 'workspace', $$set_budget(%L, '{"hours": 48}')$$),
  ('viewer', 'app', 'list_items(%L, false)'),
  ('viewer', 'item', 'get_item(%L)'),
  ('editor', 'app', $$save_item(%L, jsonb_build_object('id', tests.id('item', 'new'), 'name', 'New', 'definition', tests.guide()), null)$$),
  ('editor', 'item', $$submit_item(%L, '')$$),
  ('editor', 'item', $$review_item(%L, true, '')$$),
  ('editor', 'item', $$publish_item(%L, '')$$),
  ('editor', 'item', $$move_item(%L, 'pause')$$),
  ('viewer', 'item', 'list_item_versions(%L)'),
  ('editor', 'item', 'rollback_item(%L, 1)'),
  ('viewer', 'workspace', 'list_segments(%L, false)'),
  ('editor', 'workspace', $$save_segment(%L, pg_temp.segment(tests.id('segment', 'new')))$$),
  ('editor', 'segment', 'archive_segment(%L, true)'),
  ('viewer', 'segment', 'list_segment_versions(%L)'),
  ('editor', 'segment', $$import_segment(%L, array['bob'], false)$$),
  ('editor', 'segment', 'list_segment_ids(%L, null, 10)'),
  ('editor', 'workspace', $$check_ids(%L, 'visitor', array['bob'])$$),
  ('viewer', 'workspace', $$audience_size(%L, '{"known": true}')$$),
  ('viewer', 'item', 'guide_results(%L, 30, null)'),
  ('viewer', 'survey', 'survey_results(%L, 30, null, null)'),
  ('viewer', 'survey', 'survey_usage(%L, 30)'),
  ('viewer', 'survey', $$list_responses(%L, '{}', null, 10)$$),
  ('contributor', 'response', $$mark_response(%L, '{}', null)$$),
  ('viewer', 'app', 'why_inputs(%L, (select person from ids), now())'),
  ('viewer', 'app', $$check_context(%L, null)$$),
  ('viewer', 'app', $$forecast_inputs(%L, '{}', '{}', '{}', 7, 10)$$),
  ('viewer', 'app', $$preview_as(%L, (select person from ids), '{}', '{}')$$),
  ('admin', 'workspace', 'list_webhooks(%L)'),
  ('admin', 'workspace', $$save_webhook(%L, pg_temp.webhook(tests.id('webhook', 'new')))$$),
  ('admin', 'webhook', 'rotate_webhook_secret(%L)'),
  ('admin', 'webhook', 'test_webhook(%L)'),
  ('admin', 'webhook', 'delete_webhook(%L)'),
  ('admin', 'webhook', 'list_deliveries(%L, 10)'),
  ('admin', 'delivery', 'retry_delivery(%L)');

select set_eq(
  $$select proname::text from pg_proc p where pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')$$,
  $$select split_part(call, '(', 1) from gates
    union select split_part(call, '(', 1) from tests.voice_gates()
    union values ('shared_request'), ('receive_issue')
    -- The service role's alone: 593_hosted_sender.
    union values ('take_deliveries'), ('report_delivery'), ('take_issue_jobs'), ('report_issue_job')
    -- By public key, by the token of a link, or about the caller alone: tested on their own.
    union values ('ingest'), ('get_config'), ('get_engage_file'), ('get_person'), ('claim_display'), ('preview_invite'), ('accept_invite'), ('my_workspaces'), ('create_workspace')$$,
  'every function of the API is asked by every actor');

select tests.gate('public.' || g.call,
  case g.about when 'workspace' then tests.workspace('acme')::text when 'app' then tests.app('acme')::text
    when 'alert' then tests.alert('acme')::text else tests.id(g.about, 'acme')::text end,
  case g.about when 'workspace' then tests.workspace('missing')::text when 'app' then '2147483647' when 'alert' then '2147483647' else tests.id(g.about, 'missing')::text end,
  g.at_least)
from gates g;

-- Two things in one call: what is one's own never opens a way to what is another's. The same call about
-- something missing must be answered alike, word for word.
create temp table probes (call text, rivals text, missing text);
grant select on probes to public;
insert into probes values
  ('set_member_role(tests.workspace(''acme''), %L, ''viewer'')', tests.user_id('rival'), tests.user_id('missing')),
  ('remove_member(tests.workspace(''acme''), %L)', tests.user_id('rival'), tests.user_id('missing')),
  ('delete_visitor(tests.workspace(''acme''), %L)', (select rivals_person from ids), '2147483647'),
  ('save_feature(tests.workspace(''acme''), pg_temp.draft(tests.id(''feature'', ''new''), area => %L))', tests.id('area', 'rival'), tests.id('area', 'missing')),
  ('save_feature(tests.workspace(''acme''), pg_temp.draft(tests.id(''feature'', ''new''), owner => %L))', tests.user_id('rival'), tests.user_id('missing')),
  ('save_tag(tests.app(''acme''), pg_temp.draft(tests.id(''feature'', ''new''), area => %L), pg_temp.tag(tests.id(''tag'', ''new'')), ''{}'', 30)',
    tests.id('area', 'rival'), tests.id('area', 'missing')),
  ('accept_repair(tests.id(''tag'', ''acme''), %L, now(), false)', pg_temp.element('rival'), '2147483647'),
  ('feature_usage(tests.id(''feature'', ''acme''), %L, 30)', tests.app('rival'), '2147483647'),
  ('feature_accounts(tests.id(''feature'', ''acme''), %L, 30, 10)', tests.app('rival'), '2147483647'),
  ('feature_people(tests.id(''feature'', ''acme''), %L, 30, 10)', tests.app('rival'), '2147483647'),
  ('feature_retention(tests.id(''feature'', ''acme''), %L, 8)', tests.app('rival'), '2147483647'),
  ('adoption(tests.workspace(''acme''), %L, 30, ''[]'')', tests.app('rival'), '2147483647'),
  ('sample_events(tests.app(''acme''), %L, 10)', tests.id('feature', 'rival'), tests.id('feature', 'missing')),
  ('sample_events(%L, tests.id(''feature'', ''acme''), 10)', tests.app('rival'), '2147483647'),
  ('why_inputs(tests.app(''acme''), %L, now())', (select rivals_person from ids), '2147483647'),
  ('rollback_item(tests.id(''item'', ''acme''), %L)', '2', '3');
select tests.act_as('owner');
select is(tests.attempt('select public.' || format(call, rivals)), tests.attempt('select public.' || format(call, missing)),
  'another''s is like nobody''s: ' || format(call, '…')) from probes;
select isnt(tests.attempt('select public.' || format(call, rivals)), 'ok', 'another''s is refused: ' || format(call, '…')) from probes;
select is(public.preview_tag(tests.app('acme'), pg_temp.rule(), 30, tests.id('tag', 'rival')), public.preview_tag(tests.app('acme'), pg_temp.rule(), 30, tests.id('tag', 'missing')),
  'another''s is like nobody''s: preview_tag(…) leaving out a tag');
select is(public.report_tag_matches(tests.app('acme'), '/rival', jsonb_build_array(jsonb_build_object('tag', tests.id('tag', 'rival'), 'outcome', 'missing', 'score', 0, 'matches', 0))),
  '{"kept": 0}', 'another''s is like nobody''s: report_tag_matches(…) about a tag');

-- Ids of what people make come from clients, 122 random bits of them. One that another workspace has in
-- use is refused in the words of everything else, and nothing of it changes.
select is(tests.attempt('select public.' || call), tests.refused(), 'an id in use elsewhere: ' || split_part(call, '(', 1)) from (values
  ($$save_area(tests.workspace('acme'), jsonb_build_object('id', tests.id('area', 'rival'), 'name', 'X', 'position', 1))$$),
  ($$save_feature(tests.workspace('acme'), pg_temp.draft(tests.id('feature', 'rival')))$$),
  ($$save_tag(tests.app('acme'), pg_temp.draft(tests.id('feature', 'rival')), pg_temp.tag(tests.id('tag', 'new')), '{}', 30)$$),
  ($$save_tag(tests.app('acme'), pg_temp.draft(tests.id('feature', 'new')), pg_temp.tag(tests.id('tag', 'rival')), '{}', 30)$$),
  ($$save_item(tests.app('acme'), jsonb_build_object('id', tests.id('item', 'rival'), 'name', 'X', 'definition', tests.guide()), 1)$$),
  ($$save_segment(tests.workspace('acme'), pg_temp.segment(tests.id('segment', 'rival')))$$),
  ($$save_webhook(tests.workspace('acme'), pg_temp.webhook(tests.id('webhook', 'rival')))$$),
  ($$create_workspace(tests.workspace('rival'), 'X', 'UTC')$$)
) taken (call);

select * from finish();
rollback;
