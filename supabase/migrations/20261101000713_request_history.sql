-- A request's status has a history, whoever changes it and by which way; an undone change leaves it.
create table app.request_statuses (
  id bigint generated always as identity primary key,
  request_id uuid not null references app.requests on delete cascade,
  status text not null,
  previous text,
  at timestamptz not null default now(),
  by uuid,
  note text not null default '' check (length(note) <= 2000),
  undone boolean not null default false
);
create index request_statuses_by_request on app.request_statuses (request_id, id);

-- Every merge, and its undoing. The pointer in app.requests is what counts.
create table app.request_merges (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references app.workspaces on delete cascade,
  from_id uuid not null references app.requests on delete cascade,
  into_id uuid not null references app.requests on delete cascade,
  at timestamptz not null default now(),
  by uuid,
  undone_at timestamptz,
  undone_by uuid
);
create index request_merges_from on app.request_merges (from_id);
create index request_merges_into on app.request_merges (into_id);
create unique index request_merged_once on app.request_merges (from_id) where undone_at is null;

create table app.request_relations (
  one uuid not null references app.requests on delete cascade,
  other uuid not null references app.requests on delete cascade,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (one, other),
  check (one < other) -- a relation has no direction, hence one row
);
create index request_relations_other on app.request_relations (other);

alter table app.request_statuses enable row level security;
alter table app.request_merges enable row level security;
alter table app.request_relations enable row level security;
revoke all on app.request_statuses, app.request_merges, app.request_relations from public, anon, authenticated;

create function app.request_place() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then new.root_id := new.id; end if;
  if current_setting('waymark.unmoving', true) = 'on' then return new; end if; -- undo_act knows since when
  if tg_op = 'INSERT' or new.status is distinct from old.status then
    new.status_since := now();
    if new.status = 'shipped' then new.shipped_at := now(); end if;
  end if;
  return new;
end $$;
create trigger place before insert or update on app.requests for each row execute function app.request_place();

create function app.request_moved() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if current_setting('waymark.unmoving', true) = 'on' then return null; end if;
  if tg_op = 'INSERT' or new.status is distinct from old.status then
    insert into app.request_statuses (request_id, status, previous, by, note)
    values (new.id, new.status, case when tg_op = 'UPDATE' then old.status end, auth.uid(),
      coalesce(nullif(current_setting('waymark.status_note', true), ''), ''));
    perform app.on_request_status(new.id, case when tg_op = 'UPDATE' then old.status end);
  end if;
  return null;
end $$;
create trigger moved after insert or update on app.requests for each row execute function app.request_moved();

-- For whoever tells others that a request moved; replaced by them.
create function app.on_request_status(request uuid, previous text) returns void
language plpgsql set search_path = '' as $$ begin end $$;
