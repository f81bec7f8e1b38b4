-- Rows that devices and screens write: what is checked, what is stamped, what is taken back.
begin;
select plan(102);
select tests.make_world();
create temp table ids as select (select id from app.accounts a where a.workspace_id = tests.workspace('acme')) as account,
  (select id from app.visitors v where v.workspace_id = tests.workspace('acme') and v.merged_into is null) as person;
grant select on ids to public;
create function pg_temp.save(entity text, name text, fields jsonb) returns jsonb language sql volatile as $$
  select public.save_row(tests.workspace('acme'), save.entity, tests.id(save.entity, name), fields)
$$;
create function pg_temp.row_of(name text) returns app.evidence_items language sql stable security definer as $$
  select e from app.evidence_items e where e.id = tests.id('evidence', name)
$$;
create function pg_temp.refusal(entity text, fields jsonb) returns text language sql volatile as $$
  select tests.attempt(format('select pg_temp.save(%L, %L, %L)', entity, 'probe', fields))
$$;

-- Traits as numbers and days: number_in, day_in, arr_of, voice_settings_of.
select is(app.number_in(v), n, 'number_in: ' || v::text) from (values ('12'::jsonb, 12::numeric), ('" 1200.50 "', 1200.50), ('"12k"', null), ('true', null), ('null', null)) t (v, n);
select is(app.day_in(v), d, 'day_in: ' || v::text) from (values ('"2026-02-01"'::jsonb, '2026-02-01'::date), ('"2026-02-31"', null), ('7', null)) t (v, d);
select is(app.arr_of(t, app.voice_settings_of(tests.workspace('acme'))), a, 'arr_of: ' || t::text) from (values
  ('{"arr": 5, "mrr": 9}'::jsonb, 5::numeric), ('{"mrr": "10"}', 120), ('{"arr": 0}', 0), ('{}', null)) x (t, a);

-- Each field by its rule (checked_field, is_ours, and what checked_told drops through).
select tests.act_as('owner');
select is(pg_temp.refusal(entity, fields::jsonb), '22023 ' || said, how || ' refuses') from (values
  ('evidence', '{"link": "javascript:alert(1)"}', 'evidence.link: must be an address that begins with http:// or https://, of at most 2000 characters', 'checked_web'),
  ('evidence', '{"element": {"hash": "x"}}', 'evidence.element.hash: must be 16 hexadecimal digits in lower case', 'checked_pinned'),
  ('evidence', '{"page": {"url": "https://x.test", "path": "x"}}', 'evidence.page.path: must start with / and have at most 512 characters', 'checked_seen_page'),
  ('attachment', '{"object": {"sha256": "A"}}', 'attachment.object.sha256: must be 64 hexadecimal digits in lower case', 'checked_object'),
  ('evidence', '{"context": []}', 'evidence.context: must be an object', 'checked_json'),
  ('request', '{"title": "T", "effort": 0.1}', 'request.effort: must be a number from 0.5 to 10000', 'checked_number'),
  ('evidence', '{"words": 7}', 'evidence.words: must be a text of at most 10000 characters', 'checked_text'),
  ('evidence', '{"tags": ["a", ""]}', 'evidence.tags: each must have 1 to 200 characters', 'checked_tags'),
  ('evidence', '{"account": 2147483647}', 'evidence.account: there is no such account in this workspace', 'checked_reference'),
  ('evidence', '{"words": null}', 'evidence.words: must not be null', 'checked_field'),
  ('request', '{"title": "T", "impact": 4}', 'request.impact: must be one of 3, 2, 1, 0.5, 0.25', 'checked_told'),
  ('evidence', '{"made": 1}', 'evidence.made: is not a field', 'checked_change')) t (entity, fields, said, how);
select is(pg_temp.refusal(entity, fields::jsonb), '22023 ' || said, 'make_row: ' || said) from (values
  ('request', '{}', 'request.title: must be said when it is made'), ('note', '{}', 'note.app: must be said when it is made'),
  ('reply', '{}', 'reply.note: must be said when it is made'), ('told', '{}', 'told.request: must be said when it is made'),
  ('attachment', '{}', 'attachment: must name its object and either its evidence or its note when it is made')) t (entity, fields, said);

-- place_evidence: what the page told fills in what nobody said; the day's revenue is kept.
select tests.act_as_superuser();
update app.accounts set traits = '{"arr": 1000}' where id = (select account from ids);
select tests.act_as('contributor');
select lives_ok($$select pg_temp.save('evidence', 'placed', '{"context": {"page": {"account": "account of acme", "user": "ann@acme.test"}}}')$$, 'a capture with what the page told');
select is((pg_temp.row_of('placed')).account_id, (select account from ids), 'place_evidence: the account that the page named');
select is((pg_temp.row_of('placed')).visitor_id, (select person from ids), 'place_evidence: the person that the page named');
select is((pg_temp.row_of('placed')).arr_then, 1000::numeric, 'place_evidence: revenue as of that day');
select tests.act_as_superuser();
update app.accounts set traits = '{"arr": 9000}' where id = (select account from ids);
select is((pg_temp.row_of('placed')).arr_then, 1000::numeric, 'and kept, whatever it becomes');
select tests.act_as('contributor');
select lives_ok(format($$select pg_temp.save('evidence', 'of person', '{"visitor": %s}')$$, (select person from ids)), 'a capture of a person');
select is((pg_temp.row_of('of person')).account_id, (select account from ids), 'place_evidence: a person is of the account that they last acted for');
select lives_ok($$select pg_temp.save('evidence', 'old', format('{"saidAt": "2020-01-01T00:00:00Z", "account": %s}', (select account from ids))::jsonb)$$, 'an old saying');
select is((pg_temp.row_of('old')).arr_then, null, 'place_evidence: nobody knows what they paid then');

-- stamp_row: versions and clocks.
create temp table seen (at text, version bigint, clock bigint);
grant all on seen to public;
insert into seen select 'made', (pg_temp.row_of('placed')).version, ((pg_temp.row_of('placed')).clocks -> 'words')::bigint;
select is((select clock from seen), null, 'stamp_row: what nobody wrote has no clock');
select tests.act_as_superuser();
update app.evidence_items set words = 'By hand' where id = tests.id('evidence', 'placed');
select ok((pg_temp.row_of('placed')).clocks ? 'words', 'stamp_row: whoever writes, the field is stamped');
select is((pg_temp.row_of('placed')).version, (select h.head from app.sync_heads h where h.workspace_id = tests.workspace('acme')), 'tick: one number for all that a transaction changes');

-- Triggers of notes and pictures.
select tests.act_as('contributor');
select is(pg_temp.save('note', 'acme', '{"resolved": true}') #>> '{rows,0,facts,resolvedBy}', 'Contributor', 'note_resolved: by whom');
select is(pg_temp.save('note', 'acme', '{"resolved": false}') #> '{rows,0,facts,resolvedAt}', 'null', 'note_resolved: open again');
select tests.act_as('owner');
select is(pg_temp.save('attachment', 'acme', jsonb_build_object('object', jsonb_build_object('sha256', repeat('d', 64), 'mime', 'image/png', 'width', 1, 'height', 1, 'bytes', 1)))
  #> '{rows,0,facts,stored}', 'false', 'picture_changed: another object is to be stored');
select alike(public.list_discarded(tests.workspace('acme'))::text, '%' || repeat('a', 64) || '.webp%', 'picture_changed: the old one is nobody''s');
select lives_ok($$select pg_temp.save('attachment', 'acme', jsonb_build_object('object', jsonb_build_object('sha256', repeat('a', 64), 'mime', 'image/webp', 'width', 1, 'height', 1, 'bytes', 1)))$$, 'taken up again');
select unalike(public.list_discarded(tests.workspace('acme'))::text, '%' || repeat('a', 64) || '.webp%', 'picture_kept: and not discarded any more');

-- Acts: act_on, values_of, keep_act, undo_item, act_reply.
create temp table acts (name text, act uuid);
grant all on acts to public;
select tests.act_as('editor');
insert into acts select 'tags', (pg_temp.save('request', 'acme', '{"tags": ["a"], "status": "planned"}') ->> 'act')::uuid;
select is((public.get_request(tests.id('request', 'acme')) #>> '{request,status}'), 'planned', 'an act');
select lives_ok($$select public.undo_act((select act from acts))$$, 'undo_act');
select is(public.get_request(tests.id('request', 'acme')) -> 'statuses' #>> '{0,status}', 'new', 'unmove_request: the status left the history too');
select is(jsonb_array_length(public.get_request(tests.id('request', 'acme')) -> 'statuses'), 1, 'request_place, request_moved: nothing more of it');
select is(public.get_request(tests.id('request', 'acme')) #> '{request,tags}', '[]', 'and the tags are what they were');
insert into acts select 'made', (pg_temp.save('request', 'made', '{"title": "Made"}') ->> 'act')::uuid;
select is(public.undo_act((select act from acts where name = 'made')) #> '{rows,0,deleted}', 'true', 'undo_item: what was made is gone');
insert into acts select 'title', (pg_temp.save('request', 'acme', '{"title": "One"}') ->> 'act')::uuid;
select lives_ok($$select pg_temp.save('request', 'acme', '{"title": "Two"}')$$, 'somebody changes it since');
select is(tests.attempt($$select public.undo_act((select act from acts where name = 'title'))$$),
  'PT409 act: somebody has changed it since. Look at it again before you change it back.', 'and is not overruled in silence');

-- check_writer: whose row, which role.
select tests.act_as('contributor');
select is(pg_temp.refusal('request', '{"title": "T", "status": "planned"}'), '42501 request.status: your role does not allow changing this. Ask an editor.', 'check_writer: status is an editor''s');
select is(tests.attempt($$select pg_temp.save('request', 'acme', '{"title": "Mine"}')$$), '42501 request.title: your role does not allow changing this. Ask an editor.', 'check_writer: not another''s title');
select lives_ok($$select pg_temp.save('note', 'other', jsonb_build_object('app', tests.app('acme')))$$, 'another note');
select is(tests.attempt($$select pg_temp.save('reply', 'acme', jsonb_build_object('note', tests.id('note', 'other')))$$), '22023 reply.note: is set when it is made and stays', 'check_writer: what is set once');
select is(tests.attempt($$select pg_temp.save('evidence', 'acme', '{"importance": 3, "tags": ["x"]}')$$), 'ok', 'check_writer: weighing is everybody''s');
select is(tests.attempt($$select public.pull_changes(tests.workspace('acme'), tests.id('device', 'x'), 'all:1:x', 'own', 10)$$),
  '22023 cursor: must be null, or what the last pull of this scope returned', 'checked_cursor: of another scope');
-- Everything about a row is written once, over voice_fields: voice_table, raw_row, fields_of, wire_row, wire_rows.
select tests.act_as_superuser();
select is(app.wire_rows(tests.workspace('acme'), jsonb_build_array(jsonb_build_object('entity', e, 'id', tests.id(e, 'acme')), jsonb_build_object('entity', e, 'id', tests.id(e, 'rival')))),
  jsonb_build_array(app.wire_row(e, app.raw_row(e, tests.id(e, 'acme')))), 'wire_rows: the workspace''s own ' || app.voice_table(e) || ', as wire_row has them')
from unnest(array['request', 'call', 'evidence', 'note', 'reply', 'attachment', 'told']) e;
select ok(app.fields_of('note', app.raw_row('note', tests.id('note', 'acme'))) ? 'resolved', 'fields_of: by their names on the wire');
-- Records for people have the row's id, and nothing of another workspace.
select is(record ->> 'id', tests.id(kind, 'acme')::text, name) from (
  select 'evidence' as kind, 'evidence_record, pictures_of' as name, app.evidence_record(e) as record from app.evidence_items e where e.id = tests.id('evidence', 'acme')
  union all select 'evidence', 'evidence_records', app.evidence_records(array[tests.id('evidence', 'acme')]) -> 0
  union all select 'request', 'request_records', app.request_records(tests.workspace('acme'), array[tests.id('request', 'acme')], '{}') -> 0
  union all select 'request', 'request_row', app.request_row(tests.id('request', 'acme'))
  union all select 'request', 'request_brief', app.request_brief(r) from app.requests r where r.id = tests.id('request', 'acme')
  union all select 'call', 'call_record', app.call_record(c) from app.calls c where c.id = tests.id('call', 'acme')
  union all select 'note', 'note_record', app.note_record(n) from app.notes n where n.id = tests.id('note', 'acme')
  union all select 'share', 'share_record, shares_of', app.shares_of(tests.id('request', 'acme')) -> 0
  union all select 'issue', 'issue_record, issues_of', app.issues_of(tests.id('request', 'acme')) -> 0
  union all select 'import', 'import_record', app.import_record(i) from app.imports i where i.id = tests.id('import', 'acme')
  union all select 'integration', 'integration_record', app.integration_record(n) from app.integrations n where n.id = tests.id('integration', 'acme')) x;
select is(app.merge_json(m) ->> 'from', tests.id('twin', 'acme')::text, 'merge_json') from app.request_merges m where m.into_id = tests.id('request', 'acme');
select is(app.account_summary(a) -> 'account', app.account_row(a.workspace_id, a.id) -> 'account', 'account_row, account_summary') from app.accounts a where a.id = (select account from ids);
select is(app.objects_there(array['nowhere.webp']), '{}', 'objects_there: none of that name');
select is(app.checked_day_or_instant('saidAt', d::jsonb), i, 'checked_day_or_instant: ' || d) from (values
  ('"2026-05-01"', '2026-05-01T00:00:00Z'::timestamptz), ('"2026-05-01 10:30:00Z"', '2026-05-01T10:30:00Z'), ('""', null)) t (d, i);
select throws_ok($$select app.checked_ids('evidence', '{}', 5)$$, '22023', 'evidence: must be a list of 1 to 5 ids', 'checked_ids: of none');
select throws_ok($$select app.checked_evidence_query('{"state": "lost"}')$$, '22023', 'query.state: must be one of new, snoozed, done, all', 'checked_evidence_query');
select throws_ok($$select app.checked_request_query('{"status": ["lost"]}')$$, '22023', null, 'checked_request_query, request_fits');
-- The gates by what they stand before.
select tests.act_as('stranger');
select is(tests.attempt(q), '42501 permission denied for function ' || split_part(split_part(q, 'app.', 2), '(', 1), q) from unnest(array[
  'select app.require_evidence(null, ''viewer'')', 'select app.require_request(null, ''viewer'')', 'select app.require_account(null, 1, ''viewer'')', 'select app.require_import(null)',
  'select app.require_integration(null, ''viewer'')', 'select app.require_issue(null)', 'select app.staged_json(null)', 'select app.changed_since(null, null, true, 0, null, null, 1)',
  'select app.pushed_rows(null, null)', 'select app.take_change(null, null)', 'select app.device_seq(null, null)', 'select app.merge_row(null, null, null, null, 0)', 'select app.write_row(null, null, null, null)']) q;
select * from finish();
rollback;
