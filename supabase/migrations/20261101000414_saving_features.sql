-- Writing areas and features. Everything is idempotent by the client's id, and every change is audited.
create function public.save_area(workspace uuid, area jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  draft jsonb := app.unwrap(save_area.area);
  old app.areas;
  new app.areas;
begin
  perform app.require(save_area.workspace, 'editor');
  new.id := app.checked_uuid('area.id', draft -> 'id');
  new.name := app.checked_label('area.name', draft ->> 'name');
  new.position := app.checked_int('area.position', draft -> 'position', 0, 100000);
  insert into app.areas (id, workspace_id, name, position)
  values (new.id, save_area.workspace, new.name, new.position) on conflict do nothing;
  if found then
    perform app.record(save_area.workspace, 'area.created', new.name);
  else
    select * into old from app.areas a where a.id = new.id for update;
    if old.workspace_id is distinct from save_area.workspace then perform app.require(null, 'editor'); end if;
    update app.areas a set name = new.name, position = new.position where a.id = new.id;
    if (old.name, old.position) is distinct from (new.name, new.position) then
      perform app.record(old.workspace_id, 'area.updated', new.name, app.changed(
        jsonb_build_object('name', old.name, 'position', old.position),
        jsonb_build_object('name', new.name, 'position', new.position)));
    end if;
  end if;
  return (select app.to_record(a) from app.areas a where a.id = new.id);
end $$;

create function public.delete_area(area uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  old app.areas;
begin
  select * into old from app.areas a where a.id = delete_area.area;
  perform app.require(old.workspace_id, 'editor');
  delete from app.areas a where a.id = old.id;
  perform app.record(old.workspace_id, 'area.deleted', old.name);
  return jsonb_build_object('ok', true);
end $$;

create function app.checked_feature(workspace uuid, draft jsonb) returns app.features
language plpgsql stable set search_path = ''
as $$
declare
  f app.features;
begin
  f.workspace_id := checked_feature.workspace;
  f.id := app.checked_uuid('feature.id', draft -> 'id');
  f.name := app.checked_label('feature.name', draft ->> 'name');
  f.status := app.checked_choice('feature.status', draft ->> 'status', array['planned', 'beta', 'live', 'deprecated']);
  f.description := coalesce(draft ->> 'description', '');
  f.released_at := app.checked_instant('feature.releasedAt', draft -> 'releasedAt');
  f.area_id := app.checked_uuid('feature.area', draft -> 'area', false);
  f.owner_id := app.checked_uuid('feature.owner', draft -> 'owner', false);
  if length(f.description) > 2000 then
    perform app.refuse('feature.description: must have at most 2000 characters');
  elsif f.area_id is not null and not exists (
    select from app.areas a where a.id = f.area_id and a.workspace_id = f.workspace_id) then
    perform app.refuse('feature.area: must be an area of this workspace, or null');
  elsif f.owner_id is not null and not exists (
    select from app.members m where m.user_id = f.owner_id and m.workspace_id = f.workspace_id) then
    perform app.refuse('feature.owner: must be a member of this workspace, or null');
  end if;
  return f;
end $$;

-- The row is locked afterwards: whoever saves a tag of the feature takes turns here.
create function app.put_feature(workspace uuid, draft jsonb) returns uuid
language plpgsql set search_path = ''
as $$
declare
  old app.features;
  new app.features := app.checked_feature(put_feature.workspace, draft);
begin
  insert into app.features (id, workspace_id, area_id, name, status, description, owner_id, released_at, created_by)
  values (new.id, new.workspace_id, new.area_id, new.name, new.status, new.description, new.owner_id, new.released_at, auth.uid())
  on conflict do nothing;
  if found then
    perform app.record(new.workspace_id, 'feature.created', new.name, app.to_draft(new) - 'id');
    return new.id;
  end if;
  select * into old from app.features f where f.id = new.id for update;
  if old.workspace_id is distinct from put_feature.workspace then perform app.require(null, 'editor'); end if;
  if app.to_draft(old) is distinct from app.to_draft(new) then
    update app.features f set updated_at = now(), area_id = new.area_id, name = new.name, status = new.status,
      description = new.description, owner_id = new.owner_id, released_at = new.released_at where f.id = new.id;
    perform app.record(new.workspace_id, 'feature.updated', new.name, app.changed(app.to_draft(old), app.to_draft(new)));
  end if;
  return new.id;
end $$;

create function public.save_feature(workspace uuid, feature jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  saved uuid;
begin
  perform app.require(save_feature.workspace, 'editor');
  -- A statement of its own: reading is stable and would not see what its own statement wrote.
  saved := app.put_feature(save_feature.workspace, app.unwrap(save_feature.feature));
  return app.feature_record(saved);
end $$;
