-- Conditions in GrowthBook's form, as far as the database reads them: whether one is in form, what it
-- names, and what it says once the segments that it names are put in their place. Whom it holds for is
-- decided by core/targeting in the page, and by app.holds here (000511).

-- The first thing wrong with it, or null. Paths are those that core/model/audience.ts lists.
create function app.condition_problem(c jsonb, depth int default 0) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  field record;
  problem text;
begin
  if depth > 10 then return 'nests deeper than ten levels'; end if;
  if jsonb_typeof(c) is distinct from 'object' then return 'must be an object'; end if;
  for field in select e.key, e.value from jsonb_each(c) e loop
    if field.key in ('$and', '$or', '$nor') then
      if jsonb_typeof(field.value) <> 'array' then return field.key || ' must be a list of conditions'; end if;
      select app.condition_problem(x, depth + 1) into problem from jsonb_array_elements(field.value) x
      where app.condition_problem(x, depth + 1) is not null limit 1;
      if problem is not null then return problem; end if;
    elsif field.key = '$not' then
      problem := app.condition_problem(field.value, depth + 1);
      if problem is not null then return problem; end if;
    elsif field.key = '$segment' then
      if app.is_uuid(field.value) is not true then return '$segment must be the id of a segment'; end if;
    elsif field.key !~ ('^((visitor|account|query)\..{1,120}|known|language|device|seenDays'
      || '|usage\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.([1-9]\d{0,2}|all)'
      || '|answers\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(score|days))$') then
      return format('"%s" is nothing that can be asked; known are visitor.…, account.…, usage.<feature>.<days>, '
        'answers.<survey>.score, known, language, device, seenDays, query.… and $segment', left(field.key, 80));
    end if;
  end loop;
  return null;
end $$;

create function app.checked_condition(field text, condition jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  plain jsonb := app.unwrap(checked_condition.condition);
  problem text := app.condition_problem(plain);
begin
  if pg_column_size(plain) > 16384 then problem := 'must have at most 16 KB'; end if;
  if problem is not null then perform app.refuse(field || ': ' || problem); end if;
  return plain;
end $$;

-- Every field that a condition names, on whatever level: `usage.<id>.30`, `visitor.plan`.
create function app.condition_names(c jsonb) returns setof text
language sql immutable set search_path = ''
as $$
  select distinct k from jsonb_path_query(c, 'strict $.** ? (@.type() == "object")') o, jsonb_object_keys(o) k
  where k !~ '^\$' and k ~ '^(visitor|account|usage|answers|query)\.|^(known|language|device|seenDays)$'
$$;

-- Segments that anything names.
create function app.segment_ids(c jsonb) returns setof uuid
language sql immutable set search_path = ''
as $$
  select distinct (s #>> '{}')::uuid from jsonb_path_query(c, 'strict $.**."$segment"', silent => true) s
  where app.is_uuid(s)
$$;

-- The same condition with segments that are conditions replaced by what they say. Lists stay: the server
-- alone knows who is on them. What is gone or archived stays too, and then holds for nobody.
create function app.expand_condition(c jsonb, workspace uuid, depth int default 0) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  said jsonb;
  result jsonb := '{}';
  parts jsonb := '[]';
  field record;
begin
  -- Saving refuses circles; whatever is left of one ends here and holds for nobody.
  if depth > 12 then return c; end if;
  for field in select e.key, e.value from jsonb_each(c) e loop
    if field.key in ('$and', '$or', '$nor') then
      said := (select coalesce(jsonb_agg(app.expand_condition(x, workspace, depth + 1) order by n), '[]')
        from jsonb_array_elements(field.value) with ordinality a(x, n));
      if field.key = '$and' then parts := parts || said;
      else result := result || jsonb_build_object(field.key, said); end if;
    elsif field.key = '$not' then
      result := result || jsonb_build_object('$not', app.expand_condition(field.value, workspace, depth + 1));
    elsif field.key = '$segment' then
      select s.condition into said from app.segments s
      where s.id = (field.value #>> '{}')::uuid and s.workspace_id = expand_condition.workspace and s.archived_at is null;
      if said is null then result := result || jsonb_build_object('$segment', field.value);
      else parts := parts || jsonb_build_array(app.expand_condition(said, workspace, depth + 1)); end if;
    else
      result := result || jsonb_build_object(field.key, field.value);
    end if;
  end loop;
  return result || case when parts = '[]' then '{}' else jsonb_build_object('$and', parts) end;
end $$;
