-- Guides and surveys of an app, `items` where both are meant (core/model/engagement.ts). The draft is what
-- editors write; a version is a copy that never changes and the only thing that is ever published.
create table app.items (
  id uuid primary key, -- the client's, so that saving twice is saving once
  workspace_id uuid not null references app.workspaces on delete cascade,
  app_id int not null references app.apps on delete cascade,
  name text not null check (length(name) between 1 and 120),
  draft jsonb not null,
  is_survey boolean not null generated always as (draft ->> 'is' = 'survey') stored,
  kind text not null generated always as (coalesce(draft #>> '{guide,kind}', draft #>> '{survey,kind}')) stored,
  revision int not null default 1, -- of the draft
  writers uuid[] not null default '{}', -- of the draft since it was last published: none of them may review it
  state text not null default 'draft' check (state in ('draft', 'live', 'paused', 'ended', 'archived')),
  version int, -- the last that was published
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  check (state in ('draft', 'archived') or version is not null)
);
create index items_by_app on app.items (app_id, state);
create index items_by_workspace on app.items (workspace_id);

create table app.item_versions (
  item_id uuid not null references app.items on delete cascade,
  version int not null,
  definition jsonb not null,
  note text not null default '' check (length(note) <= 2000),
  writers uuid[] not null,
  published_by uuid,
  published_at timestamptz not null default now(),
  approved_by uuid,
  primary key (item_id, version),
  -- Nobody approves what they wrote, whatever a function may do wrong.
  check ((approved_by = any (writers)) is not true)
);

-- One row for each time that a draft was submitted; it holds for that revision of the draft and no other.
create table app.item_reviews (
  id bigint generated always as identity primary key,
  item_id uuid not null references app.items on delete cascade,
  revision int not null,
  state text not null default 'open' check (state in ('open', 'approved', 'rejected')),
  requested_by uuid,
  requested_at timestamptz not null default now(),
  note text not null default '' check (length(note) <= 2000),
  reviewer uuid,
  decided_at timestamptz,
  answer text check (length(answer) <= 2000),
  check (state = 'open' or reviewer is distinct from requested_by)
);
create index item_reviews_by_item on app.item_reviews (item_id, id desc);

alter table app.items enable row level security;
alter table app.item_versions enable row level security;
alter table app.item_reviews enable row level security;
revoke all on app.items, app.item_versions, app.item_reviews from public, anon, authenticated;
