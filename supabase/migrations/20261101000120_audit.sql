-- The audit log: who changed what reaches end users or members, with the fields before and after.
-- Append-only for everybody; entries of a deleted workspace go with it.
create table app.audit (
  id bigint generated always as identity primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  at timestamptz not null default now(),
  actor uuid, -- no reference: the entry outlives the account
  actor_email text,
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_by_workspace on app.audit (workspace_id, id desc);

-- `subject` is for people ("App Web"); `detail` never holds a secret, a token or an erased person's id.
create function app.record(workspace uuid, action text, subject text, detail jsonb default '{}')
returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.audit (workspace_id, actor, actor_email, action, subject, detail)
  select record.workspace, auth.uid(), (select u.email from auth.users u where u.id = auth.uid()),
    record.action, left(record.subject, 200), coalesce(record.detail, '{}')
$$;

-- {"name": {"from": "a", "to": "b"}} for the fields that differ.
create function app.changed(old jsonb, new jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(n.key, jsonb_build_object('from', changed.old -> n.key, 'to', n.value)), '{}')
  from jsonb_each(changed.new) n
  where changed.old -> n.key is distinct from n.value
$$;

alter table app.audit enable row level security;
create policy "admins read the log" on app.audit for select to authenticated
  using (workspace_id in (select app.workspaces_where('admin')));
