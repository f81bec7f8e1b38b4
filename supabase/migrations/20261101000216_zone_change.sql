-- Days are days of the workspace's zone. When the zone changes, active days are worked out anew from the
-- events: rare, and the one thing here that reads them all. Batches go on meanwhile; one that arrives in
-- the same instant may leave its day as the old zone had it.
create function app.rebuild_activity(workspace uuid) returns void
language sql set search_path = ''
as $$
  delete from app.activity x using app.apps a where a.workspace_id = rebuild_activity.workspace and x.app_id = a.id;
  insert into app.activity as x (app_id, month, visitor_id, account_id, days, events)
  select d.app_id, d.day - (extract(day from d.day)::int - 1), d.visitor_id, d.account_id,
    bit_or(1 << (extract(day from d.day)::int - 1)), sum(d.events)
  from (
    select e.app_id, e.visitor_id, coalesce(e.account_id, 0) as account_id, (e.ts at time zone w.timezone)::date as day, count(*) as events
    from app.workspaces w join app.apps a on a.workspace_id = w.id join app.events e on e.app_id = a.id
    where w.id = rebuild_activity.workspace
    group by 1, 2, 3, 4
  ) d
  group by 1, 2, 3, 4
  on conflict (app_id, month, visitor_id, account_id) do update set days = x.days | excluded.days, events = x.events + excluded.events
$$;

create function app.on_zone() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.rebuild_activity(new.id);
  return null;
end $$;
create trigger zone_set after update of timezone on app.workspaces
  for each row when (old.timezone <> new.timezone) execute function app.on_zone();

revoke all on function app.rebuild_activity, app.on_zone from public;
