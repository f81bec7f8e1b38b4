-- Days of a workspace's zone. A day begins at the first moment that carries its date there: where clocks
-- go back over midnight that moment comes twice, and Postgres alone would take the second.
create function app.day_start(day date, timezone text) returns timestamptz
language sql stable parallel safe
return (
  select case
    when ((midnight - interval '1 hour') at time zone timezone)::date = day then midnight - interval '1 hour'
    when ((midnight - interval '30 minutes') at time zone timezone)::date = day then midnight - interval '30 minutes'
    else midnight end
  from (select day::timestamp at time zone timezone) m(midnight));

-- A window: complete days before today, then today. width_bucket(ts, bounds) is 1 for its first day and
-- days + 1 for today, whatever the clocks did in between.
create type app.span as (
  timezone text,
  days int,
  since date, -- first complete day
  today date,
  bounds timestamptz[] -- starts of every day, of today, and of tomorrow
);

create function app.span_of(workspace uuid, days int) returns app.span
language plpgsql stable set search_path = ''
as $$
declare
  s app.span;
begin
  s.timezone := (select w.timezone from app.workspaces w where w.id = span_of.workspace);
  s.days := app.checked_days(span_of.days);
  s.today := (now() at time zone s.timezone)::date;
  s.since := s.today - s.days;
  s.bounds := array(select app.day_start(s.since + n, s.timezone) from generate_series(0, s.days + 1) n);
  return s;
end $$;

-- The apps that a question is about: the one named, or all of the workspace.
create function app.apps_of(workspace uuid, app int) returns int[]
language plpgsql stable set search_path = ''
as $$
declare
  apps int[] := array(select a.id from app.apps a
    where a.workspace_id = apps_of.workspace and (apps_of.app is null or a.id = apps_of.app) order by a.id);
begin
  -- An app of another workspace answers like one that does not exist.
  if apps_of.app is not null and cardinality(apps) = 0 then perform app.require(null, 'viewer'); end if;
  return apps;
end $$;
revoke all on function app.day_start, app.span_of, app.apps_of from public;
