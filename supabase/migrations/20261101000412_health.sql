-- Health of tags as it was found by the last check (20261101000439): lists only read it.
create table app.tag_health (
  tag_id uuid primary key references app.tags on delete cascade,
  health text not null default 'unknown'
    check (health in ('healthy', 'drifting', 'ambiguous', 'silent', 'over-matching', 'unknown')),
  cause text not null default 'No use of it has been recorded yet.',
  since timestamptz,
  alerting boolean not null default false, -- somebody should look at it
  checked_at timestamptz,
  last_use timestamptz,
  figures jsonb, -- core/model/tag-health.ts; null = not tested
  counted_revision int, -- of the tag, when app.tag_hours counted it
  counted_hour int -- the first hour that app.tag_hours does not hold yet
);
alter table app.tag_health enable row level security;
revoke all on app.tag_health from public, anon, authenticated;

-- The worst tag speaks for its feature.
create function app.health_rank(health text) returns int
language sql immutable parallel safe
return array_position(array['unknown', 'healthy', 'drifting', 'ambiguous', 'over-matching', 'silent'], health);

create function app.feature_health_of(feature uuid) returns table (health text, cause text, since timestamptz)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select coalesce(h.health, 'unknown'), coalesce(h.cause, 'No use of it has been recorded yet.'), h.since
  from app.tags t left join app.tag_health h on h.tag_id = t.id
  where t.feature_id = feature_health_of.feature and t.archived_at is null
  order by app.health_rank(h.health) desc nulls last, h.since, t.id limit 1;
  if not found then return query select 'unknown', 'It has no tag yet, so nothing is counted.', null::timestamptz; end if;
end $$;

-- Of an element that a feature counts, its newest uses within a span (null = without an end). Straight down
-- the covering index.
create function app.recent_uses(app int, element int, page int, since timestamptz, until timestamptz, "limit" int)
returns table (id bigint, ts timestamptz)
language sql stable
as $$
  select e.id, e.ts from app.events e
  where e.app_id = $1 and e.element_id = $2 and e.kind between 2 and 4 and ($3 is null or e.path_id = $3)
    and ($4 is null or e.ts >= $4) and ($5 is null or e.ts < $5)
  order by e.ts desc limit $6
$$;
revoke all on function app.health_rank, app.feature_health_of, app.recent_uses from public;
