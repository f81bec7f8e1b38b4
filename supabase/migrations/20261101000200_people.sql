-- People: who used the product. A visitor is a browser profile (anonymous) or a person whom the product
-- named (known). An anonymous visitor is merged into a known one at most once and two known ones never
-- (definitions 2): the check below makes the second impossible, the pointer makes the first cheap.
--
-- No client reads or writes these tables: row security is on without a policy, functions answer.
create table app.visitors (
  id int generated always as identity primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  known_id text check (length(known_id) between 1 and 200),
  traits jsonb not null default '{}' check (jsonb_typeof(traits) = 'object'),
  internal boolean not null default false, -- staff: out of every figure
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(), -- to the hour: writing it with every batch would cost more than it tells
  merged_into int references app.visitors on delete cascade,
  check (merged_into is null or known_id is null)
);
create unique index visitors_known on app.visitors (workspace_id, known_id) where known_id is not null;
create index visitors_seen on app.visitors (workspace_id, last_seen desc);
create index visitors_merged on app.visitors (merged_into) where merged_into is not null;

-- The same pointers by themselves. Answers map visitors to people when they are asked, so that a merge
-- changes history; this table is small enough to hash, visitors is not.
create table app.merges (
  from_id int primary key references app.visitors on delete cascade,
  into_id int not null references app.visitors on delete cascade,
  workspace_id uuid not null references app.workspaces on delete cascade,
  at timestamptz not null default now(),
  check (from_id <> into_id)
);
create index merges_by_workspace on app.merges (workspace_id);
create index merges_into on app.merges (into_id);

-- Which visitor a browser profile is now: an anonymous one, or the person last named on it.
create table app.devices (
  workspace_id uuid not null references app.workspaces on delete cascade,
  device uuid not null,
  visitor_id int not null references app.visitors on delete cascade,
  primary key (workspace_id, device)
);
create index devices_by_visitor on app.devices (visitor_id);

-- Customers. An account stands on the event, not on the person: one person may act for several.
create table app.accounts (
  id int generated always as identity primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  external_id text not null check (length(external_id) between 1 and 200),
  name text generated always as (coalesce(left(traits ->> 'name', 200), external_id)) stored,
  traits jsonb not null default '{}' check (jsonb_typeof(traits) = 'object'),
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(),
  unique (workspace_id, external_id)
);

alter table app.visitors enable row level security;
alter table app.merges enable row level security;
alter table app.devices enable row level security;
alter table app.accounts enable row level security;
revoke all on app.visitors, app.merges, app.devices, app.accounts from public, anon, authenticated;
