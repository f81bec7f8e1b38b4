-- What the database tests stand on: two workspaces with somebody in each role, and a way to be them.
-- Loaded once before the tests; it stays in the database, what tests do is rolled back.
--
--   select tests.make_world();                       in each file that needs people
--   select tests.act_as('editor');                   owner admin editor contributor viewer (of acme),
--                                                    rival (owner of another workspace), stranger (of none)
--   select tests.act_as_anon();
--   select tests.act_as_superuser();
--   select tests.attempt('…');                       'ok', or SQLSTATE and message; leaves nothing behind
--   select * from tests.gate('public.f(%L)', own, missing, 'editor');
drop schema if exists tests cascade;
create schema tests;
grant usage on schema tests to public;

create function tests.user_id(person text) returns uuid
language sql immutable as $$ select md5('user ' || person)::uuid $$;

create function tests.workspace(name text) returns uuid
language sql immutable as $$ select md5('workspace ' || name)::uuid $$;

-- Of an area, feature, tag or invite: tests.id('feature', 'acme').
create function tests.id(kind text, name text) returns uuid
language sql immutable as $$ select md5(kind || ' ' || name)::uuid $$;

create function tests.app(name text) returns int
language sql stable security definer as $$ select a.id from app.apps a where a.name = app.name $$;

create function tests.alert(name text) returns bigint
language sql stable security definer as $$ select max(a.id) from app.tag_alerts a where a.tag_id = tests.id('tag', name) $$;

create function tests.create_user(person text, email text default null) returns uuid
language sql volatile security definer as $$
  insert into auth.users (id, email, raw_user_meta_data)
  values (tests.user_id(person), coalesce(email, person || '@acme.test'), jsonb_build_object('name', initcap(person)))
  on conflict (id) do nothing;
  select tests.user_id(person)
$$;

-- Definitions of a guide and of an NPS survey, in form.
create function tests.guide(extra jsonb default '{}') returns jsonb
language sql immutable as $$
  select '{"is": "guide", "title": {"key": "title", "text": "Hello"}, "audience": {}, "where": {"include": [], "exclude": []},
    "trigger": {"on": "load", "delaySeconds": 0}, "schedule": {"from": null, "until": null, "zone": "UTC", "hours": null},
    "frequency": {"kind": "once"}, "priority": 50, "sample": 1, "goal": null, "holdout": 0.1, "theme": {}, "exempt": null,
    "languages": {"default": "en", "translations": {}},
    "guide": {"kind": "modal", "steps": [{"key": "one", "surface": "modal", "anchor": null, "place": null, "where": null,
      "href": null, "content": [], "advance": []}], "launcher": null, "tasks": [], "resources": []}}'::jsonb || extra
$$;
create function tests.survey(extra jsonb default '{}') returns jsonb
language sql immutable as $$
  select tests.guide() - 'guide' || '{"is": "survey", "holdout": 0, "survey": {"kind": "nps", "surface": "slideIn", "anchor": null,
    "place": null, "intro": [], "questions": [
      {"key": "score", "kind": "scale", "scale": "nps", "title": {"key": "ask", "text": "How likely?"}, "help": null, "required": true,
        "routes": [], "low": null, "high": null},
      {"key": "why", "kind": "long", "title": {"key": "asked", "text": "Why?"}, "help": null, "required": false, "routes": [], "placeholder": null}],
    "scored": ["score"], "thanks": [], "laterDays": 7, "resurveyDays": 90, "dismissedDays": 30, "tab": null, "link": true}}'::jsonb || extra
$$;

-- A guide and a survey, shown to and answered by that person.
create function tests.fill_engagement(name text, w uuid, a int, person int) returns void
language plpgsql volatile security definer as $$
declare
  item uuid := tests.id('item', name);
  survey uuid := tests.id('survey', name);
begin
  insert into app.items (id, workspace_id, app_id, name, draft, state, version) values
    (item, w, a, 'Guide', tests.guide(), 'live', 1), (survey, w, a, 'Survey', tests.survey(), 'live', 1);
  insert into app.item_versions (item_id, version, definition, writers) values
    (item, 1, tests.guide(), '{}'), (survey, 1, tests.survey(), '{}');
  insert into app.item_reviews (item_id, revision) values (item, 1);
  insert into app.workspace_engagement (workspace_id) values (w);
  insert into app.app_engagement (app_id) values (a);
  insert into app.engage_files (app_id, version, body) values (a, repeat('a', 32), '{"items": []}');
  insert into app.engage_history (app_id, version, halted) values (a, repeat('a', 32), false);
  insert into app.segments (id, workspace_id, name, list_of) values (tests.id('segment', name), w, 'List', 'visitor');
  insert into app.segment_versions (segment_id, version, name) values (tests.id('segment', name), 1, 'List');
  insert into app.segment_members (segment_id, external_id) values (tests.id('segment', name), 'ann@' || name || '.test');
  insert into app.exposures (item_id, visitor_id, held_out, version, at) values (item, person, false, 1, now());
  insert into app.displays (id, workspace_id, app_id, item_id, version, device, visitor_id, shown_at, interrupted)
  values (tests.id('display', name), w, a, survey, 1, md5('device ' || name)::uuid, person, now(), true);
  insert into app.display_steps (display_id, what, step, at) values (tests.id('display', name), 'step', 'score', now());
  insert into app.responses (id, workspace_id, app_id, item_id, visitor_id, period, display_id, version, answers, score, started_at, answered_at)
  values (tests.id('response', name), w, a, survey, person, 1, tests.id('display', name), 1, '{"score": 3}', 3, now(), now());
  insert into app.watched_features (feature_id, app_id, revision, since, through) values (tests.id('feature', name), a, 0, '2000-01-01', current_date);
  insert into app.watched_uses (feature_id, visitor_id, app_id, day, uses) values (tests.id('feature', name), person, a, current_date - 1, 2);
  insert into app.webhooks (id, workspace_id, name, url, events)
  values (tests.id('webhook', name), w, 'Hook', 'https://hooks.example.com', array['survey.detractor']);
  insert into app.webhook_deliveries (id, webhook_id, event, body) values (tests.id('delivery', name), tests.id('webhook', name), 'survey.detractor', '{}');
end $$;

-- What that person of that account said, and everything around it.
create function tests.fill_voice(name text, w uuid, a int, person int, account int) returns void
language plpgsql volatile security definer as $$
declare
  request uuid := tests.id('request', name);
  twin uuid := tests.id('twin', name);
  said uuid := tests.id('evidence', name);
  note uuid := tests.id('note', name);
begin
  insert into app.voice_settings (workspace_id, settings) values (w, app.default_voice_settings());
  insert into app.sync_devices (workspace_id, user_id, device) values (w, tests.create_user('device of ' || name), tests.id('device', name));
  insert into app.requests (id, workspace_id, title, root_id) values (request, w, 'Export', request), (twin, w, 'Excel', twin);
  insert into app.request_merges (workspace_id, from_id, into_id) values (w, twin, request);
  update app.requests set merged_into = request, root_id = request where id = twin;
  insert into app.request_relations (one, other, workspace_id) values (least(request, twin), greatest(request, twin), w);
  insert into app.calls (id, workspace_id, account_id, title) values (tests.id('call', name), w, account, 'Kick-off');
  insert into app.evidence_items (id, workspace_id, words, account_id, visitor_id, request_id, speaker, app_id)
  values (said, w, 'I need ' || name, account, person, request, 'Ann', a);
  insert into app.notes (id, workspace_id, app_id, body) values (note, w, a, 'Slow');
  insert into app.replies (id, workspace_id, note_id, body) values (tests.id('reply', name), w, note, 'Known');
  insert into app.attachments (id, workspace_id, evidence_id, object)
  values (tests.id('attachment', name), w, said, jsonb_build_object('sha256', repeat('a', 64), 'mime', 'image/webp', 'width', 9, 'height', 9, 'bytes', 9));
  insert into app.discarded_objects (path, workspace_id) values (w || '/gone.webp', w);
  insert into app.told (id, workspace_id, request_id, account_id, visitor_id, how) values (tests.id('told', name), w, request, account, person, 'email');
  insert into app.voice_acts (id, workspace_id, items) values (tests.id('act', name), w, '[]');
  insert into app.request_shares (id, workspace_id, request_id, token, title) values (tests.id('share', name), w, request, 'token of ' || name, 'Export');
  insert into app.imports (id, workspace_id, kind, name) values (tests.id('import', name), w, 'feedback', 'Old'), (tests.id('brought', name), w, 'feedback', 'Old');
  update app.imports set state = 'done', done_at = now() where id = tests.id('brought', fill_voice.name);
  insert into app.import_rows (import_id, n, verdict) values (tests.id('import', name), 0, 'same');
  insert into app.integrations (id, workspace_id, name, tracker, place) values (tests.id('integration', name), w, 'GitHub', 'github', 'acme/web');
  insert into app.integration_secrets (integration_id, token, hook) values (tests.id('integration', name), 'secret', 'hook of ' || name);
  insert into app.issues (id, workspace_id, request_id, integration_id, action) values (tests.id('issue', name), w, request, tests.id('integration', name), 'create');
  insert into app.voice_weeks (workspace_id, day) values (w, current_date);
end $$;

-- One row in every table, so that "sees nothing" is never true for want of rows.
create function tests.fill(name text) returns void
language plpgsql volatile security definer as $$
declare
  w uuid := tests.workspace(name);
  a int;
  person int;
  ghost int;
  account int;
  element int;
  page int;
  label int;
begin
  insert into app.workspaces (id, name) values (w, initcap(name));
  insert into app.apps (workspace_id, name, origins) values (w, name, array['https://' || name || '.test']) returning id into a;
  perform app.new_identity_secret(a);
  insert into app.visitors (workspace_id, known_id) values (w, 'ann@' || name || '.test') returning id into person;
  insert into app.visitors (workspace_id, merged_into) values (w, person) returning id into ghost;
  insert into app.merges (from_id, into_id, workspace_id) values (ghost, person, w);
  insert into app.devices (workspace_id, device, visitor_id) values (w, md5('device ' || name)::uuid, person);
  insert into app.accounts (workspace_id, external_id) values (w, 'account of ' || name) returning id into account;
  insert into app.elements (app_id, hash) values (a, left(md5(name), 16)) returning id into element;
  insert into app.paths (app_id, path) values (a, '/' || name) returning id into page;
  insert into app.event_names (app_id, name) values (a, 'said hello') returning id into label;
  insert into app.element_paths (element_id, path_id) values (element, page);
  insert into app.dictionary_days (app_id, day) values (a, current_date);
  insert into app.events (ts, app_id, visitor_id, path_id, account_id, element_id, name_id, kind, late)
  values (now(), a, person, page, account, element, null, 2, false), (now(), a, ghost, page, account, null, label, 5, false);
  insert into app.activity (app_id, month, visitor_id, account_id, days, events) values
    (a, date_trunc('month', now()), person, account, 1, 1), (a, date_trunc('month', now()), ghost, account, 1, 1);
  insert into app.senders (app_id, sender, last_seq, window_start, window_events, seen_at)
  values (a, md5('sender ' || name)::uuid, 1, now(), 2, now());
  insert into app.app_minutes (app_id, minute, shard, events) values (a, date_trunc('minute', now()), 0, 2);
  insert into app.refusals (app_id, day, reason, origin) values (a, current_date, 'origin_not_allowed', 'https://elsewhere.test');
  insert into app.areas (id, workspace_id, name) values (tests.id('area', name), w, 'Area');
  insert into app.features (id, workspace_id, area_id, name, status) values (tests.id('feature', name), w, tests.id('area', name), 'Feature', 'live');
  insert into app.tags (id, workspace_id, feature_id, app_id, version, page_rule)
  values (tests.id('tag', name), w, tests.id('feature', name), a, 1, '{"kind": "everywhere"}');
  insert into app.tag_versions (tag_id, version, rule) values (tests.id('tag', name), 1,
    '{"page": {"kind": "everywhere"}, "anchors": [], "selector": null}');
  insert into app.tag_anchors (tag_id, app_id, hash) values (tests.id('tag', name), a, left(md5(name), 16));
  insert into app.tag_elements (tag_id, element_id, verdict, anchor, score)
  values (tests.id('tag', name), element, 'anchor', left(md5(name), 16), 1);
  insert into app.tag_past (tag_id, version, element_id) values (tests.id('tag', name), 1, element);
  insert into app.tag_paths (tag_id, path_id) values (tests.id('tag', name), page);
  insert into app.builds (app_id, build, first_seen) values (a, 'one', now());
  insert into app.tag_health (tag_id, health, cause) values (tests.id('tag', name), 'silent', 'Some cause.');
  insert into app.tag_hours (tag_id, hour, uses) values (tests.id('tag', name), app.hour_of(now()) - 1, 1);
  insert into app.app_hours (app_id, hour, uses) values (a, app.hour_of(now()) - 1, 1);
  insert into app.health_checks (app_id) values (a);
  insert into app.tag_sightings (tag_id, hour, path, outcome, score, matches, at)
  values (tests.id('tag', name), app.hour_of(now()), '/' || name, 'found', 1, 1, now());
  insert into app.tag_alerts (workspace_id, tag_id, health, cause, opened_at) values (w, tests.id('tag', name), 'silent', 'Some cause.', now());
  insert into app.feature_days (feature_id, app_id, day, revision, touches, uses, visitors, accounts)
  values (tests.id('feature', name), a, current_date - 1, 0, 0, 1, 1, 1);
  insert into app.day_touches (app_id, day) values (a, current_date - 1);
  insert into app.unresolved (element_id, app_id, error) values (element, a, 'some error');
  insert into app.audit (workspace_id, action, subject) values (w, 'workspace.created', name);
  perform tests.fill_engagement(name, w, a, person);
  perform tests.fill_voice(name, w, a, person, account);
end $$;

create function tests.make_world() returns setof text
language plpgsql volatile security definer as $$
declare
  person text;
begin
  perform tests.fill('acme'), tests.fill('rival');
  foreach person in array array['owner', 'admin', 'editor', 'contributor', 'viewer'] loop
    insert into app.members (workspace_id, user_id, role, name, email)
    values (tests.workspace('acme'), tests.create_user(person), person::app.role, initcap(person), person || '@acme.test');
  end loop;
  perform tests.create_user('stranger', 'stranger@nowhere.test');
  insert into app.members (workspace_id, user_id, role, name, email)
  values (tests.workspace('rival'), tests.create_user('rival', 'rival@rival.test'), 'owner', 'Rival', 'rival@rival.test');
  insert into app.invites (id, workspace_id, token_hash, role, created_by) values
    (tests.id('invite', 'acme'), tests.workspace('acme'), sha256('token of acme'), 'editor', tests.user_id('admin')),
    (tests.id('invite', 'rival'), tests.workspace('rival'), sha256('token of rival'), 'editor', tests.user_id('rival'));
end $$;

create function tests.claim(claims jsonb, role text) returns setof text
language plpgsql volatile as $$
begin
  perform set_config('request.jwt.claims', claims::text, true);
  perform set_config('request.jwt.claim.sub', coalesce(claims ->> 'sub', ''), true);
  perform set_config('role', claim.role, true);
end $$;

create function tests.act_as(person text) returns setof text
language sql volatile as $$
  select tests.claim(jsonb_build_object('sub', tests.user_id(person), 'role', 'authenticated'), 'authenticated')
$$;
create function tests.act_as_anon() returns setof text
language sql volatile as $$ select tests.claim('{"role": "anon"}', 'anon') $$;
create function tests.act_as_superuser() returns setof text
language sql volatile as $$ select tests.claim('{}', 'none') $$;

create function tests.attempt(query text) returns text
language plpgsql volatile as $$
begin
  execute query;
  raise exception using errcode = 'UNDO0';
exception
  when sqlstate 'UNDO0' then return 'ok';
  when others then return sqlstate || ' ' || sqlerrm;
end $$;

create function tests.refused() returns text
language sql immutable as $$
  select '42501 This does not exist, or your role does not allow it. Ask an admin of the workspace.'
$$;

-- One call by every actor: allowed from the named role up, refused to the weaker, to other workspaces
-- and to strangers in the very words that something missing gets, and closed to the anonymous. `call`
-- is a format with one %L for what is asked about.
create function tests.gate(call text, own text, missing text, at_least app.role) returns setof text
language plpgsql volatile as $$
declare
  name text := split_part(call, '(', 1);
  person text;
begin
  foreach person in array array['owner', 'admin', 'editor', 'contributor', 'viewer', 'rival', 'stranger'] loop
    perform tests.act_as(person);
    return next extensions.is(
      tests.attempt('select ' || format(call, own)),
      case when person in ('rival', 'stranger') then tests.refused()
        when person::app.role >= at_least then 'ok' else tests.refused() end,
      format('%s: %s', name, person));
    return next extensions.is(tests.attempt('select ' || format(call, missing)), tests.refused(),
      format('%s: %s asks about what does not exist', name, person));
  end loop;
  perform tests.act_as_anon();
  return next extensions.alike(tests.attempt('select ' || format(call, own)), '42501 permission denied for function%',
    format('%s: anonymous', name));
  perform tests.act_as_superuser();
end $$;

-- As if everything had been granted to everybody: what then holds is row security alone. The embedded
-- API layer does this to schemas with row security when left alone.
create function tests.grant_everything() returns setof text
language plpgsql volatile security definer as $$
begin
  grant usage on schema app to anon;
  grant all on all tables in schema app to anon, authenticated;
  grant all on all sequences in schema app to anon, authenticated;
end $$;

create function tests.tables() returns setof name
language sql stable security definer as $$
  select c.relname from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') order by 1
$$;

-- Tables of which the acting person sees any row (that meets the condition).
create function tests.visible_tables(condition text default 'true') returns setof text
language plpgsql volatile as $$
declare
  rel name;
  any_row boolean;
begin
  for rel in select * from tests.tables() loop
    execute format('select exists (select from app.%I where %s)', rel, condition) into any_row;
    if any_row then return next rel; end if;
  end loop;
end $$;

-- Tables that the acting person could change a row of, or add one to.
create function tests.writable_tables() returns setof text
language plpgsql volatile as $$
declare
  rel name;
  col name;
  hits int;
begin
  for rel in select * from tests.tables() loop
    select a.attname into col from pg_attribute a
    where a.attrelid = ('app.' || quote_ident(rel))::regclass and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = '' limit 1;
    execute format('with t as (update app.%I set %I = %I returning 1) select count(*) from t', rel, col, col) into hits;
    if hits > 0 then return next rel || ': update'; end if;
    execute format('with t as (delete from app.%I returning 1) select count(*) from t', rel) into hits;
    if hits > 0 then return next rel || ': delete'; end if;
    -- Row security speaks before constraints do; a partitioned table first looks for the partition.
    if tests.attempt(format('insert into app.%I default values', rel)) !~ '^(42501|23514 no partition)' then
      return next rel || ': insert';
    end if;
  end loop;
end $$;

-- The voice of the customer's part of the API: who may, asked about what (700_voice_gates.test.sql).
create function tests.voice_gates() returns table (at_least app.role, about text, call text)
language sql immutable as $$
  values
    ('contributor'::app.role, 'workspace', $c$push_changes(%L, tests.id('device', 'new'), '[]')$c$),
    ('viewer', 'workspace', $c$pull_changes(%L, tests.id('device', 'new'), null, 'all', 10)$c$),
    ('contributor', 'workspace', $c$confirm_attachments(%L, array[tests.id('attachment', 'acme')])$c$),
    ('contributor', 'workspace', 'list_discarded(%L)'),
    ('contributor', 'workspace', $c$forget_discarded(%L, '{}')$c$),
    ('contributor', 'workspace', $c$save_row(%L, 'evidence', tests.id('evidence', 'new'), '{"words": "New"}')$c$),
    ('contributor', 'act', 'undo_act(%L)'),
    ('viewer', 'workspace', $c$list_evidence(%L, '{"state": "new"}', null, 10)$c$),
    ('viewer', 'workspace', $c$count_evidence(%L, '{"state": "new"}')$c$),
    ('viewer', 'evidence', 'get_evidence(%L)'),
    ('contributor', 'workspace', $c$triage_evidence(%L, array[tests.id('evidence', 'acme')], '{"importance": 2}')$c$),
    ('contributor', 'written', 'evidence_from_answer(%L)'),
    ('viewer', 'workspace', $c$list_requests(%L, '{}')$c$),
    ('viewer', 'request', 'get_request(%L)'),
    ('viewer', 'request', 'why_demand(%L)'),
    ('editor', 'request', $c$set_request_status(%L, 'planned', '')$c$),
    ('editor', 'request', $c$merge_requests(%L, array[tests.id('other request', 'acme')])$c$),
    ('editor', 'twin', 'unmerge_request(%L)'),
    ('contributor', 'request', $c$relate_requests(%L, tests.id('twin', 'acme'), true)$c$),
    ('viewer', 'workspace', $c$suggest_requests(%L, 'some export', null, null, 5)$c$),
    ('viewer', 'workspace', 'get_voice_settings(%L)'),
    ('admin', 'workspace', 'set_voice_settings(%L, (select settings from ids))'),
    ('admin', 'workspace', 'preview_weights(%L, (select settings from ids))'),
    ('viewer', 'workspace', $c$find_accounts(%L, '', 10)$c$),
    ('editor', 'workspace', $c$save_account(%L, '{"externalId": "new", "name": "New", "traits": {}}')$c$),
    ('viewer', 'workspace', 'get_account(%L, (select account from ids))'),
    ('viewer', 'workspace', $c$account_people(%L, (select account from ids), '', 10)$c$),
    ('viewer', 'workspace', 'account_timeline(%L, (select account from ids), null, null, 10)'),
    ('viewer', 'workspace', 'call_brief(%L, (select account from ids))'),
    ('viewer', 'workspace', 'list_calls(%L, null, false, null, 10)'),
    ('viewer', 'call', 'get_call(%L)'),
    ('viewer', 'workspace', $c$list_notes(%L, '{}', 10)$c$),
    ('viewer', 'request', 'whom_to_tell(%L)'),
    ('viewer', 'workspace', 'what_became(%L, null, now())'),
    ('editor', 'request', $c$share_request(%L, '{"title": "T", "text": "", "showAccounts": true}')$c$),
    ('editor', 'share', 'revoke_share(%L)'),
    ('editor', 'workspace', $c$stage_import(%L, jsonb_build_object('id', tests.id('import', 'new'), 'kind', 'feedback', 'name', 'N'), 0, '[]')$c$),
    ('editor', 'import', 'commit_import(%L)'),
    ('editor', 'brought', 'undo_import(%L)'),
    ('viewer', 'workspace', 'list_imports(%L)'),
    ('editor', 'import', 'list_import_errors(%L, null, 10)'),
    ('viewer', 'workspace', $c$export_rows(%L, 'evidence', null, 10)$c$),
    ('viewer', 'workspace', 'list_integrations(%L)'),
    ('admin', 'workspace', $c$save_integration(%L, jsonb_build_object('id', tests.id('integration', 'new'), 'name', 'N', 'tracker', 'slack',
      'site', null, 'place', 'C1', 'issueType', null, 'statuses', '{}'::jsonb, 'active', true), null)$c$),
    ('admin', 'integration', 'delete_integration(%L)'),
    ('editor', 'request', $c$send_issue(%L, tests.id('integration', 'acme'), tests.id('issue', 'new'), null)$c$),
    ('editor', 'issue', 'retry_issue(%L)'),
    ('editor', 'issue', 'unlink_issue(%L)'),
    ('admin', 'integration', 'test_integration(%L)')
$$;

-- For pg_prove, which takes every file here for a test; other runners leave these lines out.
\echo 1..1
\echo ok 1 - helpers are loaded
