-- Storage. `config`: what apps publish, read by everybody under its URL, written by a workspace's
-- editors under their own app's key. `captures`: pictures, never public, at the paths that their rows name.
--
-- Paths are compared as text: a name that is no UUID must match nothing rather than raise an error.
-- Databases without the storage service (a bare Postgres in a bench) skip all of it.
create function app.app_keys_where(at_least app.role) returns setof text
language sql stable security definer set search_path = ''
as $$
  select a.key from app.apps a
  where a.workspace_id in (select app.workspaces_where(app_keys_where.at_least))
$$;

do $$ begin
  if to_regclass('storage.objects') is null then
    raise notice 'no storage here: buckets and their policies are left out';
    return;
  end if;

  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
    ('config', 'config', true, 512 * 1024, array['application/json']),
    ('captures', 'captures', false, 5 * 1024 * 1024, array['image/png', 'image/webp', 'image/jpeg'])
  on conflict (id) do nothing;

  create policy "editors list what their apps published" on storage.objects for select to authenticated
    using (bucket_id = 'config' and split_part(name, '/', 1) in (select app.app_keys_where('editor')));
  create policy "editors publish for their apps" on storage.objects for insert to authenticated
    with check (bucket_id = 'config' and name ~ '^[^/]+/[^/]+\.json$'
      and split_part(name, '/', 1) in (select app.app_keys_where('editor')));
  -- A version is named by its content and never changes; only the pointer does.
  create policy "editors move the pointer" on storage.objects for update to authenticated
    using (bucket_id = 'config' and name ~ '^[^/]+/current\.json$'
      and split_part(name, '/', 1) in (select app.app_keys_where('editor')))
    with check (bucket_id = 'config' and name ~ '^[^/]+/current\.json$'
      and split_part(name, '/', 1) in (select app.app_keys_where('editor')));
  -- Who gets at captures is said where their rows are (000720_pictures.sql): without a policy, nobody.
end $$;
