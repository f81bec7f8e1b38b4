-- Adoption of every feature at once (definitions 4): users of the feature among those who were active in
-- the apps where it is tagged, over complete days, beside the same span before.

-- Denominators are counted once for each set of apps that features are tagged in, not once per feature.
create function app.adoption_rows(
  workspace uuid, apps int[], days int, uses app.feature_use[], now_active app.active[], then_active app.active[]
) returns jsonb
language sql stable set search_path = ''
as $$
  with features as (
    select f.id, coalesce((select array_agg(distinct t.app_id order by t.app_id) from app.tags t
      where t.feature_id = f.id and t.archived_at is null and t.app_id = any (apps)), apps) as apps
    from app.features f where f.workspace_id = adoption_rows.workspace and f.archived_at is null
  ),
  audiences as (
    select s.apps,
      (select count(distinct a.person) from unnest(now_active) a where a.app_id = any (s.apps)) as visitors,
      (select count(distinct a.account_id) from unnest(now_active) a where a.app_id = any (s.apps)) as accounts,
      (select count(distinct a.person) from unnest(then_active) a where a.app_id = any (s.apps)) as previous
    from (select distinct f.apps from features f) s
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'feature', f.id, 'name', r.record -> 'name', 'area', r.record -> 'areaName', 'status', r.record -> 'status',
    'owner', r.record -> 'ownerName', 'releasedAt', r.record -> 'releasedAt',
    'health', r.record -> 'health', 'healthReason', r.record -> 'healthReason',
    'window', app.totals_json(x.uses, x.visitors, x.accounts),
    'previous', app.totals_json(x.previous_uses, x.previous_visitors, x.previous_accounts),
    'reach', app.rate_json(x.visitors, s.visitors),
    'previousReach', app.rate_json(x.previous_visitors, s.previous),
    'accountReach', app.rate_json(x.accounts, s.accounts),
    'depth', x.depth, 'adopted', coalesce(x.adopted, 0),
    'trend', coalesce(x.trend, (select jsonb_agg(0) from generate_series(1, days))))
    order by coalesce(x.visitors, 0) desc, lower(r.record ->> 'name'), f.id), '[]')
  from features f
  join audiences s on s.apps = f.apps
  join app.feature_records(array(select id from features)) r on r.id = f.id
  left join app.adoption_figures(uses, days) x on x.feature_id = f.id
$$;

create function public.adoption(workspace uuid, app int, days int, filter jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  apps int[];
  n int := app.checked_days(adoption.days);
  filters jsonb := app.checked_filters(app.unwrap(adoption.filter));
  zone text;
  today date;
  bounds timestamptz[];
  uses app.feature_use[];
  now_active app.active[];
  then_active app.active[];
begin
  perform app.require(adoption.workspace, 'viewer');
  apps := app.apps_of(adoption.workspace, adoption.app);
  perform app.settle_workspace(adoption.workspace);
  zone := (select w.timezone from app.workspaces w where w.id = adoption.workspace);
  today := (now() at time zone zone)::date;
  bounds := array(select app.day_start(today - 2 * n + i, zone) from generate_series(0, 2 * n) i);
  uses := array(select u from app.feature_uses(adoption.workspace, apps, bounds, filters) u);
  now_active := array(select a from app.active_in(apps, today - n, today - 1, filters) a);
  then_active := array(select a from app.active_in(apps, today - 2 * n, today - n - 1, filters) a);
  return jsonb_build_object(
    'since', today - n, 'until', today - 1,
    'activeVisitors', (select count(distinct a.person) from unnest(now_active) a),
    'activeAccounts', (select count(distinct a.account_id) from unnest(now_active) a),
    'rows', app.adoption_rows(adoption.workspace, apps, n, uses, now_active, then_active));
end $$;
