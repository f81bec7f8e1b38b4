-- Rows as the wire has them (core/model/voice/sync.ts).
-- In plpgsql, which keeps its plan from row to row: as SQL it would be planned anew for each of a page's hundred.
create function app.fields_of(entity text, r jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (select jsonb_object_agg(f.field, r -> f.col) from app.voice_fields() f
    where f.entity = fields_of.entity and f.field <> 'deleted');
end $$;

create function app.facts_of(entity text, r jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return case facts_of.entity
    when 'request' then jsonb_build_object('mergedInto', r -> 'merged_into', 'root', r -> 'root_id', 'statusSince', r -> 'status_since', 'shippedAt', r -> 'shipped_at')
    when 'evidence' then jsonb_build_object('arrThen', r -> 'arr_then', 'response', r -> 'response_id', 'externalRef', r -> 'external_ref')
    when 'attachment' then jsonb_build_object('path', r -> 'path', 'stored', r -> 'stored')
    when 'call' then jsonb_build_object('accountName', (select a.name from app.accounts a where a.id = (r ->> 'account_id')::int))
    when 'note' then jsonb_build_object('resolvedAt', r -> 'resolved_at', 'resolvedBy', app.member_name((r ->> 'workspace_id')::uuid, (r ->> 'resolved_by')::uuid),
      'assigneeName', app.member_name((r ->> 'workspace_id')::uuid, (r ->> 'assignee_id')::uuid))
    else '{}' end;
end $$;

create function app.wire_row(entity text, r jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('entity', entity, 'id', r -> 'id', 'version', r -> 'version', 'deleted', r -> 'deleted',
    'by', r -> 'created_by', 'byName', app.member_name((r ->> 'workspace_id')::uuid, (r ->> 'created_by')::uuid),
    'createdAt', r -> 'created_at', 'updatedAt', r -> 'updated_at', 'clocks', r -> 'clocks',
    'fields', case when not (r ->> 'deleted')::boolean then app.fields_of(entity, r) end,
    'facts', case when not (r ->> 'deleted')::boolean then app.facts_of(entity, r) end)
$$;

create function app.raw_row(entity text, id uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  r jsonb;
begin
  execute format('select to_jsonb(t) from app.%I t where t.id = $1', app.voice_table(entity)) into r using id;
  return r;
end $$;

-- Of {entity, id} objects, each row once.
create function app.wire_rows(workspace uuid, wanted jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(app.wire_row(w.entity, r.raw) order by w.n), '[]')
  from (
    select x ->> 'entity' as entity, x ->> 'id' as id, min(n) as n
    from jsonb_array_elements(wanted) with ordinality e (x, n) group by 1, 2
  ) w
  cross join lateral (select app.raw_row(w.entity, w.id::uuid) as raw) r
  where (r.raw ->> 'workspace_id')::uuid = wire_rows.workspace
$$;
