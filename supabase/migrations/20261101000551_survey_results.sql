-- What a survey told: counts by which scores, rates and their intervals are computed (core/metrics). One
-- answer per person and wave, the last one; off the scale is dropped and counted.

-- Answers of a survey by person, as app.person_displays.
create function app.person_responses(item uuid, since timestamptz, until timestamptz)
returns table (person int, at timestamptz, finished boolean, invalid boolean, score float8, account_id int, language text, answers jsonb)
language sql stable
as $$
  select coalesce(m.into_id, r.visitor_id), r.answered_at, r.finished_at is not null, r.invalid, r.score, r.account_id, r.language, r.answers
  from app.responses r left join app.merges m on m.from_id = r.visitor_id
  where r.item_id = person_responses.item and r.answered_at >= person_responses.since and r.answered_at < person_responses.until
    and not exists (select from app.visitors v where v.id = coalesce(m.into_id, r.visitor_id) and v.internal)
$$;

-- Displays and answers of a survey, one row for each of either.
create type app.survey_row as (
  person int, at timestamptz, responded boolean, finished boolean, invalid boolean, score float8, account_id int, language text
);

create function app.survey_rows(item uuid, since timestamptz, until timestamptz) returns setof app.survey_row
language sql stable
as $$
  select p.person, p.shown_at, false, false, false, null::float8, p.account_id, p.language
  from app.person_displays(survey_rows.item, survey_rows.since, survey_rows.until) p
  union all
  select r.person, r.at, true, r.finished, r.invalid, r.score, r.account_id, r.language
  from app.person_responses(survey_rows.item, survey_rows.since, survey_rows.until) r
$$;

-- Who is in a segment, or used a feature in the 30 days before a display or an answer of theirs.
create function app.members_of(i app.items, breakdown jsonb, since timestamptz, until timestamptz) returns setof int
language plpgsql stable set search_path = ''
as $$
declare
  condition jsonb;
begin
  if breakdown ->> 'by' = 'segment' then
    condition := app.expand_condition(jsonb_build_object('$segment', breakdown -> 'segment'), i.workspace_id);
    return query select f.person from app.people_facts(i.workspace_id, array[i.app_id],
      array(select distinct r.person from app.survey_rows(i.id, members_of.since, members_of.until) r), array(select app.condition_names(condition)),
      array(select app.segment_ids(condition))) f where app.holds(condition, f.facts);
  elsif breakdown ->> 'by' = 'feature' then
    return query select distinct r.person from app.survey_rows(i.id, members_of.since, members_of.until) r join (
      select coalesce(m.into_id, e.visitor_id) as person, e.ts
      from app.feature_events((breakdown ->> 'feature')::uuid, i.app_id, members_of.since - interval '30 days', now()) e
      left join app.merges m on m.from_id = e.visitor_id) u on u.person = r.person and u.ts between r.at - interval '30 days' and r.at;
  end if;
end $$;

-- Counts of the whole, of each calendar month (`wave`) and of each group: of a person the last answer in each
-- counts. Grouped before it is counted, and answers, which are fewer, apart from displays.
create function app.survey_counts(i app.items, scale text, since timestamptz, until timestamptz, zone text, breakdown jsonb)
returns table (part text, value text, counts jsonb)
language plpgsql stable rows 100 set search_path = ''
as $$
#variable_conflict use_column
declare
  kind constant text := breakdown ->> 'by';
  trait constant text := breakdown ->> 'trait';
  -- Once: asking for each answer costs more than all the rest.
  b record := app.band_bounds(survey_counts.scale);
begin
  return query
  with r as materialized (
    select x.*, to_char(date_trunc('month', x.at at time zone survey_counts.zone), 'YYYY-MM-DD') as wave, case kind
      when 'visitor' then v.traits ->> trait when 'account' then a.traits ->> trait when 'accounts' then a.name
      when 'language' then x.language
      when 'segment' then case when p.person is not null then 'in' else 'out' end
      when 'feature' then case when p.person is not null then 'used' else 'not used' end end as grp
    from app.survey_rows(i.id, survey_counts.since, survey_counts.until) x
    left join app.visitors v on kind = 'visitor' and v.id = x.person
    left join app.accounts a on kind in ('account', 'accounts') and a.id = x.account_id
    left join (select m as person from app.members_of(i, breakdown, survey_counts.since, survey_counts.until) m where kind in ('segment', 'feature')) p on p.person = x.person
  ),
  parts as (select 'all' as part union all select 'wave' union all select 'group' where kind is not null),
  met as materialized (
    select u.part, u.value, count(*) as displayed from (
      select s.part, case s.part when 'wave' then r.wave when 'group' then r.grp end as value, r.person from r, parts s group by 1, 2, 3) u
    group by 1, 2),
  said as materialized (
    select distinct on (s.part, value, r.person) s.part, v.value, r.finished, r.score
    from r, parts s, lateral (select case s.part when 'wave' then r.wave when 'group' then r.grp end as value) v
    where r.responded order by s.part, value, r.person, r.at desc),
  told as (
    select l.part, l.value, count(*) as responded, count(*) filter (where l.finished) as finished,
      jsonb_build_object('n', count(l.score), 'low', count(*) filter (where l.score < b.mid_from), 'mid', count(*) filter (where l.score >= b.mid_from and l.score < b.high_from),
        'high', count(*) filter (where l.score >= b.high_from), 'sum', coalesce(sum(l.score), 0), 'sumSquares', coalesce(sum(l.score * l.score), 0)) as tally
    from said l group by 1, 2)
  select m.part, m.value, jsonb_build_object('displayed', m.displayed, 'responded', coalesce(t.responded, 0), 'finished', coalesce(t.finished, 0),
    'tally', coalesce(t.tally, '{"n": 0, "low": 0, "mid": 0, "high": 0, "sum": 0, "sumSquares": 0}'))
  from met m left join told t on t.part = m.part and t.value is not distinct from m.value;
end $$;

-- NPS weighted by what accounts are worth (definitions 3): each account counts with the mean over its people,
-- promoter 1, detractor -1. Sums, of which value, interval and n_eff are made by the reader; an account
-- without a positive number weighs nothing and is counted as unknown.
create function app.weighted_json(i app.items, scale text, since timestamptz, until timestamptz, trait text) returns jsonb
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  b record := app.band_bounds(weighted_json.scale);
begin
  return (
    with last as (
      select distinct on (r.person) r.person, r.account_id, r.score from app.person_responses(i.id, weighted_json.since, weighted_json.until) r
      order by r.person, r.at desc),
    account as (
      select l.account_id, count(*) as people, avg(case when l.score >= b.high_from then 1.0 when l.score < b.mid_from then -1.0 else 0.0 end)::float8 as x
      from last l where l.score is not null group by 1),
    weighed as (
      select a.people, a.x, case when jsonb_typeof(c.traits -> trait) = 'number' and (c.traits -> trait)::numeric > 0 then (c.traits -> trait)::float8 end as w
      from account a left join app.accounts c on c.id = a.account_id)
    select jsonb_build_object('trait', trait, 'accounts', count(w), 'people', coalesce(sum(people) filter (where w is not null), 0),
      'unknown', coalesce(sum(people) filter (where w is null), 0), 'w', coalesce(sum(w), 0), 'ww', coalesce(sum(w * w), 0),
      'wx', coalesce(sum(w * x), 0), 'wxx', coalesce(sum(w * x * x), 0)) from weighed);
end $$;

-- Answers to each question as it stands in the version that is live.
create function app.questions_json(item uuid, definition jsonb, since timestamptz, until timestamptz) returns jsonb
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return (
  with r as materialized (
    select distinct on (p.person) p.person, p.answers from app.person_responses(questions_json.item, questions_json.since, questions_json.until) p
    order by p.person, p.at desc
  ),
  seen as materialized (
    select u.step, count(*) as people from (
      select x.step, p.person from app.person_displays(questions_json.item, questions_json.since, questions_json.until) p
      join app.display_steps x on x.display_id = p.display and x.what = 'step' group by 1, 2) u group by 1
  ),
  counted as materialized (select k as question, count(*) as people from r, jsonb_object_keys(r.answers) k group by 1)
  select coalesce(jsonb_agg(jsonb_build_object('question', q ->> 'key',
    'asked', greatest((select c.people from counted c where c.question = q ->> 'key'), (select s.people from seen s where s.step = q ->> 'key'), 0),
    'answered', coalesce((select c.people from counted c where c.question = q ->> 'key'), 0),
    'values', case when q ->> 'kind' in ('short', 'long') then '[]' else (
      select coalesce(jsonb_agg(jsonb_build_object('value', c.value, 'people', c.people) order by c.people desc, c.value), '[]') from (
        select x.value, count(distinct r.person) as people from r,
          lateral (
            select r.answers ->> (q ->> 'key') as value where jsonb_typeof(r.answers -> (q ->> 'key')) in ('number', 'boolean')
            union all select e from jsonb_array_elements_text(case when jsonb_typeof(r.answers #> array[q ->> 'key', 'choices']) = 'array'
              then r.answers #> array[q ->> 'key', 'choices'] else '[]' end) e
            union all select '(other)' where coalesce(r.answers #>> array[q ->> 'key', 'other'], '') <> '') x
        group by x.value limit 60) c) end) order by n), '[]')
  from jsonb_array_elements(definition #> '{survey,questions}') with ordinality a(q, n));
end $$;

-- Traits by which accounts could be weighed: numbers, of those that were seen last.
create function app.number_traits(workspace uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(t.key order by t.key), '[]') from (
    select e.key from (select a.traits from app.accounts a where a.workspace_id = number_traits.workspace order by a.last_seen desc limit 1000) a,
      jsonb_each(a.traits) e where jsonb_typeof(e.value) = 'number' group by e.key order by count(*) desc limit 20) t
$$;

create function app.checked_breakdown(breakdown jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  plain constant jsonb := nullif(app.unwrap(checked_breakdown.breakdown), 'null');
begin
  if plain is null then return null; end if;
  perform app.checked_choice('breakdown.by', plain ->> 'by', array['visitor', 'account', 'accounts', 'feature', 'segment', 'language']);
  if plain ->> 'by' = 'feature' then perform app.checked_uuid('breakdown.feature', plain -> 'feature'); end if;
  if plain ->> 'by' = 'segment' then perform app.checked_uuid('breakdown.segment', plain -> 'segment'); end if;
  return plain;
end $$;

-- `weight` is a trait of accounts, a number; null: nothing is weighted.
create function public.survey_results(item uuid, days int, breakdown jsonb, weight text) returns jsonb
language plpgsql stable security definer
-- As in guide_results.
set search_path = '' set work_mem = '64MB' set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  i app.items := app.require_item(survey_results.item, 'viewer');
  s app.span := app.span_of(i.workspace_id, survey_results.days);
  since constant timestamptz := s.bounds[1];
  until constant timestamptz := now() + interval '1 second';
  definition jsonb := coalesce((select v.definition from app.item_versions v where v.item_id = i.id and v.version = i.version), i.draft);
  scale constant text := app.survey_scale(definition);
  by_what jsonb := app.checked_breakdown(survey_results.breakdown);
begin
  if not i.is_survey then perform app.refuse('item: is a guide; ask guide_results'); end if;
  return (
    with c as materialized (select * from app.survey_counts(i, scale, since, until, s.timezone, by_what)),
    r as materialized (select * from app.person_responses(i.id, since, until))
    select coalesce((select c.counts from c where c.part = 'all'),
      '{"displayed": 0, "responded": 0, "finished": 0, "tally": {"n": 0, "low": 0, "mid": 0, "high": 0, "sum": 0, "sumSquares": 0}}')
    || jsonb_build_object('since', s.since, 'until', s.today, 'scale', scale,
      'eligible', (select count(*) from app.exposed_people(i.id, since, until) x where not x.held_out),
      'invalid', (select count(*) from r where r.invalid),
      'histogram', (select coalesce(jsonb_agg(jsonb_build_object('value', h.score, 'people', h.people) order by h.score), '[]') from (
        select l.score, count(*) as people from (select distinct on (r.person) r.person, r.score from r order by r.person, r.at desc) l
        where l.score is not null group by 1) h),
      'waves', (select coalesce(jsonb_agg(c.counts || jsonb_build_object('wave', c.value) order by c.value), '[]') from c where c.part = 'wave'),
      'groups', (select coalesce(jsonb_agg(g.counts || jsonb_build_object('value', g.value) order by (g.counts -> 'displayed')::int desc, g.value), '[]')
        from (select * from c where c.part = 'group' order by (c.counts -> 'displayed')::int desc, c.value limit 50) g),
      'weights', case when scale = 'nps' then app.number_traits(i.workspace_id) else '[]' end,
      'weighted', case when scale = 'nps' and survey_results.weight is not null then app.weighted_json(i, scale, since, until, survey_results.weight) end,
      'questions', app.questions_json(i.id, definition, since, until)));
end $$;
