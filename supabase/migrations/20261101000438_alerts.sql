-- Alerts: tags that somebody should look at. The index, not code, holds that a tag has one at a time.
create table app.tag_alerts (
  id bigint generated always as identity primary key,
  workspace_id uuid not null,
  tag_id uuid not null references app.tags on delete cascade,
  health text not null,
  cause text not null,
  since timestamptz,
  figures jsonb,
  opened_at timestamptz not null,
  acknowledged boolean not null default false,
  snoozed_until timestamptz,
  closed_at timestamptz,
  closed_because text check (closed_because in ('recovered', 'repaired', 'resolved', 'archived')),
  cleared_at timestamptz, -- when the trouble of a closed one was over: from then on it may be a new one
  reopened int not null default 0,
  handled_by uuid,
  handled_at timestamptz,
  check ((closed_at is null) = (closed_because is null)),
  foreign key (workspace_id) references app.workspaces on delete cascade
);
create unique index tag_alerts_open on app.tag_alerts (tag_id) where closed_at is null;
create index tag_alerts_by_tag on app.tag_alerts (tag_id, id desc);
create index tag_alerts_by_workspace on app.tag_alerts (workspace_id, id desc);
alter table app.tag_alerts enable row level security;
revoke all on app.tag_alerts from public, anon, authenticated;

create function app.close_alerts(tags uuid[], because text, at timestamptz) returns void
language sql set search_path = ''
as $$
  update app.tag_alerts a set closed_at = close_alerts.at, closed_because = because, snoozed_until = null,
    cleared_at = case when because <> 'resolved' then close_alerts.at end
  where a.tag_id = any (close_alerts.tags) and a.closed_at is null
$$;

-- After tags were looked at. Trouble of another kind is told anew to those who had put the old one aside.
create function app.sync_alerts(tags uuid[], at timestamptz) returns void
language plpgsql set search_path = ''
as $$
begin
  perform app.close_alerts(array(select a.tag_id from app.tag_alerts a left join app.tag_health h on h.tag_id = a.tag_id
    where a.tag_id = any (sync_alerts.tags) and a.closed_at is null and h.alerting is not true), 'recovered', sync_alerts.at);
  update app.tag_alerts a set cleared_at = sync_alerts.at
  where a.tag_id = any (sync_alerts.tags) and a.closed_at is not null and a.cleared_at is null and not exists (
    select from app.tag_health h where h.tag_id = a.tag_id and h.alerting and h.health = a.health);
  update app.tag_alerts a set health = h.health, cause = h.cause, since = h.since, figures = h.figures,
    acknowledged = a.acknowledged and a.health = h.health, snoozed_until = case when a.health = h.health then a.snoozed_until end
  from app.tag_health h
  where h.tag_id = a.tag_id and a.tag_id = any (sync_alerts.tags) and a.closed_at is null
    and (a.health, a.cause, a.since, a.figures) is distinct from (h.health, h.cause, h.since, h.figures);
  -- Back within a day of recovering: the same one, so that what flickers is one line.
  update app.tag_alerts a set closed_at = null, closed_because = null, cleared_at = null, reopened = a.reopened + 1,
    acknowledged = false, health = h.health, cause = h.cause, since = h.since, figures = h.figures
  from app.tag_health h
  where h.tag_id = a.tag_id and h.alerting and a.tag_id = any (sync_alerts.tags)
    and a.id = (select max(l.id) from app.tag_alerts l where l.tag_id = a.tag_id)
    and a.closed_because = 'recovered' and a.closed_at > sync_alerts.at - interval '1 day';
  insert into app.tag_alerts (workspace_id, tag_id, health, cause, since, figures, opened_at)
  select t.workspace_id, t.id, h.health, h.cause, h.since, h.figures, sync_alerts.at
  from app.tag_health h join app.live_tags t on t.id = h.tag_id
  where h.alerting and t.id = any (sync_alerts.tags) and not exists (
    select from app.tag_alerts a where a.tag_id = t.id and (a.closed_at is null or a.cleared_at is null))
  order by h.since, t.id
  on conflict (tag_id) where closed_at is null do nothing;
end $$;
revoke all on function app.close_alerts, app.sync_alerts from public;
