-- Devices read what changed since their cursor: a version, and within it a kind and an id, for one transaction may
-- change more rows than a page holds.
create function app.changed_since(workspace uuid, entity text, own boolean, after bigint, after_entity text, after_id uuid, most int)
returns table (version bigint, row_entity text, id uuid)
language plpgsql stable set search_path = ''
as $$
begin
  return query execute format(
    'select t.version, %L::text, t.id from app.%I t where t.workspace_id = $1 %s and (t.version, t.id) > ($2, $3) order by t.version, t.id limit $4',
    entity, app.voice_table(entity),
    case when own and entity in ('evidence', 'attachment', 'call') then 'and t.created_by = auth.uid()' else '' end)
  using workspace, after, case
    when entity > after_entity then '00000000-0000-0000-0000-000000000000'::uuid
    when entity = after_entity then after_id else 'ffffffff-ffff-ffff-ffff-ffffffffffff' end, most;
end $$;

create function app.checked_cursor(cursor text, scope text) returns text[]
language plpgsql immutable set search_path = ''
as $$
begin
  if cursor is null then return array[scope, '0', '', '00000000-0000-0000-0000-000000000000']; end if;
  if cursor !~ ('^' || scope || ':\d{1,18}:[a-z~]*:[0-9a-f-]{36}$') then
    perform app.refuse('cursor: must be null, or what the last pull of this scope returned');
  end if;
  return string_to_array(cursor, ':');
end $$;

create function public.pull_changes(workspace uuid, device uuid, cursor text, scope text, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  most int := app.checked_limit(pull_changes."limit");
  wanted text := app.checked_choice('scope', pull_changes.scope, array['own', 'all']);
  place text[] := app.checked_cursor(pull_changes.cursor, wanted);
  head bigint := coalesce((select h.head from app.sync_heads h where h.workspace_id = pull_changes.workspace), 0);
  named jsonb;
  n int;
  last jsonb;
begin
  perform app.require(pull_changes.workspace, 'viewer');
  select coalesce(jsonb_agg(jsonb_build_object('entity', x.row_entity, 'id', x.id, 'version', x.version) order by x.version, x.row_entity, x.id), '[]'), count(*)
  into named, n
  from (
    select c.* from unnest(array['attachment', 'call', 'evidence', 'note', 'reply', 'request', 'told']) e,
      lateral app.changed_since(pull_changes.workspace, e, wanted = 'own', place[2]::bigint, place[3], place[4]::uuid, most) c
    order by c.version, c.row_entity collate "C", c.id limit most
  ) x;
  last := named -> (n - 1);
  return jsonb_build_object('now', app.ms(clock_timestamp()), 'more', n = most,
    'lastSeq', coalesce((select d.last_seq from app.sync_devices d where d.workspace_id = pull_changes.workspace
      and d.user_id = auth.uid() and d.device = pull_changes.device), 0),
    -- At the end: all that this very snapshot holds has been read.
    'cursor', case when n = most then concat_ws(':', wanted, last ->> 'version', last ->> 'entity', last ->> 'id')
      else concat_ws(':', wanted, greatest(head, place[2]::bigint), '~', 'ffffffff-ffff-ffff-ffff-ffffffffffff') end,
    'rows', app.wire_rows(pull_changes.workspace, named));
end $$;
