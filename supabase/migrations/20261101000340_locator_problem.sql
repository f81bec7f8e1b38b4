-- What is wrong with a descriptor that a sender told, or null: the shape of core/model/descriptor.ts and
-- its bounds. Everything else in app.locator_* relies on it having been asked.

create function app.locator_text_problem(holder jsonb, field text) returns text
language sql immutable parallel safe
return case
  when not holder ? field then null
  when jsonb_typeof(holder -> field) <> 'string' then field || ': must be text'
  when length(holder ->> field) > 80 then field || ': must be at most 80 characters'
end;

create function app.locator_list_problem(holder jsonb, field text, most int) returns text
language plpgsql immutable parallel safe as $$
declare
  list constant jsonb := holder -> field;
begin
  if list is null then return null; end if;
  if jsonb_typeof(list) <> 'array' then return field || ': must be a list'; end if;
  if jsonb_array_length(list) > most then
    return format('%s: must have at most %s entries', field, most);
  end if;
  for i in 0 .. jsonb_array_length(list) - 1 loop
    if jsonb_typeof(list -> i) <> 'string' or length(list ->> i) > 80 then
      return field || ': entries must be text of at most 80 characters';
    end if;
  end loop;
  return null;
end
$$;

create function app.locator_count_problem(number jsonb, field text) returns text
language sql immutable parallel safe
return case
  when jsonb_typeof(number) is distinct from 'number' then field || ': must be a number'
  when not (number #>> '{}')::numeric between 1 and 1000000 or (number #>> '{}')::numeric % 1 <> 0
    then field || ': must be a whole number of at least 1'
end;

create function app.locator_trail_problem(trail jsonb) returns text
language plpgsql immutable parallel safe as $$
begin
  if trail is null then return null; end if;
  if jsonb_typeof(trail) <> 'array' then return 'trail: must be a list'; end if;
  if jsonb_array_length(trail) > 4 then return 'trail: must have at most 4 entries'; end if;
  for i in 0 .. jsonb_array_length(trail) - 1 loop
    if app.locator_count_problem(trail -> i, 'trail') is not null then
      return app.locator_count_problem(trail -> i, 'trail');
    end if;
  end loop;
  return null;
end
$$;

create function app.locator_path_problem(path jsonb) returns text
language plpgsql immutable parallel safe as $$
declare
  step jsonb;
  problem text;
begin
  if path is null then return null; end if;
  if jsonb_typeof(path) <> 'array' then return 'path: must be a list'; end if;
  if jsonb_array_length(path) > 6 then return 'path: must have at most 6 entries'; end if;
  for i in 0 .. jsonb_array_length(path) - 1 loop
    step := path -> i;
    if jsonb_typeof(step) <> 'object' then return 'path: entries must be objects'; end if;
    if not step ? 'tag' then return 'path.tag: is required'; end if;
    problem := coalesce(app.locator_text_problem(step, 'tag'), app.locator_text_problem(step, 'id'),
      app.locator_text_problem(step, 'role'), app.locator_list_problem(step, 'classes', 2));
    if problem is not null then return 'path.' || problem; end if;
  end loop;
  return null;
end
$$;

create function app.locator_attrs_problem(attrs jsonb) returns text
language plpgsql immutable parallel safe as $$
declare
  key text;
begin
  if attrs is null then return null; end if;
  if jsonb_typeof(attrs) <> 'object' then return 'attrs: must be an object'; end if;
  for key in select jsonb_object_keys(attrs) loop
    if app.locator_text_problem(attrs, key) is not null then
      return 'attrs.' || app.locator_text_problem(attrs, key);
    end if;
  end loop;
  return null;
end
$$;

-- Text of jsonb has a space behind every colon and comma: a third more than the 1,536 bytes that were sent.
create function app.descriptor_problem(d jsonb) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  if d is null or jsonb_typeof(d) <> 'object' then return 'descriptor: must be an object'; end if;
  if d -> 'v' is distinct from '1' then return 'v: must be 1'; end if;
  if octet_length(d::text) > 2048 then return 'descriptor: must be at most 1536 bytes'; end if;
  if coalesce(d ->> 'tag', '') = '' then return 'tag: is required'; end if;
  return coalesce(
    app.locator_text_problem(d, 'tag'), app.locator_text_problem(d, 'role'),
    app.locator_text_problem(d, 'name'), app.locator_text_problem(d, 'text'),
    app.locator_text_problem(d, 'landmark'), app.locator_text_problem(d, 'heading'),
    app.locator_attrs_problem(d -> 'attrs'), app.locator_list_problem(d, 'classes', 8),
    app.locator_list_problem(d, 'near', 16), app.locator_list_problem(d, 'beside', 2), app.locator_trail_problem(d -> 'trail'),
    app.locator_list_problem(d, 'frame', 4), app.locator_list_problem(d, 'shadow', 4),
    app.locator_count_problem(d -> 'nth', 'nth'), app.locator_count_problem(d -> 'of', 'of'),
    app.locator_path_problem(d -> 'path'));
end
$$;
