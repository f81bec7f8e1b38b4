-- Segments: reading, saving, lists from CSV.
create function app.require_segment(segment uuid, at_least app.role) returns app.segments
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_segment app.segments;
begin
  select * into found_segment from app.segments s where s.id = require_segment.segment;
  perform app.require(found_segment.workspace_id, require_segment.at_least);
  return found_segment;
end $$;

-- The segment, and every one that names it, however deep.
create function app.segment_users(segment uuid) returns setof uuid
language sql stable set search_path = ''
as $$
  with recursive users(id) as (
    select segment_users.segment
    union
    select s.id from users u join app.segments s on s.condition is not null and s.archived_at is null
      and s.condition::text like '%' || u.id || '%'
      and s.workspace_id = (select x.workspace_id from app.segments x where x.id = segment_users.segment)
  )
  select id from users
$$;

create function app.segment_record(s app.segments) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', s.id, 'name', s.name, 'description', s.description,
    'holds', case when s.list_of is null then jsonb_build_object('kind', 'condition', 'condition', s.condition)
      else jsonb_build_object('kind', 'list', 'of', s.list_of) end,
    'version', s.version,
    'listed', case when s.list_of is not null then (select count(*) from app.segment_members m where m.segment_id = s.id) end,
    'usedBy', (
      select coalesce(jsonb_agg(u.name order by u.name), '[]') from (
        select i.name from app.items i where i.workspace_id = s.workspace_id and i.state <> 'archived' and i.draft::text like '%' || s.id || '%'
        union
        select x.name from app.segments x where x.workspace_id = s.workspace_id and x.id <> s.id and x.archived_at is null
          and x.condition::text like '%' || s.id || '%') u),
    'createdAt', s.created_at, 'updatedAt', s.updated_at, 'archivedAt', s.archived_at)
$$;

create function public.list_segments(workspace uuid, archived boolean) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_segments.workspace, 'viewer');
  return (
    select coalesce(jsonb_agg(app.segment_record(s) order by lower(s.name), s.id), '[]') from app.segments s
    where s.workspace_id = list_segments.workspace and (s.archived_at is not null) = coalesce(list_segments.archived, false));
end $$;

-- Every segment that a condition names must be there, and none may lead back to the one that is saved.
create function app.check_nested(workspace uuid, segment uuid, condition jsonb) returns void
language plpgsql stable set search_path = ''
as $$
declare
  named uuid;
begin
  for named in select app.segment_ids(condition) loop
    if not exists (select from app.segments s where s.id = named and s.workspace_id = check_nested.workspace) and named <> segment then
      perform app.refuse('segment.holds.condition: names a segment that is not there: ' || named);
    elsif named in (select app.segment_users(check_nested.segment)) or named = segment then
      perform app.refuse('segment.holds.condition: names a segment that is made of this one; leave one of the two out');
    end if;
  end loop;
end $$;

create function public.save_segment(workspace uuid, segment jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  draft jsonb := app.unwrap(save_segment.segment);
  old app.segments;
  new app.segments;
  listed boolean;
begin
  perform app.require(save_segment.workspace, 'editor');
  new.id := app.checked_uuid('segment.id', draft -> 'id');
  new.name := app.checked_label('segment.name', draft ->> 'name');
  new.description := coalesce(left(draft ->> 'description', 500), '');
  listed := app.checked_choice('segment.holds.kind', draft #>> '{holds,kind}', array['condition', 'list']) = 'list';
  if listed then new.list_of := app.checked_choice('segment.holds.of', draft #>> '{holds,of}', array['visitor', 'account']);
  else
    new.condition := app.checked_condition('segment.holds.condition', draft #> '{holds,condition}');
    perform app.check_nested(save_segment.workspace, new.id, new.condition);
  end if;
  insert into app.segments (id, workspace_id, name, description, condition, list_of)
  values (new.id, save_segment.workspace, new.name, new.description, new.condition, new.list_of) on conflict do nothing;
  if found then
    insert into app.segment_versions (segment_id, version, name, condition, created_by) values (new.id, 1, new.name, new.condition, auth.uid());
    perform app.record(save_segment.workspace, 'segment.created', new.name, jsonb_build_object('segment', new.id));
  else
    select * into old from app.segments s where s.id = new.id for update;
    if old.workspace_id is distinct from save_segment.workspace then perform app.require(null, 'editor'); end if;
    if old.list_of is distinct from new.list_of then
      perform app.refuse('segment.holds: a condition stays a condition, a list stays one of the same ids');
    end if;
    update app.segments s set name = new.name, description = new.description, condition = new.condition, updated_at = now(),
      version = s.version + (old.condition is distinct from new.condition)::int
    where s.id = new.id returning * into new;
    insert into app.segment_versions (segment_id, version, name, condition, created_by)
    values (new.id, new.version, new.name, new.condition, auth.uid())
    on conflict (segment_id, version) do update set name = excluded.name;
    if (old.name, old.condition) is distinct from (new.name, new.condition) then
      perform app.record(new.workspace_id, 'segment.updated', new.name, app.changed(
        jsonb_build_object('name', old.name, 'condition', old.condition), jsonb_build_object('name', new.name, 'condition', new.condition)));
      perform app.republish_workspace(new.workspace_id);
    end if;
  end if;
  return jsonb_build_object('segment', (select app.segment_record(s) from app.segments s where s.id = new.id),
    'configs', app.configs_of(save_segment.workspace));
end $$;

create function public.archive_segment(segment uuid, archived boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  s app.segments := app.require_segment(archive_segment.segment, 'editor');
  wanted boolean := coalesce(archive_segment.archived, true);
  users text;
begin
  if wanted then
    -- What is live may name it although the draft no longer does. Segments made of it stand in `usedBy`.
    select string_agg(format('"%s"', u.name), ', ' order by u.name) into users from (
      select jsonb_array_elements_text(app.segment_record(s) -> 'usedBy') as name
      union
      select i.name from app.items i join app.item_versions v on v.item_id = i.id and v.version = i.version
      where i.workspace_id = s.workspace_id and i.state = 'live' and v.definition::text like '%' || s.id || '%') u;
    if users is not null then
      perform app.refuse(format('segment: is used by %s. Choose another audience there first.', users), 'PT409');
    end if;
  end if;
  update app.segments x set archived_at = case when wanted then now() end where x.id = s.id and (x.archived_at is not null) <> wanted;
  if found then
    perform app.record(s.workspace_id, case when wanted then 'segment.archived' else 'segment.restored' end, s.name, jsonb_build_object('segment', s.id));
  end if;
  return (select app.segment_record(x) from app.segments x where x.id = s.id);
end $$;

create function public.list_segment_versions(segment uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  s app.segments := app.require_segment(list_segment_versions.segment, 'viewer');
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'name', v.name, 'condition', v.condition,
      'createdAt', v.created_at, 'createdBy', app.member_name(s.workspace_id, v.created_by)) order by v.version desc), '[]')
    from app.segment_versions v where v.segment_id = s.id);
end $$;

create function public.import_segment(segment uuid, ids text[], "replace" boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  s app.segments := app.require_segment(import_segment.segment, 'editor');
  wanted text[] := array(select distinct btrim(x) from unnest(coalesce(import_segment.ids, '{}')) x where btrim(x) <> '');
begin
  if s.list_of is null then perform app.refuse('segment: is a condition; only lists take ids'); end if;
  if cardinality(ids) > 200000 then perform app.refuse('ids: a list holds at most 200,000. Use a trait instead.'); end if;
  if exists (select from unnest(wanted) x where length(x) > 200) then perform app.refuse('ids: each must have at most 200 characters'); end if;
  if coalesce(import_segment."replace", false) then delete from app.segment_members m where m.segment_id = s.id; end if;
  insert into app.segment_members (segment_id, external_id) select s.id, x from unnest(wanted) x on conflict do nothing;
  if (select count(*) from app.segment_members m where m.segment_id = s.id) > 200000 then
    perform app.refuse('ids: a list holds at most 200,000. Use a trait instead.');
  end if;
  update app.segments x set updated_at = now() where x.id = s.id;
  perform app.record(s.workspace_id, 'segment.imported', s.name, jsonb_build_object('segment', s.id, 'ids', cardinality(wanted), 'replaced', coalesce(import_segment."replace", false)));
  return jsonb_build_object(
    'listed', (select count(*) from app.segment_members m where m.segment_id = s.id),
    'unknown', (select count(*) from unnest(wanted) x where case s.list_of
      when 'visitor' then not exists (select from app.visitors v where v.workspace_id = s.workspace_id and v.known_id = x)
      else not exists (select from app.accounts a where a.workspace_id = s.workspace_id and a.external_id = x) end));
end $$;

-- Those of these ids that nobody has been seen under yet: asked before they are brought in, so that a typing
-- error is found by its row.
create function public.check_ids(workspace uuid, "of" text, ids text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  kind text;
begin
  perform app.require(check_ids.workspace, 'editor');
  kind := app.checked_choice('of', check_ids."of", array['visitor', 'account']);
  if cardinality(check_ids.ids) > 200000 then perform app.refuse('ids: must be at most 200,000'); end if;
  return jsonb_build_object('unknown', (
    select coalesce(jsonb_agg(distinct x), '[]') from unnest(check_ids.ids) x where case kind
      when 'visitor' then not exists (select from app.visitors v where v.workspace_id = check_ids.workspace and v.known_id = x)
      else not exists (select from app.accounts a where a.workspace_id = check_ids.workspace and a.external_id = x) end));
end $$;

-- Page by page, in order; `after` is the last id of the page before.
create function public.list_segment_ids(segment uuid, after text, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  s app.segments := app.require_segment(list_segment_ids.segment, 'editor');
  most int := app.checked_int('limit', to_jsonb(list_segment_ids."limit"), 1, 50000);
begin
  return (
    select coalesce(jsonb_agg(x.external_id order by x.external_id), '[]') from (
      select m.external_id from app.segment_members m
      where m.segment_id = s.id and (list_segment_ids.after is null or m.external_id > list_segment_ids.after collate "C")
      order by m.external_id limit most) x);
end $$;
