-- What staff name: areas and features. Ids are made by clients (UUIDv7), so that saving twice is saving
-- once; composite keys make it impossible to point into another workspace.
create table app.areas (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  name text not null check (length(name) between 1 and 120),
  position int not null default 0,
  created_at timestamptz not null default now(),
  unique (workspace_id, id)
);

create table app.features (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  area_id uuid,
  name text not null check (length(name) between 1 and 120),
  status text not null check (status in ('planned', 'beta', 'live', 'deprecated')),
  description text not null default '' check (length(description) <= 2000),
  owner_id uuid,
  released_at timestamptz, -- to users; time to adopt counts from here
  revision int not null default 0, -- counts up when who is counted changes: stored days of an older one are stale
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  unique (workspace_id, id),
  foreign key (workspace_id, area_id) references app.areas (workspace_id, id)
    on delete set null (area_id),
  -- Whoever leaves the workspace owns nothing in it any more.
  foreign key (workspace_id, owner_id) references app.members (workspace_id, user_id)
    on delete set null (owner_id)
);
create index features_by_area on app.features (workspace_id, area_id);
create index features_by_owner on app.features (workspace_id, owner_id) where owner_id is not null;

alter table app.areas enable row level security;
alter table app.features enable row level security;
revoke all on app.areas, app.features from public, anon, authenticated;
create policy "members read areas" on app.areas for select to authenticated
  using (workspace_id in (select app.workspaces_where('viewer')));
create policy "members read features" on app.features for select to authenticated
  using (workspace_id in (select app.workspaces_where('viewer')));
