-- Whether a condition holds for attributes: GrowthBook's evaluation (the twin of core/targeting, both held
-- to shared cases), for counting audiences where the people are. Missing attributes are null.

create function app.attribute(a jsonb, path text) returns jsonb
language sql immutable parallel safe
return coalesce(nullif(a #> string_to_array(path, '.'), 'null'), 'null');

create function app.is_truthy(v jsonb) returns boolean
language sql immutable parallel safe
return case jsonb_typeof(v) when 'null' then false when 'boolean' then v::boolean when 'number' then v::numeric <> 0
  when 'string' then v <> '""' else true end;

create function app.as_number(v jsonb) returns numeric
language plpgsql immutable parallel safe
as $$
begin
  return case jsonb_typeof(v) when 'number' then v::numeric when 'null' then 0 when 'boolean' then v::boolean::int
    when 'string' then case when btrim(v #>> '{}') = '' then 0 when v #>> '{}' ~ '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?\s*$' then (v #>> '{}')::numeric end end;
end $$;

-- Numbers with numbers, texts with texts; a text that is a number with a number. Null: cannot be compared.
create function app.compared(a jsonb, b jsonb) returns int
language sql immutable parallel safe
return case
  when jsonb_typeof(a) = 'string' and jsonb_typeof(b) = 'string' then
    case when a #>> '{}' = b #>> '{}' then 0 when (a #>> '{}') collate "C" < (b #>> '{}') collate "C" then -1 else 1 end
  when jsonb_typeof(a) in ('number', 'string', 'null', 'boolean') and jsonb_typeof(b) in ('number', 'string', 'null', 'boolean')
    and app.as_number(a) is not null and app.as_number(b) is not null then sign(app.as_number(a) - app.as_number(b))::int
end;

-- 1.10.0 is above 1.9.2; a pre-release is below its release.
create function app.version_key(v jsonb) returns text
language sql immutable parallel safe
return (
  select string_agg(case when part ~ '^\d+$' then lpad(part, greatest(5, length(part)), ' ') else part end, '-' order by n)
  from regexp_split_to_table(
    (select case when cardinality(p) = 3 then bare || '-~' else bare end
     from (select regexp_replace(regexp_replace(case jsonb_typeof(v) when 'null' then '0' when 'array' then 'NaN' when 'object' then 'NaN'
         else v #>> '{}' end, '^v', ''), '\+.*$', '') as bare) b,
       lateral (select regexp_split_to_array(b.bare, '[-.]') as p) p), '[-.]') with ordinality parts(part, n));

create function app.is_in(v jsonb, list jsonb, fold boolean default false) returns boolean
language sql immutable parallel safe
return case
  when jsonb_typeof(list) <> 'array' then false
  when jsonb_typeof(v) = 'array' then exists (
    select from jsonb_array_elements(v) x, jsonb_array_elements(list) y where x = y or fold and jsonb_typeof(x) = 'string' and jsonb_typeof(y) = 'string' and lower(x #>> '{}') = lower(y #>> '{}'))
  else exists (select from jsonb_array_elements(list) y where v = y or fold and jsonb_typeof(v) = 'string' and jsonb_typeof(y) = 'string' and lower(v #>> '{}') = lower(y #>> '{}'))
end;

create function app.matches_regex(v jsonb, pattern jsonb, flags text) returns boolean
language plpgsql immutable parallel safe
as $$
begin
  return jsonb_typeof(v) not in ('array', 'object') and (case when flags = 'i' then coalesce(v #>> '{}', '') ~* (pattern #>> '{}')
    else coalesce(v #>> '{}', '') ~ (pattern #>> '{}') end);
exception when invalid_regular_expression then return false;
end $$;

create function app.holds_operator(op text, v jsonb, wanted jsonb, a jsonb) returns boolean
language plpgsql immutable
as $$
begin
  return coalesce(case op
    when '$eq' then v = wanted
    when '$ne' then v <> wanted
    when '$lt' then app.compared(v, wanted) < 0
    when '$lte' then app.compared(v, wanted) <= 0
    when '$gt' then app.compared(v, wanted) > 0
    when '$gte' then app.compared(v, wanted) >= 0
    when '$exists' then app.is_truthy(wanted) = (v <> 'null')
    when '$in' then app.is_in(v, wanted)
    when '$nin' then jsonb_typeof(wanted) = 'array' and not app.is_in(v, wanted)
    when '$ini' then app.is_in(v, wanted, true)
    when '$nini' then jsonb_typeof(wanted) = 'array' and not app.is_in(v, wanted, true)
    when '$all' then jsonb_typeof(v) = 'array' and jsonb_typeof(wanted) = 'array' and not exists (
      select from jsonb_array_elements(wanted) w where not exists (
        select from jsonb_array_elements(v) x where app.holds_value(w, x, a)))
    when '$alli' then jsonb_typeof(v) = 'array' and jsonb_typeof(wanted) = 'array' and not exists (
      select from jsonb_array_elements(wanted) w where not app.is_in(w, v, true))
    when '$size' then jsonb_typeof(v) = 'array' and app.holds_value(wanted, to_jsonb(jsonb_array_length(v)), a)
    when '$elemMatch' then jsonb_typeof(v) = 'array' and exists (
      select from jsonb_array_elements(v) x where case when app.is_operators(wanted) then app.holds_value(wanted, x, a) else app.holds_part(wanted, x) end)
    when '$not' then not app.holds_value(wanted, v, a)
    when '$type' then (case when jsonb_typeof(v) = 'null' then 'null' else jsonb_typeof(v) end) = wanted #>> '{}'
    when '$regex' then app.matches_regex(v, wanted, '')
    when '$regexi' then app.matches_regex(v, wanted, 'i')
    when '$notRegex' then not app.matches_regex(v, wanted, '')
    when '$notRegexi' then not app.matches_regex(v, wanted, 'i')
    when '$veq' then app.version_key(v) = app.version_key(wanted)
    when '$vne' then app.version_key(v) <> app.version_key(wanted)
    when '$vgt' then app.version_key(v) collate "C" > app.version_key(wanted) collate "C"
    when '$vgte' then app.version_key(v) collate "C" >= app.version_key(wanted) collate "C"
    when '$vlt' then app.version_key(v) collate "C" < app.version_key(wanted) collate "C"
    when '$vlte' then app.version_key(v) collate "C" <= app.version_key(wanted) collate "C"
  end, false);
end $$;

create function app.is_operators(c jsonb) returns boolean
language sql immutable parallel safe
return jsonb_typeof(c) = 'object' and c <> '{}' and not exists (select from jsonb_object_keys(c) k where k !~ '^\$');

create function app.holds_value(c jsonb, v jsonb, a jsonb) returns boolean
language plpgsql immutable
as $$
begin
  case jsonb_typeof(c)
    when 'string' then return jsonb_typeof(v) in ('string', 'number', 'boolean', 'null') and coalesce(v #>> '{}', 'null') = c #>> '{}';
    -- As GrowthBook has it: what is missing equals 0.
    when 'number' then return coalesce(app.as_number(v) = c::numeric, false) and v <> '""';
    when 'boolean' then return v <> 'null' and app.is_truthy(v) = c::boolean;
    when 'null' then return v = 'null';
    else
      if not app.is_operators(c) then return v = c; end if;
      return not exists (select from jsonb_each(c) o where not app.holds_operator(o.key, v, o.value, a));
  end case;
end $$;

create function app.holds_part(c jsonb, a jsonb) returns boolean
language plpgsql immutable
as $$
declare
  f record;
begin
  for f in select e.key, e.value from jsonb_each(c) e loop
    if not coalesce(case f.key
      when '$or' then jsonb_array_length(f.value) = 0 or exists (select from jsonb_array_elements(f.value) x where app.holds_part(x, a))
      when '$nor' then not (jsonb_array_length(f.value) = 0 or exists (select from jsonb_array_elements(f.value) x where app.holds_part(x, a)))
      when '$and' then not exists (select from jsonb_array_elements(f.value) x where not app.holds_part(x, a))
      when '$not' then not app.holds_part(f.value, a)
      when '$segment' then a -> 'segments' @> jsonb_build_array(f.value)
      else app.holds_value(f.value, app.attribute(a, f.key), a) end, false)
    then return false; end if;
  end loop;
  return true;
end $$;

-- Whether every operator in it is one, with what each takes. A condition that is not holds for nobody, also
-- where it says "not".
create function app.is_sound_value(c jsonb) returns boolean
language plpgsql immutable
as $$
declare
  o record;
begin
  if not app.is_operators(c) then return true; end if;
  for o in select e.key, e.value from jsonb_each(c) e loop
    if not coalesce(case
      when o.key in ('$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$exists', '$type', '$veq', '$vne', '$vlt', '$vlte', '$vgt', '$vgte') then true
      when o.key in ('$in', '$nin', '$ini', '$nini', '$all', '$alli') then jsonb_typeof(o.value) = 'array'
      when o.key in ('$not', '$size') then app.is_sound_value(o.value)
      when o.key = '$elemMatch' then case when app.is_operators(o.value) then app.is_sound_value(o.value) else app.is_sound(o.value) end
      when o.key in ('$regex', '$regexi', '$notRegex', '$notRegexi') then app.is_pattern(o.value #>> '{}') end, false)
    then return false; end if;
  end loop;
  return true;
end $$;

create function app.is_pattern(pattern text) returns boolean
language plpgsql immutable
as $$
begin
  perform '' ~ pattern;
  return true;
exception when invalid_regular_expression then return false;
end $$;

create function app.is_sound(c jsonb) returns boolean
language plpgsql immutable
as $$
begin
  return jsonb_typeof(c) = 'object' and not exists (
    select from jsonb_each(c) e where not case
      when e.key in ('$and', '$or', '$nor') then jsonb_typeof(e.value) = 'array' and not exists (
        select from jsonb_array_elements(e.value) x where not app.is_sound(x))
      when e.key = '$not' then app.is_sound(e.value)
      when e.key = '$segment' then true
      else app.is_sound_value(e.value) end);
end $$;

create function app.holds(c jsonb, a jsonb) returns boolean
language sql immutable
as $$ select app.is_sound(c) and app.holds_part(c, a) $$;
