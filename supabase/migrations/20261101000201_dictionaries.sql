-- Dictionaries: everything that repeats in events is stored once and named by a small integer there.
-- What a descriptor is, and so what a tag matches, is decided once per row here, never once per event.
--
-- Anybody can read an app's public key off a page, so growth is capped per app and day; what is over
-- the cap becomes the row "other" of its dictionary and is counted (app.dictionary_days).
create table app.elements (
  id int generated always as identity primary key,
  app_id int not null references app.apps on delete cascade,
  hash text collate "C" not null check (hash ~ '^[0-9a-f]{16}$'), -- 0000000000000000 is "other"
  descriptor jsonb, -- null until a sender tells it
  keys text[] not null default '{}', -- what similar elements share: candidates are found by overlap
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(), -- to the hour, as everywhere in this file
  unique (app_id, hash)
);
create index elements_keys on app.elements using gin (keys);

create table app.paths (
  id int generated always as identity primary key,
  app_id int not null references app.apps on delete cascade,
  path text collate "C" not null check (length(path) between 1 and 512), -- "(other)" is "other"
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(),
  unique (app_id, path)
);

-- Names of track() events.
create table app.event_names (
  id int generated always as identity primary key,
  app_id int not null references app.apps on delete cascade,
  name text collate "C" not null check (length(name) between 1 and 120), -- "(other)" is "other"
  unique (app_id, name)
);

-- Which element was seen on which page, and when: what stands on a page, and whether two elements lived
-- side by side, without asking the events.
create table app.element_paths (
  element_id int not null references app.elements on delete cascade,
  path_id int not null references app.paths on delete cascade,
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(),
  primary key (element_id, path_id)
);
create index element_paths_by_path on app.element_paths (path_id);

-- How much each dictionary grew that day, and how many events went to "other" because it may not more.
create table app.dictionary_days (
  app_id int not null references app.apps on delete cascade,
  day date not null,
  elements int not null default 0,
  paths int not null default 0,
  names int not null default 0,
  other_events bigint not null default 0,
  primary key (app_id, day)
);

alter table app.elements enable row level security;
alter table app.paths enable row level security;
alter table app.event_names enable row level security;
alter table app.element_paths enable row level security;
alter table app.dictionary_days enable row level security;
revoke all on app.elements, app.paths, app.event_names, app.element_paths, app.dictionary_days
  from public, anon, authenticated;
