-- What makes an element one distinct element: the SQL twin of core/locator (text, hash, canonical).
-- tests/cases/locator-*.json and a randomised test hold the two together.
-- Helpers take the caller's search_path: each function that others may call empties it.

-- A number in a text counts something ("Inbox (3)"), unless it is part of a word ("v2"). Most texts have
-- no digit, and asking costs less than replacing.
create function app.locator_general(value text) returns text
language sql immutable parallel safe
return case when value ~ '[0-9]'
  then regexp_replace(value, '(?<![A-Za-z0-9])[0-9]+(?:[.,:/][0-9]+)*(?![A-Za-z0-9])', '#', 'g')
  else value end;

-- In an identifier every number counts rows.
create function app.locator_numberless(value text) returns text
language sql immutable parallel safe
return regexp_replace(value, '[0-9]+', '#', 'g');

-- lower() depends on the database's locale; this list is the same everywhere.
create function app.locator_lower(value text) returns text
language sql immutable parallel safe
return translate(value,
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
  'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюя');

create function app.locator_normal(value text) returns text
language sql immutable parallel safe
return app.locator_lower(app.locator_general(value));

-- Two 32-bit lanes in bigint: every multiplier is below 2^31, so no product leaves int8.
create function app.hash64(value text) returns text
language plpgsql immutable parallel safe strict set search_path = '' as $$
declare
  bytes constant bytea := convert_to(value, 'UTF8');
  one bigint := 2166136261;
  two bigint := 739982445;
begin
  for i in 0 .. length(bytes) - 1 loop
    one := ((one # get_byte(bytes, i)) * 16777619) & 4294967295;
    two := ((two # get_byte(bytes, i)) * 1540483477) & 4294967295;
  end loop;
  one := ((one # (one >> 16)) * 73244475) & 4294967295;
  one := ((one # (one >> 16)) * 73244475) & 4294967295;
  two := ((two # (two >> 16)) * 73244475) & 4294967295;
  two := ((two # (two >> 16)) * 73244475) & 4294967295;
  return lpad(to_hex(one # (one >> 16)), 8, '0') || lpad(to_hex(two # (two >> 16)), 8, '0');
end
$$;

-- A div or span without id and role is a wrapper that comes and goes.
create function app.locator_is_wrapper(step jsonb) returns boolean
language sql immutable parallel safe
return step ->> 'tag' in ('div', 'span') and coalesce(step ->> 'id', '') = '' and coalesce(step ->> 'role', '') = '';

-- Loops instead of queries, here and below: starting an executor costs more than a short list.
create function app.locator_path(d jsonb) returns text
language plpgsql immutable parallel safe as $$
declare
  step jsonb;
  said text[] := '{}';
begin
  for i in 0 .. coalesce(jsonb_array_length(d -> 'path'), 0) - 1 loop
    step := d -> 'path' -> i;
    if app.locator_is_wrapper(step) then continue; end if;
    said := said || ((step ->> 'tag')
      || coalesce('#' || app.locator_numberless(nullif(step ->> 'id', '')), '')
      || coalesce('@' || nullif(step ->> 'role', ''), ''));
  end loop;
  return array_to_string(said, ' ');
end
$$;

create function app.locator_texts(list jsonb) returns text[]
language plpgsql immutable parallel safe as $$
declare
  members text[] := '{}';
begin
  for i in 0 .. coalesce(jsonb_array_length(list), 0) - 1 loop
    members := members || (list ->> i);
  end loop;
  return members;
end
$$;

create function app.locator_list(list jsonb) returns text
language sql immutable parallel safe
return case when list is not null then array_to_string(app.locator_texts(list), '>') end;

-- Nothing of its own: known by its place only.
create function app.locator_anonymous(d jsonb, attrs jsonb) returns boolean
language sql immutable parallel safe
return concat(d ->> 'name', d ->> 'text', attrs ->> 'testid', attrs ->> 'id', attrs ->> 'name', attrs ->> 'href',
  attrs ->> 'placeholder', attrs ->> 'alt', attrs ->> 'title', attrs ->> 'icon') = '';

-- Lines `key=value` in the order of core/locator/canonical.ts.
create function app.locator_canonical(d jsonb) returns text
language plpgsql immutable parallel safe as $$
declare
  attrs jsonb := coalesce(d -> 'attrs', '{}');
begin
  if coalesce(attrs ->> 'mark', '') <> '' then return 'mark=' || (attrs ->> 'mark'); end if;
  return concat_ws(E'\n',
    'tag=' || nullif(d ->> 'tag', ''),
    'role=' || nullif(d ->> 'role', ''),
    'name=' || app.locator_general(nullif(d ->> 'name', '')),
    'text=' || app.locator_general(nullif(d ->> 'text', '')),
    '@testid=' || app.locator_numberless(nullif(attrs ->> 'testid', '')),
    '@id=' || app.locator_numberless(nullif(attrs ->> 'id', '')),
    '@name=' || app.locator_numberless(nullif(attrs ->> 'name', '')),
    '@href=' || nullif(attrs ->> 'href', ''),
    '@type=' || nullif(attrs ->> 'type', ''),
    '@placeholder=' || app.locator_general(nullif(attrs ->> 'placeholder', '')),
    '@alt=' || app.locator_general(nullif(attrs ->> 'alt', '')),
    '@title=' || app.locator_general(nullif(attrs ->> 'title', '')),
    '@for=' || app.locator_numberless(nullif(attrs ->> 'for', '')),
    '@action=' || nullif(attrs ->> 'action', ''),
    '@icon=' || nullif(attrs ->> 'icon', ''),
    'landmark=' || app.locator_general(nullif(d ->> 'landmark', '')),
    'heading=' || app.locator_general(nullif(d ->> 'heading', '')),
    'frame=' || app.locator_numberless(nullif(app.locator_list(d -> 'frame'), '')),
    'shadow=' || nullif(app.locator_list(d -> 'shadow'), ''),
    'path=' || nullif(app.locator_path(d), ''),
    'nth=' || case when app.locator_anonymous(d, attrs) then d ->> 'nth' end);
end
$$;

create function app.element_hash(descriptor jsonb) returns text
language sql immutable parallel safe strict set search_path = ''
return app.hash64(app.locator_canonical(descriptor));
