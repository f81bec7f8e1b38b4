-- What clients write, checked: each function returns its part of a draft cleaned, or refuses it with the
-- field and the rule. Unknown keys are dropped, so that clients of different age agree on what changed.
create function app.checked_uuid(field text, value jsonb, required boolean default true) returns uuid
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(value, 'null') = 'null' and not required then return null; end if;
  if app.is_uuid(value) is not true then
    perform app.refuse(field || ': must be a UUID in lower case' || case when required then '' else ', or null' end);
  end if;
  return value #>> '{}';
end $$;

create function app.checked_instant(field text, value jsonb) returns timestamptz
language plpgsql stable set search_path = ''
as $$
begin
  if coalesce(value, 'null') = 'null' then return null; end if;
  -- Postgres would also take `now`, `infinity` and local dates.
  if value #>> '{}' !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d' then raise exception using errcode = '22007'; end if;
  return (value #>> '{}')::timestamptz;
exception when data_exception then
  perform app.refuse(field || ': must be a time as in 2026-01-31T09:00:00Z, or null');
end $$;

create function app.checked_days(days int) returns int
language sql immutable set search_path = ''
as $$ select app.checked_int('days', to_jsonb(days), 1, 400) $$;

create function app.checked_limit("limit" int) returns int
language sql immutable set search_path = ''
as $$ select app.checked_int('limit', to_jsonb("limit"), 1, 500) $$;

create function app.checked_page_rule(field text, rule jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  kind text := app.checked_choice(field || '.kind', rule ->> 'kind', array['everywhere', 'page', 'section', 'pattern']);
  path text := rule ->> 'path';
begin
  if kind = 'everywhere' then return jsonb_build_object('kind', kind); end if;
  if coalesce(path not like '/%' or length(path) > app.limit_of('pathChars'), true) then
    perform app.refuse(format('%s.path: must start with / and have at most %s characters', field, app.limit_of('pathChars')));
  end if;
  return jsonb_build_object('kind', kind, 'path', path);
end $$;

create function app.checked_hash(field text, value jsonb) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(value #>> '{}' !~ '^[0-9a-f]{16}$', true) then
    perform app.refuse(field || ': must be 16 hexadecimal digits in lower case');
  elsif value #>> '{}' = '0000000000000000' then
    perform app.refuse(field || ': stands for everything beyond the limit of distinct elements and cannot be tagged');
  end if;
  return value #>> '{}';
end $$;

create function app.checked_anchor(field text, anchor jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  problem text := app.descriptor_problem(anchor -> 'descriptor');
begin
  if problem is not null then
    perform app.refuse(format('%s.%s', field,
      case when problem like 'descriptor:%' then problem else 'descriptor.' || problem end));
  end if;
  return jsonb_build_object('hash', app.checked_hash(field || '.hash', anchor -> 'hash'),
    'descriptor', anchor -> 'descriptor');
end $$;

-- A list, or an empty one where there is none.
create function app.checked_list(field text, value jsonb, most int) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if (case jsonb_typeof(coalesce(value, '[]')) when 'array' then jsonb_array_length(coalesce(value, '[]')) > most
    else true end) then
    perform app.refuse(format('%s: must be a list of at most %s', field, most));
  end if;
  return coalesce(value, '[]');
end $$;

create function app.checked_rule(field text, rule jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  anchors jsonb := app.checked_list(field || '.anchors', rule -> 'anchors', 8);
  selector text := nullif(btrim(rule ->> 'selector'), '');
begin
  if length(selector) > 500 then
    perform app.refuse(field || '.selector: must have at most 500 characters');
  elsif selector is null and anchors = '[]' then
    perform app.refuse(field || ': needs at least one anchor or a selector');
  end if;
  return jsonb_build_object(
    'page', app.checked_page_rule(field || '.page', rule -> 'page'),
    'anchors', coalesce((
      -- The same element twice is once; the first description of it stays.
      select jsonb_agg(c.anchor order by c.n)
      from (select distinct on (a.anchor ->> 'hash') a.n,
          app.checked_anchor(format('%s.anchors[%s]', field, a.n - 1), a.anchor) as anchor
        from jsonb_array_elements(anchors) with ordinality a(anchor, n) order by a.anchor ->> 'hash', a.n) c), '[]'),
    'selector', selector);
end $$;
revoke all on function app.checked_uuid, app.checked_instant, app.checked_days, app.checked_limit,
  app.checked_page_rule, app.checked_hash, app.checked_anchor, app.checked_list, app.checked_rule from public;
