-- Tenancy: a workspace, who belongs to it and what each may do there.
--
-- Tables live in the private schema `app`; `public` holds only functions that clients call. Every
-- table has row security, no client may write a table, and the exact privileges are set in one place
-- (app.apply_privileges, last migration of this set).
create schema if not exists app;

-- Security-invoker code and policies call auth.uid(). Hosted Supabase grants this already and does
-- not let a migration do it; the embedded stand-in needs it.
do $$ begin
  grant usage on schema auth to anon, authenticated, service_role;
exception when insufficient_privilege then
  raise notice 'auth belongs to the platform, which grants its use itself';
end $$;

-- Weakest first: `role >= 'editor'` reads as it should.
create type app.role as enum ('viewer', 'contributor', 'editor', 'admin', 'owner');

create table app.workspaces (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  timezone text not null default 'UTC' check (length(timezone) <= 64),
  week_start int2 not null default 1 check (week_start between 1 and 7),
  retention_months int2 not null default 13 check (retention_months between 1 and 60),
  created_at timestamptz not null default now()
);

create table app.members (
  workspace_id uuid not null references app.workspaces on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  role app.role not null,
  name text check (length(name) <= 120),
  email text not null, -- as it was at joining: who they were stays readable
  joined_at timestamptz not null default now(),
  primary key (workspace_id, user_id)
);
create index members_by_user on app.members (user_id, workspace_id);

-- The caller's workspaces. Policies use it as `workspace_id in (select app.workspaces_where('viewer'))`:
-- evaluated once per statement, whatever the number of rows.
create function app.workspaces_where(at_least app.role) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.workspace_id from app.members m
  where m.user_id = (select auth.uid()) and m.role >= workspaces_where.at_least
$$;

create function app.is_member(workspace uuid) returns boolean
language sql stable security definer set search_path = ''
as $$ select is_member.workspace in (select app.workspaces_where('viewer')) $$;

-- Null for whoever is not a member.
create function app.my_role(workspace uuid) returns app.role
language sql stable security definer set search_path = ''
as $$
  select m.role from app.members m
  where m.workspace_id = my_role.workspace and m.user_id = (select auth.uid())
$$;

-- The gate of every function: one error for "does not exist", "not yours" and "role too weak", so that
-- no answer tells whether an id is in use. A null workspace is one that was not found.
create function app.require(workspace uuid, at_least app.role) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if auth.uid() is null then
    raise exception using errcode = 'PT401', message = 'You are not signed in. Sign in and try again.';
  end if;
  if coalesce(app.my_role(require.workspace) < require.at_least, true) then
    raise exception using errcode = '42501', message =
      'This does not exist, or your role does not allow it. Ask an admin of the workspace.';
  end if;
end $$;

alter table app.workspaces enable row level security;
alter table app.members enable row level security;
create policy "members read their workspaces" on app.workspaces for select to authenticated
  using (id in (select app.workspaces_where('viewer')));
create policy "members see each other" on app.members for select to authenticated
  using (workspace_id in (select app.workspaces_where('viewer')));
