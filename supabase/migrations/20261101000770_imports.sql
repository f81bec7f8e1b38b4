-- Bringing in accounts, tickets and old feedback. Rows are kept aside and checked first; then all come in or none.
create table app.imports (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  kind text not null check (kind in ('accounts', 'tickets', 'feedback')),
  name text not null check (length(name) between 1 and 120),
  state text not null default 'staged' check (state in ('staged', 'done', 'undone')),
  created_by uuid,
  created_at timestamptz not null default now(),
  done_at timestamptz
);
create index imports_by_workspace on app.imports (workspace_id, created_at desc);

create table app.import_rows (
  import_id uuid not null references app.imports on delete cascade,
  n int not null,
  data jsonb, -- as it will be written; null where it has an error, and once it is in
  ref text, -- what makes it the same thing when it is brought in again
  verdict text not null check (verdict in ('created', 'updated', 'same', 'failed')),
  field text,
  message text,
  -- What commit made of it, so that it can be undone: {account, before, after} or {evidence}.
  made jsonb,
  primary key (import_id, n)
);
create index import_rows_by_ref on app.import_rows (import_id, ref);

alter table app.imports enable row level security;
alter table app.import_rows enable row level security;
revoke all on app.imports, app.import_rows from public, anon, authenticated;

create function app.require_import(import uuid) returns app.imports
language plpgsql stable security definer set search_path = ''
as $$
declare
  i app.imports;
begin
  select * into i from app.imports x where x.id = require_import.import;
  perform app.require(i.workspace_id, 'editor');
  return i;
end $$;

create function app.import_record(i app.imports) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', i.id, 'kind', i.kind, 'name', i.name, 'state', i.state, 'by', app.member_name(i.workspace_id, i.created_by),
    'createdAt', i.created_at, 'doneAt', i.done_at, 'rows', count(r.n), 'created', count(*) filter (where r.verdict = 'created'),
    'updated', count(*) filter (where r.verdict = 'updated'))
  from (select 1) one left join app.import_rows r on r.import_id = i.id
$$;

-- One row as it will be written, or an exception that begins with its field.
create function app.checked_import_row(workspace uuid, kind text, r jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  account int;
  visitor int;
  said timestamptz;
begin
  if kind = 'accounts' then
    perform app.checked_text('externalId', r -> 'externalId', 200), app.checked_text('name', coalesce(nullif(r -> 'name', 'null'), '""'), 200);
    if btrim(r ->> 'externalId') = '' then perform app.refuse('externalId: must not be empty'); end if;
    if not app.json_fits(coalesce(nullif(r -> 'traits', 'null'), '{}'), app.limit_of('traitsBytes')) then
      perform app.refuse(format('traits: must be an object of at most %s bytes', app.limit_of('traitsBytes')));
    end if;
    return jsonb_build_object('externalId', btrim(r ->> 'externalId'), 'name', r -> 'name', 'traits', coalesce(nullif(r -> 'traits', 'null'), '{}'));
  end if;
  perform app.checked_text('words', r -> 'words', 10000);
  if btrim(r ->> 'words') = '' then perform app.refuse('words: must not be empty'); end if;
  if coalesce(r ->> 'account', '') <> '' then
    account := (select a.id from app.accounts a where a.workspace_id = checked_import_row.workspace and a.external_id = btrim(r ->> 'account'));
    if account is null then perform app.refuse(format('account: there is no account “%s”. Bring accounts in first, or leave it empty.', left(r ->> 'account', 60))); end if;
  end if;
  visitor := (select v.id from app.visitors v where v.workspace_id = checked_import_row.workspace and v.known_id = btrim(r ->> 'user'));
  said := app.checked_day_or_instant('saidAt', r -> 'saidAt');
  if r ->> 'kind' is not null then perform app.checked_choice('kind', r ->> 'kind', array['request', 'bug', 'praise', 'question', 'risk']); end if;
  if r ->> 'importance' is not null then perform app.checked_int('importance', r -> 'importance', 0, 3); end if;
  if coalesce(r ->> 'link', '') <> '' then perform app.checked_web('link', r -> 'link'); end if;
  if coalesce(btrim(r ->> 'request'), '') <> '' then perform app.checked_label('request', r ->> 'request'); end if;
  return jsonb_build_object('words', r -> 'words', 'account', account, 'visitor', visitor,
    'speaker', left(coalesce(nullif(r ->> 'speaker', ''), case when visitor is null then nullif(r ->> 'user', '') end), 200),
    'saidAt', coalesce(said, now()), 'kind', r -> 'kind', 'importance', coalesce(nullif(r -> 'importance', 'null'), '1'),
    'tags', app.checked_tags('tags', coalesce(nullif(r -> 'tags', 'null'), '[]')), 'link', nullif(r ->> 'link', ''), 'request', nullif(btrim(r ->> 'request'), ''));
end $$;

-- A day stands for its beginning.
create function app.checked_day_or_instant(name text, value jsonb) returns timestamptz
language plpgsql stable set search_path = ''
as $$
begin
  if coalesce(value #>> '{}', '') = '' then return null; end if;
  if value #>> '{}' ~ '^\d{4}-\d\d-\d\d$' then return app.checked_instant(name, to_jsonb((value #>> '{}') || 'T00:00:00Z')); end if;
  return app.checked_instant(name, to_jsonb(regexp_replace(value #>> '{}', '^(\d{4}-\d\d-\d\d) ', '\1T')));
end $$;

create function app.import_ref(kind text, raw jsonb, data jsonb) returns text
language sql immutable set search_path = ''
as $$
  select case when kind = 'accounts' then data ->> 'externalId'
    when coalesce(btrim(raw ->> 'ref'), '') <> '' then kind || ':' || left(btrim(raw ->> 'ref'), 200)
    else kind || ':' || md5(concat_ws('|', data ->> 'words', left(data ->> 'saidAt', 10), data ->> 'account')) end
$$;

create function app.stage_row(i app.imports, place int, raw jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  data jsonb;
  ref text;
  said text;
  old jsonb;
  verdict text;
begin
  data := app.checked_import_row(i.workspace_id, i.kind, raw);
  ref := app.import_ref(i.kind, raw, data);
  if i.kind = 'accounts' then
    old := (select a.traits from app.accounts a where a.workspace_id = i.workspace_id and a.external_id = ref);
    verdict := case when old is null then 'created' when old @> (jsonb_strip_nulls(data -> 'traits') || jsonb_strip_nulls(jsonb_build_object('name', data -> 'name')))
      then 'same' else 'updated' end;
  else
    verdict := case when exists (select from app.evidence_items e where e.workspace_id = i.workspace_id and e.external_ref = ref) then 'same' else 'created' end;
  end if;
  insert into app.import_rows as r (import_id, n, data, ref, verdict) values (i.id, place, data, ref, verdict)
  on conflict (import_id, n) do update set data = excluded.data, ref = excluded.ref, verdict = excluded.verdict, field = null, message = null;
exception when data_exception then
  said := sqlerrm;
  insert into app.import_rows as r (import_id, n, verdict, field, message)
  values (i.id, place, 'failed', split_part(said, ':', 1), btrim(substr(said, length(split_part(said, ':', 1)) + 2)))
  on conflict (import_id, n) do update set data = null, ref = null, verdict = 'failed', field = excluded.field, message = excluded.message;
end $$;
