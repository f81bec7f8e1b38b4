-- Objects in storage: the row goes first. The bucket takes a path only while a row of the uploader names it, it is
-- never written over (its name is its content), and what a row no longer names is read by nobody.
create function app.may_store_picture(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from app.attachments a
    where a.path = may_store_picture.name and a.created_by = auth.uid() and not a.deleted and not a.erased
      and a.workspace_id in (select app.workspaces_where('contributor')))
$$;

create function app.may_see_picture(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from app.attachments a
    where a.path = may_see_picture.name and not a.deleted and not a.erased and a.workspace_id in (select app.workspaces_where('viewer')))
$$;

-- Whether nothing points at it any more, for those who tidy up.
create function app.is_discarded(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from app.discarded_objects d
    where d.path = is_discarded.name and d.workspace_id in (select app.workspaces_where('contributor')))
$$;

do $$ begin
  if to_regclass('storage.objects') is null then return; end if;
  create policy "members see pictures" on storage.objects for select to authenticated
    using (bucket_id = 'captures' and (app.may_see_picture(name) or app.is_discarded(name)));
  create policy "writers store their pictures" on storage.objects for insert to authenticated
    with check (bucket_id = 'captures' and app.may_store_picture(name));
  create policy "contributors remove discarded pictures" on storage.objects for delete to authenticated
    using (bucket_id = 'captures' and app.is_discarded(name));
end $$;

-- Names of objects that storage has, among these.
create function app.objects_there(paths text[]) returns text[]
language plpgsql stable set search_path = ''
as $$
begin
  if to_regclass('storage.objects') is null then return '{}'; end if;
  return array(select o.name from storage.objects o where o.bucket_id = 'captures' and o.name = any (paths));
end $$;

create function app.checked_ids(name text, ids uuid[], most int) returns uuid[]
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(cardinality(ids) not between 1 and most or array_position(ids, null) is not null, true) then
    perform app.refuse(format('%s: must be a list of 1 to %s ids', name, most));
  end if;
  return array(select distinct i from unnest(ids) i);
end $$;

create function public.confirm_attachments(workspace uuid, attachments uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  wanted uuid[] := app.checked_ids('attachments', confirm_attachments.attachments, 500);
  there text[];
begin
  perform app.require(confirm_attachments.workspace, 'contributor');
  perform app.tick(confirm_attachments.workspace);
  there := app.objects_there(array(select a.path from app.attachments a
    where a.id = any (wanted) and a.workspace_id = confirm_attachments.workspace));
  update app.attachments a set stored = true
  where a.id = any (wanted) and a.workspace_id = confirm_attachments.workspace and a.path = any (there) and not a.stored;
  return (
    select jsonb_build_object('stored', coalesce(jsonb_agg(w) filter (where a.id is not null), '[]'),
      'missing', coalesce(jsonb_agg(w) filter (where a.id is null), '[]'))
    from unnest(wanted) w
    left join app.attachments a on a.id = w and a.workspace_id = confirm_attachments.workspace and a.path = any (there));
end $$;

create function public.list_discarded(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_discarded.workspace, 'contributor');
  return (select coalesce(jsonb_agg(d.path), '[]') from (
    select x.path from app.discarded_objects x where x.workspace_id = list_discarded.workspace order by x.at, x.path limit 500) d);
end $$;

-- Only what is gone from storage is forgotten; the rest stays on the list.
create function public.forget_discarded(workspace uuid, paths text[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.require(forget_discarded.workspace, 'contributor');
  if coalesce(cardinality(forget_discarded.paths) > 500, true) then perform app.refuse('paths: must be a list of at most 500'); end if;
  delete from app.discarded_objects d
  where d.workspace_id = forget_discarded.workspace and d.path = any (forget_discarded.paths)
    and not d.path = any (app.objects_there(forget_discarded.paths));
  return '{"ok": true}';
end $$;

create function public.get_voice_settings(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(get_voice_settings.workspace, 'viewer');
  return app.voice_settings_of(get_voice_settings.workspace);
end $$;

create function app.checked_voice_settings(value jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  w jsonb := value -> 'weights';
  known text[] := array['arr', 'mrr', 'plan', 'renewal', 'state', 'health'];
  k text;
begin
  perform app.checked_int('weights.halfLifeDays', w -> 'halfLifeDays', 7, 1825), app.checked_number('weights.floor', w -> 'floor', 0, 1),
    app.checked_number('weights.atRisk', w -> 'atRisk', 0, 10), app.checked_number('weights.prospect', w -> 'prospect', 0, 10),
    app.checked_number('weights.churned', w -> 'churned', 0, 10), app.checked_int('weights.renewalDays', w -> 'renewalDays', 0, 365),
    app.checked_choice('answers', value ->> 'answers', array['none', 'low', 'written']);
  if coalesce(value ->> 'currency' !~ '^[A-Z]{3}$', true) then perform app.refuse('currency: must be three capital letters, such as EUR'); end if;
  foreach k in array known loop perform app.checked_label('traits.' || k, value #>> array['traits', k]); end loop;
  return jsonb_build_object('currency', value -> 'currency', 'answers', value -> 'answers',
    'weights', (select jsonb_object_agg(e.key, w -> e.key) from jsonb_each(app.default_voice_settings() -> 'weights') e),
    'traits', (select jsonb_object_agg(t, btrim(value #>> array['traits', t])) from unnest(known) t));
end $$;

create function public.set_voice_settings(workspace uuid, settings jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  before jsonb;
  after jsonb;
begin
  perform app.require(set_voice_settings.workspace, 'admin');
  after := app.checked_voice_settings(app.unwrap(set_voice_settings.settings));
  before := app.voice_settings_of(set_voice_settings.workspace);
  insert into app.voice_settings as s (workspace_id, settings) values (set_voice_settings.workspace, after)
  on conflict (workspace_id) do update set settings = excluded.settings;
  if before <> after then
    perform app.record(set_voice_settings.workspace, 'voice.weighed', 'How requests are weighed', app.changed(before, after));
  end if;
  return after;
end $$;
