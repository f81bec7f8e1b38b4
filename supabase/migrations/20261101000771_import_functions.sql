-- Staging, committing and undoing an import.
create function app.staged_json(i app.imports) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('rows', count(*), 'created', count(*) filter (where r.verdict = 'created'), 'updated', count(*) filter (where r.verdict = 'updated'),
    'same', count(*) filter (where r.verdict = 'same'), 'failed', count(*) filter (where r.verdict = 'failed'),
    'errors', (select coalesce(jsonb_agg(jsonb_build_object('row', e.n, 'field', e.field, 'message', e.message) order by e.n), '[]')
      from (select * from app.import_rows x where x.import_id = i.id and x.verdict = 'failed' order by x.n limit 200) e))
  from app.import_rows r where r.import_id = i.id
$$;

create function public.stage_import(workspace uuid, import jsonb, start int, rows jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  draft jsonb := app.unwrap(stage_import.import);
  given jsonb := app.unwrap(stage_import.rows);
  i app.imports;
begin
  perform app.require(stage_import.workspace, 'editor');
  perform app.checked_int('start', to_jsonb(stage_import.start), 0, 1000000);
  if (case jsonb_typeof(given) when 'array' then jsonb_array_length(given) > 2000 else true end) then
    perform app.refuse('rows: must be a list of at most 2000');
  end if;
  insert into app.imports (id, workspace_id, kind, name, created_by)
  values (app.checked_uuid('import.id', draft -> 'id'), stage_import.workspace,
    app.checked_choice('import.kind', draft ->> 'kind', array['accounts', 'tickets', 'feedback']), app.checked_label('import.name', draft ->> 'name'), auth.uid())
  on conflict (id) do nothing;
  select * into i from app.imports x where x.id = (draft ->> 'id')::uuid for update;
  if i.workspace_id <> stage_import.workspace then perform app.require(null, 'editor'); end if;
  if i.state <> 'staged' then perform app.refuse('import: was brought in already', 'PT409'); end if;
  perform app.stage_row(i, stage_import.start + (x.n - 1)::int, x.r) from jsonb_array_elements(given) with ordinality x (r, n);
  -- The same thing twice in one file: which of the two is meant, nobody can tell.
  update app.import_rows r set verdict = 'failed', data = null, field = case i.kind when 'accounts' then 'externalId' else 'ref' end,
    message = format('is the same as in row %s', f.first + 1)
  from (select x.ref, min(x.n) as first from app.import_rows x where x.import_id = i.id and x.ref is not null group by x.ref having count(*) > 1) f
  where r.import_id = i.id and r.ref = f.ref and r.n > f.first and r.verdict <> 'failed';
  return app.staged_json(i);
end $$;

create function app.import_accounts(i app.imports) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  r app.import_rows;
  old app.accounts;
  saved int;
begin
  for r in select * from app.import_rows x where x.import_id = i.id and x.verdict <> 'same' order by x.n loop
    old := null;
    select * into old from app.accounts a where a.workspace_id = i.workspace_id and a.external_id = r.ref for update;
    saved := app.put_account(i.workspace_id, r.ref, r.data ->> 'name', r.data -> 'traits');
    update app.import_rows x set made = jsonb_build_object('account', saved, 'before', old.traits, 'after', (select a.traits from app.accounts a where a.id = saved))
    where x.import_id = i.id and x.n = r.n;
  end loop;
end $$;

-- Requests are found by their title, or made; then all rows in one statement.
create function app.import_evidence(i app.imports) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform app.tick(i.workspace_id);
  insert into app.requests (id, workspace_id, created_by, title, root_id)
  select x.id, i.workspace_id, auth.uid(), x.title, x.id from (
    select gen_random_uuid() as id, min(r.data ->> 'request') as title from app.import_rows r
    where r.import_id = i.id and r.verdict = 'created' and r.data ->> 'request' is not null
      and not exists (select from app.requests q where q.workspace_id = i.workspace_id and not q.deleted and lower(q.title) = lower(r.data ->> 'request'))
    group by lower(r.data ->> 'request')) x;
  with made as (
    insert into app.evidence_items (id, workspace_id, created_by, source, words, account_id, visitor_id, speaker, said_at, kind, importance, tags, link,
      request_id, state, external_ref, import_id)
    select gen_random_uuid(), i.workspace_id, auth.uid(), case i.kind when 'tickets' then 'ticket' else 'import' end, r.data ->> 'words', (r.data ->> 'account')::int,
      (r.data ->> 'visitor')::int, r.data ->> 'speaker', (r.data ->> 'saidAt')::timestamptz, r.data ->> 'kind', (r.data ->> 'importance')::int2,
      array(select jsonb_array_elements_text(r.data -> 'tags')), r.data ->> 'link', q.id, case when q.id is null then 'new' else 'done' end, r.ref, i.id
    from app.import_rows r
    left join lateral (select x.id from app.requests x where x.workspace_id = i.workspace_id and not x.deleted
      and lower(x.title) = lower(r.data ->> 'request') order by x.merged_into is not null, x.created_at, x.id limit 1) q on true
    where r.import_id = i.id and r.verdict = 'created' order by r.n
    on conflict (workspace_id, external_ref) where external_ref is not null do nothing
    returning id, external_ref
  )
  update app.import_rows r set made = jsonb_build_object('evidence', m.id) from made m where r.import_id = i.id and r.ref = m.external_ref;
end $$;

create function public.commit_import(import uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.imports := app.require_import(commit_import.import);
  failed int;
begin
  select * into i from app.imports x where x.id = i.id for update;
  if i.state = 'done' then return app.import_record(i); end if;
  if i.state <> 'staged' then perform app.refuse('import: was undone. Stage it again under another id.', 'PT409'); end if;
  select count(*) into failed from app.import_rows r where r.import_id = i.id and r.verdict = 'failed';
  if failed > 0 then perform app.refuse(format('import: %s of its rows have an error. Mend them or leave them out; nothing was brought in.', failed), 'PT409'); end if;
  if i.kind = 'accounts' then perform app.import_accounts(i); else perform app.import_evidence(i); end if;
  -- What people said stands in one place only.
  update app.import_rows r set data = null where r.import_id = i.id;
  update app.imports x set state = 'done', done_at = now() where x.id = i.id returning * into i;
  perform app.record(i.workspace_id, 'import.done', i.name, app.import_record(i) - 'by');
  return app.import_record(i);
end $$;

-- Accounts that the product has met since stay; so do traits that somebody has changed since.
create function app.undo_accounts(i app.imports) returns void
language sql volatile set search_path = ''
as $$
  update app.accounts a set traits = r.made -> 'before' from app.import_rows r
  where r.import_id = i.id and a.id = (r.made ->> 'account')::int and r.made -> 'before' <> 'null' and a.traits = r.made -> 'after';
  delete from app.accounts a using app.import_rows r
  where r.import_id = i.id and a.id = (r.made ->> 'account')::int and r.made -> 'before' = 'null' and a.traits = r.made -> 'after'
    and not exists (select from app.activity x where x.account_id = a.id)
    and not exists (select from app.evidence_items e where e.account_id = a.id)
    and not exists (select from app.calls c where c.account_id = a.id);
$$;

create function public.undo_import(import uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.imports := app.require_import(undo_import.import);
begin
  select * into i from app.imports x where x.id = i.id for update;
  if i.state <> 'done' then perform app.refuse('import: is not in, so there is nothing to undo', 'PT409'); end if;
  perform app.tick(i.workspace_id);
  if i.kind = 'accounts' then perform app.undo_accounts(i); else
    -- Its own name is free again: the same file may come once more.
    update app.evidence_items e set deleted = true, external_ref = null where e.import_id = i.id and not e.erased;
    update app.requests r set deleted = true
    where r.workspace_id = i.workspace_id and r.created_at = i.done_at and not r.deleted and r.created_by is not distinct from i.created_by
      and not exists (select from app.evidence_items e where e.request_id = r.id and not e.deleted);
  end if;
  update app.imports x set state = 'undone' where x.id = i.id returning * into i;
  perform app.record(i.workspace_id, 'import.undone', i.name);
  return app.import_record(i);
end $$;

create function public.list_imports(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_imports.workspace, 'viewer');
  return (select coalesce(jsonb_agg(app.import_record(i) order by i.created_at desc, i.id), '[]') from (
    select * from app.imports x where x.workspace_id = list_imports.workspace order by x.created_at desc, x.id limit 100) i);
end $$;

-- All of them, page after page: what stage_import says is only the first.
create function public.list_import_errors(import uuid, after int, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  i app.imports := app.require_import(list_import_errors.import);
  most int := app.checked_limit(list_import_errors."limit");
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('row', e.n, 'field', e.field, 'message', e.message) order by e.n), '[]')
    from (select * from app.import_rows x where x.import_id = i.id and x.verdict = 'failed' and x.n > coalesce(list_import_errors.after, -1) order by x.n limit most) e);
end $$;
