-- Senders: a tab and the last batch that was taken from it. A batch sent twice has a number that is
-- not above it, so it counts once. The same row meters the tab.
--
-- Without references to the app: checking one locks the app's row, which all batches would then share.
-- What is left of a deleted app goes with age, in app.maintain().
create table app.senders (
  app_id int not null,
  sender uuid not null,
  last_seq bigint not null,
  window_start timestamptz not null,
  window_events int not null,
  seen_at timestamptz not null,
  primary key (app_id, sender)
) with (fillfactor = 70); -- updated by every batch; room on the page keeps the index out of it

-- Events of a whole app by minute. Sixteen rows a minute, so that parallel batches seldom meet.
create table app.app_minutes (
  app_id int not null,
  minute timestamptz not null,
  shard int2 not null,
  events int not null,
  primary key (app_id, minute, shard)
) with (fillfactor = 70);

-- Why data was turned away: what the install check shows. app_id null = no app has that key.
create table app.refusals (
  id bigint generated always as identity primary key,
  app_id int references app.apps on delete cascade,
  day date not null,
  reason text not null,
  origin text,
  count bigint not null default 1,
  last_at timestamptz not null default now(),
  unique nulls not distinct (app_id, day, reason, origin)
);

alter table app.senders enable row level security;
alter table app.app_minutes enable row level security;
alter table app.refusals enable row level security;
revoke all on app.senders, app.app_minutes, app.refusals from public, anon, authenticated;
