-- What each tag did in its windows and what was to be expected. One pass over the hours of all tags.

-- The hour up to now, from the events themselves: hours that are not over are in no table yet. Row null is
-- the app.
create function app.live_uses(app int, at timestamptz) returns table (tag_id uuid, uses bigint)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return query
  select null::uuid, count(*) from app.events e
  where e.app_id = live_uses.app and e.element_id is not null and e.kind between 2 and 4
    and e.ts >= live_uses.at - interval '1 hour' and e.ts < live_uses.at;
  return query
  select t.tag_id, count(*)
  from app.tag_targets t join app.events e
    on e.app_id = live_uses.app and e.element_id = t.element_id and (t.path_id is null or e.path_id = t.path_id)
  where t.app_id = live_uses.app and e.kind between 2 and 4
    and e.ts >= greatest(t.since, live_uses.at - interval '1 hour') and e.ts < least(t.until, live_uses.at)
  group by 1;
end $$;

-- The app, per number of earlier weeks compared with. `age` counts complete hours back, 0 is the last one;
-- week 0 is the present one. `touched` are the clock hours that the hour up to now lies in.
create type app.app_rhythm as (
  weeks int,
  traffic float8[], -- now: in the hour up to now, 6, 24 and 168 hours
  base float8[], -- the same hours of earlier weeks
  hours float8, hours2 float8, days2 float8, weeks2 float8 -- sums, and sums of squares, of earlier weeks
);

create function app.is_touched(age int, is_parted boolean) returns boolean
language sql immutable parallel safe
return age % 168 = 0 or is_parted and age % 168 = 167;

create function app.app_rhythms(app int, at timestamptz, live bigint) returns setof app.app_rhythm
language sql stable set search_path = ''
as $$
  with h as materialized (
    select a.uses::float8 as uses, app.hour_of(app_rhythms.at) - 1 - a.hour as age from app.app_hours a
    where a.app_id = app_rhythms.app and a.hour < app.hour_of(app_rhythms.at)
      and a.hour >= app.hour_of(app_rhythms.at) - app.health_horizon()
  ),
  sums as (
    select k, sum(h.uses) filter (where h.age >= 167 and app.is_touched(h.age, app_rhythms.at <> date_trunc('hour', app_rhythms.at))) as b1,
      sum(h.uses) filter (where h.age >= 168 and h.age % 168 < 6) as b6,
      sum(h.uses) filter (where h.age >= 168 and h.age % 168 < 24) as b24,
      sum(h.uses) filter (where h.age >= 168) as b168,
      sum(h.uses ^ 2) filter (where h.age >= 168) as s2
    from generate_series(2, 8) k join h on h.age < 168 * (k + 1) group by k
  )
  select k, array[app_rhythms.live, n.n6, n.n24, n.n168], array[s.b1, s.b6, s.b24, s.b168], s.b168, s.s2,
    (select sum(d.uses ^ 2) from (select sum(h.uses) as uses from h where h.age >= 168 and h.age < 168 * (k + 1) group by h.age / 24) d),
    (select sum(w.uses ^ 2) from (select sum(h.uses) as uses from h where h.age >= 168 and h.age < 168 * (k + 1) group by h.age / 168) w)
  from sums s, (
    select sum(h.uses) filter (where h.age < 6) as n6, sum(h.uses) filter (where h.age < 24) as n24,
      sum(h.uses) filter (where h.age < 168) as n168 from h) n
$$;

create type app.tag_window as (hours int, observed bigint, expected float8, variance float8);

-- Dispersion around the share: sum (x - p n)^2 / sum (p n), from sums of squares and products.
create function app.dispersion(x2 float8, xn float8, n2 float8, n1 float8, p float8) returns float8
language sql immutable parallel safe
return greatest(1, (x2 - 2 * p * xn + p * p * n2) / nullif(p * n1, 0));

-- Windows of every tag that two whole weeks can be compared with. The last one is the time since its last
-- use, where that is over an hour.
create function app.tag_rhythms(app int, at timestamptz) returns table (tag_id uuid, windows app.tag_window[])
-- Planned anew each time: a plan for the days when the tables were small would be kept as long as a connection.
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  now_hour constant int := app.hour_of(at);
  is_parted constant boolean := at <> date_trunc('hour', at);
begin
  return query
  with live as materialized (select * from app.live_uses(tag_rhythms.app, tag_rhythms.at)),
  tags as materialized (
    select h.tag_id, min(h.hour) as first_hour, max(h.hour) as last_hour, sum(h.uses)::float8 as uses,
      least(8, (now_hour - min(h.hour)) / 168 - 1) as weeks
    from app.live_tags t join app.tag_health c on c.tag_id = t.id and c.counted_revision = t.revision and c.counted_hour = now_hour
    join app.tag_hours h on h.tag_id = t.id
    where t.app_id = tag_rhythms.app and h.hour < now_hour and h.hour >= now_hour - app.health_horizon()
    group by 1 having now_hour - min(h.hour) >= 168 * 3
  ),
  n as materialized (
    select a.hour, a.uses::float8 as uses, sum(a.uses) over (order by a.hour)::float8 as upto,
      sum(a.uses) over (partition by (now_hour - 1 - a.hour) / 24) as day,
      sum(a.uses) over (partition by (now_hour - 1 - a.hour) / 168) as week
    from app.app_hours a where a.app_id = tag_rhythms.app and a.hour < now_hour and a.hour >= now_hour - app.health_horizon()
  ),
  days as (
    select t.tag_id, t.weeks, (now_hour - 1 - h.hour) / 24 as day, sum(h.uses)::float8 as x,
      sum(h.uses::float8 * h.uses) as x2, sum(h.uses * n.uses) as xn, sum(h.uses) * max(n.day) as dn, sum(h.uses) * max(n.week) as wn,
      sum(h.uses) filter (where (now_hour - 1 - h.hour) % 168 < 6) as x6,
      sum(h.uses) filter (where now_hour - 1 - h.hour >= 167 and app.is_touched(now_hour - 1 - h.hour, is_parted)) as b1
    from tags t join app.tag_hours h on h.tag_id = t.tag_id and h.hour < now_hour and h.hour >= now_hour - 168 * (t.weeks + 1)
    join n on n.hour = h.hour
    group by 1, 2, 3
  ),
  weekly as (
    select d.tag_id, d.day / 7 as week, sum(d.x) as x, sum(d.x2) as x2, sum(d.xn) as xn, sum(d.x ^ 2) as d2, sum(d.dn) as dn, sum(d.wn) as wn,
      sum(d.x) filter (where d.day % 7 = 0) as x24, sum(d.x6) as x6, sum(d.b1) as b1
    from days d group by 1, 2
  ),
  facts as (
    select w.tag_id, coalesce(sum(w.x) filter (where w.week > 0), 0) as x, sum(w.x2) filter (where w.week > 0) as x2,
      sum(w.xn) filter (where w.week > 0) as xn, sum(w.d2) filter (where w.week > 0) as d2, sum(w.dn) filter (where w.week > 0) as dn,
      sum(w.x ^ 2) filter (where w.week > 0) as w2, sum(w.wn) filter (where w.week > 0) as wn,
      array[sum(w.b1), sum(w.x6) filter (where w.week > 0), sum(w.x24) filter (where w.week > 0), sum(w.x) filter (where w.week > 0)]::float8[] as base,
      array[sum(w.x6) filter (where w.week = 0), sum(w.x24) filter (where w.week = 0), sum(w.x) filter (where w.week = 0)]::float8[] as seen
    from weekly w group by 1
  ),
  spread as (
    select f.tag_id, f.base, f.seen, a.traffic, a.base as app_base, p.p,
      app.dispersion(f.x2, f.xn, a.hours2, a.hours, p.p) as by_hour,
      app.dispersion(f.d2, f.dn, a.days2, a.hours, p.p) as by_day,
      app.dispersion(f.w2, f.wn, a.weeks2, a.hours, p.p) * a.weeks / (a.weeks - 1) as by_week
    from facts f join tags t on t.tag_id = f.tag_id
    join app.app_rhythms(tag_rhythms.app, tag_rhythms.at, (select l.uses from live l where l.tag_id is null)) a on a.weeks = t.weeks
    cross join lateral (select f.x / nullif(a.hours, 0) as p) p
    where f.x > 0
  ),
  windows as (
    select s.tag_id, w.nth, w.hours, w.seen, w.base * w.traffic / nullif(w.app_base, 0) as expected, w.base, w.phi
    from spread s left join live l on l.tag_id = s.tag_id
    cross join lateral unnest(array[1, 2, 3, 4], array[1, 6, 24, 168], array[coalesce(l.uses, 0)]::float8[] || s.seen, s.base, s.traffic, s.app_base,
      array[s.by_hour, greatest(s.by_hour, s.by_day), greatest(s.by_hour, s.by_day), greatest(s.by_hour, s.by_day, s.by_week)])
      w(nth, hours, seen, base, traffic, app_base, phi)
    union all
    select s.tag_id, 5, now_hour - t.last_hour - 1, 0, t.uses * (e.upto - l.upto) / nullif(l.upto - f.upto + f.uses, 0), t.uses,
      greatest(s.by_hour, s.by_day, s.by_week)
    from spread s join tags t on t.tag_id = s.tag_id join n l on l.hour = t.last_hour join n f on f.hour = t.first_hour
    cross join (select max(n.upto) as upto from n) e
    where now_hour - t.last_hour > 1 and not exists (select from live l where l.tag_id = s.tag_id)
  )
  select w.tag_id, array_agg(row(w.hours, coalesce(w.seen, 0), w.expected,
    greatest(w.phi * (w.expected + w.expected ^ 2 / w.base), w.expected))::app.tag_window order by w.nth)
  from windows w where w.expected > 0 and w.base > 0 group by 1;
end $$;
revoke all on function app.live_uses, app.is_touched, app.app_rhythms, app.dispersion, app.tag_rhythms from public;
