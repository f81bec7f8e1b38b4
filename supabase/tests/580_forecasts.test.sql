-- Real traffic to try a draft on, one person to preview it as, and what it meets.
begin;
select plan(20);
select tests.make_world();
create temp table ids as select
  (select v.id from app.visitors v where v.known_id = 'ann@acme.test') as ann,
  (select v.id from app.visitors v where v.workspace_id = tests.workspace('acme') and v.merged_into is not null) as ghost,
  tests.app('acme') as app, tests.id('feature', 'acme')::text as feature;
grant select on ids to public;
create function pg_temp.asked() returns text[] language sql as $$ select array['usage.' || feature || '.7', 'usage.' || feature || '.all'] from ids $$;

-- Uses before an instant. The world's only use is now.
select is((select count(*) from ids, app.uses_before(app, array[ann], pg_temp.asked(), now() - interval '1 hour')), 0::bigint, 'uses_before: nothing before it');
select is((select array_agg(row(u.feature::text = ids.feature, u.day = app.utc_day(now()), u.uses)::text)
  from ids, app.uses_before(app, array[ann], pg_temp.asked(), now() + interval '1 second') u), array['(t,t,1)'], 'uses_before: by person, feature and day');
select is((select array_agg(u.day - app.utc_day(now() + interval '400 days'))
  from ids, app.uses_before(app, array[ann], pg_temp.asked(), now() + interval '400 days') u), array[-8], 'uses_before: what no window reaches is one day');
select is((select count(*) from ids, app.uses_before(app, array[ann], array['usage.' || feature || '.7'], now() + interval '400 days')), 0::bigint,
  'uses_before: and only "all" asks for it');
select is((select count(*) from ids, app.uses_before(app, array[-1], pg_temp.asked(), now() + interval '1 second')), 0::bigint, 'uses_before: of those who are asked about');

-- What is known of them.
create function pg_temp.facts() returns jsonb language sql as $$
  select f.facts from ids, app.replay_facts(tests.workspace('acme'), app, array[ann], array['visitor.nothing'], array[tests.id('segment', 'acme'), tests.id('segment', 'rival')],
    now() - interval '7 days', now()) f $$;
select is(pg_temp.facts() ->> 'unit', 'ann@acme.test', 'replay_facts: what a page hashes');
select is(pg_temp.facts() -> 'segments', jsonb_build_array(tests.id('segment', 'acme')), 'replay_facts: lists of this workspace that they are on');
select is(pg_temp.facts() -> 'visitor', '{}', 'replay_facts: no trait that nothing names');
select is(jsonb_array_length(pg_temp.facts() -> 'ledger'), 1, 'replay_facts: what they were shown');
select is((select count(*) from ids, app.replay_facts(tests.workspace('rival'), app, array[ann], '{}', '{}', now(), now())), 0::bigint, 'replay_facts: within a workspace');

-- What they did.
create function pg_temp.events(features uuid[]) returns jsonb language sql as $$
  select e.body from ids, app.replay_events(app, array[ann], features, '{}', now() - interval '1 day', now() + interval '1 second') e $$;
select is(pg_temp.events(array[tests.id('feature', 'acme')]) #>> '{did,0,feature}', (select feature from ids), 'replay_events: uses of features that are waited for');
select is(pg_temp.events('{}') -> 'did', null, 'replay_events: and of no others');
select is((select jsonb_array_length(app.replay_people(tests.workspace('acme'), app, array[ann], '{}', '{}', '{}', '{}', now() - interval '1 day', now())) from ids), 1,
  'replay_people: each whole');
select is((app.waited_for(tests.app('acme'))).names, '{}', 'waited_for: events that live items wait for');

-- The functions of the API, as somebody who reads.
select tests.act_as('viewer');
select is(public.forecast_inputs(app, '{}', '{}', '{}', 7, 1) ->> 'halted', 'false', 'forecast_inputs: an answer') from ids;
select throws_ok(format('select public.forecast_inputs(%s, ''{}'', ''{}'', ''{}'', 7, 2001)', app), '22023', null, 'forecast_inputs: at most 2,000 people') from ids;
select throws_ok(format('select public.forecast_inputs(%s, ''{"$odd": 1}'', ''{}'', ''{}'', 7, 10)', app), '22023', null, 'forecast_inputs: a condition in form') from ids;
select is(public.preview_as(app, ann, '{}', array['visitor.x']) #>> '{person,unit}', 'ann@acme.test', 'preview_as: a person as of now') from ids;
select is(public.preview_as(app, ghost, '{}', '{}') #>> '{person,unit}', 'ann@acme.test', 'preview_as: whoever they are by now') from ids;
select is(jsonb_path_query_array(public.check_context(app, tests.id('item', 'acme')), '$.live[*].id'), jsonb_build_array(tests.id('survey', 'acme')),
  'check_context: what is live beside it') from ids;
select * from finish();
rollback;
