-- Stored health: what lists read.
begin;
select plan(8);
select tests.make_world();
create temp table w as select tests.app('acme') as app, tests.id('feature', 'acme') as feature, tests.id('tag', 'acme') as tag;

select is(app.health_rank('silent') > app.health_rank('healthy') and app.health_rank('healthy') > app.health_rank('unknown'), true, 'health_rank: the worst is the highest');
select is(app.feature_health_of(feature), row('silent'::text, 'Some cause.'::text, null::timestamptz), 'feature_health_of: of its tag') from w;
insert into app.tags (id, workspace_id, feature_id, app_id, page_rule) select tests.id('tag', 'two'), tests.workspace('acme'), feature, app, '{"kind": "everywhere"}' from w;
update app.tag_health set health = 'healthy', cause = 'Fine.';
select is(health, 'healthy', 'feature_health_of: one that nobody has looked at says less') from w, app.feature_health_of(feature);
insert into app.tag_health (tag_id, health, cause, since) values (tests.id('tag', 'two'), 'drifting', 'Drifts.', '2026-01-31T09:00:00Z');
select is(app.feature_health_of(feature), row('drifting'::text, 'Drifts.'::text, '2026-01-31T09:00:00Z'::timestamptz), 'feature_health_of: the worst of its tags') from w;
select is(app.feature_record(feature) ->> 'healthReason', 'Drifts.', 'a feature''s record says so') from w;
select is(app.health_json(tag) - 'sighting', jsonb_build_object('tag', tag, 'feature', feature, 'app', app, 'health', 'healthy', 'cause', 'Fine.',
  'since', null, 'checkedAt', null, 'lastUse', null, 'figures', null, 'repaired', false), 'health_json: a record of the contract') from w;
update app.tags set archived_at = now();
select is(health, 'unknown', 'feature_health_of: archived tags have no say') from w, app.feature_health_of(feature);
select is(cause, 'It has no tag yet, so nothing is counted.', 'feature_health_of: without a tag') from w, app.feature_health_of(tests.id('feature', 'missing'));

select * from finish();
rollback;
