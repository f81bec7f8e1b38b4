-- Areas and features as the records of core/model/feature.ts, and reading them.
create function app.to_draft(f app.features) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', f.id, 'name', f.name, 'area', f.area_id, 'owner', f.owner_id,
    'status', f.status, 'description', f.description, 'releasedAt', f.released_at)
$$;

create function app.to_record(a app.areas) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', a.id, 'name', a.name, 'position', a.position, 'features',
    (select count(*) from app.features f where f.area_id = a.id and f.archived_at is null))
$$;

create function app.feature_records(features uuid[]) returns table (id uuid, record jsonb)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select f.id, app.to_draft(f) || jsonb_build_object(
    'areaName', a.name, 'ownerName', coalesce(m.name, m.email), 'tags', t.tags,
    'health', h.health, 'healthReason', h.cause, 'healthSince', h.since,
    'createdAt', f.created_at, 'updatedAt', f.updated_at, 'archivedAt', f.archived_at)
  from app.features f
  left join app.areas a on a.id = f.area_id
  left join app.members m on m.workspace_id = f.workspace_id and m.user_id = f.owner_id
  cross join lateral (select count(*) as tags from app.tags t where t.feature_id = f.id and t.archived_at is null) t
  cross join lateral app.feature_health_of(f.id) h
  where f.id = any (feature_records.features);
end $$;

create function app.feature_record(feature uuid) returns jsonb
language sql stable set search_path = ''
as $$ select r.record from app.feature_records(array[feature_record.feature]) r $$;

-- The gate for whatever is known by its feature or its tag. Returns the workspace.
create function app.require_feature(feature uuid, at_least app.role) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  workspace uuid := (select f.workspace_id from app.features f where f.id = require_feature.feature);
begin
  perform app.require(workspace, require_feature.at_least);
  return workspace;
end $$;

create function app.require_tag(tag uuid, at_least app.role) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  workspace uuid := (select t.workspace_id from app.tags t where t.id = require_tag.tag);
begin
  perform app.require(workspace, require_tag.at_least);
  return workspace;
end $$;

create function public.list_areas(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_areas.workspace, 'viewer');
  return (
    select coalesce(jsonb_agg(app.to_record(a) order by a.position, a.name, a.id), '[]')
    from app.areas a where a.workspace_id = list_areas.workspace
  );
end $$;

create function public.list_features(workspace uuid, archived boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  wanted uuid[];
begin
  perform app.require(list_features.workspace, 'viewer');
  perform app.settle_workspace(list_features.workspace);
  wanted := array(select f.id from app.features f
    where f.workspace_id = list_features.workspace and (f.archived_at is not null) = coalesce(list_features.archived, false));
  return (
    select coalesce(jsonb_agg(r.record order by lower(r.record ->> 'name'), r.id), '[]')
    from app.feature_records(wanted) r
  );
end $$;

create function public.get_feature(feature uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.require_feature(get_feature.feature, 'viewer');
  perform app.settle(array(select t.id from app.tags t where t.feature_id = get_feature.feature));
  return app.feature_record(get_feature.feature);
end $$;
