-- Settings of engagement: the attention budget and whether publishing needs a second person, one for the
-- workspace; kill switch, look and what is published, one for each app. No row means the defaults.
create table app.workspace_engagement (
  workspace_id uuid primary key references app.workspaces on delete cascade,
  interruptions int not null default 1 check (interruptions between 0 and 20),
  hours int not null default 24 check (hours between 1 and 720),
  survey_days int not null default 30 check (survey_days between 0 and 365),
  after_survey_hours int not null default 24 check (after_survey_hours between 0 and 720),
  calm_seconds int not null default 120 check (calm_seconds between 0 and 3600),
  require_review boolean not null default false
);

create table app.app_engagement (
  app_id int primary key references app.apps on delete cascade,
  halted boolean not null default false,
  theme jsonb not null default '{}',
  published text check (published ~ '^[0-9a-f]{32}$') -- the live file; null: nothing is live
);

-- Files that live pages read, by the hash of their bytes, kept so that storage can be filled again and that
-- "why did it not show" can be answered for the past.
create table app.engage_files (
  app_id int not null references app.apps on delete cascade,
  version text not null check (version ~ '^[0-9a-f]{32}$'),
  body text not null,
  made_at timestamptz not null default now(),
  primary key (app_id, version)
);

-- What was live from when on.
create table app.engage_history (
  id bigint generated always as identity primary key,
  app_id int not null references app.apps on delete cascade,
  at timestamptz not null default now(),
  version text,
  halted boolean not null
);
create index engage_history_by_app on app.engage_history (app_id, at desc, id desc);

alter table app.workspace_engagement enable row level security;
alter table app.app_engagement enable row level security;
alter table app.engage_files enable row level security;
alter table app.engage_history enable row level security;
revoke all on app.workspace_engagement, app.app_engagement, app.engage_files, app.engage_history
  from public, anon, authenticated;

-- A row of defaults where nobody has set anything: a composite of a left join would be all null.
create function app.settings_of(workspace uuid) returns app.workspace_engagement
language sql stable set search_path = ''
as $$
  select coalesce(
    (select e from app.workspace_engagement e where e.workspace_id = settings_of.workspace),
    row(settings_of.workspace, 1, 24, 30, 24, 120, false)::app.workspace_engagement)
$$;

create function app.budget_json(s app.workspace_engagement) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('interruptions', s.interruptions, 'hours', s.hours, 'surveyDays', s.survey_days,
    'afterSurveyHours', s.after_survey_hours, 'calmSeconds', s.calm_seconds)
$$;
