-- Tags and their versions: what put_tag writes, what each table refuses, what is free when a tag goes.
begin;
select plan(23);
select tests.make_world();
select tests.claim(jsonb_build_object('sub', tests.user_id('editor')), 'none');
create temp table t as select tests.app('acme') as app, tests.workspace('acme') as workspace, tests.id('feature', 'acme') as feature, tests.id('tag', 'new') as tag;
create function pg_temp.rule(hashes text[], selector text default null, page jsonb default '{"kind": "everywhere"}') returns jsonb language sql as $$
  select jsonb_build_object('page', page, 'selector', selector, 'anchors', coalesce((select jsonb_agg(
    jsonb_build_object('hash', h, 'descriptor', '{"v": 1, "tag": "button", "name": "X", "nth": 1, "of": 1}'::jsonb)) from unnest(hashes) h), '[]'))
$$;
create function pg_temp.put(rule jsonb, matched text[] default '{}') returns boolean language sql as $$
  select app.put_tag(t.workspace, t.feature, t.app, t.tag, rule, matched) from t
$$;
create function pg_temp.anchors() returns text[] language sql as $$ select array_agg(hash order by hash) from app.tag_anchors, t where tag_id = t.tag $$;
create function pg_temp.version() returns int language sql as $$ select version from app.tags, t where id = t.tag $$;

select ok(pg_temp.put(pg_temp.rule('{aaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbb}')), 'put_tag: a new tag');
select is(pg_temp.version(), 1, 'put_tag: its first version');
select is(pg_temp.anchors(), '{aaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbb}', 'put_anchors: those of the rule');
select ok(not pg_temp.put(pg_temp.rule('{aaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbb}')), 'put_tag: the same rule changes nothing');
update app.tag_anchors set added_at = now() - interval '9 days' from t where tag_id = t.tag;
select ok(pg_temp.put(pg_temp.rule('{aaaaaaaaaaaaaaaa}')), 'put_tag: another rule');
select is(pg_temp.version(), 2, 'put_tag: is another version');
select is((select added_at from app.tag_anchors, t where tag_id = t.tag), now() - interval '9 days', 'put_anchors: what stays keeps its time');
select is((select elements from app.tag_versions, t where tag_id = t.tag and version = 1), 0, 'the version before keeps how much it had found');
select ok(pg_temp.put(pg_temp.rule('{}', '.x'), '{cccccccccccccccc}'), 'put_tag: a selector with what it matched');
select is(pg_temp.anchors(), '{cccccccccccccccc}', 'put_anchors: only that');
select ok(pg_temp.put(pg_temp.rule('{}', '.x'), '{dddddddddddddddd}'), 'put_tag: the same selector on another page');
select is(array[pg_temp.version()::text] || pg_temp.anchors(), '{3,cccccccccccccccc,dddddddddddddddd}', 'put_anchors: adds up within the version');
select ok(pg_temp.put(pg_temp.rule('{}', '.x', '{"kind": "page", "path": "/acme"}')), 'put_tag: the same selector elsewhere');
select is(pg_temp.anchors(), '{cccccccccccccccc,dddddddddddddddd}', 'put_anchors: what a selector matched it still matches');
select is((select count(*) from app.tag_paths, t where tag_id = t.tag), 1::bigint, 'resolve_tag: pages of the rule');

-- The element of acme's own tag.
select is(cardinality(app.named_elements(array[tests.id('tag', 'acme')])), 1, 'named_elements: recorded ones');
select ok(pg_temp.put(pg_temp.rule(array[left(md5('acme'), 16)])), 'put_tag: an element that is recorded');
select is((app.version_json(tests.id('tag', 'new')) ->> 'elements')::int, 1, 'version_json: how many it found');
select is((select app.revision_of(t.feature) from t), (select sum(revision)::int from app.tags, t where feature_id = t.feature), 'revision_of: moves with its tags');
select lives_ok($$select app.revise(array[tests.id('tag', 'new')]), app.retag(array[tests.id('tag', 'new')], '{}')$$, 'revise, retag: may be repeated');
select is((select verdict from app.tag_elements, t where tag_id = t.tag), 'anchor', 'resolve_tag: with the same result');
select throws_ok($$insert into app.tag_anchors (tag_id, app_id, hash) select tag, app, '0000000000000000' from t$$, '23514', null, 'what stands for "other" is no anchor');
select throws_ok($$insert into app.tags (id, workspace_id, feature_id, app_id, page_rule)
  select tests.id('tag', 'y'), workspace, tests.id('feature', 'rival'), app, '{"kind": "everywhere"}' from t$$, '23503', null, 'a tag cannot belong to another workspace''s feature');

select * from finish();
rollback;
