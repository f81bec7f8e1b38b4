-- Two answers for the settings page: does the installation work, and who changed what.
create function public.app_status(app int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_app(app_status.app, 'viewer');
  return jsonb_build_object(
    'app', app_status.app,
    'firstEventAt', (select e.ts from app.events e where e.app_id = app_status.app order by e.ts limit 1),
    'lastEventAt', (select e.ts from app.events e where e.app_id = app_status.app order by e.ts desc limit 1),
    'eventsLastHour', (select count(*) from app.events e where e.app_id = app_status.app and e.ts > now() - interval '1 hour'),
    'refusals', (
      select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'origin', r.origin, 'count', r.count, 'lastAt', r.last_at)
        order by r.last_at desc), '[]')
      from (
        select f.reason, f.origin, sum(f.count) as count, max(f.last_at) as last_at
        from app.refusals f
        where f.app_id = app_status.app and f.last_at > now() - interval '7 days'
        group by f.reason, f.origin order by 4 desc limit 20
      ) r
    )
  );
end $$;

-- Newest first; `before` is the id of the last entry already shown.
create function public.list_audit(workspace uuid, before bigint, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_audit.workspace, 'admin');
  perform app.checked_int('limit', to_jsonb(list_audit."limit"), 1, 500);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'actor', e.actor_email, 'action', e.action,
      'subject', e.subject, 'detail', e.detail) order by e.id desc), '[]')
    from (
      select * from app.audit a
      where a.workspace_id = list_audit.workspace and (list_audit.before is null or a.id < list_audit.before)
      order by a.id desc limit list_audit."limit"
    ) e
  );
end $$;
