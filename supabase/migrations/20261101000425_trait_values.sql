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
