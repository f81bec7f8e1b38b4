-- The voice of the customer, asked by every actor; and that nothing of one's own opens a way to another's.
begin;
select plan(783);
select tests.make_world();
create temp table ids as select
  (select id from app.accounts a where a.workspace_id = tests.workspace('acme')) as account,
  (select id from app.accounts a where a.workspace_id = tests.workspace('rival')) as rivals_account,
  (select id from app.visitors v where v.workspace_id = tests.workspace('rival') and v.merged_into is null) as rivals_person,
  app.default_voice_settings() as settings;
grant select on ids to public;
insert into app.requests (id, workspace_id, title, root_id)
select tests.id('other request', w), tests.workspace(w), 'Other', tests.id('other request', w) from unnest(array['acme', 'rival']) w;
-- An answer with words.
insert into app.responses (id, workspace_id, app_id, item_id, visitor_id, period, display_id, version, answers, text, started_at, answered_at)
select tests.id('written', w), r.workspace_id, r.app_id, r.item_id, r.visitor_id, 2, r.display_id, 1, '{"why": "Slow"}', 'Slow', now(), now()
from unnest(array['acme', 'rival']) w join app.responses r on r.id = tests.id('response', w);

select tests.gate('public.' || g.call,
  case g.about when 'workspace' then tests.workspace('acme') else tests.id(g.about, 'acme') end::text,
  case g.about when 'workspace' then tests.workspace('missing') else tests.id(g.about, 'missing') end::text, g.at_least)
from tests.voice_gates() g;

create temp table probes (call text, rivals text, missing text);
grant select on probes to public;
insert into probes values
  ('get_account(tests.workspace(''acme''), %L)', (select rivals_account from ids), '2147483647'),
  ('account_people(tests.workspace(''acme''), %L, '''', 5)', (select rivals_account from ids), '2147483647'),
  ('account_timeline(tests.workspace(''acme''), %L, null, null, 5)', (select rivals_account from ids), '2147483647'),
  ('call_brief(tests.workspace(''acme''), %L)', (select rivals_account from ids), '2147483647'),
  ('triage_evidence(tests.workspace(''acme''), array[%L]::uuid[], ''{"importance": 0}'')', tests.id('evidence', 'rival'), tests.id('evidence', 'missing')),
  ('triage_evidence(tests.workspace(''acme''), array[tests.id(''evidence'', ''acme'')], jsonb_build_object(''request'', %L::text))',
    tests.id('request', 'rival'), tests.id('request', 'missing')),
  ('merge_requests(tests.id(''request'', ''acme''), array[%L]::uuid[])', tests.id('request', 'rival'), tests.id('request', 'missing')),
  ('relate_requests(tests.id(''request'', ''acme''), %L, true)', tests.id('request', 'rival'), tests.id('request', 'missing')),
  ('send_issue(tests.id(''request'', ''acme''), %L, tests.id(''issue'', ''new''), null)', tests.id('integration', 'rival'), tests.id('integration', 'missing')),
  ('save_row(tests.workspace(''acme''), ''evidence'', tests.id(''evidence'', ''acme''), jsonb_build_object(''account'', %L::int))', (select rivals_account from ids), '2147483647'),
  ('save_row(tests.workspace(''acme''), ''evidence'', tests.id(''evidence'', ''acme''), jsonb_build_object(''visitor'', %L::int))', (select rivals_person from ids), '2147483647'),
  ('save_row(tests.workspace(''acme''), ''evidence'', tests.id(''evidence'', ''acme''), jsonb_build_object(''feature'', %L::text))', tests.id('feature', 'rival'), tests.id('feature', 'missing')),
  ('save_row(tests.workspace(''acme''), ''evidence'', tests.id(''evidence'', ''acme''), jsonb_build_object(''call'', %L::text))', tests.id('call', 'rival'), tests.id('call', 'missing')),
  ('save_row(tests.workspace(''acme''), ''note'', tests.id(''note'', ''new''), jsonb_build_object(''app'', %L::int))', tests.app('rival'), '2147483647'),
  ('save_row(tests.workspace(''acme''), ''reply'', tests.id(''reply'', ''new''), jsonb_build_object(''note'', %L::text))', tests.id('note', 'rival'), tests.id('note', 'missing')),
  ('save_row(tests.workspace(''acme''), ''told'', tests.id(''told'', ''new''), jsonb_build_object(''request'', %L::text))', tests.id('request', 'rival'), tests.id('request', 'missing')),
  ('save_row(tests.workspace(''acme''), ''request'', tests.id(''request'', ''acme''), jsonb_build_object(''owner'', %L::text))', tests.user_id('rival'), tests.user_id('missing'));
select tests.act_as('owner');
select is(tests.attempt('select public.' || format(call, rivals)), tests.attempt('select public.' || format(call, missing)),
  'another''s is like nobody''s: ' || format(call, '…')) from probes;
select isnt(tests.attempt('select public.' || format(call, rivals)), 'ok', 'another''s is refused: ' || format(call, '…')) from probes;
select is(public.confirm_attachments(tests.workspace('acme'), array[tests.id('attachment', 'rival')]) -> 'missing',
  jsonb_build_array(tests.id('attachment', 'rival')), 'another''s picture is like none');

-- An id that another workspace has in use is refused in the words of everything else.
select is(tests.attempt('select public.' || call), tests.refused(), 'an id in use elsewhere: ' || split_part(call, '(', 1)) from (values
  ($$save_row(tests.workspace('acme'), 'evidence', tests.id('evidence', 'rival'), '{"words": "X"}')$$),
  ($$save_row(tests.workspace('acme'), 'request', tests.id('request', 'rival'), '{"title": "X"}')$$),
  ($$stage_import(tests.workspace('acme'), jsonb_build_object('id', tests.id('import', 'rival'), 'kind', 'feedback', 'name', 'N'), 0, '[]')$$),
  ($$send_issue(tests.id('request', 'acme'), tests.id('integration', 'acme'), tests.id('issue', 'rival'), null)$$),
  ($$save_integration(tests.workspace('acme'), jsonb_build_object('id', tests.id('integration', 'rival'), 'name', 'N', 'tracker', 'github',
    'site', null, 'place', 'a/b', 'issueType', null, 'statuses', '{}'::jsonb, 'active', true), null)$$)
) taken (call);

-- A shared page: what was written for it, and nothing of the workspace.
select tests.act_as_anon();
select is(public.shared_request('token of acme') - '{updatedAt,history}'::text[],
  '{"workspaceName": "Acme", "title": "Export", "text": "", "status": "new", "accounts": null}', 'anybody reads a shared page, of which nobody knows who asked');
select is(tests.attempt($$select public.shared_request('token of nobody')$$), 'PT410 This page is not shared any more. Ask whoever gave you the link.', 'a link that never was');
select tests.act_as('editor');
select lives_ok($$select public.revoke_share(tests.id('share', 'acme'))$$, 'an editor takes a page back');
select tests.act_as_anon();
select is(tests.attempt($$select public.shared_request('token of acme')$$), tests.attempt($$select public.shared_request('token of nobody')$$), 'a page taken back is like one that never was');
select is(public.receive_issue('hook of acme', 'ACME-1', 'Done'), '{"ok": true}', 'a tracker tells by its hook');
select is(public.receive_issue('hook of nobody', 'ACME-1', 'Done'), '{"ok": false}', 'nobody else does');

-- The token of a tracker is read by nobody, whatever their role.
select tests.act_as('owner');
select unalike(public.list_integrations(tests.workspace('acme'))::text, '%secret%', 'the token stays on the server');
select tests.act_as('editor');
select is(public.list_integrations(tests.workspace('acme')) #> '{0,hook}', 'null', 'the hook is for admins');
select * from finish();
rollback;
