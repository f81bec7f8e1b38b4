-- Checks of what tagging clients write: cleaned, or refused by field and rule.
begin;
select plan(24);
create function pg_temp.says(query text) returns text language sql as $$ select tests.attempt('select ' || query) $$;
create function pg_temp.anchor(changes jsonb default '{}') returns jsonb language sql as $$
  select '{"hash": "0123456789abcdef", "descriptor": {"v": 1, "tag": "button", "nth": 1, "of": 1}, "more": 1}'::jsonb || changes
$$;
select is(app.checked_uuid('id', '"018f3b5e-7c2a-7b1d-9c55-0a1b2c3d4e5f"'), '018f3b5e-7c2a-7b1d-9c55-0a1b2c3d4e5f', 'checked_uuid: one');
select is(app.checked_uuid('id', 'null', false), null, 'checked_uuid: none where none is needed');
select is(pg_temp.says(format('app.checked_uuid(''id'', %L)', v)), '22023 id: must be a UUID in lower case', 'checked_uuid: ' || coalesce(v, 'nothing'))
from unnest(array['null', '7', '"018F3B5E-7C2A-7B1D-9C55-0A1B2C3D4E5F"', null]) v;
select is(app.checked_instant('at', '"2026-01-31T10:00:00+01:00"'), '2026-01-31T09:00:00Z', 'checked_instant: one');
select is(app.checked_instant('at', null), null, 'checked_instant: none');
select is(pg_temp.says(format('app.checked_instant(''at'', %L)', v)), '22023 at: must be a time as in 2026-01-31T09:00:00Z, or null', 'checked_instant: ' || v)
from unnest(array['"now"', '"infinity"', '"2026-02-30T00:00:00Z"', '7']) v;
select is(pg_temp.says('app.checked_days(401)'), '22023 days: must be a whole number from 1 to 400', 'checked_days');
select is(pg_temp.says('app.checked_limit(null)'), '22023 limit: must be a whole number from 1 to 500', 'checked_limit');
select is(app.checked_page_rule('page', '{"kind": "everywhere", "path": "/x"}'), '{"kind": "everywhere"}', 'checked_page_rule: cleaned');
select is(pg_temp.says($$app.checked_page_rule('page', '{"kind": "section"}')$$), '22023 page.path: must start with / and have at most 512 characters', 'checked_page_rule: no path');
select is(pg_temp.says($$app.checked_hash('h', '"0000000000000000"')$$), '22023 h: stands for everything beyond the limit of distinct elements and cannot be tagged', 'checked_hash: what stands for many');
select is(app.checked_anchor('a', pg_temp.anchor()), pg_temp.anchor() - 'more', 'checked_anchor: cleaned');
select is(pg_temp.says($$app.checked_anchor('a', pg_temp.anchor('{"descriptor": {"v": 1, "nth": 1, "of": 1}}'))$$), '22023 a.descriptor.tag: is required', 'checked_anchor: what its descriptor lacks');
select is(pg_temp.says($$app.checked_anchor('a', '{"hash": "0123456789abcdef"}')$$), '22023 a.descriptor: must be an object', 'checked_anchor: without a descriptor');
select is(app.checked_list('l', null, 2), '[]', 'checked_list: none is an empty one');
select is(pg_temp.says($$app.checked_list('l', '[1, 2, 3]', 2)$$), '22023 l: must be a list of at most 2', 'checked_list: too long');
select is(jsonb_array_length(app.checked_rule('r', jsonb_build_object('page', '{"kind": "everywhere"}'::jsonb, 'anchors', jsonb_build_array(pg_temp.anchor(), pg_temp.anchor()))) -> 'anchors'), 1, 'checked_rule: the same element twice is once');
select is(pg_temp.says($$app.checked_rule('r', '{"page": {"kind": "everywhere"}, "selector": " "}')$$), '22023 r: needs at least one anchor or a selector', 'checked_rule: nothing to find');
select * from finish();
rollback;
