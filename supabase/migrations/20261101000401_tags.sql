-- Tags: versioned rules by which a feature is recognised. The current rule is spread over small tables
-- (anchors, elements, paths), so that answering reads integers; every rule that ever was stays whole in
-- tag_versions.
create table app.tags (
  id uuid primary key,
  workspace_id uuid not null,
  feature_id uuid not null,
  app_id int not null references app.apps on delete cascade,
  version int not null default 0,
  page_rule jsonb not null,
  everywhere boolean not null generated always as (page_rule ->> 'kind' = 'everywhere') stored,
  selector text check (length(selector) <= 500),
  since timestamptz, -- the current version counts from here; null = all history
  revision int not null default 0, -- counts up when what the tag counts changes: stored days of an older one are stale
  settled_at timestamptz, -- when its open verdicts were last looked at
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  foreign key (workspace_id, feature_id) references app.features (workspace_id, id) on delete cascade
);
create index tags_by_feature on app.tags (feature_id);
create index tags_by_app on app.tags (app_id) where archived_at is null;

create table app.tag_versions (
  tag_id uuid not null references app.tags on delete cascade,
  version int not null,
  rule jsonb not null,
  elements int, -- how many it had resolved to when the next one replaced it; null = current
  kind text not null default 'edit' check (kind in ('edit', 'repair', 'undo')),
  valid_from timestamptz, -- null = all history
  undoes int, -- the repair that this version took back
  counts tstzrange not null default '(,)', -- what of time it counts, see app.arrange_versions
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tag_id, version)
);

-- Anchors of the current version, and hashes that a live page reported for an explicit selector.
create table app.tag_anchors (
  tag_id uuid not null references app.tags on delete cascade,
  app_id int not null references app.apps on delete cascade,
  hash text collate "C" not null check (hash ~ '^[0-9a-f]{16}$' and hash <> '0000000000000000'),
  descriptor jsonb, -- null: only the hash counts, as it does for everything a selector matched
  keys text[] not null default '{}',
  added_at timestamptz not null default now(), -- it stood on somebody's page at that moment
  primary key (tag_id, hash)
);
create index tag_anchors_by_hash on app.tag_anchors (app_id, hash);
create index tag_anchors_keys on app.tag_anchors using gin (keys);

-- What the current version decided about each recorded element, once. Why, in one word:
-- anchor, matched (by the selector, on a live page), similar: counted; weak (too different), beside (it
-- lived next to the anchor), early (too new to tell), rival (another fits as well): shown, never counted.
create table app.tag_elements (
  tag_id uuid not null references app.tags on delete cascade,
  element_id int not null references app.elements on delete cascade,
  verdict text not null check (verdict in
    ('anchor', 'matched', 'similar', 'weak', 'beside', 'early', 'rival')),
  found boolean not null generated always as (verdict in ('anchor', 'matched', 'similar')) stored,
  anchor text collate "C" not null, -- hash of the anchor that it resembles most
  score real not null,
  added_at timestamptz not null default now(),
  primary key (tag_id, element_id)
);
create index tag_elements_by_element on app.tag_elements (element_id);
-- Those whose verdict may change as time shows who outlives whom.
create index tag_elements_open on app.tag_elements (tag_id)
  where verdict in ('similar', 'beside', 'early', 'rival');

-- What a version counted when a repair took over: the time before the repair is counted by these for good.
create table app.tag_past (
  tag_id uuid not null,
  version int not null,
  element_id int not null references app.elements on delete cascade,
  primary key (tag_id, version, element_id),
  foreign key (tag_id, version) references app.tag_versions on delete cascade
);
create index tag_past_by_element on app.tag_past (element_id);

-- The page rule, decided once per distinct path; nothing here for rules that hold everywhere.
create table app.tag_paths (
  tag_id uuid not null references app.tags on delete cascade,
  path_id int not null references app.paths on delete cascade,
  primary key (tag_id, path_id)
);

create view app.live_tags with (security_invoker = true) as
  select t.* from app.tags t join app.features f on f.id = t.feature_id
  where t.archived_at is null and f.archived_at is null;

alter table app.tags enable row level security;
alter table app.tag_versions enable row level security;
alter table app.tag_anchors enable row level security;
alter table app.tag_elements enable row level security;
alter table app.tag_past enable row level security;
alter table app.tag_paths enable row level security;
revoke all on app.tags, app.tag_versions, app.tag_anchors, app.tag_elements, app.tag_past, app.tag_paths,
  app.live_tags
  from public, anon, authenticated;
create policy "members read tags" on app.tags for select to authenticated
  using (workspace_id in (select app.workspaces_where('viewer')));
create policy "members read versions" on app.tag_versions for select to authenticated
  using (tag_id in (select t.id from app.tags t)); -- as far as they read tags
