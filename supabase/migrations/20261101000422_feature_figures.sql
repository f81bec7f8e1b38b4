-- What adoption is made of: uses of every feature at once, and the figures of each.

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
    select x.feature_id, x.app_id, x.element_id, x.path_id, range_agg(tstzrange(x.since, x.until)) as during
    from app.tag_targets x join app.features f on f.id = x.feature_id
    where f.workspace_id = feature_uses.workspace and f.archived_at is null and x.app_id = any (apps)
    group by 1, 2, 3, 4
  ),
  -- What counts on any page is not counted once more on its pages, nor any time twice.
  targets as materialized (
    select t.feature_id, t.app_id, t.element_id, t.path_id, lower(r) as since, upper(r) as until
    from t left join t a on t.path_id is not null and a.feature_id = t.feature_id and a.element_id = t.element_id and a.path_id is null
    cross join lateral unnest(t.during - coalesce(a.during, '{}')) r
  ),
  g as (
    -- A flat array, as in app.person_uses.
    select t.feature_id, width_bucket(e.ts, (select array_agg(b) from unnest(bounds) b)) as bucket,
      e.visitor_id, e.account_id, count(*) as n
    from targets t join app.events e
      on e.app_id = t.app_id and e.element_id = t.element_id and (t.path_id is null or e.path_id = t.path_id)
    where e.kind between 2 and 4
      and e.ts >= greatest(t.since, bounds[1]) and e.ts < least(t.until, bounds[cardinality(bounds)])
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
revoke all on function app.feature_uses, app.rate_json, app.adoption_figures from public;
