-- What is wrong with a descriptor that a sender told, or null: the shape of core/model/descriptor.ts and
-- its bounds. Everything else in app.locator_* relies on it having been asked.

create function app.locator_text_problem(holder jsonb, field text, required boolean default false) returns text
language sql immutable parallel safe
return case
  when not holder ? field then case when required then field || ': is required' end
  when jsonb_typeof(holder -> field) <> 'string' then field || ': must be text'
  when length(holder ->> field) > 80 then field || ': must be at most 80 characters'
  when required and holder ->> field = '' then field || ': must not be empty'
end;

create function app.locator_list_problem(holder jsonb, field text, most int) returns text
language sql immutable parallel safe
return case
  when not holder ? field then null
  when jsonb_typeof(holder -> field) <> 'array' then field || ': must be a list'
  when jsonb_array_length(holder -> field) > most then format('%s: must have at most %s entries', field, most)
  when exists (select from jsonb_array_elements(holder -> field) member
    where jsonb_typeof(member) <> 'string' or length(member #>> '{}') > 80)
    then field || ': entries must be text of at most 80 characters'
end;

create function app.locator_step_problem(step jsonb) returns text
language sql immutable parallel safe
return case
  when jsonb_typeof(step) <> 'object' then 'path: entries must be objects'
  else 'path.' || coalesce(
    app.locator_text_problem(step, 'tag', true), app.locator_text_problem(step, 'id'),
    app.locator_text_problem(step, 'role'), app.locator_list_problem(step, 'classes', 2))
end;

create function app.locator_path_problem(d jsonb) returns text
language sql immutable parallel safe
return case
  when not d ? 'path' then null
  when jsonb_typeof(d -> 'path') <> 'array' then 'path: must be a list'
  when jsonb_array_length(d -> 'path') > 6 then 'path: must have at most 6 entries'
  else (select min(app.locator_step_problem(step)) from jsonb_array_elements(d -> 'path') step)
end;

create function app.locator_attrs_problem(d jsonb) returns text
language sql immutable parallel safe
return case
  when not d ? 'attrs' then null
  when jsonb_typeof(d -> 'attrs') <> 'object' then 'attrs: must be an object'
  else (
    select min(app.locator_text_problem(d -> 'attrs', key))
    from jsonb_object_keys(d -> 'attrs') key)
end;

create function app.locator_count_problem(d jsonb, field text) returns text
language sql immutable parallel safe
return case
  when jsonb_typeof(d -> field) is distinct from 'number' then field || ': must be a number'
  when not (d ->> field)::numeric between 1 and 1000000 or (d ->> field)::numeric % 1 <> 0
    then field || ': must be a whole number of at least 1'
end;

create function app.locator_trail_problem(d jsonb) returns text
language sql immutable parallel safe
return case
  when not d ? 'trail' then null
  when jsonb_typeof(d -> 'trail') <> 'array' then 'trail: must be a list'
  when jsonb_array_length(d -> 'trail') > 4 then 'trail: must have at most 4 entries'
  when exists (select from jsonb_array_elements(d -> 'trail') step
    where jsonb_typeof(step) <> 'number' or (step #>> '{}')::numeric % 1 <> 0 or (step #>> '{}')::numeric < 1)
    then 'trail: entries must be whole numbers of at least 1'
end;

-- Text of jsonb has a space behind every colon and comma: a third more than the 1,536 bytes that were sent.
create function app.descriptor_problem(d jsonb) returns text
language sql immutable parallel safe set search_path = ''
return case
  when d is null or jsonb_typeof(d) <> 'object' then 'descriptor: must be an object'
  when d -> 'v' is distinct from '1' then 'v: must be 1'
  when octet_length(d::text) > 2048 then 'descriptor: must be at most 1536 bytes'
  else coalesce(
    app.locator_text_problem(d, 'tag', true), app.locator_text_problem(d, 'role'),
    app.locator_text_problem(d, 'name'), app.locator_text_problem(d, 'text'),
    app.locator_text_problem(d, 'landmark'), app.locator_text_problem(d, 'heading'),
    app.locator_attrs_problem(d), app.locator_list_problem(d, 'classes', 8),
    app.locator_list_problem(d, 'near', 12), app.locator_trail_problem(d),
    app.locator_list_problem(d, 'frame', 4), app.locator_list_problem(d, 'shadow', 4),
    app.locator_count_problem(d, 'nth'), app.locator_count_problem(d, 'of'),
    app.locator_path_problem(d))
end;
