-- Health and alerts as the records of core/model/tag-health.ts. Reading computes nothing.
create function app.health_json(tag uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('tag', t.id, 'feature', t.feature_id, 'app', t.app_id,
    'health', coalesce(h.health, 'unknown'), 'cause', coalesce(h.cause, 'No use of it has been recorded yet.'),
    'since', h.since, 'checkedAt', h.checked_at, 'lastUse', h.last_use, 'figures', h.figures,
    'sighting', (select app.sighting_json(s) from app.tag_sightings s where s.tag_id = t.id order by s.hour desc, s.at desc limit 1),
    'repaired', exists (select from app.tag_versions v where v.tag_id = t.id and v.version = t.version and v.kind = 'repair'))
  from app.tags t left join app.tag_health h on h.tag_id = t.id where t.id = health_json.tag
$$;

create function public.feature_health(feature uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_feature(feature_health.feature, 'viewer');
  return (
    select coalesce(jsonb_agg(app.health_json(t.id) order by app.health_rank(h.health) desc nulls last, h.since, t.id), '[]')
    from app.tags t left join app.tag_health h on h.tag_id = t.id
    where t.feature_id = feature_health.feature and t.archived_at is null
  );
end $$;

create function app.alert_state(a app.tag_alerts) returns text
language sql stable
return case when a.closed_at is not null then 'closed' when a.snoozed_until > now() then 'snoozed'
  when a.acknowledged then 'acknowledged' else 'open' end;

create function app.alert_json(a app.tag_alerts) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', a.id, 'tag', a.tag_id, 'feature', f.id, 'featureName', f.name, 'app', p.id, 'appName', p.name,
    'health', a.health, 'cause', a.cause, 'since', a.since, 'figures', a.figures, 'state', app.alert_state(a),
    'snoozedUntil', case when app.alert_state(a) = 'snoozed' then a.snoozed_until end,
    'openedAt', a.opened_at, 'closedAt', a.closed_at, 'closedBecause', a.closed_because, 'reopened', a.reopened,
    'handledBy', (select coalesce(m.name, m.email) from app.members m where m.workspace_id = a.workspace_id and m.user_id = a.handled_by),
    'handledAt', a.handled_at)
  from app.tags t join app.features f on f.id = t.feature_id join app.apps p on p.id = t.app_id where t.id = a.tag_id
$$;

create function public.list_alerts(workspace uuid, state text, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  most int := app.checked_limit(list_alerts."limit");
begin
  perform app.require(list_alerts.workspace, 'viewer');
  if list_alerts.state is not null then
    perform app.checked_choice('state', list_alerts.state, array['open', 'acknowledged', 'snoozed', 'closed']);
  end if;
  return (
    select coalesce(jsonb_agg(app.alert_json(a) order by a.opened_at desc, a.id desc), '[]')
    from (
      select x.* from app.tag_alerts x
      where x.workspace_id = list_alerts.workspace and (x.closed_at is not null) = (list_alerts.state is not distinct from 'closed')
        and (list_alerts.state is null or app.alert_state(x) = list_alerts.state)
      order by x.opened_at desc, x.id desc limit most
    ) a
  );
end $$;

create function app.checked_snooze(until timestamptz) returns timestamptz
language plpgsql stable set search_path = ''
as $$
begin
  if coalesce(until not between now() and now() + interval '90 days', true) then
    perform app.refuse('until: must be in the future, 90 days from now at most');
  end if;
  return until;
end $$;

create function public.handle_alert(alert bigint, action text, until timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  a app.tag_alerts;
  acts constant text[] := array['acknowledge', 'snooze', 'resolve', 'reopen'];
begin
  select * into a from app.tag_alerts x where x.id = handle_alert.alert for update;
  perform app.require(a.workspace_id, 'editor');
  perform app.checked_choice('action', handle_alert.action, acts);
  if a.closed_at is not null and handle_alert.action <> 'reopen' then
    perform app.refuse('This alert is closed. Reopen it first, or look for a newer one of the tag.', 'PT409');
  elsif a.closed_at is not null and exists (select from app.tag_alerts o where o.tag_id = a.tag_id and o.closed_at is null) then
    perform app.refuse('The tag has a newer alert. Handle that one.', 'PT409');
  end if;
  update app.tag_alerts x set handled_by = auth.uid(), handled_at = now(),
    acknowledged = handle_alert.action = 'acknowledge',
    snoozed_until = case when handle_alert.action = 'snooze' then app.checked_snooze(handle_alert.until) end,
    closed_at = case when handle_alert.action = 'resolve' then now() end,
    closed_because = case when handle_alert.action = 'resolve' then 'resolved' end,
    cleared_at = null
  where x.id = a.id;
  perform app.record(a.workspace_id, 'alert.' || (array['acknowledged', 'snoozed', 'resolved', 'reopened'])[array_position(acts, handle_alert.action)],
    (select f.name from app.tags t join app.features f on f.id = t.feature_id where t.id = a.tag_id),
    jsonb_strip_nulls(jsonb_build_object('tag', a.tag_id, 'health', a.health,
      'until', case when handle_alert.action = 'snooze' then handle_alert.until end)));
  return (select app.alert_json(x) from app.tag_alerts x where x.id = a.id);
end $$;
revoke all on function app.health_json, app.alert_state, app.alert_json, app.checked_snooze from public;
