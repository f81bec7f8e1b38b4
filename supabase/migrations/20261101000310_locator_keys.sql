-- Blocking keys of a descriptor (core/locator/keys.ts): two that share none are not worth comparing.
-- Stored beside the element and indexed, so that a tag's candidates are a handful and not all of them.

create function app.locator_path_key(d jsonb) returns text
language plpgsql immutable parallel safe as $$
declare
  step jsonb;
  said text[] := array[d ->> 'tag', coalesce(d #>> '{attrs,type}', '')];
begin
  for i in 0 .. coalesce(jsonb_array_length(d -> 'path'), 0) - 1 loop
    step := d -> 'path' -> i;
    if app.locator_is_wrapper(step) then continue; end if;
    said := said || (step ->> 'tag');
    exit when cardinality(said) = 5;
  end loop;
  return array_to_string(said, '/');
end
$$;

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
