-- Segments: named conditions, and static lists of ids (core/model/segment.ts).
create table app.segments (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  name text not null check (length(name) between 1 and 120),
  description text not null default '' check (length(description) <= 500),
  condition jsonb, -- null: a list
  list_of text check (list_of in ('visitor', 'account')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  check ((condition is null) <> (list_of is null))
);
create index segments_by_workspace on app.segments (workspace_id);

create table app.segment_versions (
  segment_id uuid not null references app.segments on delete cascade,
  version int not null,
  name text not null,
  condition jsonb,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (segment_id, version)
);

-- Ids as the product gives them, whether or not anybody was seen under them yet.
create table app.segment_members (
  segment_id uuid not null references app.segments on delete cascade,
  external_id text collate "C" not null check (length(external_id) between 1 and 200),
  primary key (segment_id, external_id)
);
create index segment_members_by_id on app.segment_members (external_id);

alter table app.segments enable row level security;
alter table app.segment_versions enable row level security;
alter table app.segment_members enable row level security;
revoke all on app.segments, app.segment_versions, app.segment_members from public, anon, authenticated;
