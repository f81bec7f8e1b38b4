-- What devices and screens write together. Ids are the writer's own (UUIDv7). No row is ever removed while its
-- workspace lives: `deleted` hides it, erasing empties it (`erased`), and both reach every device.
create table app.requests (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 0,
  clocks jsonb not null default '{}',
  deleted boolean not null default false,
  erased boolean not null default false,
  title text not null check (length(title) between 1 and 120),
  description text not null default '' check (length(description) <= 10000),
  status text not null default 'new' check (status in ('new', 'under-review', 'planned', 'in-progress', 'shipped', 'declined')),
  status_since timestamptz not null default now(),
  shipped_at timestamptz,
  roadmap text check (roadmap in ('now', 'next', 'later')),
  owner_id uuid,
  feature_id uuid,
  tags text[] not null default '{}',
  reach numeric check (reach >= 0),
  impact numeric check (impact in (3, 2, 1, 0.5, 0.25)),
  confidence numeric check (confidence in (1, 0.8, 0.5)),
  effort numeric check (effort >= 0.5),
  parent_id uuid,
  merged_into uuid, -- the pointer; what it counts at is its end
  root_id uuid not null,
  search tsvector generated always as (setweight(to_tsvector('pg_catalog.english', title), 'A')
    || setweight(to_tsvector('pg_catalog.english', description), 'D')) stored,
  unique (workspace_id, id),
  foreign key (workspace_id, owner_id) references app.members (workspace_id, user_id) on delete set null (owner_id),
  foreign key (workspace_id, feature_id) references app.features (workspace_id, id) on delete set null (feature_id),
  foreign key (workspace_id, parent_id) references app.requests (workspace_id, id),
  foreign key (workspace_id, merged_into) references app.requests (workspace_id, id),
  foreign key (workspace_id, root_id) references app.requests (workspace_id, id),
  check (parent_id is distinct from id),
  check (merged_into is distinct from id),
  check (merged_into is not null or root_id = id)
);
create index requests_by_version on app.requests (workspace_id, version, id);
create index requests_by_root on app.requests (root_id);
create index requests_merged on app.requests (merged_into) where merged_into is not null;
create index requests_search on app.requests using gin (search);
create index requests_by_parent on app.requests (parent_id) where parent_id is not null;

create table app.calls (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 0,
  clocks jsonb not null default '{}',
  deleted boolean not null default false,
  erased boolean not null default false,
  account_id int references app.accounts on delete set null,
  title text not null default '' check (length(title) <= 200),
  people jsonb not null default '[]',
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  recording text check (length(recording) <= 2000),
  recording_offset_ms int not null default 0,
  notes text not null default '' check (length(notes) <= 10000),
  questions jsonb not null default '[]',
  follow_ups jsonb not null default '[]',
  summary text not null default '' check (length(summary) <= 40000),
  unique (workspace_id, id)
);
create index calls_by_version on app.calls (workspace_id, version, id);
create index calls_by_writer on app.calls (workspace_id, created_by, version, id);
create index calls_by_account on app.calls (account_id, started_at desc);

alter table app.requests enable row level security;
alter table app.calls enable row level security;
revoke all on app.requests, app.calls from public, anon, authenticated;
