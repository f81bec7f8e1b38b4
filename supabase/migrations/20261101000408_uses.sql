-- Uses: events of elements that a tag counts, by people. Every answer stands on the two functions at the
-- end, which read the covering index and nothing else of the events.

-- An element (on a page, or null on any) from an instant until another; null = without an end.
create type app.target_span as (element_id int, path_id int, since timestamptz, until timestamptz);

-- What to count: elements on any page, pairs of element and page, and those that count for some of the
-- time only, because a repair took over. Few features have any of these, and the rest pay nothing for them.
create type app.targets as (anywhere int[], elements int[], pages int[], spans app.target_span[]);

-- One row for each element that a tag counts; path_id null where its page does not matter. The pages of an
-- element are those it was ever seen on, so pairs stay few however many pages a rule covers. Rows of a tag
-- never overlap in time.
create view app.tag_targets with (security_invoker = true) as
  select t.id as tag_id, t.feature_id, t.app_id, e.element_id, null::int as path_id, t.since, null::timestamptz as until
  from app.tags t join app.tag_elements e on e.tag_id = t.id and e.found
  where t.archived_at is null and t.everywhere
  union all
  select t.id, t.feature_id, t.app_id, e.element_id, p.path_id, t.since, null
  from app.tags t join app.tag_elements e on e.tag_id = t.id and e.found
  join app.element_paths s on s.element_id = e.element_id
  join app.tag_paths p on p.tag_id = t.id and p.path_id = s.path_id
  where t.archived_at is null and not t.everywhere
  union all
  select t.id, t.feature_id, t.app_id, e.element_id, null, lower(v.counts), upper(v.counts)
  from app.tags t join app.tag_versions v on v.tag_id = t.id and not isempty(v.counts) and v.version <> t.version
  join app.tag_past e on e.tag_id = t.id and e.version = v.version
  where t.archived_at is null and v.rule #>> '{page,kind}' = 'everywhere'
  union all
  select t.id, t.feature_id, t.app_id, e.element_id, p.id, lower(v.counts), upper(v.counts)
  from app.tags t join app.tag_versions v on v.tag_id = t.id and not isempty(v.counts) and v.version <> t.version
  join app.tag_past e on e.tag_id = t.id and e.version = v.version
  join app.element_paths s on s.element_id = e.element_id
  join app.paths p on p.id = s.path_id and app.page_matches(v.rule -> 'page', p.path)
  where t.archived_at is null and v.rule #>> '{page,kind}' <> 'everywhere';

create function app.span_elements(spans app.target_span[]) returns int[]
language sql immutable parallel safe
return array(select (s).element_id from unnest(spans) s);

-- Only the time from an instant on.
create function app.targets_since(t app.targets, since timestamptz) returns app.targets
language sql stable set search_path = ''
as $$
  select case when targets_since.since is null then t else row('{}', '{}', '{}', array(
    select row(e, null, targets_since.since, null)::app.target_span from unnest(t.anywhere) e
    union all
    select row(p.e, p.path, targets_since.since, null)::app.target_span from unnest(t.elements, t.pages) p(e, path)))::app.targets end
$$;

-- Of a feature: the union of its tags, so that an event which two of them match is one use.
create function app.feature_targets(feature uuid, apps int[]) returns app.targets
language plpgsql stable set search_path = ''
as $$
declare
  result app.targets;
begin
  with t as (
    select distinct x.element_id, x.path_id, x.since, x.until from app.tag_targets x
    where x.feature_id = feature_targets.feature and x.app_id = any (feature_targets.apps)
  ),
  pairs as (
    select t.element_id, t.path_id from t
    where t.path_id is not null and coalesce(t.since, t.until) is null and not exists (
      select from t a where a.element_id = t.element_id and a.path_id is null and coalesce(a.since, a.until) is null)
  )
  select array(select t.element_id from t where t.path_id is null and coalesce(t.since, t.until) is null),
    array(select p.element_id from pairs p order by p.element_id, p.path_id),
    array(select p.path_id from pairs p order by p.element_id, p.path_id),
    array(select row(t.*)::app.target_span from t where coalesce(t.since, t.until) is not null)
  into result;
  return result;
end $$;

-- Of elements under a page rule that is not saved.
create function app.rule_targets(app int, page_rule jsonb, elements int[]) returns app.targets
language sql stable set search_path = ''
as $$
  with pairs as (
    select s.element_id, s.path_id
    from app.element_paths s join app.paths p on p.id = s.path_id
    where rule_targets.page_rule ->> 'kind' <> 'everywhere' and s.element_id = any (rule_targets.elements)
      and p.app_id = rule_targets.app and app.page_matches(rule_targets.page_rule, p.path)
  )
  select row(
    case when rule_targets.page_rule ->> 'kind' = 'everywhere' then rule_targets.elements else '{}' end,
    array(select p.element_id from pairs p order by p.element_id, p.path_id),
    array(select p.path_id from pairs p order by p.element_id, p.path_id), '{}')::app.targets
$$;

-- Inlined into its caller (no `set`, one select): the planner sees the table.
create function app.uses(
  apps int[], anywhere int[], elements int[], pages int[], spans app.target_span[], since timestamptz, until timestamptz)
returns table (app_id int, element_id int, ts timestamptz, visitor_id int, account_id int, path_id int)
language sql stable
as $$
  select e.app_id, e.element_id, e.ts, e.visitor_id, e.account_id, e.path_id
  from app.events e
  where e.app_id = any ($1) and e.element_id = any ($2 || $3 || app.span_elements($5)) and e.ts >= $6 and e.ts < $7
    and e.kind between 2 and 4
    and (cardinality($3 || app.span_elements($5)) = 0 or e.element_id = any ($2)
      or (e.element_id, e.path_id) in (select * from unnest($3, $4))
      or cardinality($5) > 0 and exists (
        select from unnest($5) s where s.element_id = e.element_id and (s.path_id is null or s.path_id = e.path_id)
          and (s.since is null or e.ts >= s.since) and (s.until is null or e.ts < s.until)))
$$;

-- Per bucket of time, person and account. Visitors become people here, by the merges of this moment, and
-- staff fall out; grouped first, so that both are looked up once per visitor and day, not once per event.
create function app.person_uses(
  apps int[], anywhere int[], elements int[], pages int[], spans app.target_span[], bounds timestamptz[])
returns table (bucket int, person int, account_id int, uses bigint, first_at timestamptz, last_at timestamptz)
language sql stable
as $$
  select g.bucket, coalesce(m.into_id, g.visitor_id), g.account_id, g.uses, g.first_at, g.last_at
  from (
    -- Once into a flat array: plpgsql hands arrays over expanded, and each row would flatten them again.
    select width_bucket(u.ts, (select array_agg(b) from unnest($6) b)) as bucket, u.visitor_id, u.account_id,
      count(*) as uses, min(u.ts) as first_at, max(u.ts) as last_at
    from app.uses($1, $2, $3, $4, $5, $6[1], $6[cardinality($6)]) u
    group by 1, 2, 3
  ) g
  left join app.merges m on m.from_id = g.visitor_id
  where not exists (
    select from app.visitors v where v.id = coalesce(m.into_id, g.visitor_id) and v.internal)
$$;
create index visitors_internal on app.visitors (id) where internal;
revoke all on app.tag_targets from public, anon, authenticated;
revoke all on function app.span_elements, app.targets_since, app.feature_targets, app.rule_targets, app.uses, app.person_uses from public;
