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
return array_remove(array[
  'm:' || nullif(descriptor #>> '{attrs,mark}', ''),
  't:' || app.locator_lower(app.locator_numberless(nullif(descriptor #>> '{attrs,testid}', ''))),
  'i:' || app.locator_lower(app.locator_numberless(nullif(descriptor #>> '{attrs,id}', ''))),
  'f:' || app.locator_lower(app.locator_numberless(nullif(descriptor #>> '{attrs,name}', ''))),
  -- `#` and `/` lead everywhere
  'h:' || case when length(descriptor #>> '{attrs,href}') > 1 then descriptor #>> '{attrs,href}' end,
  'l:' || app.locator_normal(nullif(coalesce(descriptor ->> 'name', descriptor ->> 'text'), '')),
  'k:' || nullif(descriptor #>> '{attrs,icon}', ''),
  'g:' || app.locator_normal(
    coalesce(descriptor ->> 'role', descriptor ->> 'tag') || ' ' || nullif(descriptor ->> 'heading', '')),
  'p:' || app.locator_path_key(descriptor)], null);
