-- What a request is worth (docs/definitions.md): for each account that asked, its weight times the strongest signal
-- it gave. Two people of one account are one account; a merged request's evidence counts at its root.
create function app.demand_parts(workspace uuid, roots uuid[])
returns table (root uuid, account_id int, strongest uuid, importance int, age_days float8, decay float8, signal float8,
  evidence int, people int, arr_then numeric)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  w jsonb := app.voice_settings_of(demand_parts.workspace) -> 'weights';
  half float8 := (w ->> 'halfLifeDays')::float8;
  lowest float8 := (w ->> 'floor')::float8;
begin
  return query
  with said as (
    select r.root_id as root, e.account_id, e.id, e.importance, e.said_at, e.arr_then, coalesce(v.merged_into, v.id) as person,
      lower(case when v.id is null then e.speaker end) as speaker,
      greatest(extract(epoch from now() - e.said_at)::float8 / 86400, 0) as age
    from app.evidence_items e
    join app.requests r on r.id = e.request_id
    left join app.visitors v on v.id = e.visitor_id
    where e.workspace_id = demand_parts.workspace and not e.deleted and (demand_parts.roots is null or r.root_id = any (demand_parts.roots))
  ), weighed as (
    select s.*, greatest(lowest, 0.5 ^ (s.age / half)) as decay from said s
  ), ranked as (
    select x.*, row_number() over (partition by x.root, x.account_id order by x.importance * x.decay desc, x.said_at desc, x.id) as strongest,
      row_number() over (partition by x.root, x.account_id order by x.said_at, x.id) as earliest
    from weighed x
  )
  select x.root, x.account_id, (max(x.id::text) filter (where x.strongest = 1))::uuid, (max(x.importance) filter (where x.strongest = 1))::int,
    max(x.age) filter (where x.strongest = 1), max(x.decay) filter (where x.strongest = 1), max(x.importance * x.decay),
    count(*)::int, (count(distinct x.person) + count(distinct x.speaker))::int, max(x.arr_then) filter (where x.earliest = 1)
  from ranked x group by x.root, x.account_id;
end $$;

-- Evidence by week of its saying, the last twelve, the oldest first. Weeks of seven days back from now.
create function app.demand_trends(workspace uuid, roots uuid[]) returns table (root uuid, trend jsonb, first_at timestamptz, last_at timestamptz)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select x.root, (select jsonb_agg(coalesce(array_length(array_positions(array_agg(x.week), n), 1), 0) order by n desc) from generate_series(0, 11) n),
    min(x.said_at), max(x.said_at)
  from (
    select r.root_id as root, e.said_at, floor(extract(epoch from now() - e.said_at) / 604800)::int as week
    from app.evidence_items e join app.requests r on r.id = e.request_id
    where e.workspace_id = demand_trends.workspace and not e.deleted and (demand_trends.roots is null or r.root_id = any (demand_trends.roots))
  ) x group by x.root;
end $$;

create function app.demand_figures(workspace uuid, roots uuid[]) returns table (root uuid, demand float8, figures jsonb)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select t.root, s.demand, s.sums || jsonb_build_object('trend', t.trend, 'firstAt', t.first_at, 'lastAt', t.last_at)
  from app.demand_trends(demand_figures.workspace, demand_figures.roots) t
  join (
    select p.root, coalesce(sum(a.weight * a.factor * p.signal), 0) as demand,
      jsonb_build_object('demand', coalesce(sum(a.weight * a.factor * p.signal), 0), 'accounts', count(p.account_id), 'people', sum(p.people),
        'evidence', sum(p.evidence), 'withoutAccount', coalesce(sum(p.evidence) filter (where p.account_id is null), 0),
        -- Of who pays today; what prospects might pay is no revenue.
        'arr', sum(a.arr) filter (where a.state in ('customer', 'at-risk')),
        'arrThen', sum(p.arr_then) filter (where a.state in ('customer', 'at-risk')),
        'arrUnknown', count(*) filter (where a.state in ('customer', 'at-risk') and a.arr is null),
        'atRisk', coalesce(sum(a.arr) filter (where a.state = 'at-risk'), 0),
        'atRiskAccounts', count(*) filter (where a.state = 'at-risk'), 'prospects', count(*) filter (where a.state = 'prospect')) as sums
    from app.demand_parts(demand_figures.workspace, demand_figures.roots) p
    -- Of a few requests only those accounts are weighed that asked for them.
    left join app.accounts_now(demand_figures.workspace, case when demand_figures.roots is not null then array(
      select distinct e.account_id from app.requests r join app.evidence_items e on e.request_id = r.id
      where r.root_id = any (demand_figures.roots) and e.account_id is not null) end) a on a.account_id = p.account_id
    group by p.root
  ) s on s.root = t.root;
end $$;

create function app.no_figures() returns jsonb
language sql immutable
as $$
  select '{"demand": 0, "accounts": 0, "people": 0, "evidence": 0, "withoutAccount": 0, "arr": null, "arrThen": null, "arrUnknown": 0,
    "atRisk": 0, "atRiskAccounts": 0, "prospects": 0, "trend": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "firstAt": null, "lastAt": null}'::jsonb
$$;
