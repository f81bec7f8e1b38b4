-- Blocking keys of a descriptor (core/locator/keys.ts): two that share none are not worth comparing.
-- Stored beside the element and indexed, so that a tag's candidates are a handful and not all of them.

create function app.locator_path_key(d jsonb) returns text
language sql immutable parallel safe
return concat_ws('/', d ->> 'tag', coalesce(d #>> '{attrs,type}', ''), (
  select string_agg(tag, '/' order by place)
  from (
    select step ->> 'tag' as tag, place
    from jsonb_array_elements(d -> 'path') with ordinality as steps(step, place)
    where step ->> 'tag' not in ('div', 'span')
      or coalesce(step ->> 'id', '') <> '' or coalesce(step ->> 'role', '') <> ''
    order by place limit 3) nearest));

create function app.element_keys(descriptor jsonb) returns text[]
language sql immutable parallel safe strict set search_path = ''
return (
  select array_agg(kind || ':' || app.locator_normal(value) order by place)
  from unnest(
    array['m', 't', 'i', 'f', 'h', 'l', 'k', 'g', 'p'],
    array[
      descriptor #>> '{attrs,mark}', descriptor #>> '{attrs,testid}', descriptor #>> '{attrs,id}',
      descriptor #>> '{attrs,name}',
      -- `#` and `/` lead everywhere
      case when length(descriptor #>> '{attrs,href}') > 1 then descriptor #>> '{attrs,href}' end,
      coalesce(nullif(descriptor ->> 'name', ''), descriptor ->> 'text'),
      descriptor #>> '{attrs,icon}',
      coalesce(nullif(descriptor ->> 'role', ''), descriptor ->> 'tag') || ' '
        || nullif(descriptor ->> 'heading', ''),
      app.locator_path_key(descriptor)]
  ) with ordinality as keys(kind, value, place)
  where value <> '');
