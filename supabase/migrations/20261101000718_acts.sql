-- Acts of screens: changes that are made now, kept with what was before so that they can be taken back exactly.
-- Thirty days, like what is deleted; then nobody undoes any more.
create table app.voice_acts (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references app.workspaces on delete cascade,
  actor uuid,
  at timestamptz not null default now(),
  -- [{entity, id, before: {field: value}, after: {field: value}}]
  items jsonb not null
);
create index voice_acts_by_workspace on app.voice_acts (workspace_id, at);
alter table app.voice_acts enable row level security;
revoke all on app.voice_acts from public, anon, authenticated;

-- Fields by name, `deleted` too; of a row that is not there yet, that it is deleted.
create function app.values_of(entity text, id uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce((select app.fields_of(values_of.entity, r) || jsonb_build_object('deleted', r -> 'deleted')
    from app.raw_row(values_of.entity, values_of.id) r where r is not null), '{"deleted": true}')
$$;

-- One change of an act. Returns its item: the fields that differ, before and after, what triggers did among them.
create function app.act_on(workspace uuid, entity text, id uuid, fields jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  before jsonb;
  after jsonb;
begin
  perform app.tick(workspace);
  before := app.values_of(entity, id);
  perform app.merge_row(workspace, entity, id, fields, null);
  after := app.values_of(entity, id);
  return (
    select jsonb_build_object('entity', entity, 'id', id,
      'before', coalesce(jsonb_object_agg(k, before -> k) filter (where before ? k), '{}'),
      'after', coalesce(jsonb_object_agg(k, after -> k), '{}'))
    from jsonb_object_keys(after) k where before -> k is distinct from after -> k);
end $$;

create function app.keep_act(workspace uuid, items jsonb) returns uuid
language sql volatile set search_path = ''
as $$
  insert into app.voice_acts (workspace_id, actor, items) values (keep_act.workspace, auth.uid(), keep_act.items) returning id
$$;

create function app.act_reply(workspace uuid, items jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  act uuid := app.keep_act(workspace, items);
begin
  return jsonb_build_object('act', act, 'rows', app.wire_rows(workspace, items));
end $$;

create function public.save_row(workspace uuid, entity text, id uuid, fields jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  given jsonb := app.unwrap(save_row.fields);
begin
  perform app.require(save_row.workspace, 'contributor');
  perform app.checked_change(jsonb_build_object('entity', save_row.entity, 'id', save_row.id, 'at', 0, 'fields', given));
  return app.act_reply(save_row.workspace, jsonb_build_array(app.act_on(save_row.workspace, save_row.entity, save_row.id, given)));
end $$;

-- One item of an act, taken back. Somebody who changed the same field since is not overruled in silence.
create function app.undo_item(workspace uuid, item jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  entity text := item ->> 'entity';
  id uuid := item ->> 'id';
  now_there jsonb := app.values_of(entity, id);
  -- A row that was not there before: only that it is deleted comes back.
  back jsonb := item -> 'before';
  done jsonb;
begin
  if exists (select from jsonb_object_keys(item -> 'after') k where now_there -> k is distinct from item -> 'after' -> k) then
    perform app.refuse('act: somebody has changed it since. Look at it again before you change it back.', 'PT409');
  end if;
  if entity = 'attachment' and back ? 'object' then
    perform app.refuse('act: the earlier picture is gone for good, as it was to be', 'PT409');
  end if;
  if entity = 'request' and back ? 'status' then
    perform app.check_writer(entity, app.my_role(workspace), null, false, array['status']);
    perform app.unmove_request(id, back ->> 'status');
  end if;
  done := app.act_on(workspace, entity, id, back - 'status');
  return case when back ? 'status' and entity = 'request' then jsonb_set(jsonb_set(done, '{before,status}', now_there -> 'status'),
    '{after,status}', back -> 'status') else done end;
end $$;

-- The status goes back, and its change leaves the history: since when is again what it was.
create function app.unmove_request(request uuid, status text) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  latest bigint := (select max(s.id) from app.request_statuses s where s.request_id = unmove_request.request and not s.undone);
  before app.request_statuses;
begin
  update app.request_statuses s set undone = true where s.id = latest;
  select * into before from app.request_statuses s where s.request_id = unmove_request.request and not s.undone order by s.id desc limit 1;
  perform set_config('waymark.unmoving', 'on', true);
  update app.requests r set status = unmove_request.status, status_since = before.at,
    shipped_at = (select max(s.at) from app.request_statuses s where s.request_id = r.id and s.status = 'shipped' and not s.undone)
  where r.id = unmove_request.request;
  perform set_config('waymark.unmoving', '', true);
end $$;

create function public.undo_act(act uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  a app.voice_acts;
  items jsonb := '[]';
  item jsonb;
begin
  select * into a from app.voice_acts x where x.id = undo_act.act;
  perform app.require(a.workspace_id, 'contributor');
  perform app.tick(a.workspace_id);
  -- What was made last goes first.
  for item in select x from jsonb_array_elements(a.items) with ordinality e (x, n) order by n desc loop
    items := items || jsonb_build_array(app.undo_item(a.workspace_id, item));
  end loop;
  return app.act_reply(a.workspace_id, items);
end $$;
