-- What requests are worth, triage, merging and finding what was asked before.
begin;
select plan(60);
select tests.make_world();
-- A workspace of its own, so that every figure can be told by hand.
insert into app.workspaces (id, name) values (tests.workspace('w'), 'Weighed');
insert into app.members (workspace_id, user_id, role, email) values (tests.workspace('w'), tests.user_id('editor'), 'admin', 'editor@acme.test');
insert into app.accounts (workspace_id, external_id, traits) values
  (tests.workspace('w'), 'small', '{"arr": 100}'), (tests.workspace('w'), 'median', '{"arr": 1000, "plan": "Pro"}'),
  (tests.workspace('w'), 'big', '{"arr": 100000, "health": "red"}'), (tests.workspace('w'), 'unknown', '{}'),
  (tests.workspace('w'), 'prospect', '{"arr": 1000, "state": "Trial"}'), (tests.workspace('w'), 'churned', '{"state": "churned"}');
create temp table accounts as select external_id as name, id from app.accounts where workspace_id = tests.workspace('w');
insert into app.visitors (workspace_id, known_id, traits) values (tests.workspace('w'), 'ann', '{"name": "Ann Lind"}'), (tests.workspace('w'), 'bob', '{"name": "Bob Reyes"}');
insert into app.visitors (workspace_id, merged_into) select tests.workspace('w'), id from app.visitors where known_id = 'ann' and workspace_id = tests.workspace('w');
insert into app.merges (from_id, into_id, workspace_id) select id, merged_into, workspace_id from app.visitors where workspace_id = tests.workspace('w') and merged_into is not null;
create temp table people as select coalesce(known_id, 'ghost') as name, id from app.visitors where workspace_id = tests.workspace('w');
grant select on accounts, people to public;
create function pg_temp.save(entity text, name text, fields jsonb) returns jsonb language sql volatile as $$
  select public.save_row(tests.workspace('w'), save.entity, tests.id(save.entity, name), fields)
$$;
create function pg_temp.say(name text, request text, account text, more jsonb default '{}') returns jsonb language sql volatile as $$
  select pg_temp.save('evidence', say.name, jsonb_build_object('words', say.name, 'account', (select a.id from accounts a where a.name = say.account),
    'request', tests.id('request', say.request)) || more)
$$;
create function pg_temp.person(name text) returns jsonb language sql stable as $$ select jsonb_build_object('visitor', p.id) from people p where p.name = person.name $$;
create function pg_temp.figure(request text, name text) returns jsonb language sql stable as $$
  select public.get_request(tests.id('request', figure.request)) -> 'request' -> 'figures' -> figure.name
$$;
select tests.act_as('editor');
select lives_ok($$select pg_temp.save('request', 'export', '{"title": "Export to a spreadsheet", "description": "Download the figures of a report"}'),
  pg_temp.save('request', 'theme', '{"title": "Dark theme"}'), pg_temp.save('request', 'excel', '{"title": "Excel files"}')$$, 'three requests');

-- accounts_now, median_arr, account_state.
select tests.act_as_superuser();
select is(app.median_arr(tests.workspace('w')), 1000::numeric, 'median_arr: of what is known');
select results_eq($$select a.name, n.state, round(n.weight::numeric, 3), n.factor::numeric from accounts a join app.accounts_now(tests.workspace('w'), null) n on n.account_id = a.id order by 1$$,
  $$values ('big', 'at-risk', 1 + round(ln(101)::numeric, 3), 1.5), ('churned', 'churned', 1 + round(ln(2)::numeric, 3), 0.5), ('median', 'customer', 1 + round(ln(2)::numeric, 3), 1),
    ('prospect', 'prospect', 1 + round(ln(2)::numeric, 3), 0.7), ('small', 'customer', 1 + round(ln(1.1)::numeric, 3), 1), ('unknown', 'customer', 1 + round(ln(2)::numeric, 3), 1)$$,
  'accounts_now: weight and state of each; unknown revenue weighs as the median does');
select is(app.account_state('{}', app.default_voice_settings(), d, '2026-06-01'), s, 'account_state: renewal ' || d) from (values
  ('2026-08-30'::date, 'at-risk'), ('2026-08-31', 'customer'), ('2026-05-02', 'at-risk'), ('2026-05-01', 'customer')) t (d, s);

-- demand_parts, demand_figures: the strongest signal of each account, once.
select tests.act_as('editor');
select is(pg_temp.figure('theme', 'demand'), '0', 'no_figures: nobody asked');
select lives_ok($$select pg_temp.say('one', 'export', 'median', '{"importance": 1}'), pg_temp.say('two', 'export', 'median', '{"importance": 3}' || pg_temp.person('ann')),
  pg_temp.say('three', 'export', 'median', '{"importance": 2}' || pg_temp.person('ghost')), pg_temp.say('four', 'export', 'unknown', '{"importance": 2}' || pg_temp.person('bob'))$$, 'said by two accounts');
select is(pg_temp.figure('export', 'accounts'), '2', 'people of one account are one account');
select is(pg_temp.figure('export', 'people'), '2', 'a person who was anonymous once is one person');
select is(pg_temp.figure('export', 'evidence'), '4', 'all evidence is counted');
select is(round((pg_temp.figure('export', 'demand'))::numeric, 4), round(((1 + ln(2)) * 3 + (1 + ln(2)) * 2)::numeric, 4), 'demand: weight times the strongest of each');
select is(pg_temp.figure('export', 'arr'), '1000', 'revenue of the accounts where it is known');
select is(pg_temp.figure('export', 'arrUnknown'), '1', 'and how many are not known: not 0');
select lives_ok($$select pg_temp.say('old', 'theme', 'median', jsonb_build_object('importance', 2, 'saidAt', now() - interval '180 days')),
  pg_temp.say('ancient', 'theme', 'big', '{"importance": 2, "saidAt": "2015-01-01T00:00:00Z"}'), pg_temp.say('trial', 'theme', 'prospect', '{"importance": 1}'),
  pg_temp.say('gone', 'theme', 'churned', '{"importance": 0}'), pg_temp.say('nobody', 'theme', null, '{"speaker": "Someone"}')$$, 'said long ago, by others');
select is(round((pg_temp.figure('theme', 'demand'))::numeric, 3), round(((1 + ln(2)) * 2 * 0.5 + (1 + ln(101)) * 2 * 0.25 * 1.5 + (1 + ln(2)) * 0.7)::numeric, 3), 'demand: age, state and the floor');
select is(pg_temp.figure('theme', 'atRisk'), '100000', 'revenue at risk');
select is(pg_temp.figure('theme', 'withoutAccount'), '1', 'what names no account is seen, and in no sum');
select is(pg_temp.figure('theme', 'prospects'), '1', 'prospects stand apart');
select is((select round(sum((p ->> 'value')::numeric), 3) from jsonb_array_elements(public.why_demand(tests.id('request', 'theme')) -> 'parts') p),
  round((pg_temp.figure('theme', 'demand'))::numeric, 3), 'why_demand: its rows add up to the number');
select is(pg_temp.figure('export', 'trend') -> 11, '4', 'demand_trends: this week');

-- Weights are the workspace's own, and logged.
select lives_ok($$select public.set_voice_settings(tests.workspace('w'), jsonb_set(public.get_voice_settings(tests.workspace('w')), '{weights,prospect}', '0'))$$, 'a weight changes');
select is(round((pg_temp.figure('theme', 'demand'))::numeric, 3), round(((1 + ln(2)) * 2 * 0.5 + (1 + ln(101)) * 2 * 0.25 * 1.5)::numeric, 3), 'checked_voice_settings: and counts at once');
select is((select a -> 'detail' -> 'weights' #> '{to,prospect}' from jsonb_array_elements(public.list_audit(tests.workspace('w'), null, 10)) a where a ->> 'action' = 'voice.weighed'), '0', 'the log says what changed');
select is(tests.attempt($$select public.set_voice_settings(tests.workspace('w'), jsonb_set(public.get_voice_settings(tests.workspace('w')), '{weights,floor}', '2'))$$), '22023 weights.floor: must be a number from 0 to 1', 'a weight out of bounds');

-- merge_requests, merged_under, root_of: pointers; taken back, everything counts as before.
create temp table counts as select q.name, pg_temp.figure(q.name, 'evidence') as evidence, pg_temp.figure(q.name, 'accounts') as accounts, pg_temp.figure(q.name, 'people') as people
from unnest(array['export', 'theme', 'excel']) q (name);
select lives_ok($$select pg_temp.say('five', 'excel', 'big')$$, 'a third request');
delete from counts;
insert into counts select q.name, pg_temp.figure(q.name, 'evidence'), pg_temp.figure(q.name, 'accounts'), pg_temp.figure(q.name, 'people') from unnest(array['export', 'theme', 'excel']) q (name);
select lives_ok($$select public.merge_requests(tests.id('request', 'export'), array[tests.id('request', 'excel')])$$, 'merged');
select lives_ok($$select public.merge_requests(tests.id('request', 'theme'), array[tests.id('request', 'export')])$$, 'and that one into another');
select is(pg_temp.figure('theme', 'evidence'), '10', 'what was said for any of them counts at the last');
select is(pg_temp.figure('theme', 'accounts'), '5', 'an account that asked for two of them is one');
select is(tests.attempt($$select public.merge_requests(tests.id('request', 'excel'), array[tests.id('request', 'theme')])$$), 'PT409 requests: one of them is deleted, or merged with this one already', 'not in a circle');
select is(jsonb_array_length(public.list_requests(tests.workspace('w'), '{}')), 1, 'merged ones are not listed');
select lives_ok($$select public.unmerge_request(tests.id('request', 'export'))$$, 'taken back');
select is(pg_temp.figure('export', 'evidence'), '5', 'what was merged into it before stays with it');
select lives_ok($$select public.unmerge_request(tests.id('request', 'excel'))$$, 'and that too');
select results_eq($$select q.name, pg_temp.figure(q.name, 'evidence'), pg_temp.figure(q.name, 'accounts'), pg_temp.figure(q.name, 'people') from unnest(array['excel', 'export', 'theme']) q (name)$$,
  'select * from counts order by name', 'merge then un-merge: every count is what it was');
select is(tests.attempt($$select public.unmerge_request(tests.id('request', 'excel'))$$), 'PT409 request: is not merged into another one', 'nothing more to take back');

-- Triage: checked_triage, triaged_fields, new_request_item; wake_evidence; place_of.
select tests.act_as_superuser();
create temp table before as select to_jsonb(e) - '{version,updated_at,clocks}'::text[] as row from app.evidence_items e where e.workspace_id = tests.workspace('w');
select tests.act_as('editor');
create temp table act as select public.triage_evidence(tests.workspace('w'), array[tests.id('evidence', 'nobody'), tests.id('evidence', 'old')],
  jsonb_build_object('newRequest', jsonb_build_object('id', tests.id('request', 'fresh'), 'title', 'Fresh', 'feature', null), 'addTags', '["b", "a"]'::jsonb, 'kind', 'bug')) as reply;
select is((select reply #> '{rows,0,tags}' from act), '["b", "a"]', 'triage: tags are added');
select is((select reply #>> '{rows,1,state}' from act), 'done', 'triage: what is linked is done');
select is(pg_temp.figure('fresh', 'evidence'), '2', 'triage: a new request by the way');
select lives_ok($$select public.undo_act((select (reply ->> 'act')::uuid from act))$$, 'undone');
select tests.act_as_superuser();
select set_eq($$select to_jsonb(e) - '{version,updated_at,clocks}'::text[] from app.evidence_items e where e.workspace_id = tests.workspace('w')$$, 'select * from before', 'everything is exactly what it was');
select is((select deleted from app.requests where id = tests.id('request', 'fresh')), true, 'and the request is gone');
select tests.act_as('editor');
select is(tests.attempt($$select public.triage_evidence(tests.workspace('w'), array[tests.id('evidence', 'old')], '{"state": "snoozed", "snoozedUntil": "2020-01-01T00:00:00Z"}')$$),
  '22023 changes.snoozedUntil: must lie in the future, a year away at most', 'not into the past');
select lives_ok($$select public.triage_evidence(tests.workspace('w'), array[tests.id('evidence', 'old')], jsonb_build_object('state', 'snoozed', 'snoozedUntil', now() + interval '1 hour'))$$, 'put off');
select is(public.count_evidence(tests.workspace('w'), '{"state": "new"}') -> 'snoozed', '1', 'count_evidence: one sleeps');
select tests.act_as_superuser();
update app.evidence_items set snoozed_until = now() - interval '1 second' where id = tests.id('evidence', 'old');
select tests.act_as('editor');
select is(public.count_evidence(tests.workspace('w'), '{"state": "new"}') -> 'snoozed', '0', 'wake_evidence: its time has come');
-- Pages: every piece once, in the order asked for, whatever the ties.
create function pg_temp.pages(q jsonb) returns text[] language plpgsql as $$
declare seen text[] := '{}'; place text; page jsonb;
begin
  loop
    page := public.list_evidence(tests.workspace('w'), q, place, 3);
    seen := seen || array(select r ->> 'words' from jsonb_array_elements(page -> 'rows') r);
    place := page ->> 'next';
    exit when place is null;
  end loop;
  return seen;
end $$;
select set_eq($$select unnest(pg_temp.pages('{"state": "all"}'))$$, array['one', 'two', 'three', 'four', 'five', 'old', 'ancient', 'trial', 'gone', 'nobody'], 'place_of, checked_place: no page skips');
select is(cardinality(pg_temp.pages('{"state": "all"}')), 10, 'and none repeats');
select is((pg_temp.pages('{"state": "all", "order": "important"}'))[1], 'two', 'evidence_where: the most important first');
select set_eq($$select unnest(pg_temp.pages(jsonb_build_object('state', 'all', 'request', tests.id('request', 'export'), 'importance', 2)))$$, array['two', 'three', 'four'], 'evidence_where: by request and importance');
select is(pg_temp.pages('{"state": "all", "text": "IEN"}'), array['ancient'], 'evidence_where: by words');
-- suggest_requests: told_lexemes, tells_of, by_words, by_spelling, by_sayings, fused, quoted_lexeme.
select lives_ok($$select pg_temp.say('We copy numbers into Excel by hand every Monday', 'export', 'small')$$, 'a saying in other words');
select is(public.suggest_requests(tests.workspace('w'), 'downloading figures', null, null, 3) #>> '{0,title}', 'Export to a spreadsheet', 'by_words: of title and description');
select is(public.suggest_requests(tests.workspace('w'), 'every monday we copy things by hand', null, null, 3) #>> '{0,title}', 'Export to a spreadsheet', 'by_sayings: as it was said before');
select is(public.suggest_requests(tests.workspace('w'), 'drak themme', null, null, 3) #>> '{0,title}', 'Dark theme', 'by_spelling: although it is misspelt');
select tests.act_as_superuser();
select set_eq($$select alike from app.lexemes_alike(array['invoic', 'slow']) where lexeme = 'invoic'$$, array['bill', 'receipt'], 'lexemes_alike, word_groups: what means about the same');
select is((select count(*)::int from app.lexemes_alike(array['invoic', 'bill', 'receipt'])), 0, 'lexemes_alike: but for what is said already');
select tests.act_as('editor');
select is(public.suggest_requests(tests.workspace('w'), 'black screen at night', null, null, 3) #>> '{0,title}', 'Dark theme', 'suggest_requests: no word of it is the same');
select * from finish();
rollback;
