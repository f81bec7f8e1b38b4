-- Guides and surveys inside the database: what their definitions may hold, what becomes of them when they
-- are published, who may review.
begin;
select plan(83);
select tests.make_world();
create function pg_temp.item(name text) returns app.items language sql as $$ select i from app.items i where i.id = tests.id('item', $1) $$;

-- Settings.
select is(app.settings_of(tests.workspace('missing')), row(tests.workspace('missing'), 1, 24, 30, 24, 120, false)::app.workspace_engagement,
  'settings_of: who has set nothing has the defaults');
select is(app.budget_json(app.settings_of(tests.workspace('acme'))),
  '{"interruptions": 1, "hours": 24, "surveyDays": 30, "afterSurveyHours": 24, "calmSeconds": 120}', 'budget_json: as the contract names them');
select is(app.engagement_json(tests.app('acme')) - 'budget', jsonb_build_object('app', tests.app('acme'), 'halted', false, 'theme', '{}'::jsonb,
  'published', null, 'requireReview', false), 'engagement_json: an app that has published nothing');
select is(tests.attempt($$select app.checked_theme('{"accent": "red; }"}')$$), '22023 theme: colours must be like #0a7f5a, fonts a list of names, sizes numbers',
  'checked_theme: no value may be more than one');

-- Conditions.
select is(app.condition_problem(c), problem, 'condition_problem: ' || c::text) from (values
  ('{}'::jsonb, null),
  ('{"visitor.plan": "pro", "$or": [{"known": true}, {"seenDays": {"$gt": 3}}]}', null),
  ('{"usage.00000000-0000-4000-8000-000000000000.30": 0}', null),
  ('[]', 'must be an object'),
  ('{"$and": {}}', '$and must be a list of conditions'),
  ('{"$segment": "x"}', '$segment must be the id of a segment')
) p (c, problem);
select matches(app.condition_problem('{"usage.export.30": 0}'), '^"usage.export.30" is nothing', 'condition_problem: a feature is named by its id');
select throws_ok($$select app.checked_condition('audience', '{"$not": {"revenue": 1}}')$$, '22023', null, 'checked_condition: however deep');
select set_eq($$select app.condition_names('{"visitor.plan": {"$in": ["a"]}, "$or": [{"known": true}, {"$not": {"account.size": 1}}]}')$$,
  array['visitor.plan', 'known', 'account.size'], 'condition_names: on every level');
select is(array(select app.segment_ids(jsonb_build_object('$and', jsonb_build_array(jsonb_build_object('$segment', tests.id('segment', 'a')))))),
  array[tests.id('segment', 'a')], 'segment_ids: on every level');
insert into app.segments (id, workspace_id, name, condition) values
  (tests.id('segment', 'pro'), tests.workspace('acme'), 'Pro', '{"visitor.plan": "pro"}'),
  (tests.id('segment', 'outer'), tests.workspace('acme'), 'Outer', jsonb_build_object('$segment', tests.id('segment', 'pro')));
select is(app.expand_condition(jsonb_build_object('$segment', tests.id('segment', 'outer'), 'known', true), tests.workspace('acme')),
  '{"known": true, "$and": [{"$and": [{"visitor.plan": "pro"}]}]}', 'expand_condition: nested segments say what they say');
select is(app.expand_condition(jsonb_build_object('$segment', tests.id('segment', 'pro')), tests.workspace('rival')),
  jsonb_build_object('$segment', tests.id('segment', 'pro')), 'expand_condition: nobody else''s');
select set_eq($$select app.segment_users(tests.id('segment', 'pro'))$$, array[tests.id('segment', 'pro'), tests.id('segment', 'outer')],
  'segment_users: those that are made of it, too');
select is(tests.attempt(format($$select app.check_nested(tests.workspace('acme'), tests.id('segment', 'pro'), '{"$segment": "%s"}')$$, tests.id('segment', 'outer'))),
  '22023 segment.holds.condition: names a segment that is made of this one; leave one of the two out', 'check_nested: no circles');
select is(app.segment_record(s) -> 'listed', '1', 'segment_record: how many are on the list') from app.segments s where s.id = tests.id('segment', 'acme');
select is(app.segment_record(s) -> 'usedBy', '["Outer"]', 'segment_record: what uses it') from app.segments s where s.id = tests.id('segment', 'pro');

-- What conditions compare.
select is(app.attribute('{"a": {"b": 1}}', 'a.b'), '1', 'attribute: by its path');
select is(app.attribute('{"a": null}', 'a.b.c'), 'null', 'attribute: what is missing is null');
select is(array[app.is_truthy('null'), app.is_truthy('0'), app.is_truthy('""'), app.is_truthy('"0"'), app.is_truthy('[]')],
  array[false, false, false, true, true], 'is_truthy: as JavaScript has it');
select is(array[app.as_number('"7"'), app.as_number('"x"'), app.as_number('null'), app.as_number('true')], array[7, null, 0, 1]::numeric[], 'as_number: as JavaScript has it');
select is(array[app.compared('"a"', '"b"'), app.compared('10', '"9"'), app.compared('"x"', '1')], array[-1, 1, null], 'compared: texts as texts, numbers as numbers');
select ok(app.version_key('"1.10.0"') collate "C" > app.version_key('"1.9.2"') collate "C" and app.version_key('"1.0.0"') collate "C" > app.version_key('"1.0.0-beta"') collate "C",
  'version_key: sorts as releases do');
select is(array[app.is_in('"A"', '["a"]'), app.is_in('"A"', '["a"]', true), app.is_in('["x", "a"]', '["a"]'), app.is_in('7', '["7"]', true)], array[false, true, true, false],
  'is_in: one of these, or any of several');
select is(array[app.matches_regex('"Pro"', '"^p"', ''), app.matches_regex('"Pro"', '"^p"', 'i'), app.matches_regex('"x"', '"("', '')], array[false, true, false],
  'matches_regex: a broken pattern matches nothing');
select is(array[app.is_pattern('a+'), app.is_pattern('(')], array[true, false], 'is_pattern: told beforehand');
select is(array[app.is_operators('{"$gt": 1}'), app.is_operators('{"gt": 1}'), app.is_operators('{}')], array[true, false, false], 'is_operators: all of it, and not none');
select is(array[app.is_sound('{"a": {"$gt": 1}}'), app.is_sound('{"a": {"$bogus": 1}}'), app.is_sound_value('{"$in": 7}')], array[true, false, false], 'is_sound: operators, with what they take');
select is(array[app.holds_value('"a"', '"a"', '{}'), app.holds_operator('$gt', '3', '2', '{}'), app.holds_part('{"a": {"$not": {"$eq": 1}}}', '{"a": 2}')], array[true, true, true],
  'holds_value, holds_operator, holds_part: one part each');

-- Definitions.
select ok((select bool_and(tests.guide() @@ r.rule and tests.survey() @@ r.rule) from app.definition_rules() r), 'definition_rules: a guide and a survey in form keep them all');
select is(app.checked_definition(tests.guide()), tests.guide(), 'checked_definition: hands on what is in form');
select matches(tests.attempt(format('select app.checked_definition(%L)', tests.survey(changes))), said, 'checked_definition: ' || said) from (values
  ('{"is": "poster"}'::jsonb, 'is: must be guide or survey'),
  ('{"frequency": {"kind": "every"}}', 'frequency: must be'),
  ('{"trigger": {"on": "event", "delaySeconds": 0}}', 'trigger: must be'),
  ('{"trigger": {"on": "load", "delaySeconds": -1}}', 'trigger.delaySeconds'),
  ('{"goal": {"of": {"kind": "event"}, "days": 7}}', 'goal: must be'),
  ('{"survey": {"kind": "nps", "questions": []}}', 'survey.questions: must be 1 to 20'),
  ('{"languages": {"default": "English"}}', 'languages: must have'),
  ('{"schedule": {"from": "soon", "until": null, "zone": "UTC", "hours": null}}', 'schedule.from: must be a time')
) d (changes, said);
select is(app.interrupts(d), expected, 'interrupts: ' || why) from (values
  (tests.guide(), true, 'a modal does'),
  (tests.guide('{"trigger": {"on": "launch"}}'), false, 'what is only asked for does not'),
  (jsonb_set(tests.guide(), '{guide,kind}', '"checklist"'), false, 'a checklist does not'),
  (jsonb_set(jsonb_set(tests.guide(), '{guide,kind}', '"banner"'), '{guide,steps,0,place}', '"inline"'), false, 'a banner in the page does not'),
  (jsonb_set(tests.guide(), '{guide,kind}', '"banner"'), true, 'a banner over it does'),
  (jsonb_set(tests.survey(), '{survey,surface}', '"embedded"'), false, 'a survey in the page does not')
) k (d, expected, why);
select set_eq(format($$select app.feature_ids(%L)$$, jsonb_build_object('goal', jsonb_build_object('of', jsonb_build_object('feature', tests.id('feature', 'a'))),
  'audience', jsonb_build_object('usage.' || tests.id('feature', 'b') || '.30', 0))),
  array[tests.id('feature', 'a'), tests.id('feature', 'b')], 'feature_ids: of goals and of conditions');

-- The live file.
select is(app.live_item(pg_temp.item('acme'), tests.guide('{"exempt": {"reason": "everybody must know"}}')) -> 'exempt', 'true', 'live_item: that it is exempt, not why');
select is((select array_agg((d ->> 'id')::uuid order by d ->> 'id') from app.live_items(tests.app('acme')) d),
  (select array_agg(i.id order by i.id::text) from app.items i where i.app_id = tests.app('acme')), 'live_items: what is live of an app');
insert into app.tag_elements (tag_id, element_id, verdict, anchor, score)
select tests.id('tag', 'acme'), e.id, 'similar', left(md5('acme'), 16), 0.9 from app.elements e where e.app_id = tests.app('acme') on conflict do nothing;
select is(app.live_feature(tests.id('feature', 'acme'), tests.app('acme')), jsonb_build_object('id', tests.id('feature', 'acme'), 'rules',
  jsonb_build_array(jsonb_build_object('page', '{"kind": "everywhere"}'::jsonb, 'hashes', jsonb_build_array(left(md5('acme'), 16))))),
  'live_feature: by the hashes that the database resolved');
select is(app.engage_body(2147483647), null, 'engage_body: nothing of what is not there');
select app.republish(tests.app('acme')) is null as republished;
select is((select e.published from app.app_engagement e where e.app_id = tests.app('acme')),
  left(encode(sha256(convert_to(app.engage_body(tests.app('acme')), 'UTF8')), 'hex'), 32), 'republish: points to the file by the hash of its bytes');
select app.republish(tests.app('acme')) is null as again;
select is((select count(*) from app.engage_history h where h.app_id = tests.app('acme') and h.version <> repeat('a', 32)), 1::bigint,
  'republish: the same once more is no event');
select app.republish_workspace(tests.workspace('rival')) is null as none;
select is(app.configs_of(tests.workspace('acme')) -> 0 ->> 'key', (select a.key from app.apps a where a.id = tests.app('acme')), 'configs_of: of apps that have published');
select is(app.configs_of(tests.workspace('rival')), '[]', 'republish_workspace: leaves alone what has published nothing');

-- Records and reviews.
select is(app.member_name(tests.workspace('acme'), tests.user_id('editor')), 'Editor', 'member_name: of a member');
select is(app.member_name(tests.workspace('acme'), tests.user_id('rival')), null, 'member_name: of nobody else');
select is((app.current_review(pg_temp.item('acme'))).state, 'open', 'current_review: of the draft as it stands');
select is(app.review_json(pg_temp.item('acme'), app.current_review(pg_temp.item('acme'))) -> 'state', '"open"', 'review_json: what stands');
select is(app.state_of(pg_temp.item('acme'), live, null), expected, 'state_of: ' || expected) from (values
  (jsonb_build_object('schedule', jsonb_build_object('from', now() + interval '1 day')), 'scheduled'),
  (jsonb_build_object('schedule', jsonb_build_object('until', now() - interval '1 day')), 'ended'),
  ('{"schedule": {}}', 'live')) s (live, expected);
select is(app.item_row(pg_temp.item('acme')) - 'updatedAt' @> '{"state": "live", "version": 1, "changed": false, "displayed": 0}', true, 'item_row: what a list shows');
select is(app.item_record(tests.id('survey', 'acme')) -> 'displayed', '1', 'item_record: with how many have seen it');
select throws_ok($$select app.require_item(tests.id('item', 'acme'), 'viewer')$$, 'PT401', null, 'require_item: for members who are signed in');
select throws_ok($$select app.require_segment(tests.id('segment', 'acme'), 'viewer')$$, 'PT401', null, 'require_segment: likewise');
select is(app.may_review(pg_temp.item('acme'), app.current_review(pg_temp.item('acme'))), false, 'may_review: nobody who is not signed in');
select throws_ok($$select app.checked_note(repeat('x', 2001))$$, '22023', null, 'checked_note: bounded');
select is(app.moved(s, v, m), t, format('moved: %s from %s', m, s)) from (values
  ('live', 1, 'pause', 'paused'), ('paused', 1, 'resume', 'live'), ('draft', null, 'pause', null), ('archived', null, 'restore', 'draft'),
  ('archived', 2, 'restore', 'ended'), ('draft', null, 'resume', null)) k (s, v, m, t);
select throws_ok($$select app.check_names(pg_temp.item('acme'), tests.guide('{"guide": {"kind": "modal", "steps": [], "tasks": [], "resources": []}}'))$$,
  '22023', null, 'check_names: something to show');
update app.workspace_engagement set require_review = true where workspace_id = tests.workspace('acme');
select throws_ok('select app.check_approved(pg_temp.item(''acme''), null)', 'PT409', null, 'check_approved: a second person, where asked for');
select lives_ok('select app.check_approved(pg_temp.item(''acme''), tests.user_id(''admin''))', 'check_approved: and there was one');
select is((app.put_live(pg_temp.item('acme'), tests.guide(), '{}', null, '')).version, 1, 'put_live: the same once more is no new version');
select is((app.put_live(pg_temp.item('acme'), tests.guide('{"priority": 1}'), '{}', null, '')).version, 2, 'put_live: another one is');
select is(app.published_record(pg_temp.item('acme'), null) #> '{item,version}', '2', 'published_record: what its caller writes to storage, and the item');
select lives_ok($$select app.on_item(tests.id('item', 'acme'), null)$$, 'on_item: says nothing of nothing');

select * from finish();
rollback;
