-- Evidence: one thing that somebody said or that was seen. What it weighs is derived, never stored.
create table app.evidence_items (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 0,
  clocks jsonb not null default '{}',
  deleted boolean not null default false,
  erased boolean not null default false,
  source text not null default 'capture' check (source in ('capture', 'answer', 'ticket', 'import', 'note')),
  words text not null default '' check (length(words) <= 10000),
  wording text not null default 'exact' check (wording in ('exact', 'summary')),
  speaker text check (length(speaker) <= 200),
  kind text check (kind in ('request', 'bug', 'praise', 'question', 'risk')),
  importance int2 not null default 1 check (importance between 0 and 3),
  account_id int references app.accounts on delete set null,
  visitor_id int references app.visitors on delete set null,
  feature_id uuid,
  element jsonb,
  page jsonb,
  app_id int references app.apps on delete set null,
  context jsonb,
  call_id uuid,
  offset_ms int check (offset_ms >= 0),
  link text check (length(link) <= 2000),
  said_at timestamptz not null default now(),
  tags text[] not null default '{}',
  request_id uuid, -- as it was linked; it counts at that request's root
  state text not null default 'new' check (state in ('new', 'snoozed', 'done')),
  snoozed_until timestamptz,
  assignee_id uuid,
  -- What only the server writes.
  arr_then numeric, -- revenue a year of the account, as known around the day of the saying
  response_id uuid,
  external_ref text check (length(external_ref) <= 300),
  import_id uuid,
  search tsvector generated always as (to_tsvector('pg_catalog.english', words)) stored,
  unique (workspace_id, id),
  foreign key (workspace_id, feature_id) references app.features (workspace_id, id) on delete set null (feature_id),
  foreign key (workspace_id, request_id) references app.requests (workspace_id, id),
  foreign key (workspace_id, call_id) references app.calls (workspace_id, id),
  foreign key (workspace_id, assignee_id) references app.members (workspace_id, user_id) on delete set null (assignee_id)
);
-- The inbox in its three orders; then what each filter begins from. Ids break ties, so pages neither skip nor repeat.
create index evidence_inbox on app.evidence_items (workspace_id, state, created_at desc, id desc) where not deleted;
create index evidence_important on app.evidence_items (workspace_id, state, importance desc, created_at desc, id desc) where not deleted;
create index evidence_all on app.evidence_items (workspace_id, created_at desc, id desc) where not deleted;
create index evidence_by_request on app.evidence_items (request_id) where request_id is not null;
create index evidence_by_account on app.evidence_items (account_id, said_at desc) where account_id is not null;
create index evidence_by_visitor on app.evidence_items (visitor_id) where visitor_id is not null;
create index evidence_by_feature on app.evidence_items (feature_id) where feature_id is not null;
create index evidence_by_call on app.evidence_items (call_id) where call_id is not null;
create index evidence_by_day on app.evidence_items (workspace_id, said_at) where not deleted;
create index evidence_by_tag on app.evidence_items using gin (tags);
create index evidence_due on app.evidence_items (snoozed_until) where state = 'snoozed';
create index evidence_by_version on app.evidence_items (workspace_id, version, id);
create index evidence_by_writer on app.evidence_items (workspace_id, created_by, version, id);
create unique index evidence_once on app.evidence_items (workspace_id, external_ref) where external_ref is not null;
-- Every saying is found by its words and by its spelling.
create index evidence_search on app.evidence_items using gin (search);
create index evidence_spelling on app.evidence_items using gin (words extensions.gin_trgm_ops);

alter table app.evidence_items enable row level security;
revoke all on app.evidence_items from public, anon, authenticated;
