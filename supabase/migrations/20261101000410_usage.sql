-- The answer "who used it, by day".

-- Distinct people and accounts of a bucket of time, which is why buckets are never added up.
create type app.use_count as (bucket int, uses bigint, visitors bigint, accounts bigint);

-- Per bucket; bucket 0 is all but the last together, -1 all of them.
create function app.count_uses(apps int[], t app.targets, bounds timestamptz[]) returns setof app.use_count
language plpgsql stable set search_path = ''
as $$
declare
  last_bucket int := cardinality(bounds) - 1;
begin
  return query
  with p as materialized (
    select * from app.person_uses(apps, t.anywhere, t.elements, t.pages, t.spans, bounds)
  )
  select p.bucket, sum(p.uses)::bigint, count(distinct p.person), count(distinct p.account_id)
  from p group by p.bucket
  union all
  select 0, coalesce(sum(p.uses), 0)::bigint, count(distinct p.person), count(distinct p.account_id)
  from p where p.bucket < last_bucket
  union all
  select -1, coalesce(sum(p.uses), 0)::bigint, count(distinct p.person), count(distinct p.account_id) from p;
end $$;

create function app.totals_json(uses bigint, visitors bigint, accounts bigint) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('uses', coalesce(uses, 0), 'visitors', coalesce(visitors, 0), 'accounts', coalesce(accounts, 0));

-- One row a day without gaps; the last is today and open.
create function app.usage_json(counts app.use_count[], s app.span) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'days', jsonb_agg(app.totals_json(c.uses, c.visitors, c.accounts)
      || jsonb_build_object('day', s.since + n, 'open', n = s.days) order by n) filter (where n >= 0),
    'window', (jsonb_agg(app.totals_json(c.uses, c.visitors, c.accounts)) filter (where n = -1)) -> 0,
    'today', (jsonb_agg(app.totals_json(c.uses, c.visitors, c.accounts)) filter (where n = s.days)) -> 0,
    'all', (jsonb_agg(app.totals_json(c.uses, c.visitors, c.accounts)) filter (where n = -2)) -> 0)
  from generate_series(-2, s.days) n left join unnest(counts) c on c.bucket = n + 1
$$;
revoke all on function app.count_uses, app.totals_json, app.usage_json from public;
