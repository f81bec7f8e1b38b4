-- What is known of one person, what they were shown, and what pages report of it.
begin;
select plan(71);
select tests.make_world();
create temp table ids as select
  (select v.id from app.visitors v where v.known_id = 'ann@acme.test') as ann,
  (select v.id from app.visitors v where v.workspace_id = tests.workspace('acme') and v.merged_into is not null) as ghost,
  (select a.key from app.apps a where a.name = 'acme') as key;
create function pg_temp.ann() returns int[] language sql as $$ select array[ann, ghost] from ids $$;

-- Usage that conditions ask for. The person of the world was active on any day.
update app.activity a set days = x'7fffffff'::int4 where a.app_id = tests.app('acme');
select is(app.utc_day('2026-01-01 00:30+01'), '2025-12-31'::date, 'utc_day: days of UTC, wherever anybody is');
select is((select count(*) from app.feature_events(tests.id('feature', 'acme'), tests.app('acme'), '-infinity', 'infinity')), 1::bigint, 'feature_events: uses, by anybody');
select app.count_watched(tests.id('feature', 'acme'), tests.app('acme'), '2000-01-01', '2000-01-01') is null as counted;
select is((select count(*) from app.watched_uses w where w.feature_id = tests.id('feature', 'acme')), 0::bigint, 'count_watched: days that are over, from the events');
insert into app.watched_uses (feature_id, visitor_id, app_id, day, uses)
select tests.id('feature', 'acme'), ann, tests.app('acme'), app.utc_day(now()) - n, 2 from ids, generate_series(1, 40) n;
select is(app.uses_by(tests.id('feature', 'acme'), tests.app('acme'), pg_temp.ann(), days, now() + interval '1 second'), expected, 'uses_by: ' || what) from (values
  (7, 15, 'seven days and today'), (0, 1, 'today'), (null, 81, 'ever')) u (days, expected, what);
select is(app.usage_of(pg_temp.ann(), tests.app('acme'), array['usage.' || tests.id('feature', 'acme') || '.7', 'known'], now() + interval '1 second'),
  jsonb_build_object(tests.id('feature', 'acme'), '{"7": 15}'::jsonb), 'usage_of: by feature and days');
select is((select array_agg(u.uses) from app.usage_by_person(array[tests.app('acme')], array['usage.' || tests.id('feature', 'acme') || '.7'], now() + interval '1 second') u),
  array[1::bigint], 'usage_by_person: of everybody, from the events');
select is((select count(*) from app.watched_since(tests.app('acme'))), 0::bigint, 'watched_since: nothing live asks for usage');
select app.watch_features(tests.app('acme')) is null as watched;
select is((select count(*) from app.watched_features w where w.app_id = tests.app('acme')), 0::bigint, 'watch_features: lets go what nothing live asks for');

-- Facts.
select is((app.account_of(pg_temp.ann())).external_id, 'account of acme', 'account_of: whom they acted for last');
select is(app.pick('{"plan": "pro", "salary": 7}', array['plan', 'size']), '{"plan": "pro"}', 'pick: what is asked for, and is there');
select is(app.answers_of(pg_temp.ann(), array[tests.id('survey', 'acme')], now()), jsonb_build_object(tests.id('survey', 'acme'), '{"score": 3, "days": 0}'::jsonb),
  'answers_of: the last answer to each survey');
select is(app.person_facts(pg_temp.ann(), tests.app('acme'), '{}', array[tests.id('segment', 'acme'), tests.id('segment', 'rival')]) -> 'segments',
  jsonb_build_array(tests.id('segment', 'acme')), 'person_facts: the lists that they are on');
select is((select f.facts -> 'known' from app.people_facts(tests.workspace('acme'), array[tests.app('acme')], pg_temp.ann(), '{}', '{}') f
  where f.person = (select ann from ids)), 'true', 'people_facts: of many at once');
select is(app.people_since(tests.workspace('acme'), now() - interval '1 day', 10), array[(select ann from ids)], 'people_since: people, merged');
select is(app.unit_of((select ann from ids)), 'ann@acme.test', 'unit_of: what a page hashes for them');
select is((app.asked_by(tests.app('acme'))).names, '{}', 'asked_by: nothing live asks for anything');
select is(jsonb_array_length(app.pages_before(tests.app('acme'), pg_temp.ann(), now())), 0, 'pages_before: no page was viewed');
select is(app.seen_before(tests.app('acme'), pg_temp.ann(), now()) #>> '{0,what}', 'eligible', 'seen_before: what pages told of them');

-- Who asks.
create function pg_temp.asker(device text, who jsonb) returns app.asker language sql as $$
  select app.asker_of((select key from ids), md5($1)::uuid, $2) $$;
select is((pg_temp.asker('device acme', null)).visitors, null, 'asker_of: a device that was somebody''s proves nothing');
select is((pg_temp.asker('device acme', '{"id": "ann@acme.test"}')).visitors, null, 'asker_of: nor does an id');
select is((pg_temp.asker('new device', null)).visitors, '{}', 'asker_of: a new device is nobody yet');
select is((pg_temp.asker('new device', jsonb_build_object('id', 'ann@acme.test', 'sig', encode(app.hmac_sha256('ann@acme.test',
  convert_to((select s.identity_secret from app.app_secrets s where s.app_id = tests.app('acme')), 'UTF8')), 'hex')))).visitors,
  pg_temp.ann(), 'asker_of: a signature does');
select is(jsonb_array_length(app.ledger_of(tests.workspace('acme'), null, md5('device acme')::uuid)), 1, 'ledger_of: of a device');
select is(jsonb_array_length(app.ledger_of(tests.workspace('rival'), null, md5('device acme')::uuid)), 0, 'ledger_of: within a workspace');
select is(array[app.attention_refusal(pg_temp.asker('device acme', null), false, tests.id('display', 'new')),
  app.attention_refusal(pg_temp.asker('new device', null), false, tests.id('display', 'new'))], array['budget', null],
  'attention_refusal: one a day; nothing speaks against the first');
select is((select count(*) from app.counted_displays(pg_temp.asker('device acme', null), tests.id('display', 'new'))), 1::bigint, 'counted_displays: of the device');
select is(array[app.is_recent(d, 1, d.shown_at + interval '24 hours'), app.is_recent(d, 1, d.shown_at + interval '24 hours 1 ms'), app.is_recent(d, 0, d.shown_at)],
  array[true, false, false], 'is_recent: exactly so many days are within, none are no wait') from app.displays d where d.workspace_id = tests.workspace('acme') and d.shown_at is not null;
select is(app.frequency_refusal('{"frequency": {"kind": "once"}}', array(select d from app.displays d where d.workspace_id = tests.workspace('acme')), now()), 'once',
  'frequency_refusal: of what they had; with core/targeting in tests/db/engagement/frequency.test.ts');
select is((app.take_turn(pg_temp.asker('new device', null), null)).visitors, '{}', 'take_turn: a device is nobody yet');
select is(array(select app.write_claim(pg_temp.asker(d, null), i, tests.id('display', 'claimed'), true, 'budget') from unnest(array['new device', 'another']) d),
  array[true, false], 'write_claim: nobody else''s display') from app.items i where i.id = tests.id('item', 'acme');
select is((select d.exempted from app.displays d where d.id = tests.id('display', 'claimed')), 'budget', 'write_claim: with the rule that an exception overrode');
select is(app.ledger_depth(tests.id('item', 'acme')), 20, 'ledger_depth: as many as are told');
select is(array[app.ledger_span() > interval '730 days', app.claim_span() > interval '7 days'], array[true, true],
  'ledger_span, claim_span: longer than the longest wait, and than what a page keeps to send');
select is(array[app.answered_by(tests.id('display', 'acme'), now()), app.answered_by(tests.id('display', 'acme'), now() - interval '1 year')], array[true, false], 'answered_by: whether its answer had begun');
select is(app.days_until('2026-02-01', 7, '2026-02-02'), 3::bigint, 'days_until: of a month, up to a day');

-- Why.
select is(app.circumstances(tests.app('acme'), pg_temp.ann(), now()) - 'shownAt', '{"language": null, "screen": null, "known": true, "consent": "notNeeded"}', 'circumstances: as far as events tell');
select is(array[app.unit_at(pg_temp.ann(), true), app.unit_at(pg_temp.ann(), false)], array['ann@acme.test', md5('device acme')::uuid::text], 'unit_at: the id they had then');
select is((select array_agg(s ->> 'name') from jsonb_array_elements(app.segments_at(tests.workspace('acme'),
  jsonb_build_object('$segment', tests.id('segment', 'acme')), now())) s), (select array_agg(s.name) from app.segments s where s.id = tests.id('segment', 'acme')), 'segments_at: by name, as they were');
update app.apps set rate_per_minute = 1 where id = tests.app('acme');
delete from app.app_minutes;
select lives_ok(format('select app.check_rate(%s, 1)', tests.app('acme')), 'check_rate: the first of a minute');
insert into app.app_minutes values (tests.app('acme'), date_trunc('minute', now()), 3, 1) on conflict do nothing;
select throws_ok(format('select app.check_rate(%s, 1)', tests.app('acme')), 'PT429', null, 'check_rate: as many as the app may');

-- Scores.
select is((app.scale_of('nps')).most_value, 10, 'scale_of: by its name');
select is(array[app.is_on_scale('nps', '10'), app.is_on_scale('nps', '10.5'), app.is_on_scale('nps', '"9"')], array[true, false, false], 'is_on_scale: whole numbers of it');
select is(array[app.band_of('nps', 6), app.band_of('nps', 8), app.band_of('nps', 9), app.band_of('nps', null)], array['low', 'mid', 'high', null], 'band_of: detractor, passive, promoter');
select is(app.survey_scale(tests.survey()), 'nps', 'survey_scale: of the scored question');
select is(app.score_of(tests.survey(), '{"score": 11}'), row(null::float8, true), 'score_of: off the scale is none');
select is((app.score_of(jsonb_set(jsonb_set(tests.survey(), '{survey,questions}', '[{"key": "a", "kind": "scale", "scale": "umux7"}, {"key": "b", "kind": "scale", "scale": "umux7"}]'),
  '{survey,scored}', '["a", "b"]'), '{"a": 7, "b": 4}')).score, 75::float8, 'score_of: UMUX-Lite of both its questions');

-- Taking.
select is(app.known_answers(tests.survey(), '{"score": 9, "why": "x", "more": "y"}'), '{"score": 9, "why": "x"}', 'known_answers: to questions that are there');
select is(app.written('{"a": "x", "b": {"choices": ["c"], "other": "y"}, "c": 7}'), e'x\ny', 'written: what was written, of all questions');
select is(app.engage_problem(e), problem, 'engage_problem: ' || coalesce(problem, 'none')) from (values
  ('7'::jsonb, 'engage: must be an object'),
  ('{"t": "now"}', 't: must be a time in milliseconds since 1970'),
  ('{"t": 1, "k": "eligible", "i": "00000000-0000-4000-8000-000000000000", "n": 1, "a": "b"}', 'a: must be show or holdout'),
  ('{"t": 1, "k": "shown", "i": "00000000-0000-4000-8000-000000000000", "n": 1}', 'd: must be the UUID of a display'),
  ('{"t": 1, "k": "shown", "i": "00000000-0000-4000-8000-000000000000", "n": 1.5}', 'n: must be a version'),
  ('{"t": 1, "k": "shown", "i": "00000000-0000-4000-8000-000000000000", "n": 1, "d": "00000000-0000-4000-8000-000000000000"}', null)
) p (e, problem);
create function pg_temp.context() returns app.batch_context language sql as $$
  select app.context_of(tests.app('acme'), row((select ann from ids), null, null, null, null, null, null)::app.who, now(),
    floor(extract(epoch from now()) * 1000)::bigint, interval '13 months', 'UTC') $$;
create function pg_temp.told(kind text, more jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('t', floor(extract(epoch from now()) * 1000), 'k', kind, 'i', tests.id('survey', 'acme'), 'n', 1, 'd', tests.id('display', 'acme')) || more $$;
create function pg_temp.survey() returns app.items language sql as $$ select i from app.items i where i.id = tests.id('survey', 'acme') $$;
create function pg_temp.display() returns app.displays language sql as $$ select d from app.displays d where d.id = tests.id('display', 'acme') $$;
select is((app.ensure_display(pg_temp.context(), pg_temp.survey(), tests.survey(), md5('device acme')::uuid, pg_temp.told('seen'), now())).id, tests.id('display', 'acme'), 'ensure_display: the one that is there');
select is((app.ensure_display(pg_temp.context(), pg_temp.survey(), tests.survey(), md5('thief')::uuid, pg_temp.told('seen'), now())).id, null, 'ensure_display: another device''s is not theirs');
select app.note_step(tests.id('display', 'acme'), 'click', 'score', 'ok', now()), app.note_step(tests.id('display', 'acme'), 'click', 'score', 'ok', now());
select is((select s.times from app.display_steps s where s.what = 'click' and s.display_id = tests.id('display', 'acme')), 2, 'note_step: clicks are counted');
create function pg_temp.ends(kind text) returns text language plpgsql as $$
begin
  perform app.note_outcome(pg_temp.display(), pg_temp.told(kind), now(), 0);
  return (pg_temp.display()).outcome;
end $$;
select is(pg_temp.ends(kind), expected, 'note_outcome: ' || kind) from (values
  ('left', 'left'), ('dismissed', 'dismissed'), ('left', 'dismissed'), ('completed', 'completed'), ('dismissed', 'completed')) o (kind, expected);
select is((app.response_of(pg_temp.survey(), tests.survey(), pg_temp.ann(), tests.id('display', 'other'), now())).id, tests.id('response', 'acme'),
  'response_of: within its time, the one that is there');
select app.take_answers(pg_temp.context(), null, pg_temp.survey(), tests.survey(), pg_temp.told('submit', '{"x": {"score": 9}}'), now()) is null as taken;
select is((select r.score from app.responses r where r.id = tests.id('response', 'acme')), 9::float8, 'take_answers: the last word stands');
select is(app.take_engage_event(pg_temp.context(), null, md5('device acme')::uuid, pg_temp.told('step', '{"s": "why", "f": "score"}')), null, 'take_engage_event: taken');
select is(app.take_engagement(pg_temp.context(), null, jsonb_build_object('device', md5('device acme')::uuid, 'engage', jsonb_build_array(pg_temp.told('seen'), '7'::jsonb))),
  '[{"index": 1, "reason": "engage: must be an object"}]', 'take_engagement: what is refused, by place and reason');
select app.enqueue(tests.workspace('acme'), 'survey.detractor', tests.id('response', 'acme'), '{"said": "something"}', 'x') is null as told;
select app.erase_engagement(tests.workspace('acme'), pg_temp.ann()) is null as erased;
select is((select count(*) from app.segment_members m where m.external_id = 'ann@acme.test') + (select count(*) from app.webhook_deliveries d where d.subject = tests.id('response', 'acme'))
  + (select count(*) from app.displays d where d.device = md5('device acme')::uuid), 0::bigint, 'erase_engagement: nor what quotes or lists them');
select lives_ok($$select app.on_verbatim(tests.id('response', 'acme'))$$, 'on_verbatim: for whoever makes evidence of it');
select lives_ok($$select app.on_response(tests.id('response', 'acme'), true)$$, 'on_response: never in the way of an answer');

select * from finish();
rollback;
