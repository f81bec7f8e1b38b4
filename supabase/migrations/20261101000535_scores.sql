-- Named scales and their bands; the twin of core/metrics/scales.ts, both held to tests/cases/scales.json.
create function app.scale_of(name text, out least_value int, out most_value int, out mid_from int, out high_from int)
language sql immutable
as $$
  select lo, hi, mid, high from (values
    ('nps', 0, 10, 7, 9), ('csat3', 1, 3, 2, 3), ('csat5', 1, 5, 3, 4), ('csat7', 1, 7, 4, 6), ('thumbs', 0, 1, 1, 1),
    ('ces5', 1, 5, 3, 4), ('ces7', 1, 7, 4, 5), ('pmf', 1, 3, 2, 3), ('umux7', 1, 7, 4, 6)
  ) s (name, lo, hi, mid, high) where s.name = scale_of.name
$$;

create function app.is_on_scale(scale text, value jsonb) returns boolean
language sql immutable
as $$
  select case when jsonb_typeof(value) = 'number' then coalesce(
    value::numeric % 1 = 0 and value::numeric between (app.scale_of(scale)).least_value and (app.scale_of(scale)).most_value, false)
  else false end
$$;

-- From which score on the middle and the upper band begin. UMUX-Lite's score is of 100, made of both
-- questions; its bands are ours.
create function app.band_bounds(scale text, out mid_from float8, out high_from float8)
language sql immutable
as $$
  select case when scale = 'umux7' then 50 else s.mid_from end, case when scale = 'umux7' then 70 else s.high_from end
  from app.scale_of(scale) s
$$;

create function app.band_of(scale text, score float8) returns text
language sql immutable
as $$
  select case
    when score is null then null
    when score >= (app.band_bounds(scale)).high_from then 'high'
    when score >= (app.band_bounds(scale)).mid_from then 'mid'
    else 'low'
  end
$$;

-- The scale of a survey's score; null where it has none.
create function app.survey_scale(definition jsonb) returns text
language sql immutable
as $$
  select q ->> 'scale' from jsonb_array_elements(definition #> '{survey,questions}') q
  where q ->> 'key' = definition #>> '{survey,scored,0}' and q ->> 'kind' = 'scale'
$$;

-- Null while the scored questions are not all answered, or one is answered off its scale (`invalid`).
create function app.score_of(definition jsonb, answers jsonb, out score float8, out invalid boolean)
language plpgsql immutable
as $$
declare
  scale constant text := app.survey_scale(definition);
  scored constant text[] := array(select jsonb_array_elements_text(definition #> '{survey,scored}'));
begin
  invalid := coalesce((select bool_or(answers ? k and not app.is_on_scale(scale, answers -> k)) from unnest(scored) k), false) and scale is not null;
  if scale is null or invalid or not answers ?& scored or cardinality(scored) = 0 then return; end if;
  if scale = 'umux7' and cardinality(scored) = 2 then
    score := ((answers ->> scored[1])::float8 + (answers ->> scored[2])::float8 - 2) / 12 * 100;
  else
    score := (answers ->> scored[1])::float8;
  end if;
end $$;
