-- Gates of ingest, in the database: what is asked before a batch is opened, and what is answered.
-- Statuses as callers see them are in tests/db/ingest.test.ts.
begin;
select plan(85);
select tests.make_world();
create temp table w as select a.* from app.apps a where a.name = 'acme';
grant select on w to public;
create function pg_temp.batch(changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('v', 1, 'app', w.key, 'sender', gen_random_uuid(), 'seq', 1, 'sent', extract(epoch from now()) * 1000,
    'device', gen_random_uuid(), 'events', jsonb_build_array(jsonb_build_object('t', extract(epoch from now()) * 1000, 'k', 'page', 'p', '/p'))) || changes from w
$$;

-- limits, and what is measured by them.
select is(app.limit_of(k)::text, v, 'limit_of: ' || k) from jsonb_each_text(app.limits()) as x(k, v);
select is(app.limit_of('nothing'), null, 'limit_of: of what has none');
select is(app.json_fits('{"a": ["b", "c"]}', 15), true, 'json_fits: as senders write it, without spaces');
select is(app.json_fits(jsonb_build_object('a', repeat('x', 93)), 100), false, 'json_fits: one byte too many');
select is(app.json_fits(jsonb_build_object('a', repeat('ä', 60)), 100), false, 'json_fits: bytes, not characters');
select is(app.json_fits(v, 100), false, 'json_fits: only an object: ' || coalesce(v::text, 'none')) from unnest(array['[]', '1', 'null', null]::jsonb[]) v;
select is(app.has_wild_number(v), wild, 'has_wild_number: ' || left(v::text, 20))
from (values ('{"a": [1e308, -1e308, 5e-324, 0]}'::jsonb, false), ('{"a": [{"b": 1e400}]}', true), ('[-1e400]', true), ('1e-400', true), ('"1e400"', false)) x (v, wild);

-- batch_header
select is(app.is_uuid(v), ok, 'is_uuid: ' || v::text)
from (values ('"01234567-89ab-cdef-0123-456789abcdef"'::jsonb, true), ('"01234567-89AB-cdef-0123-456789abcdef"', false), ('"0123456789abcdef0123456789abcdef"', false), ('7', false)) x (v, ok);
select is(app.is_text(v, 1, 3), ok, 'is_text: ' || coalesce(v::text, 'none'))
from (values ('"abc"'::jsonb, true), ('"abcd"', false), ('""', false), ('1', false), (null, true)) x (v, ok);
select is(app.is_time(v), ok, 'is_time: ' || coalesce(v::text, 'none'))
from (values ('0'::jsonb, true), ('1.5', true), ('8640000000000000', true), ('8640000000000001', false), ('1e400', false), ('"0"', false), (null, false)) x (v, ok);
select is(app.who_problem('{"id": "ann", "traits": {}}', 'user'), null, 'who_problem: in form');
select is(app.who_problem('{"id": "ann", "sig": 1}', 'user'), 'user.sig: must be text of at most 256 characters', 'who_problem: names the field');
select is(app.batch_problem(pg_temp.batch()), null, 'batch_problem: in form');
select is(app.batch_problem(pg_temp.batch('{"device": "x"}')), 'device: must be a UUID in lower case', 'batch_problem: the first thing wrong');
select is(app.origin_allowed(o, origin), ok, format('origin_allowed: %s for %s', origin, o))
from (values
  (array['https://a.test'], 'https://a.test', true), (array['https://*.a.test'], 'https://b.a.test', true), (array['https://*.a.test'], 'https://a.test', false),
  (array['https://*.a.test'], 'https://evil.test/x.a.test', false), (array['https://*.a.test:8443'], 'https://b.a.test', false), (array['*'], null, true),
  ('{}', 'https://a.test', false), (array['https://a.test'], null, false)
) x (o, origin, ok);

-- gate
select is(app.gate(b, a, o, true, null, app.batch_problem(b), sent, now()) ->> 'code', code, 'gate: ' || coalesce(code, 'open'))
from app.apps a, w, (values
  (pg_temp.batch(), 'https://acme.test', 599999, null), (pg_temp.batch(), 'https://rival.test', 0, 'origin_not_allowed'),
  (pg_temp.batch('{"seq": 0}'), 'https://acme.test', 0, 'bad_batch'), (pg_temp.batch(), 'https://acme.test', 600000, 'rate_limited')) x (b, o, sent, code)
where a.id = w.id;
select is(app.gate_of_strangers(b) ->> 'code', code, 'gate_of_strangers: ' || code)
from (values (pg_temp.batch(), 'unknown_key'), ('[]', 'bad_batch'), (null, 'bad_batch')) x (b, code);
select is(app.size_problem(pg_temp.batch()), null, 'size_problem: within');
select ok(app.origin_matches('https://*.a.test', 'https://c.b.a.test'), 'origin_matches: any depth');
select is(app.size_problem(jsonb_build_object('events', (select jsonb_agg(1) from generate_series(1, 1001)))), 'events: at most 1000 in a batch. Send them in parts.', 'size_problem: too many events');

-- claim and meters
create temp table tab as select gen_random_uuid() as sender;
select is(app.claim(w.id, sender, 3, 10, now()), null, 'claim: the first') from w, tab;
select is(app.claim(w.id, sender, s, 10, now()), '{"status": 202}', 'claim: not above the last: ' || s) from w, tab, unnest('{3,2}'::int[]) s;
select is(app.claim(w.id, sender, 4, 5991, now()) -> 'retryAfter', '60', 'claim: over the rate of a tab') from w, tab;
select is(app.claim(w.id, sender, 4, 5991, now() + interval '61 seconds'), null, 'claim: the next minute') from w, tab;
select app.note_minute(id, now(), 600000) from w;
select is(app.ingest_batch(pg_temp.batch(), null, false) ->> 'code', 'rate_limited', 'note_minute: until the app is full');
delete from app.app_minutes;

-- replies and refusals
select is(app.reply(429, '{"a": 1}', 7), '{"a": 1}', 'reply: the body');
select is(current_setting('response.status') || current_setting('response.headers'), '429[{"Retry-After": "7"}]', 'reply: status and header for the Data API');
delete from app.refusals;
select app.note_refusal(id, 'r', 'https://' || n || '.test') from w, generate_series(1, 120) n;
select is((select count(*)::int from app.refusals), 101, 'note_refusal: a hundred origins a day, and one for the rest');
select is((select count from app.refusals where origin = '(other)'), 20::bigint, 'note_refusal: which counts');
select is(app.refusal(429, 'rate_limited', 'Wait.', 7), '{"status": 429, "code": "rate_limited", "message": "Wait.", "retryAfter": 7}', 'refusal: why, and until when');
select is(app.turn_away(app.refusal(403, 'paused', 'Off.'), null, 'o'), '{"code": "paused", "message": "Off."}', 'turn_away: answers');
select is((select count from app.refusals where app_id is null), 1::bigint, 'turn_away: and notes');

-- ingest as callers may, and no more.
select tests.act_as_anon();
select is(public.ingest(pg_temp.batch()) ->> 'accepted', '1', 'ingest: for the anonymous');
select is(public.ingest('"no batch"') ->> 'code', 'bad_batch', 'ingest: text that is no batch');
select alike(tests.attempt($$select app.ingest_batch('{}', null, false)$$), '42501%', 'ingest_batch: not for callers');
select tests.act_as_superuser();
select is(app.ingest_batch(pg_temp.batch(), null, false, now() - interval '40 days') ->> 'accepted', '1', 'ingest_batch: received earlier');

select * from finish();
rollback;
