-- What a survey told: counts by which scores, rates and their intervals are computed (core/metrics). One
-- answer per person and wave, the last one; off the scale is dropped and counted.

-- Displays and answers of a survey, one row for each of either.
create type app.survey_row as (
  person int, at timestamptz, wave date, shown boolean, responded boolean, finished boolean,
  invalid boolean, score float8, band text, account_id int, language text
);

create function app.survey_rows(item uuid, scale text, since timestamptz, until timestamptz, zone text) returns setof app.survey_row
language sql stable
as $$
  select p.person, (p.display).shown_at, date_trunc('month', (p.display).shown_at at time zone zone)::date, true, false, false,
    false, null::float8, null, (p.display).account_id, (p.display).language
  from app.person_displays(item, since, until) p
  union all
  select v.id, r.answered_at, date_trunc('month', r.answered_at at time zone zone)::date, false, true, r.finished_at is not null,
    r.invalid, r.score, app.band_of(scale, r.score), r.account_id, r.language
  from app.responses r left join app.merges m on m.from_id = r.visitor_id
  join app.visitors v on v.id = coalesce(m.into_id, r.visitor_id) and not v.internal
  where r.item_id = survey_rows.item and r.answered_at >= since and r.answered_at < until
$$;

-- What a part of the rows comes to. Of each person the last answer counts.
create function app.survey_counts(rows app.survey_row[]) returns jsonb
language sql stable set search_path = ''
as $$
  with r as materialized (select * from unnest(rows)),
  last as (select distinct on (r.person) r.* from r where r.responded order by r.person, r.at desc)
  select jsonb_build_object(
    'displayed', (select count(distinct r.person) from r where r.shown or r.responded),
    'responded', (select count(*) from last), 'finished', (select count(*) from last where last.finished),
    'tally', (select jsonb_build_object('n', count(l.score), 'low', count(*) filter (where l.band = 'low'),
      'mid', count(*) filter (where l.band = 'mid'), 'high', count(*) filter (where l.band = 'high'),
      'sum', coalesce(sum(l.score), 0), 'sumSquares', coalesce(sum(l.score * l.score), 0)) from last l))
$$;

-- What each row is grouped by. Text, or null for nothing known.
create function app.group_of(i app.items, rows app.survey_row[], breakdown jsonb)
returns table (value text, members app.survey_row[])
language plpgsql stable set search_path = ''
as $$
declare
  kind constant text := breakdown ->> 'by';
  trait constant text := breakdown ->> 'trait';
  condition jsonb;
  inside int[];
begin
  if kind = 'segment' then
    condition := app.expand_condition(jsonb_build_object('$segment', breakdown -> 'segment'), i.workspace_id);
    inside := array(select f.person from app.people_facts(i.workspace_id, array[i.app_id],
      array(select distinct r.person from unnest(rows) r), array(select app.condition_names(condition)),
      array(select app.segment_ids(condition))) f where app.holds(condition, f.facts));
  elsif kind = 'feature' then
    inside := array(
      select distinct r.person from unnest(rows) r join (
        select coalesce(m.into_id, e.visitor_id) as person, e.ts
        from app.feature_events((breakdown ->> 'feature')::uuid, i.app_id, (select min(x.at) from unnest(rows) x) - interval '30 days', now()) e
        left join app.merges m on m.from_id = e.visitor_id
      ) u on u.person = r.person and u.ts between r.at - interval '30 days' and r.at);
  end if;
  return query
  select g.value, array_agg(g.r) from (
    select r, case kind
      when 'visitor' then (select v.traits ->> trait from app.visitors v where v.id = r.person)
      when 'account' then (select a.traits ->> trait from app.accounts a where a.id = r.account_id)
      when 'accounts' then (select a.name from app.accounts a where a.id = r.account_id)
      when 'language' then r.language
      when 'segment' then case when p.person is not null then 'in' else 'out' end
      when 'feature' then case when p.person is not null then 'used' else 'not used' end end as value
    from unnest(rows) r left join unnest(inside) p(person) on p.person = r.person) g
  group by g.value;
end $$;

-- Answers to each question as it stands in the version that is live.
create function app.questions_json(item uuid, definition jsonb, since timestamptz, until timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  with r as materialized (
    select distinct on (v.id) v.id as person, x.answers from app.responses x left join app.merges m on m.from_id = x.visitor_id
    join app.visitors v on v.id = coalesce(m.into_id, x.visitor_id) and not v.internal
    where x.item_id = questions_json.item and x.answered_at >= since and x.answered_at < until
    order by v.id, x.answered_at desc
  ),
  seen as materialized (
    select x.step, count(distinct p.person) as people from app.person_displays(questions_json.item, since, until) p
    join app.display_steps x on x.display_id = (p.display).id and x.what = 'step' group by 1
  )
  select coalesce(jsonb_agg(jsonb_build_object('question', q ->> 'key',
    'asked', greatest((select count(*) from r where r.answers ? (q ->> 'key')), coalesce((select s.people from seen s where s.step = q ->> 'key'), 0)),
    'answered', (select count(*) from r where r.answers ? (q ->> 'key')),
    'values', case when q ->> 'kind' in ('short', 'long') then '[]' else (
      select coalesce(jsonb_agg(jsonb_build_object('value', c.value, 'people', c.people) order by c.people desc, c.value), '[]') from (
        select x.value, count(distinct r.person) as people from r,
          lateral (
            select r.answers ->> (q ->> 'key') as value where jsonb_typeof(r.answers -> (q ->> 'key')) in ('number', 'boolean')
            union all select e from jsonb_array_elements_text(case when jsonb_typeof(r.answers #> array[q ->> 'key', 'choices']) = 'array'
              then r.answers #> array[q ->> 'key', 'choices'] else '[]' end) e
            union all select '(other)' where coalesce(r.answers #>> array[q ->> 'key', 'other'], '') <> '') x
        group by x.value limit 60) c) end) order by n), '[]')
  from jsonb_array_elements(definition #> '{survey,questions}') with ordinality a(q, n)
$$;

create function public.survey_results(item uuid, days int, breakdown jsonb) returns jsonb
language plpgsql stable security definer
-- People are sorted by the hundred thousand; on disk that takes three times as long.
set search_path = '' set work_mem = '64MB'
as $$
declare
  i app.items := app.require_item(survey_results.item, 'viewer');
  s app.span := app.span_of(i.workspace_id, survey_results.days);
  zone constant text := (select w.timezone from app.workspaces w where w.id = i.workspace_id);
  since constant timestamptz := s.bounds[1];
  until constant timestamptz := now() + interval '1 second';
  definition jsonb := coalesce((select v.definition from app.item_versions v where v.item_id = i.id and v.version = i.version), i.draft);
  scale constant text := app.survey_scale(definition);
  by_what jsonb := nullif(app.unwrap(survey_results.breakdown), 'null');
  rows app.survey_row[];
begin
  if not i.is_survey then perform app.refuse('item: is a guide; ask guide_results'); end if;
  if by_what is not null then
    perform app.checked_choice('breakdown.by', by_what ->> 'by', array['visitor', 'account', 'accounts', 'feature', 'segment', 'language']);
    if by_what ->> 'by' = 'feature' then perform app.checked_uuid('breakdown.feature', by_what -> 'feature'); end if;
    if by_what ->> 'by' = 'segment' then perform app.checked_uuid('breakdown.segment', by_what -> 'segment'); end if;
  end if;
  rows := array(select r from app.survey_rows(i.id, scale, since, until, zone) r);
  return app.survey_counts(rows) || jsonb_build_object('since', s.since, 'until', s.today, 'scale', scale,
    'eligible', (select count(*) from app.exposed_people(i.id, since, until) x where not x.held_out),
    'invalid', (select count(*) from unnest(rows) r where r.invalid),
    'histogram', (select coalesce(jsonb_agg(jsonb_build_object('value', h.score, 'people', h.people) order by h.score), '[]') from (
      select l.score, count(*) as people from (select distinct on (r.person) r.person, r.score from unnest(rows) r where r.responded
        order by r.person, r.at desc) l where l.score is not null group by 1) h),
    'waves', (select coalesce(jsonb_agg(app.survey_counts(w.members) || jsonb_build_object('wave', w.wave) order by w.wave), '[]') from (
      select r.wave, array_agg(r) as members from unnest(rows) r group by 1) w),
    'groups', case when by_what is null then '[]' else (
      select coalesce(jsonb_agg(app.survey_counts(g.members) || jsonb_build_object('value', g.value) order by cardinality(g.members) desc, g.value), '[]')
      from (select * from app.group_of(i, rows, by_what) x order by cardinality(x.members) desc, x.value limit 50) g) end,
    'questions', app.questions_json(i.id, definition, since, until));
end $$;
