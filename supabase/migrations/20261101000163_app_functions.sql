-- Apps and their settings. What changes here reaches end users, so every change is in the audit log;
-- the identity secret never is.

-- In lower case, as browsers send it. A trailing slash or a path would never match anything.
create function app.checked_origins(field text, value jsonb) returns text[]
language plpgsql immutable set search_path = ''
as $$
declare
  origins text[] := app.checked_texts(field, lower(value::text)::jsonb);
begin
  for i in 1 .. cardinality(origins) loop
    if origins[i] !~ '^(\*|https?://(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(:[0-9]{1,5})?)$' then
      perform app.refuse(format(
        '%s[%s]: must be like https://app.example.com or https://*.example.com, or * for any, without a path', field, i - 1));
    end if;
  end loop;
  return origins;
end $$;

create function app.new_identity_secret(app_id int) returns text
language sql volatile security definer set search_path = ''
as $$
  insert into app.app_secrets as s (app_id, identity_secret)
  values (new_identity_secret.app_id, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''))
  on conflict (app_id) do update set identity_secret = excluded.identity_secret
  returning s.identity_secret
$$;

create function public.create_app(workspace uuid, name text, environment text, origins text[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  made app.apps;
begin
  perform app.require(create_app.workspace, 'admin');
  insert into app.apps (workspace_id, name, environment, origins) values (
    create_app.workspace, app.checked_label('name', create_app.name),
    app.checked_choice('environment', create_app.environment, array['production', 'staging', 'development']),
    app.checked_origins('origins', to_jsonb(coalesce(create_app.origins, '{}')))
  ) returning * into made;
  perform app.record(made.workspace_id, 'app.created', made.name, app.to_record(made) - 'workspace');
  return jsonb_build_object(
    'app', app.to_record(made), 'identitySecret', app.new_identity_secret(made.id), 'config', app.widget_config(made.id));
end $$;

create function public.update_app(app int, changes jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  old app.apps;
  new app.apps;
  wanted jsonb;
begin
  perform app.require_app(update_app.app, 'admin');
  wanted := app.checked_changes(changes, array['name', 'environment', 'origins', 'consent',
    'requireSignedIdentity', 'capture', 'frustration', 'mask', 'internalIds']);
  select * into old from app.apps a where a.id = update_app.app for update;
  new := old;
  if wanted ? 'name' then new.name := app.checked_label('changes.name', wanted ->> 'name'); end if;
  if wanted ? 'environment' then
    new.environment := app.checked_choice('changes.environment', wanted ->> 'environment', array['production', 'staging', 'development']);
  end if;
  if wanted ? 'origins' then new.origins := app.checked_origins('changes.origins', wanted -> 'origins'); end if;
  if wanted ? 'consent' then new.consent := app.checked_choice('changes.consent', wanted ->> 'consent', array['none', 'required']); end if;
  if wanted ? 'requireSignedIdentity' then
    new.require_signed_identity := app.checked_boolean('changes.requireSignedIdentity', wanted -> 'requireSignedIdentity');
  end if;
  if wanted ? 'capture' then new.capture := app.checked_boolean('changes.capture', wanted -> 'capture'); end if;
  if wanted ? 'frustration' then new.frustration := app.checked_boolean('changes.frustration', wanted -> 'frustration'); end if;
  if wanted ? 'mask' then new.mask := app.checked_texts('changes.mask', wanted -> 'mask'); end if;
  if wanted ? 'internalIds' then new.internal_ids := app.checked_texts('changes.internalIds', wanted -> 'internalIds'); end if;
  if new is distinct from old then
    update app.apps a set (name, environment, origins, consent, require_signed_identity, capture, frustration, mask, internal_ids) =
      (new.name, new.environment, new.origins, new.consent, new.require_signed_identity, new.capture, new.frustration, new.mask, new.internal_ids)
    where a.id = old.id;
    perform app.record(new.workspace_id, 'app.updated', new.name, app.changed(app.to_record(old), app.to_record(new)));
  end if;
  if new.internal_ids <> old.internal_ids then perform app.on_internal_ids(new.workspace_id); end if;
  return jsonb_build_object('app', app.to_record(new), 'config', app.widget_config(new.id));
end $$;

-- The old secret ends at once: pages that sign with it count as unsigned until they have the new one.
create function public.rotate_identity_secret(app int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  known app.apps;
begin
  perform app.require_app(rotate_identity_secret.app, 'admin');
  select * into known from app.apps a where a.id = rotate_identity_secret.app;
  perform app.record(known.workspace_id, 'app.secret_rotated', known.name);
  return jsonb_build_object('app', app.to_record(known), 'identitySecret', app.new_identity_secret(known.id));
end $$;
