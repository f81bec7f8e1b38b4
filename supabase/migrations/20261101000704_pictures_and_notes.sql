-- Pictures, notes pinned on pages with their threads, and who was told what.
create table app.notes (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 0,
  clocks jsonb not null default '{}',
  deleted boolean not null default false,
  erased boolean not null default false,
  app_id int not null references app.apps on delete cascade,
  kind text not null default 'issue' check (kind in ('owner', 'issue', 'changelog', 'question', 'todo')),
  body text not null default '' check (length(body) <= 10000),
  page jsonb not null default '{"kind": "everywhere"}',
  url text check (length(url) <= 2000),
  anchor jsonb,
  feature_id uuid,
  assignee_id uuid,
  account_id int references app.accounts on delete set null,
  resolved boolean not null default false,
  resolved_by uuid,
  resolved_at timestamptz,
  unique (workspace_id, id),
  foreign key (workspace_id, feature_id) references app.features (workspace_id, id) on delete set null (feature_id),
  foreign key (workspace_id, assignee_id) references app.members (workspace_id, user_id) on delete set null (assignee_id)
);
create index notes_by_version on app.notes (workspace_id, version, id);
create index notes_by_app on app.notes (app_id) where not deleted;

create table app.replies (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 0,
  clocks jsonb not null default '{}',
  deleted boolean not null default false,
  erased boolean not null default false,
  note_id uuid not null,
  body text not null default '' check (length(body) <= 10000),
  foreign key (workspace_id, note_id) references app.notes (workspace_id, id) on delete cascade
);
create index replies_by_version on app.replies (workspace_id, version, id);
create index replies_by_note on app.replies (note_id, created_at);

create table app.attachments (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 0,
  clocks jsonb not null default '{}',
  deleted boolean not null default false,
  erased boolean not null default false,
  evidence_id uuid,
  note_id uuid,
  kind text not null default 'picture' check (kind in ('picture', 'base')),
  object jsonb not null,
  base_id uuid,
  annotations jsonb not null default '[]',
  alt text not null default '' check (length(alt) <= 500),
  position int not null default 0,
  stored boolean not null default false, -- somebody has looked: the object is there
  path text generated always as (workspace_id::text || '/' || coalesce(evidence_id, note_id)::text || '/' || (object ->> 'sha256')
    || '.' || case object ->> 'mime' when 'image/webp' then 'webp' when 'image/png' then 'png' else 'jpg' end) stored,
  check (num_nonnulls(evidence_id, note_id) = 1),
  foreign key (workspace_id, evidence_id) references app.evidence_items (workspace_id, id) on delete cascade,
  foreign key (workspace_id, note_id) references app.notes (workspace_id, id) on delete cascade
);
create index attachments_by_version on app.attachments (workspace_id, version, id);
create index attachments_by_writer on app.attachments (workspace_id, created_by, version, id);
create index attachments_by_evidence on app.attachments (evidence_id, position);
create index attachments_by_note on app.attachments (note_id) where note_id is not null;
create index attachments_by_path on app.attachments (path);

create table app.told (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 0,
  clocks jsonb not null default '{}',
  deleted boolean not null default false,
  erased boolean not null default false,
  request_id uuid not null,
  evidence_id uuid,
  account_id int references app.accounts on delete set null,
  visitor_id int references app.visitors on delete set null,
  call_id uuid,
  how text not null default 'other' check (how in ('call', 'email', 'chat', 'product', 'other')),
  words text not null default '' check (length(words) <= 10000),
  told_at timestamptz not null default now(),
  foreign key (workspace_id, request_id) references app.requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, evidence_id) references app.evidence_items (workspace_id, id),
  foreign key (workspace_id, call_id) references app.calls (workspace_id, id)
);
create index told_by_version on app.told (workspace_id, version, id);
create index told_by_request on app.told (request_id);
create index told_by_account on app.told (account_id) where account_id is not null;

-- Objects in storage that nothing points at any more. SQL cannot remove an object: whoever may asks for this list.
create table app.discarded_objects (
  path text primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  at timestamptz not null default now()
);
create index discarded_by_workspace on app.discarded_objects (workspace_id);

alter table app.notes enable row level security;
alter table app.replies enable row level security;
alter table app.attachments enable row level security;
alter table app.told enable row level security;
alter table app.discarded_objects enable row level security;
revoke all on app.notes, app.replies, app.attachments, app.told, app.discarded_objects from public, anon, authenticated;
