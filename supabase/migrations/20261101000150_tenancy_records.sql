-- Rows as the records of core/model/workspace.ts and core/model/config.ts.
create function app.to_record(w app.workspaces, as_role app.role) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', w.id, 'name', w.name, 'role', as_role, 'timezone', w.timezone,
    'weekStart', w.week_start, 'retentionMonths', w.retention_months)
$$;

create function app.to_record(a app.apps) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', a.id, 'workspace', a.workspace_id, 'name', a.name,
    'environment', a.environment, 'key', a.key, 'origins', a.origins, 'consent', a.consent,
    'requireSignedIdentity', a.require_signed_identity, 'capture', a.capture,
    'frustration', a.frustration, 'mask', a.mask, 'internalIds', a.internal_ids, 'createdAt', a.created_at)
$$;

create function app.to_record(i app.invites) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', i.id, 'role', i.role, 'email', i.email, 'createdAt', i.created_at,
    'expiresAt', i.expires_at)
$$;

-- What the widget may know. The version is made from the settings, so equal settings are one file.
create function app.widget_config(app_id int) returns jsonb
language sql stable set search_path = ''
as $$
  select s.settings || jsonb_build_object('version',
    left(encode(sha256(convert_to(s.settings::text, 'UTF8')), 'hex'), 16))
  from app.apps a, lateral (select jsonb_build_object('v', 1, 'consent', a.consent,
    'capture', a.capture, 'frustration', a.frustration, 'mask', a.mask)) s (settings)
  where a.id = widget_config.app_id
$$;
