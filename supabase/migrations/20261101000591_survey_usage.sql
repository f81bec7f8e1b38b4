-- How people of each band use the product: "detractors use Reports a third as much". Uses in the 30 days before
-- each person's last answer, by feature and band, as sums of which means, ratio and interval are made.

-- The answers that count, each with the time before it in which use is looked at.
create function app.last_scores(i app.items, scale text, since timestamptz, until timestamptz)
returns table (person int, at timestamptz, band text)
language plpgsql stable rows 10000 set search_path = ''
as $$
#variable_conflict use_column
declare
  b record := app.band_bounds(last_scores.scale);
begin
  return query select l.person, l.at, case when l.score >= b.high_from then 'high' when l.score >= b.mid_from then 'mid' else 'low' end
  from (select distinct on (r.person) r.person, r.at, r.score from app.person_responses(i.id, last_scores.since, last_scores.until) r
    where r.score is not null order by r.person, r.at desc) l;
end $$;

create function app.feature_use_by_band(i app.items, scale text, feature uuid, since timestamptz, until timestamptz) returns jsonb
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return (
    with l as materialized (select * from app.last_scores(i, feature_use_by_band.scale, feature_use_by_band.since, feature_use_by_band.until)),
    used as (
      select l.person, count(*) as uses from app.feature_events(feature_use_by_band.feature, i.app_id, feature_use_by_band.since - interval '30 days', feature_use_by_band.until) e
      left join app.merges m on m.from_id = e.visitor_id
      join l on l.person = coalesce(m.into_id, e.visitor_id) and e.ts >= l.at - interval '30 days' and e.ts < l.at group by 1)
    select jsonb_agg(jsonb_build_object('band', g.band, 'people', g.people, 'users', g.users, 'uses', g.uses, 'squares', g.squares) order by g.band)
    from (select l.band, count(*) as people, count(u.person) as users, coalesce(sum(u.uses), 0) as uses, coalesce(sum(u.uses * u.uses), 0) as squares
      from l left join used u on u.person = l.person group by 1) g);
end $$;

-- The hundred features that were made first; each reads its own events only.
create function public.survey_usage(item uuid, days int) returns jsonb
language plpgsql stable security definer
-- As in guide_results.
set search_path = '' set work_mem = '64MB' set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  i app.items := app.require_item(survey_usage.item, 'viewer');
  s app.span := app.span_of(i.workspace_id, survey_usage.days);
  until constant timestamptz := now() + interval '1 second';
  scale constant text := app.survey_scale(coalesce(
    (select v.definition from app.item_versions v where v.item_id = i.id and v.version = i.version), i.draft));
begin
  if not i.is_survey then perform app.refuse('item: is a guide; its people have no scores'); end if;
  if scale is null then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('feature', f.id, 'name', f.name, 'bands', f.bands) order by f.name), '[]') from (
      select x.id, x.name, app.feature_use_by_band(i, scale, x.id, s.bounds[1], until) as bands
      from (select * from app.features y where y.workspace_id = i.workspace_id and y.archived_at is null
        and exists (select from app.tags t where t.feature_id = y.id and t.app_id = i.app_id and t.archived_at is null)
        order by y.created_at, y.id limit 100) x) f
    where f.bands is not null);
end $$;
