-- Parts of results that are easier to see alone, messages to others, and what time does to all of it.
begin;
select plan(41);
select tests.make_world();
create function pg_temp.guide() returns app.items language sql as $$ select i from app.items i where i.id = tests.id('item', 'acme') $$;
create function pg_temp.survey() returns app.items language sql as $$ select i from app.items i where i.id = tests.id('survey', 'acme') $$;
create function pg_temp.response() returns app.responses language sql as $$ select r from app.responses r where r.id = tests.id('response', 'acme') $$;
create function pg_temp.hook() returns app.webhooks language sql as $$ select w from app.webhooks w where w.id = tests.id('webhook', 'acme') $$;

-- Guides.
select is((select count(*) from app.person_displays(tests.id('survey', 'acme'), '-infinity', 'infinity')), 1::bigint, 'person_displays: of people');
select is((select count(*) from app.person_displays(tests.id('survey', 'acme'), '-infinity', 'infinity', 2)), 0::bigint, 'person_displays: of one version');
select is((select array_agg(x.held_out) from app.exposed_people(tests.id('item', 'acme'), '-infinity', 'infinity') x), array[false], 'exposed_people: with their arm');
select is((select count(*) from app.goal_times(tests.app('acme'), '{"of": {"kind": "event", "name": "said hello"}}', '-infinity', 'infinity')), 1::bigint, 'goal_times: of an event');
select is((select count(*) from app.goal_times(tests.app('acme'), jsonb_build_object('of', jsonb_build_object('kind', 'feature', 'feature', tests.id('feature', 'acme'))), '-infinity', 'infinity')),
  1::bigint, 'goal_times: of a feature');
select is(app.goal_json(pg_temp.guide(), '{"goal": {"of": {"kind": "event", "name": "x"}, "days": 7}, "holdout": 0.1}', '-infinity', 'infinity', null) #> '{effect,waiting}', '1', 'goal_json: whose time is not over waits');
select is(app.goal_json(pg_temp.survey(), '{"goal": {"of": {"kind": "event", "name": "x"}, "days": 7}, "holdout": 0}', '-infinity', 'infinity', null) -> 'conversion', '{"people": 1, "reached": 0}', 'goal_json: of those who saw it');
select is(app.steps_json(tests.id('survey', 'acme'), tests.survey(), '-infinity', 'infinity', null) #>> '{steps,0,seen}', '1', 'steps_json: who saw each');
select is(app.steps_json(tests.id('survey', 'acme'), tests.survey(), '-infinity', 'infinity', null) -> 'clicks', '[]', 'steps_json: nobody clicked');
select is(app.outcomes_json(tests.id('survey', 'acme'), app.span_of(tests.workspace('acme'), 7), 'infinity', null) #> '{outcomes,left}', '1', 'outcomes_json: what nothing was told of was left');
select is(jsonb_array_length(app.outcomes_json(tests.id('survey', 'acme'), app.span_of(tests.workspace('acme'), 7), 'infinity', null) -> 'trend'), 8, 'outcomes_json: days without gaps');

-- Surveys.
select is((select count(*) from app.survey_rows(tests.id('survey', 'acme'), '-infinity', 'infinity')), 2::bigint, 'survey_rows: a display and an answer');
select is((select count(*) from app.person_responses(tests.id('survey', 'acme'), '-infinity', 'infinity')), 1::bigint, 'person_responses: of people');
select is((select c.counts from app.survey_counts(pg_temp.survey(), 'nps', '-infinity', 'infinity', 'UTC', null) c where c.part = 'all'),
  '{"displayed": 1, "responded": 1, "finished": 0, "tally": {"n": 1, "low": 1, "mid": 0, "high": 0, "sum": 3, "sumSquares": 9}}', 'survey_counts: what they come to');
select is((select array_agg(c.value) from app.survey_counts(pg_temp.survey(), 'nps', '-infinity', 'infinity', 'UTC', '{"by": "language"}') c where c.part = 'group'),
  array[null::text], 'survey_counts: nothing known is a group too');
select is((select count(*) from app.members_of(pg_temp.survey(), '{"by": "language"}', '-infinity', 'infinity')), 0::bigint, 'members_of: nobody, where nothing has members');
select is(app.weighted_json(pg_temp.survey(), 'nps', '-infinity', 'infinity', 'revenue') -> 'unknown', '1', 'weighted_json: whose account has no such number');
select is(app.number_traits(tests.workspace('acme')), '[]', 'number_traits: none of the accounts'' traits is a number');
select is(app.checked_breakdown('{"by": "language"}'), '{"by": "language"}', 'checked_breakdown: one that there is');
select is((app.band_bounds('umux7')).high_from, 70::float8, 'band_bounds: of the score, not of its questions');
select is((select array_agg(l.band) from app.last_scores(pg_temp.survey(), 'nps', '-infinity', 'infinity') l), array['low'], 'last_scores: of each person the last');
select is(app.feature_use_by_band(pg_temp.survey(), 'nps', tests.id('feature', 'acme'), now() - interval '30 days', now() + interval '1 hour') #> '{0,people}', '1', 'feature_use_by_band: everybody of a band');
select is(app.questions_json(tests.id('survey', 'acme'), tests.survey(), '-infinity', 'infinity') #> '{0,values}', '[{"value": "3", "people": 1}]', 'questions_json: who said what');
select is(app.response_record(pg_temp.response()) ->> 'band', 'low', 'response_record: as people read it');
select is(array[app.response_fits(pg_temp.response(), 'nps', '{"band": "low"}'), app.response_fits(pg_temp.response(), 'nps', '{"written": true}')], array[true, false], 'response_fits: what was asked for');

-- Messages.
select is(app.slack_text('<!here> & co'), '&lt;!here&gt; &amp; co', 'slack_text: words are no marks');
delete from app.webhook_deliveries;
select app.enqueue(tests.workspace('acme'), 'survey.detractor', tests.id('response', 'acme'), '{}', 'x'), app.enqueue(tests.workspace('acme'), 'survey.answered', null, '{}', 'x');
select is((select count(*) from app.webhook_deliveries), 1::bigint, 'enqueue: to those who want it');
select app.notify_response(tests.id('response', 'acme')) is null as told;
select is((select count(*) from app.webhook_deliveries), 1::bigint, 'notify_response: once about a thing');
select is((select c.headers ->> 'webhook-id' = c.id::text and c.headers ->> 'webhook-signature' like 'v1,%' from app.claim_deliveries() c), true, 'claim_deliveries: signed');
select is((select count(*) from app.claim_deliveries()), 0::bigint, 'claim_deliveries: nobody else takes it meanwhile');
select app.finish_delivery((select d.id from app.webhook_deliveries d), 500, 'broken') is null as reported;
select is((select d.state || ' ' || (d.next_try_at > now()) from app.webhook_deliveries d), 'waiting true', 'finish_delivery: again, later');
select is(app.delivery_record(d) -> 'problem', '"broken"', 'delivery_record: with what went wrong') from app.webhook_deliveries d;
select is(app.webhook_record(pg_temp.hook()) ? 'secret', false, 'webhook_record: without its secret');
select is(app.webhook_record(pg_temp.hook()) -> 'waiting', '1', 'webhook_record: with what waits');
select throws_ok($$select app.require_webhook(tests.id('webhook', 'acme'))$$, 'PT401', null, 'require_webhook: for admins who are signed in');

-- Time.
update app.responses set answered_at = now() - interval '40 minutes';
delete from app.webhook_deliveries;
select app.notify_unfinished() is null as told;
select is((select array_agg(event) from app.webhook_deliveries d where d.webhook_id = tests.id('webhook', 'acme')), array['survey.detractor'], 'notify_unfinished: who answered badly and went away');
update app.displays set shown_at = null, claimed_at = now() - interval '32 days' where workspace_id = tests.workspace('acme');
update app.responses set answered_at = now() - interval '14 months' where workspace_id = tests.workspace('acme');
update app.exposures set at = now() - interval '14 months' where item_id = tests.id('item', 'acme');
select app.forget_engagement(w) from app.workspaces w where w.id = tests.workspace('acme');
select is((select array[count(*) filter (where d.workspace_id = tests.workspace('acme')), count(*)] from app.displays d), array[0, 1]::bigint[], 'forget_engagement: claims that nothing came of');
select is((select count(*) from app.responses r where r.workspace_id = tests.workspace('acme')) + (select count(*) from app.exposures x where x.item_id = tests.id('item', 'acme')), 0::bigint,
  'forget_engagement: what the workspace no longer keeps');
insert into app.engage_files (app_id, version, body, made_at) values (tests.app('acme'), repeat('b', 32), '{}', now() - interval '46 days');
update app.webhook_deliveries set created_at = now() - interval '31 days';
select app.sweep_engagement() is null as swept;
select is((select array_agg(f.version) from app.engage_files f where f.app_id = tests.app('acme')), array[repeat('a', 32)], 'sweep_engagement: files that were live stay as long as anybody may ask');
select is((select count(*) from app.webhook_deliveries), 0::bigint, 'sweep_engagement: old messages go');
select lives_ok('select app.maintain_engagement()', 'maintain_engagement: all of it');

select * from finish();
rollback;
