-- What ingest writes: dictionaries within their caps, descriptors only as their hash says, events with
-- their times, and the facts beside them.
begin;
select plan(49);
select tests.make_world();
create temp table w as select a.* from app.apps a where a.name = 'acme';
create function pg_temp.ev(changes jsonb default '{}', age interval default '0') returns jsonb language sql as $$
  select jsonb_build_object('t', floor(extract(epoch from now() - age) * 1000), 'k', 'click', 'p', '/p', 'e', '00000000000000aa') || changes
$$;
create function pg_temp.send(events jsonb, changes jsonb default '{}', received timestamptz default now()) returns jsonb language sql as $$
  select app.ingest_batch(jsonb_build_object('v', 1, 'app', w.key, 'sender', gen_random_uuid(), 'seq', 1, 'sent', extract(epoch from send.received) * 1000,
    'device', md5('pane')::uuid, 'events', events) || changes, null, false, send.received) from w
$$;
create function pg_temp.button(label text) returns jsonb language sql as $$
  select jsonb_build_object('v', 1, 'tag', 'button', 'role', 'button', 'name', label, 'text', label, 'nth', 1, 'of', 1)
$$;
create function pg_temp.element(hash text) returns app.elements language sql as $$ select e from app.elements e join w on w.id = e.app_id where e.hash = $1 $$;
create function pg_temp.told(hash text, label text) returns jsonb language sql as $$ select jsonb_build_object('elements', jsonb_build_object($1, pg_temp.button(label))) $$;
delete from app.dictionary_days; delete from app.events; delete from app.activity;
create temp table save as select app.element_hash(pg_temp.button('Save')) as hash;

-- Descriptors.
select is(app.is_descriptor_of(pg_temp.button('Save'), hash), true, 'is_descriptor_of: its own') from save;
select is(app.is_descriptor_of(pg_temp.button('Free money'), hash), false, 'is_descriptor_of: not another''s') from save;
select is(app.is_descriptor_of(d, hash), false, 'is_descriptor_of: not ' || left(coalesce(d::text, 'none'), 20)) from save, unnest(array['[]', 'null', '{}', null, pg_temp.button(repeat('x', 2000))]::jsonb[]) d;
select is(pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', hash)))) -> 'unknown', jsonb_build_array(hash), 'learn: who names an element without describing it is asked') from save;
select is((pg_temp.element(hash)).descriptor, null, 'make_elements: a hash stands for what nobody has described') from save;
select is(pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', hash)))) -> 'unknown', jsonb_build_array(hash), 'store_events: and is asked for') from save;
select pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', hash))), pg_temp.told(hash, 'Free money')) from save;
select is((pg_temp.element(hash)).descriptor, null, 'teach_elements: not by a forged one') from save;
select pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', hash))), pg_temp.told(hash, 'Save')) from save;
select is((pg_temp.element(hash)).descriptor, pg_temp.button('Save'), 'teach_elements: by the right one') from save;
select ok(cardinality((pg_temp.element(hash)).keys) > 0, 'teach_elements: with its keys') from save;
select is(pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', hash)))) ? 'unknown', false, 'store_events: nobody is asked again') from save;
select is(app.teach_elements(w.id, jsonb_build_object(hash, pg_temp.button('Save'))), null, 'teach_elements: has nothing left to learn') from w, save;
select pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', app.element_hash(pg_temp.button('Send'))))), pg_temp.told(app.element_hash(pg_temp.button('Send')), 'Send'));
select is((pg_temp.element(app.element_hash(pg_temp.button('Send')))).descriptor, pg_temp.button('Send'), 'make_elements: described at once');
create temp table fresh as select app.make_paths(w.id, '{/new,/p}', now(), now()) as ids from w;
select is(ids, array[(select p.id from app.paths p join w on w.id = p.app_id where p.path = '/new')], 'make_paths: what is missing') from fresh;
select isnt(app.make_elements(w.id, '{00000000000000bb}', '{}', now(), now()), null, 'make_elements: an id for what is new') from w;

-- Pairs of element and page, hourly.
select set_eq($$select e.hash || p.path from app.element_paths ep join app.elements e on e.id = ep.element_id join app.paths p on p.id = ep.path_id, save where e.hash = save.hash$$,
  $$select hash || '/p' from save$$, 'note_pairs: the page it was seen on');
update app.element_paths set first_seen = now() - interval '3 hours', last_seen = now() - interval '30 minutes';
select pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', hash)))) from save;
select is((select ep.last_seen from app.element_paths ep where ep.element_id = (pg_temp.element(hash)).id), now() - interval '30 minutes', 'note_pairs: not within the hour') from save;
update app.element_paths set last_seen = now() - interval '2 hours';
select pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('e', hash)))) from save;
select ok((select ep.last_seen > now() - interval '1 minute' and ep.first_seen = now() - interval '3 hours' from app.element_paths ep where ep.element_id = (pg_temp.element(hash)).id), 'note_pairs: after it') from save;

-- Caps.
create function pg_temp.others() returns bigint language sql as $$ select d.other_events from app.dictionary_days d join w on w.id = d.app_id where d.day = (now() at time zone 'UTC')::date $$;
select pg_temp.send(jsonb_build_array(pg_temp.ev('{"k": "track", "n": "Known"}')));
update app.dictionary_days set elements = 1999, paths = 2000, names = 200;
select is(pg_temp.send(jsonb_build_array(pg_temp.ev('{"e": "00000000000000c1"}'), pg_temp.ev('{"e": "00000000000000c2"}'))) ->> 'accepted', '2', 'learn: what is over the cap is kept');
select is((select count(*)::int from app.elements where hash in ('00000000000000c1', '00000000000000c2')), 1, 'learn: as far as the cap allows');
select is((pg_temp.element('0000000000000000')).id, (select element_id from app.events order by id desc limit 1), 'others_of: the rest is "other"');
select is(pg_temp.others(), 1::bigint, 'note_others: counted');
select pg_temp.send(jsonb_build_array(pg_temp.ev('{"p": "/one-too-many"}'), pg_temp.ev('{"k": "track", "n": "One too many"}')));
select is((select array[p.path, n.name] from app.events e join app.paths p on p.id = e.path_id left join app.event_names n on n.id = e.name_id where p.path = '(other)' limit 1), '{(other),null}', 'others_of: of pages');
select is((select n.name from app.events e join app.event_names n on n.id = e.name_id order by e.id desc limit 1), '(other)', 'others_of: of names');
select is(pg_temp.others(), 3::bigint, 'note_others: adds up');
select pg_temp.send(jsonb_build_array(pg_temp.ev('{"k": "track", "n": "Known"}')));
select is(pg_temp.others(), 3::bigint, 'note_others: not what was known before');
select is((app.others_of(w.id)).element, (pg_temp.element('0000000000000000')).id, 'others_of: one row for all') from w;
select is((select count(*)::int from app.element_paths where element_id = (pg_temp.element('0000000000000000')).id), 0, 'note_pairs: "other" stands on no page');
select app.note_others(w.id, 2) from w;
select is(pg_temp.others(), 5::bigint, 'note_others: by so many');

-- Active days: bits of the workspace's zone.
update app.workspaces set timezone = 'Asia/Tokyo' where id = tests.workspace('acme');
delete from app.events; delete from app.activity; delete from app.day_touches;
select is(app.first_of('{b,a,b,c}', 2), '{a,b}', 'first_of: each once, in order, as many as there is room for');
create temp table noon as select date_trunc('month', now() at time zone 'UTC') - interval '16 days' + interval '20 hours' as at; -- the next day in Tokyo
select pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('t', extract(epoch from at at time zone 'UTC') * 1000))), '{}', (at at time zone 'UTC') + interval '2 days') from noon;
select is((select days from app.activity), 1 << (extract(day from at + interval '1 day')::int - 1), 'note_month: a bit for the day') from noon;
select is((select month from app.activity), date_trunc('month', at + interval '1 day')::date, 'note_activity: of the month') from noon;
select is((select array_agg(day) from app.day_touches), array[(at + interval '1 day')::date], 'on_past_days: what came after its day was over') from noon;
select pg_temp.send(jsonb_build_array(pg_temp.ev(jsonb_build_object('t', extract(epoch from at at time zone 'UTC') * 1000 - 86400000))), '{}', (at at time zone 'UTC') + interval '2 days') from noon;
select is((select bit_count(days::bit(32)) || ' ' || events from app.activity), '2 2', 'note_activity: more days and events on one row');
select is((select sum(events) from app.app_minutes m join noon on m.minute = date_trunc('minute', (at at time zone 'UTC') + interval '2 days')), 2::bigint, 'note_minute: by the minute of arrival');

-- Another zone: the same events on other days, and nobody else's.
create temp table before as select x.days, x.events from app.activity x join w on w.id = x.app_id;
insert into app.activity (app_id, month, visitor_id, days) select tests.app('rival'), '2020-01-01', min(v.id), 1 from app.visitors v;
update app.workspaces set timezone = 'America/Los_Angeles' where id = tests.workspace('acme');
select is((select array[x.days, x.events] from app.activity x join w on w.id = x.app_id), array[b.days >> 1, b.events], 'rebuild_activity, on_zone: days of the new zone') from before b;
select is((select count(*)::int from app.activity where app_id = tests.app('rival')), 1, 'rebuild_activity: of this workspace');

-- Events refused one by one are noted as such, and nothing is stored of a batch of them alone.
delete from app.refusals;
select is(pg_temp.send('[1, 2]'), '{"accepted": 0, "duplicate": false, "refused": [{"index": 0, "reason": "event: must be an object"}, {"index": 1, "reason": "event: must be an object"}]}', 'news_of: by index and reason');
select is((select reason || ' ' || count from app.refusals), 'event: must be an object 2', 'note_batch, note_refused: noted by reason');
select is(pg_temp.send('[]') ->> 'accepted', '0', 'take_events: an empty batch is a batch');
select is((app.context_of(1, null, now(), floor(extract(epoch from now() - ago) * 1000)::bigint, '13 months', 'UTC')).skew_ms, skew, 'context_of: clocks off by ' || ago)
from (values (interval '59 seconds', 0::bigint), ('61 seconds', 61000), ('-2 hours', -7200000)) x (ago, skew);

-- Whatever tagging does, events are kept.
create or replace function app.on_new_paths(app_id int, path_ids int[]) returns void language plpgsql as $$ begin raise 'broken'; end $$;
update app.dictionary_days set paths = 0;
select is(pg_temp.send(jsonb_build_array(pg_temp.ev('{"p": "/after"}'))) ->> 'accepted', '1', 'announce: never fails a batch');

-- Partitions appear when nobody made them.
select is(pg_temp.send(jsonb_build_array(pg_temp.ev('{}', '-5 years')), '{}', now() + interval '5 years') ->> 'accepted', '1', 'ingest_batch: in a month without a partition') ;
select ok(to_regclass('app.' || app.partition_name((now() at time zone 'UTC' + interval '5 years')::date)) is not null, 'ensure_partitions: made on arrival');

select * from finish();
rollback;
