-- Invitations are links. Only the hash of the token is kept: who reads this table cannot use one.
create table app.invites (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references app.workspaces on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  role app.role not null,
  email text check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  created_by uuid references auth.users on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  accepted_at timestamptz,
  accepted_by uuid references auth.users on delete set null,
  revoked_at timestamptz
);
create index invites_by_workspace on app.invites (workspace_id, created_at desc);

-- An invitation stands only while its author could still write it: somebody who was removed or lost
-- the role leaves no door behind.
create function app.is_open(i app.invites) returns boolean
language sql stable security definer set search_path = ''
as $$
  select i.accepted_at is null and i.revoked_at is null and i.expires_at > now() and exists (
    select from app.members m
    where m.workspace_id = i.workspace_id and m.user_id = i.created_by
      and m.role >= greatest(i.role, 'admin'::app.role)
  )
$$;

alter table app.invites enable row level security;
create policy "admins see invitations" on app.invites for select to authenticated
  using (workspace_id in (select app.workspaces_where('admin')));
