-- Rows that devices and screens write: what is checked, what is stamped, what is taken back.
begin;
select plan(61);
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
select is(pg_temp.refusal(entity, fields::jsonb), '22023 ' || said, 'checked_' || how || ' refuses') from (values
  ('evidence', '{"link": "javascript:alert(1)"}', 'evidence.link: must be an address that begins with http:// or https://, of at most 2000 characters', 'web'),
  ('evidence', '{"element": {"hash": "x"}}', 'evidence.element.hash: must be 16 hexadecimal digits in lower case', 'pinned'),
  ('evidence', '{"page": {"url": "https://x.test", "path": "x"}}', 'evidence.page.path: must start with / and have at most 512 characters', 'seen_page'),
  ('attachment', '{"object": {"sha256": "A"}}', 'attachment.object.sha256: must be 64 hexadecimal digits in lower case', 'object'),
  ('evidence', '{"context": []}', 'evidence.context: must be an object', 'json'),
  ('request', '{"title": "T", "effort": 0.1}', 'request.effort: must be a number from 0.5 to 10000', 'number'),
  ('evidence', '{"words": 7}', 'evidence.words: must be a text of at most 10000 characters', 'text'),
  ('evidence', '{"tags": ["a", ""]}', 'evidence.tags: each must have 1 to 200 characters', 'tags'),
  ('evidence', '{"account": 2147483647}', 'evidence.account: there is no such account in this workspace', 'reference'),
  ('evidence', '{"words": null}', 'evidence.words: must not be null', 'field'),
  ('request', '{"title": "T", "impact": 4}', 'request.impact: must be one of 3, 2, 1, 0.5, 0.25', 'told'),
  ('evidence', '{"made": 1}', 'evidence.made: is not a field', 'change')) t (entity, fields, said, how);
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
select is(jsonb_array_length(public.get_request(tests.id('request', 'acme')) -> 'statuses'), 1, 'request_moved: nothing more of it');
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
select * from finish();
rollback;
