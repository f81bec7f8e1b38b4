-- Apps: one product in one environment, with the public key that its pages carry. The identity secret
-- signs who a visitor is; it is shown once, when it is made, and nothing reads it back but SQL itself.
create function app.new_app_key() returns text
language sql volatile set search_path = ''
as $$ select 'wk_' || left(md5(gen_random_uuid()::text || gen_random_uuid()::text), 24) $$;

create table app.apps (
  id int generated always as identity primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  name text not null check (length(name) between 1 and 120),
  environment text not null default 'production'
    check (environment in ('production', 'staging', 'development')),
  key text not null unique default app.new_app_key() check (key ~ '^wk_[0-9a-f]{24}$'),
  origins text[] not null default '{}' check (cardinality(origins) <= 50),
  consent text not null default 'none' check (consent in ('none', 'required')),
  require_signed_identity boolean not null default false,
  capture boolean not null default true,
  frustration boolean not null default true,
  mask text[] not null default '{}' check (cardinality(mask) <= 50),
  internal_ids text[] not null default '{}' check (cardinality(internal_ids) <= 50),
  rate_per_minute int check (rate_per_minute > 0), -- null: app.limits() decides
  created_at timestamptz not null default now()
);
create index apps_by_workspace on app.apps (workspace_id);

-- No grant and no policy: only definer functions that check signatures look here.
create table app.app_secrets (
  app_id int primary key references app.apps on delete cascade,
  identity_secret text not null check (length(identity_secret) >= 64)
);

-- As app.require, for what is known by its app. Returns the workspace.
create function app.require_app(app int, at_least app.role) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  workspace uuid := (select a.workspace_id from app.apps a where a.id = require_app.app);
begin
  perform app.require(workspace, require_app.at_least);
  return workspace;
end $$;

alter table app.apps enable row level security;
alter table app.app_secrets enable row level security;
create policy "members read their apps" on app.apps for select to authenticated
  using (workspace_id in (select app.workspaces_where('viewer')));
