-- What people were shown and did: the attention ledger, and what results are counted from. Everything goes
-- with the visitor. Keys are what makes sending twice harmless.

-- Who met the conditions of an item, in which arm. Both arms in one person: merged from two visitors.
create table app.exposures (
  item_id uuid not null references app.items on delete cascade,
  visitor_id int not null references app.visitors on delete cascade,
  held_out boolean not null,
  version int not null,
  at timestamptz not null,
  primary key (item_id, visitor_id, held_out)
);
create index exposures_by_visitor on app.exposures (visitor_id);

create table app.displays (
  id uuid primary key, -- made by the page
  workspace_id uuid not null references app.workspaces on delete cascade,
  app_id int not null,
  item_id uuid not null references app.items on delete cascade,
  version int not null,
  device uuid not null,
  visitor_id int references app.visitors on delete cascade, -- null: claimed by a device that has sent nothing yet
  account_id int,
  claimed_at timestamptz,
  shown_at timestamptz,
  seen_at timestamptz,
  interrupted boolean not null, -- counts against the budget
  asked boolean not null default false, -- by the person
  exempted text, -- the rule of the budget that its exception overrode: the log of exceptions
  screen text check (screen in ('desktop', 'tablet', 'phone')),
  outcome text check (outcome in ('completed', 'dismissed', 'snoozed', 'timedOut', 'left')),
  outcome_at timestamptz,
  until_at timestamptz,
  acted boolean not null default false,
  answered boolean not null default false,
  path text check (length(path) <= 512),
  language text check (length(language) <= 35)
);
create index displays_by_device on app.displays (workspace_id, device);
create index displays_by_visitor on app.displays (visitor_id);
create index displays_by_item on app.displays (item_id, shown_at);

-- Steps reached, clicks, steps skipped for want of their element.
create table app.display_steps (
  display_id uuid not null references app.displays on delete cascade,
  what text not null check (what in ('step', 'click', 'missing')),
  step text not null,
  target text not null default '', -- of a click: the button; of a step: where the person came from
  at timestamptz not null,
  times int not null default 1,
  primary key (display_id, what, step, target)
);

-- One answer per person, survey and period: answering twice is impossible, not forbidden. Periods are
-- counted per person, a new one when the survey's own waiting time has passed.
create table app.responses (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references app.workspaces on delete cascade,
  app_id int not null,
  item_id uuid not null references app.items on delete cascade,
  visitor_id int not null references app.visitors on delete cascade,
  period int not null,
  account_id int,
  display_id uuid not null,
  version int not null,
  answers jsonb not null,
  score float8,
  invalid boolean not null default false, -- an answer to the scored question that is not on its scale
  text text, -- all that was written, for search
  path text,
  language text,
  tags text[] not null default '{}',
  sentiment text check (sentiment in ('positive', 'neutral', 'negative')),
  started_at timestamptz not null,
  answered_at timestamptz not null,
  finished_at timestamptz,
  unique (item_id, visitor_id, period)
);
create index responses_by_item on app.responses (item_id, answered_at desc, id);
create index responses_by_visitor on app.responses (visitor_id);

alter table app.exposures enable row level security;
alter table app.displays enable row level security;
alter table app.display_steps enable row level security;
alter table app.responses enable row level security;
revoke all on app.exposures, app.displays, app.display_steps, app.responses from public, anon, authenticated;
