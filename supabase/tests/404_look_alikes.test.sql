-- How look-alikes are found and judged, part by part; whole stories are in tests/db/tags.test.ts.
begin;
select plan(23);
select tests.make_world();
select is(app.strong_keys('{l:save,p:button//form,g:button profile}'), '{l:save}', 'strong_keys: what says something by itself');
select is(app.weak_keys('{l:save,p:button//form,g:button profile}'), '{p:button//form,g:button profile}', 'weak_keys: place and heading');
create function pg_temp.together(a text, b text) returns boolean language sql as $$
  select app.lived_together(lower(a::tstzrange), upper(a::tstzrange), lower(b::tstzrange), upper(b::tstzrange))
$$;
select is(pg_temp.together(a, b), expected, format('lived_together: %s and %s', a, b)) from (values
  ('[2026-01-01,2026-01-11]', '[2026-01-05,2026-01-20]', true),
  ('[2026-01-01,2026-01-11]', '[2026-01-10,2026-01-20]', false), -- a tenth of the shorter: a release on its way
  ('[2026-01-01,2026-01-11]', '[2026-01-12,2026-01-20]', false),
  ('[2026-01-01,2026-01-11]', '[2026-01-05,2026-01-05]', true), -- a single use in the midst
  ('[2026-01-01,2026-01-11]', '[2026-01-12,2026-01-12]', false)) x (a, b, expected);

-- Elements: the tagged one (10 to 5 days ago) and others by when they were used, with their scores.
create temp table e (name text, used int[], score real, id int);
create function pg_temp.add(name text, used int[], score real) returns int language plpgsql as $$
declare made int;
begin
  insert into app.elements (app_id, hash) values (tests.app('acme'), left(md5(name), 16)) returning id into made;
  insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late)
  select now() - d * interval '1 day', tests.app('acme'), 1, 1, made, 2, false from unnest(used) d;
  insert into e values (name, used, score, made);
  return made;
end $$;
select pg_temp.add('tagged', '{10,8,5}', 1), pg_temp.add('renamed', '{4,2,1}', 0.8), pg_temp.add('neighbour', '{9,7,1}', 0.9),
  pg_temp.add('other', '{4,1}', 0.4), pg_temp.add('unused', '{}', 0.9);
create function pg_temp.judged(only_these text[], anchor text default 'tagged', seen timestamptz default now()) returns jsonb language sql as $$
  select jsonb_object_agg(e.name, j.verdict)
  from app.judge(tests.app('acme'), array(select row(x.id, left(md5(anchor), 16), seen, x.score)::app.candidate from e x where x.name = any (only_these))) j
  join e on e.id = j.element_id
$$;
select is(pg_temp.judged('{renamed}'), '{"renamed": "similar"}', 'judge: it lives where the tagged one has died');
select is(pg_temp.judged('{neighbour}'), '{"neighbour": "beside"}', 'judge: both lived');
select is(pg_temp.judged('{other,unused}'), '{"other": "weak", "unused": "early"}', 'judge: too different; never used');
select pg_temp.add('twin', '{4,3,1}', 0.79), pg_temp.add('lesser', '{4,3,1}', 0.6);
select is(pg_temp.judged('{renamed,lesser}'), '{"renamed": "similar", "lesser": "rival"}', 'judge: the better of two where it is clearly better');
select is(pg_temp.judged('{renamed,twin}'), '{"renamed": "rival", "twin": "rival"}', 'judge: neither of two that fit alike');
select is(pg_temp.judged('{renamed}', 'never seen', now() - interval '12 hours'), '{"renamed": "early"}', 'judge: used half a day before the tag was made, which nobody has used');
select is(pg_temp.judged('{renamed}', 'never seen', now() - interval '3 days'), '{"renamed": "beside"}', 'judge: it was used before and after the tag was made');
select is(pg_temp.judged('{renamed}', 'never seen', now() + interval '2 days'), '{"renamed": "similar"}', 'judge: it had died when the tag was made');
select results_eq($$select since, until from app.life_of(tests.app('acme'), (select id from e where name = 'tagged'))$$,
  $$values (now() - interval '10 days', now() - interval '5 days')$$, 'life_of: first and last use');

-- Candidates by what they share.
create function pg_temp.described(name text, label text, heading text, tag text default 'button') returns void language sql as $$
  with d as (select jsonb_build_object('v', 1, 'tag', tag, 'role', tag, 'name', label, 'text', label, 'heading', heading, 'nth', 1, 'of', 1) as j)
  insert into app.elements (app_id, hash, descriptor, keys) select tests.app('acme'), left(md5(name), 16), j, app.element_keys(j) from d
$$;
create temp table anchor as select '[{"hash": "ffffffffffffffff", "descriptor": {"v": 1, "tag": "button", "role": "button", "name": "Save", "text": "Save", "heading": "Profile", "nth": 1, "of": 1}}]'::jsonb as anchors;
select pg_temp.described('same label', 'Save', 'Profiles'), pg_temp.described('same place', 'Save it', 'Profile'), pg_temp.described('far', 'Prices', 'Shop', 'a'),
  pg_temp.described('named', 'Save all', 'Profile');
create function pg_temp.near() returns text[] language sql as $$
  select array_agg(n.name order by n.name) from anchor, app.candidates(tests.app('acme'), anchors) c join app.elements e on e.id = c.element_id
  join (values ('same label'), ('same place'), ('far'), ('named')) n (name) on left(md5(n.name), 16) = e.hash
$$;
select is(pg_temp.near(), '{named,"same label","same place"}', 'candidates: what shares enough');
insert into app.tag_anchors (tag_id, app_id, hash) values (tests.id('tag', 'acme'), tests.app('acme'), left(md5('named'), 16));
select is(pg_temp.near(), '{"same label","same place"}', 'candidates: not what another tag names');
update app.features set archived_at = now() where id = tests.id('feature', 'acme');
select is(pg_temp.near(), '{named,"same label","same place"}', 'candidates: unless its feature is archived');
select is((select anchor_at from anchor, app.candidates(tests.app('acme'), anchors) limit 1), now(), 'candidates: a new anchor was seen now');
select is(app.verdict_reason('anchor', null, null), 'This is the tagged element itself.', 'verdict_reason: of the element itself');
select matches(app.verdict_reason('similar', '{"v": 1, "tag": "a", "name": "X", "nth": 1, "of": 1}', '{"v": 1, "tag": "a", "name": "X", "nth": 1, "of": 1}'), '^It took the tagged element''s place\. Same', 'verdict_reason: with the words of the locator');

select is((select count(*) from app.tag_elements where verdict = 'similar'), 0::bigint, 'nothing of this is stored');

select * from finish();
rollback;
