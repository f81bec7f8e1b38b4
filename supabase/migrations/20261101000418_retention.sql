-- Retention after first use (definitions 7, "first time", bounded): cohorts by the week of a person's first
-- use ever; who first used it before the range is in none. Cells whose week is not over are null.
create function app.week_start(day date, week_start int) returns date
language sql immutable parallel safe
return day - (extract(isodow from day)::int - week_start + 7) % 7;

create function public.feature_retention(feature uuid, app int, weeks int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_feature(feature_retention.feature, 'viewer');
  apps int[] := app.apps_of(workspace, feature_retention.app);
  n int := app.checked_int('weeks', to_jsonb(feature_retention.weeks), 1, 52);
  w app.workspaces := (select x from app.workspaces x where x.id = workspace);
  this_week date := app.week_start((now() at time zone w.timezone)::date, w.week_start);
  -- Bucket 1 is all time before, 2 to n + 1 are the complete weeks; the open one is not asked for.
  bounds timestamptz[] := '-infinity'::timestamptz || array(
    select app.day_start(this_week - 7 * i, w.timezone) from generate_series(n, 0, -1) i);
  t app.targets;
begin
  perform app.settle(array(select x.id from app.tags x where x.feature_id = feature_retention.feature));
  t := app.feature_targets(feature_retention.feature, apps);
  return (
    with used as materialized (
      select distinct p.person, p.bucket
      from app.person_uses(apps, t.anywhere, t.elements, t.pages, t.spans, bounds) p
    ),
    firsts as (
      select u.person, min(u.bucket) as cohort from used u group by u.person
    ),
    cells as (
      select f.cohort, u.bucket - f.cohort as week, count(*) as people
      from firsts f join used u on u.person = f.person group by 1, 2
    )
    select jsonb_build_object('weeks', n, 'cohorts', jsonb_agg(jsonb_build_object(
      'week', this_week - 7 * (n + 2 - c), 'size', coalesce((select x.people from cells x where x.cohort = c and x.week = 0), 0),
      'returned', (
        select jsonb_agg(case when c + j <= n + 1 then
          coalesce((select x.people from cells x where x.cohort = c and x.week = j), 0) end order by j)
        from generate_series(0, n - 1) j)
    ) order by c))
    from generate_series(2, n + 1) c
  );
end $$;
