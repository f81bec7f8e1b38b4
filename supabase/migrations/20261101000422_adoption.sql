-- Adoption of every feature at once (definitions 4): users of the feature among those who were active in
-- the apps where it is tagged, over complete days, beside the same span before.

-- Uses per feature, day, person and account over twice the days; bucket 1 is the oldest day. An event that
-- two tags of a feature match is one use of it.
create type app.feature_use as (feature_id uuid, bucket int, person int, account_id int, uses bigint);

create function app.feature_uses(workspace uuid, apps int[], bounds timestamptz[], filters jsonb)
returns setof app.feature_use
language plpgsql stable set search_path = ''
as $$
begin
  return query
  with t as materialized (
    select distinct x.feature_id, x.app_id, x.element_id, x.path_id
    from app.tag_targets x join app.features f on f.id = x.feature_id
    where f.workspace_id = feature_uses.workspace and f.archived_at is null and x.app_id = any (apps)
  ),
  targets as materialized (
    select * from t where t.path_id is null or not exists (
      select from t a where a.feature_id = t.feature_id and a.element_id = t.element_id and a.path_id is null)
  ),
  g as (
    -- A flat array, as in app.person_uses.
    select t.feature_id, width_bucket(e.ts, (select array_agg(b) from unnest(bounds) b)) as bucket,
      e.visitor_id, e.account_id, count(*) as n
    from targets t join app.events e
      on e.app_id = t.app_id and e.element_id = t.element_id and (t.path_id is null or e.path_id = t.path_id)
    where e.kind between 2 and 4 and e.ts >= bounds[1] and e.ts < bounds[cardinality(bounds)]
    group by 1, 2, 3, 4
  )
  select g.feature_id, g.bucket, p.id, g.account_id, sum(g.n)::bigint
  from g left join app.merges m on m.from_id = g.visitor_id
  join app.visitors p on p.id = coalesce(m.into_id, g.visitor_id) and not p.internal
  left join app.accounts a on a.id = g.account_id
  where filters = '[]' or (app.fits(p.traits, filters, 'visitor') and app.fits(a.traits, filters, 'account'))
  group by 1, 2, 3, 4;
end $$;

create function app.rate_json(numerator bigint, denominator bigint) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('numerator', coalesce(numerator, 0), 'denominator', coalesce(denominator, 0));

-- `days` buckets before the window, then as many of it.
create type app.adoption_figures as (
  feature_id uuid, uses bigint, visitors bigint, accounts bigint,
  previous_uses bigint, previous_visitors bigint, previous_accounts bigint,
  depth float8, adopted bigint, trend jsonb
);

create function app.adoption_figures(all_uses app.feature_use[], days int) returns setof app.adoption_figures
language sql stable set search_path = ''
as $$
  with u as materialized (select * from unnest(all_uses)),
  person_days as (
    select u.feature_id, u.person, u.bucket, sum(u.uses) as uses
    from u where u.bucket > days group by 1, 2, 3
  ),
  people as (
    select d.feature_id, count(*) filter (where d.days_used >= 2) as adopted
    from (select p.feature_id, p.person, count(*) as days_used from person_days p group by 1, 2) d group by 1
  ),
  depths as (
    select p.feature_id, percentile_cont(0.5) within group (order by p.uses) as depth from person_days p group by 1
  ),
  daily as (
    select p.feature_id, p.bucket, count(distinct p.person) as visitors from person_days p group by 1, 2
  )
  select u.feature_id,
    coalesce(sum(u.uses) filter (where u.bucket > days), 0)::bigint,
    count(distinct u.person) filter (where u.bucket > days),
    count(distinct u.account_id) filter (where u.bucket > days),
    coalesce(sum(u.uses) filter (where u.bucket <= days), 0)::bigint,
    count(distinct u.person) filter (where u.bucket <= days),
    count(distinct u.account_id) filter (where u.bucket <= days),
    (select d.depth from depths d where d.feature_id = u.feature_id),
    coalesce((select p.adopted from people p where p.feature_id = u.feature_id), 0),
    (select jsonb_agg(coalesce(d.visitors, 0) order by b)
      from generate_series(days + 1, 2 * days) b
      left join daily d on d.feature_id = u.feature_id and d.bucket = b)
  from u group by u.feature_id
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

-- Traits worth filtering by, from the 5,000 seen last on either side, with their twenty commonest values.
-- Names, e-mail addresses and whatever nobody shares are no segments.
create function public.trait_values(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(trait_values.workspace, 'viewer');
  return (
    with traits as (
      select 'visitor' as side, t.key, t.value from (
        select v.traits from app.visitors v
        where v.workspace_id = trait_values.workspace and not v.internal and v.merged_into is null and v.traits <> '{}'
        order by v.last_seen desc limit 5000) v cross join lateral jsonb_each(v.traits) t
      union all
      select 'account', t.key, t.value from (
        select a.traits from app.accounts a where a.workspace_id = trait_values.workspace and a.traits <> '{}'
        order by a.last_seen desc limit 5000) a cross join lateral jsonb_each(a.traits) t
    ),
    counted as (
      select t.side, t.key, t.value #>> '{}' as value, count(*) as n,
        row_number() over (partition by t.side, t.key order by count(*) desc, t.value #>> '{}') as nth,
        max(count(*)) over (partition by t.side, t.key) as most,
        count(*) over (partition by t.side, t.key) as kinds
      from traits t
      where jsonb_typeof(t.value) in ('string', 'number', 'boolean') and length(t.value #>> '{}') <= 200
        and t.key not in ('name', 'email')
      group by t.side, t.key, t.value
    )
    select coalesce(jsonb_agg(jsonb_build_object('on', g.side, 'trait', g.key, 'values', g.vals) order by g.side desc, g.key), '[]')
    from (
      select c.side, c.key, jsonb_agg(jsonb_build_object('value', c.value, 'count', c.n) order by c.nth) as vals
      from counted c where c.nth <= 20 and (c.most > 1 or c.kinds <= 5) group by c.side, c.key
    ) g
  );
end $$;
