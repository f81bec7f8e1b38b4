-- Checks of arguments: what passes comes back clean, what does not is named by field and rule.
begin;
select plan(26);
create function pg_temp.says(query text) returns text language sql as $$ select tests.attempt('select ' || query) $$;

select is(app.checked_label('name', '  A b '), 'A b', 'checked_label: without its edges');
select is(pg_temp.says($$app.checked_label('name', repeat('x', 121))$$), '22023 name: must have 1 to 120 characters', 'checked_label: too long');
select is(pg_temp.says($$app.checked_label('name', null)$$), '22023 name: must have 1 to 120 characters', 'checked_label: nothing');
select is(app.checked_choice('f', 'a', '{a,b}'), 'a', 'checked_choice: one of them');
select is(pg_temp.says($$app.checked_choice('f', null, '{a,b}')$$), '22023 f: must be one of a, b', 'checked_choice: nothing');
select is(app.checked_int('n', '7', 1, 7), 7, 'checked_int: at its bound');
select is(pg_temp.says(format('app.checked_int(''n'', %L, 1, 7)', v)), '22023 n: must be a whole number from 1 to 7', 'checked_int: ' || coalesce(v, 'nothing'))
from unnest(array['8', '0', '1.5', '"3"', 'null', 'true', '1e99', null]) v;
select is(app.checked_boolean('b', 'false'), false, 'checked_boolean: false is one');
select is(pg_temp.says($$app.checked_boolean('b', null)$$), '22023 b: must be true or false', 'checked_boolean: nothing');
select is(app.checked_texts('t', '["b", " a", "b"]'), '{b,a}', 'checked_texts: in order, once each');
select is(app.checked_texts('t', '[]'), '{}', 'checked_texts: none');
select is(pg_temp.says($$app.checked_texts('t', (select jsonb_agg(n::text) from generate_series(1, 51) n))$$), '22023 t: must be a list of at most 50 texts', 'checked_texts: too many');
select is(pg_temp.says($$app.checked_timezone('z', 'utc+3')$$), '22023 z: must be a time zone of the IANA list, such as Europe/Berlin', 'checked_timezone: not a name');
select is(app.unwrap('"{\"a\": 1}"'), '{"a": 1}', 'unwrap: an object sent as text');
select is(app.unwrap('{"a": 1}'), '{"a": 1}', 'unwrap: an object');
select is(app.checked_changes('{"a": null}', '{a}'), '{"a": null}', 'checked_changes: known fields');
select is(app.changed('{"a": 1, "b": 2}', '{"a": 1, "b": 3}'), '{"b": {"from": 2, "to": 3}}', 'changed: what differs');
select throws_ok($$select app.refuse('f: rule')$$, '22023', 'f: rule', 'refuse: a bad argument unless said');
select throws_ok($$select app.refuse('Gone.', 'PT410')$$, 'PT410', 'Gone.', 'refuse: or what is said');

select * from finish();
rollback;
