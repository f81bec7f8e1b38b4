-- Closing the loop, accounts, notes, imports, exports, trackers, and what time and erasure do.
begin;
select plan(81);
select tests.make_world();
create temp table ids as select (select id from app.accounts a where a.workspace_id = tests.workspace('acme')) as account,
  (select id from app.visitors v where v.workspace_id = tests.workspace('acme') and v.merged_into is null) as person;
grant select on ids to public;
create function pg_temp.save(entity text, name text, fields jsonb) returns jsonb language sql volatile as $$
  select public.save_row(tests.workspace('acme'), save.entity, tests.id(save.entity, name), fields)
$$;
create function pg_temp.brought() returns bigint language sql stable security definer as $$
  select count(*) from app.evidence_items e where e.workspace_id = tests.workspace('acme') and e.source in ('ticket', 'import') and not e.deleted
$$;
create function pg_temp.to_tell() returns jsonb language sql volatile as $$ select public.whom_to_tell(tests.id('request', 'acme')) $$;

-- whom_to_tell: voices_of, draft_for, told_of. The person of the world was told before it shipped; that is not the news.
select tests.act_as_superuser();
update app.activity set days = 1 << (extract(day from now())::int - 1) where visitor_id = (select person from ids);
update app.visitors set traits = '{"name": "Ann Lind"}' where id = (select person from ids);
update app.evidence_items set said_at = now() - interval '1 hour' where id = tests.id('evidence', 'acme');
update app.told set told_at = now() - interval '10 days' where id = tests.id('told', 'acme');
select tests.act_as('editor');
select lives_ok($$select pg_temp.save('evidence', 'second', jsonb_build_object('words', 'Also on Mondays', 'visitor', (select person from ids), 'request', tests.id('twin', 'acme'))),
  pg_temp.save('evidence', 'third', jsonb_build_object('words', 'Us too', 'speaker', 'Bo', 'account', (select account from ids), 'request', tests.id('request', 'acme'))),
  public.set_request_status(tests.id('request', 'acme'), 'shipped', 'In 2.1')$$, 'it ships');
select is(jsonb_array_length(pg_temp.to_tell()), 2, 'voices_of: each person once, of merged requests too');
select is((select jsonb_array_length(t -> 'evidence') from jsonb_array_elements(pg_temp.to_tell()) t where t ->> 'name' = 'Ann Lind'), 2, 'voices_of: with all that they said');
select alike((select t ->> 'draft' from jsonb_array_elements(pg_temp.to_tell()) t where t ->> 'name' = 'Ann Lind'), 'Hello Ann,%> Also on Mondays%“Export” is there now.%', 'draft_for: their words, and what became of them');
select is((select count(*) from jsonb_array_elements(pg_temp.to_tell()) t where t -> 'told' <> 'null'), 0::bigint, 'told_of: what was told before is not the news');
select is(public.call_brief(tests.workspace('acme'), (select account from ids)) #>> '{shipped,0,title}', null, 'asked_by: this account was told of it once');
select lives_ok($$select pg_temp.save('told', 'news', jsonb_build_object('request', tests.id('request', 'acme'), 'visitor', (select person from ids), 'account', (select account from ids), 'how', 'call'))$$, 'told');
select is((select count(*) from jsonb_array_elements(pg_temp.to_tell()) t where t #>> '{told,by}' = 'Editor'), 1::bigint, 'told_of: by whom');
select is((public.what_became(tests.workspace('acme'), null, now() - interval '1 day') -> 0) - '{at,request}'::text[],
  '{"title": "Export", "from": "new", "status": "shipped", "note": "In 2.1", "reported": 2, "people": 2, "told": 1}', 'became_of: what moved, and who still waits');
select is(public.what_became(tests.workspace('acme'), tests.user_id('viewer'), now() - interval '1 day'), '[]', 'became_of: whoever reported nothing hears of nothing');

-- Accounts, calls, notes.
select is(public.get_account(tests.workspace('acme'), (select account from ids)) #> '{usage,trend,11}', '1', 'account_usage, account_days: people of this week');
select is(public.get_account(tests.workspace('acme'), (select account from ids)) #> '{nps,tally,n}', '0', 'account_nps: nobody answered for it');
select tests.act_as_superuser();
update app.responses set account_id = (select account from ids) where id = tests.id('response', 'acme');
select tests.act_as('viewer');
select is(public.get_account(tests.workspace('acme'), (select account from ids)) #> '{nps,tally}', '{"n": 1, "low": 1, "mid": 0, "high": 0, "sum": 3, "sumSquares": 9}', 'account_nps: a person''s last answer');
select set_eq(format($$select t ->> 'what' from jsonb_array_elements(public.account_timeline(tests.workspace('acme'), %s, null, null, 50)) t$$, (select account from ids)),
  array['evidence', 'answer', 'call', 'told', 'status', 'first-seen'], 'timeline: everything in one line');
select is(jsonb_array_length(public.account_timeline(tests.workspace('acme'), (select account from ids), null, now() - interval '5 days', 50)), 1, 'timeline: only what was before');
select is(public.account_people(tests.workspace('acme'), (select account from ids), 'lind', 5) #>> '{0,name}', 'Ann Lind', 'account_people: by name');
select tests.act_as('contributor');
select lives_ok($$select pg_temp.save('note', 'question', jsonb_build_object('app', tests.app('acme'), 'kind', 'question', 'body', 'Who owns billing?', 'page', '{"kind": "section", "path": "/settings"}'::jsonb)),
  pg_temp.save('call', 'last', jsonb_build_object('account', (select account from ids), 'endedAt', now(), 'title', 'Review',
    'questions', jsonb_build_array(jsonb_build_object('id', tests.id('q', '1'), 'text', 'Seats?', 'asked', false, 'answer', '')),
    'followUps', jsonb_build_array(jsonb_build_object('id', tests.id('f', '1'), 'text', 'Send prices', 'done', false))))$$, 'questions are left open');
select set_eq(format($$select q ->> 'text' from jsonb_array_elements(public.call_brief(tests.workspace('acme'), %s) -> 'questions') q$$, (select account from ids)),
  array['Who owns billing?', 'Seats?', 'Send prices'], 'open_questions: of notes, calls and follow-ups');
select lives_ok($$select pg_temp.save('call', 'asking', jsonb_build_object('account', (select account from ids), 'questions', jsonb_build_array(
    jsonb_build_object('id', tests.id('q', '1'), 'text', 'Seats?', 'asked', true, 'answer', '40'),
    jsonb_build_object('id', tests.id('note', 'question'), 'text', 'Who owns billing?', 'asked', false, 'answer', ''))))$$, 'one of them is asked');
select set_eq(format($$select q ->> 'text' from jsonb_array_elements(public.call_brief(tests.workspace('acme'), %s) -> 'questions') q$$, (select account from ids)),
  array['Who owns billing?', 'Send prices'], 'open_questions: what another call has asked waits no longer');
select is(jsonb_array_length(public.list_notes(tests.workspace('acme'), '{"path": "/settings/billing"}', 10) -> 'notes'), 2, 'note_fits: notes whose rule covers the page');
select is(public.list_notes(tests.workspace('acme'), '{"path": "/reports", "text": "known"}', 10) #>> '{notes,0,thread,0,body}', 'Known', 'thread_of: found by a reply too');
select is(public.list_notes(tests.workspace('acme'), '{"kind": "todo"}', 10) #> '{counts,kinds,question}', '1', 'list_notes: counts of other kinds stay');

-- Imports: checked_import_row, stage_row, import_ref, import_accounts, undo_accounts, import_evidence.
create function pg_temp.stage(name text, kind text, start int, rows jsonb) returns jsonb language sql volatile as $$
  select public.stage_import(tests.workspace('acme'), jsonb_build_object('id', tests.id('import', stage.name), 'kind', kind, 'name', 'File'), start, rows)
$$;
select tests.act_as('editor');
select is(pg_temp.stage('t', 'tickets', 0, '[{"words": "One", "ref": "T-1", "request": "From tickets"}, {"words": ""}, {"words": "Three", "saidAt": "last week"}, {"words": "Four", "ref": "T-1"}, {"words": "5", "account": "nobody"}, {"words": "6", "kind": "wish"}]') -> 'errors',
  '[{"row": 1, "field": "words", "message": "must not be empty"}, {"row": 2, "field": "saidAt", "message": "must be a time as in 2026-01-31T09:00:00Z, or null"},
    {"row": 3, "field": "ref", "message": "is the same as in row 1"}, {"row": 4, "field": "account", "message": "there is no account “nobody”. Bring accounts in first, or leave it empty."},
    {"row": 5, "field": "kind", "message": "must be one of request, bug, praise, question, risk"}]', 'stage_row: each error with its row and field');
select alike(tests.attempt($$select public.commit_import(tests.id('import', 't'))$$), 'PT409 import: 5 of its rows have an error.%', 'nothing half-imported');
select is(pg_temp.brought(), 0::bigint, 'nothing came in');
select lives_ok($$select pg_temp.stage('t', 'tickets', 1, '[{"words": "Two", "ref": "T-2", "request": "from TICKETS"}, {"words": "Three", "saidAt": "2026-05-01"}, {"words": "Four", "tags": ["x"]}, {"words": "5"}, {"words": "6", "importance": 3}]')$$, 'mended');
select is(public.commit_import(tests.id('import', 't')) -> 'created', '6', 'import_evidence: all of it');
select is(public.commit_import(tests.id('import', 't')) ->> 'state', 'done', 'committed twice is committed once');
select is(pg_temp.brought(), 6::bigint, 'six pieces of evidence');
select is((select r #> '{figures,evidence}' from jsonb_array_elements(public.list_requests(tests.workspace('acme'), '{"text": "from tickets"}')) r), '2', 'one request for both spellings of its title');
select is(pg_temp.stage('again', 'tickets', 0, '[{"words": "One", "ref": "T-1"}, {"words": "New", "ref": "T-9"}]') - 'errors', '{"rows": 2, "same": 1, "created": 1, "updated": 0, "failed": 0}', 'import_ref: the same ticket again is the same');
select lives_ok($$select public.undo_import(tests.id('import', 't'))$$, 'taken back');
select is(pg_temp.brought(), 0::bigint, 'undo_import: evidence goes');
select is(jsonb_array_length(public.list_requests(tests.workspace('acme'), '{"text": "from tickets"}')), 0, 'and the request that it made');
select lives_ok($$select pg_temp.stage('a', 'accounts', 0, '[{"externalId": "new one", "name": "New", "traits": {"arr": 5}}, {"externalId": "account of acme", "traits": {"arr": 77}}]')$$, 'accounts');
select is(public.commit_import(tests.id('import', 'a')) - '{id,by,createdAt,doneAt,name,kind}'::text[], '{"rows": 2, "created": 1, "updated": 1, "state": "done"}', 'import_accounts');
select is(public.find_accounts(tests.workspace('acme'), 'account of', 1) #> '{0,arr}', '77', 'put_account: traits are set');
select lives_ok($$select public.undo_import(tests.id('import', 'a'))$$, 'taken back');
select is(public.find_accounts(tests.workspace('acme'), 'account of', 1) #> '{0,arr}', 'null', 'undo_accounts: traits as they were');
select is(public.find_accounts(tests.workspace('acme'), 'new one', 1), '[]', 'undo_accounts: what it made is gone');

-- export_rows, export_shape: page after page, as many cells as columns.
select is(jsonb_array_length(x #> '{rows,0}'), jsonb_array_length(x -> 'columns'), 'export_shape: ' || k)
from unnest(array['evidence', 'requests', 'accounts', 'calls', 'notes', 'told']) k, lateral public.export_rows(tests.workspace('acme'), k, null, 500) x;
select isnt(public.export_rows(tests.workspace('acme'), 'evidence', null, 1) #>> '{rows,0,0}',
  public.export_rows(tests.workspace('acme'), 'evidence', public.export_rows(tests.workspace('acme'), 'evidence', null, 1) ->> 'next', 1) #>> '{rows,0,0}', 'export_rows: the next page goes on');

-- Trackers: claim_issue_jobs, issue_request, finish_issue_job, take_issue_status, receive_issue; issue_record, checked_statuses.
select tests.act_as('admin');
select is(tests.attempt(format('select public.save_integration(tests.workspace(''acme''), %L, null)', jsonb_build_object('id', tests.id('integration', 'bad'), 'name', 'N', 'tracker', tracker, 'site', null,
  'place', place, 'issueType', null, 'statuses', statuses, 'active', true))), '22023 ' || said, 'checked_integration: ' || said) from (values
  ('jira', 'X', '{}'::jsonb, 'integration.site: must be your Jira’s address, such as https://acme.atlassian.net'), ('github', 'acme', '{}', 'integration.place: must name the project, team or channel; for GitHub owner/repo'),
  ('slack', 'C1', '{"Done": "finished"}', 'integration.statuses: must be one of new, under-review, planned, in-progress, shipped, declined')) t (tracker, place, statuses, said);
select lives_ok($$select public.save_integration(tests.workspace('acme'), jsonb_build_object('id', tests.id('integration', 'acme'), 'name', 'GitHub', 'tracker', 'github', 'site', null,
  'place', 'acme/web', 'issueType', null, 'statuses', '{"open": "planned", "closed": "declined"}'::jsonb, 'active', true), null)$$, 'their words for our statuses');
select tests.act_as_superuser();
create temp table job as select app.claim_issue_jobs() as j;
select is((select j - '{request,since}'::text[] from job where j #>> '{request,title}' = 'Export' and j ->> 'id' = tests.id('issue', 'acme')::text), jsonb_build_object('id', tests.id('issue', 'acme'), 'action', 'create', 'key', null, 'url', null, 'token', 'secret', 'begun', false, 'sent', 0,
  'integration', '{"tracker": "github", "site": null, "place": "acme/web", "issueType": null}'::jsonb), 'claim_issue_jobs: what to do, and the team''s token');
select is((select jsonb_array_length(j #> '{request,evidence}') from job where j ->> 'id' = tests.id('issue', 'acme')::text), 3, 'issue_request: with the words');
select is_empty($$select app.claim_issue_jobs()$$, 'taken by one worker at a time');
select lives_ok($$select app.finish_issue_job(tests.id('issue', 'acme'), '{"ok": false, "problem": "502"}')$$, 'it fails');
select results_eq($$select state, problem, tries, next_try_at > now() from app.issues where id = tests.id('issue', 'acme')$$, $$values ('waiting', '502', 1, true)$$, 'finish_issue_job: it will be tried again');
select lives_ok($$select app.finish_issue_job(tests.id('issue', 'acme'), '{"ok": true, "key": "#7", "url": "https://github.com/acme/web/issues/7", "status": "open"}')$$, 'it is there');
select is((select status from app.requests where id = tests.id('request', 'acme')), 'planned', 'take_issue_status: theirs moves ours');
select tests.act_as('editor');
select lives_ok($$select public.set_request_status(tests.id('request', 'acme'), 'in-progress', '')$$, 'we move it on');
select tests.act_as_superuser();
select lives_ok($$select app.finish_issue_job(tests.id('issue', 'acme'), '{"ok": true, "status": "open"}')$$, 'theirs is what it was');
select is((select status from app.requests where id = tests.id('request', 'acme')), 'in-progress', 'take_issue_status: only a change moves ours');
select is(public.receive_issue('hook of acme', '#7', 'closed'), '{"ok": true}', 'their webhook');
select is((select r.status || s.note from app.requests r, lateral (select note from app.request_statuses where request_id = r.id order by id desc limit 1) s where r.id = tests.id('request', 'acme')),
  'declinedGitHub: #7 is “closed”', 'receive_issue: moved, and the history says by what');

-- Webhooks: on_request_status, tell_week, week_line.
update app.webhooks set events = '{request.moved,voice.weekly}';
select tests.act_as('editor');
select lives_ok($$select public.set_request_status(tests.id('request', 'acme'), 'shipped', 'In 3.0')$$, 'it moves');
select tests.act_as_superuser();
select is((select body #>> '{data,note}' from app.webhook_deliveries where event = 'request.moved'), 'In 3.0', 'on_request_status: others are told');
update app.workspaces set week_start = extract(isodow from now()), timezone = case when extract(hour from now()) >= 8 then 'UTC' else 'Pacific/Kiritimati' end where id = tests.workspace('acme');
update app.workspaces set week_start = extract(isodow from now() at time zone timezone) where id = tests.workspace('acme');
delete from app.voice_weeks;
select lives_ok($$select app.tell_week(w), app.tell_week(w) from app.workspaces w where w.id = tests.workspace('acme')$$, 'tell_week');
select is((select count(*) from app.webhook_deliveries where event = 'voice.weekly'), case when (select extract(hour from now() at time zone timezone) from app.workspaces where id = tests.workspace('acme')) >= 8 then 1 else 0 end::bigint, 'tell_week: once a week for each who reported something');

-- What time does: forget_voice, sweep_voice, erase_pictures; and erasure: erase_voice, erase_evidence.
update app.evidence_items set said_at = now() - interval '20 months', context = '{}', page = '{"url": "https://x.test/", "title": "X", "path": "/"}' where id = tests.id('evidence', 'third');
select lives_ok($$select app.forget_voice(w) from app.workspaces w where w.id = tests.workspace('acme')$$, 'forget_voice');
select results_eq($$select words, speaker, context, page from app.evidence_items where id = tests.id('evidence', 'third')$$, $$values ('Us too', null::text, null::jsonb, null::jsonb)$$, 'words stay; who, where and with what go');
select tests.act_as('admin');
select lives_ok($$select public.delete_visitor(tests.workspace('acme'), (select person from ids))$$, 'a person is erased');
select tests.act_as_superuser();
select results_eq($$select words, speaker, deleted, erased, visitor_id, request_id from app.evidence_items where id = tests.id('evidence', 'acme')$$, $$values ('', null::text, true, true, null::int, null::uuid)$$, 'erase_voice: what they said is empty');
select is((select count(*) from app.discarded_objects where path like '%' || repeat('a', 64) || '.webp' and workspace_id = tests.workspace('acme')), 1::bigint, 'erase_pictures: its picture is to be removed');
select is((select count(*) from app.voice_acts a, jsonb_array_elements(a.items) i where i::text ~ 'Mondays'), 0::bigint, 'erase_evidence: what could be undone holds none of it');
select is_empty($$select from app.told where visitor_id = (select person from ids)$$, 'nor what they were told');
update app.notes set deleted = true where id = tests.id('note', 'acme');
update app.notes set updated_at = now() where id = tests.id('note', 'acme');
alter table app.notes disable trigger z_stamp;
update app.notes set updated_at = now() - interval '31 days' where id = tests.id('note', 'acme');
alter table app.notes enable trigger z_stamp;
select lives_ok($$select app.maintain_voice()$$, 'maintain_voice');
select is((select body from app.notes where id = tests.id('note', 'acme')), '', 'sweep_voice: what was deleted a month ago is empty');
-- Answers as evidence: on_verbatim, answer_evidence.
insert into app.voice_settings (workspace_id, settings) values (tests.workspace('rival'), app.default_voice_settings()) on conflict do nothing;
update app.voice_settings set settings = settings || '{"answers": "low"}' where workspace_id = tests.workspace('rival');
update app.responses set text = 'Too slow' where id = tests.id('response', 'rival');
select lives_ok($$select app.on_verbatim(tests.id('response', 'rival')), app.on_verbatim(tests.id('response', 'rival'))$$, 'on_verbatim');
select results_eq($$select words, source from app.evidence_items where response_id = tests.id('response', 'rival')$$, $$values ('Too slow', 'answer')$$, 'answer_evidence: a low answer is evidence, once');
update app.responses set text = 'Too slow, and loud' where id = tests.id('response', 'rival');
select lives_ok($$select app.on_verbatim(tests.id('response', 'rival'))$$, 'it grows');
select is((select words from app.evidence_items where response_id = tests.id('response', 'rival')), 'Too slow, and loud', 'answer_evidence: and is kept up with');
select * from finish();
rollback;
