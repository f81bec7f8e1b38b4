-- Checks of arguments. A refusal is SQLSTATE 22023 and says the field and the rule, which is all that
-- a screen needs to put the words beside the right input.
create function app.refuse(message text, code text default '22023') returns void
language plpgsql immutable set search_path = ''
as $$ begin raise exception using errcode = refuse.code, message = refuse.message; end $$;

-- Older transports send an object as a string of JSON.
create function app.unwrap(value jsonb) returns jsonb
language sql immutable set search_path = ''
as $$ select case jsonb_typeof(value) when 'string' then (value #>> '{}')::jsonb else value end $$;

create function app.checked_changes(changes jsonb, known text[]) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  plain jsonb := app.unwrap(changes);
  field text;
begin
  if jsonb_typeof(plain) is distinct from 'object' then
    perform app.refuse('changes: must be an object of the fields to change');
  end if;
  for field in select jsonb_object_keys(plain) except select unnest(known) loop
    perform app.refuse(format('changes.%s: is not a setting; known are %s', left(field, 40), array_to_string(known, ', ')));
  end loop;
  return plain;
end $$;

create function app.checked_label(field text, value text) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(length(btrim(value)) not between 1 and 120, true) then
    perform app.refuse(field || ': must have 1 to 120 characters');
  end if;
  return btrim(value);
end $$;

create function app.checked_choice(field text, value text, choices text[]) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(value <> all (choices), true) then
    perform app.refuse(format('%s: must be one of %s', field, array_to_string(choices, ', ')));
  end if;
  return value;
end $$;

create function app.checked_int(field text, value jsonb, low int, high int) returns int
language plpgsql immutable set search_path = ''
as $$
begin
  if (case jsonb_typeof(value) when 'number' then
    (value #>> '{}')::numeric not between low and high or (value #>> '{}')::numeric % 1 <> 0
  else true end) then
    perform app.refuse(format('%s: must be a whole number from %s to %s', field, low, high));
  end if;
  return (value #>> '{}')::numeric::int;
end $$;

create function app.checked_boolean(field text, value jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(value) is distinct from 'boolean' then
    perform app.refuse(field || ': must be true or false');
  end if;
  return value::boolean;
end $$;

-- A list of at most 50 texts, without doubles, in the order given.
create function app.checked_texts(field text, value jsonb) returns text[]
language plpgsql immutable set search_path = ''
as $$
begin
  if (case jsonb_typeof(value) when 'array' then jsonb_array_length(value) > 50
    or jsonb_path_exists(value, '$[*] ? (@.type() != "string")')
  else true end) then
    perform app.refuse(field || ': must be a list of at most 50 texts');
  end if;
  if exists (select from jsonb_array_elements_text(value) t where length(btrim(t)) not between 1 and 200) then
    perform app.refuse(field || ': each must have 1 to 200 characters');
  end if;
  return coalesce(array(
    select btrim(t) from jsonb_array_elements_text(value) with ordinality e (t, n) group by btrim(t) order by min(n)
  ), '{}');
end $$;

-- Days of every figure are days of this zone, so only names that the database itself knows will do.
create function app.checked_timezone(field text, value text) returns text
language plpgsql stable set search_path = ''
as $$
begin
  if not exists (select from pg_catalog.pg_timezone_names z where z.name = value) then
    perform app.refuse(field || ': must be a time zone of the IANA list, such as Europe/Berlin');
  end if;
  return value;
end $$;
