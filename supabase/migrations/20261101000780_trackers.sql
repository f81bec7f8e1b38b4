-- Out to trackers (Jira, Linear, GitHub, Slack) and their status back. What is to be done waits in the issue's row;
-- a worker with a database address takes some, speaks the tracker's dialect and reports, as with webhooks.
create table app.integrations (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  name text not null check (length(name) between 1 and 120),
  tracker text not null check (tracker in ('jira', 'linear', 'github', 'slack')),
  site text check (length(site) <= 2000),
  place text not null check (length(place) between 1 and 200),
  issue_type text check (length(issue_type) <= 60),
  statuses jsonb not null default '{}',
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create index integrations_by_workspace on app.integrations (workspace_id);

-- Nobody reads these through the API: the token is the team's, the hook is what the tracker's own messages come by.
create table app.integration_secrets (
  integration_id uuid primary key references app.integrations on delete cascade,
  token text,
  hook text not null unique default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  -- Whether the tracker can be reached with all this: asked after each change, and when somebody wants to know.
  check_state text check (check_state in ('waiting', 'fine', 'failed')),
  check_problem text,
  check_at timestamptz,
  check_due timestamptz
);

create table app.issues (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  request_id uuid not null references app.requests on delete cascade,
  integration_id uuid not null references app.integrations on delete cascade,
  created_by uuid,
  created_at timestamptz not null default now(),
  action text not null check (action in ('create', 'link', 'refresh')),
  key text check (length(key) <= 200),
  url text check (length(url) <= 2000),
  status text check (length(status) <= 120),
  status_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  problem text,
  tries int not null default 0,
  begun boolean not null default false, -- a worker has asked for it once: it may be there though nobody reported it
  sent int not null default 0, -- how many of its pictures are there
  next_try_at timestamptz default now() -- of what is done: when its status is asked for again
);
create index issues_due on app.issues (next_try_at) where next_try_at is not null;
create index integrations_to_check on app.integration_secrets (check_due) where check_due is not null;
create index issues_by_request on app.issues (request_id);
create index issues_by_key on app.issues (integration_id, key);

alter table app.integrations enable row level security;
alter table app.integration_secrets enable row level security;
alter table app.issues enable row level security;
revoke all on app.integrations, app.integration_secrets, app.issues from public, anon, authenticated;

create function app.issue_record(i app.issues) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', i.id, 'request', i.request_id, 'integration', i.integration_id, 'tracker', n.tracker, 'key', i.key, 'url', i.url,
    'status', i.status, 'statusAt', i.status_at, 'state', i.state, 'problem', i.problem, 'tries', i.tries, 'createdAt', i.created_at,
    'by', app.member_name(i.workspace_id, i.created_by))
  from app.integrations n where n.id = i.integration_id
$$;

create or replace function app.issues_of(request uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(app.issue_record(i) order by i.created_at desc, i.id), '[]') from app.issues i where i.request_id = issues_of.request
$$;

-- Admins see the hook, to set it up; others do not.
create function app.integration_record(n app.integrations) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', n.id, 'name', n.name, 'tracker', n.tracker, 'site', n.site, 'place', n.place, 'issueType', n.issue_type,
    'statuses', n.statuses, 'active', n.active, 'createdAt', n.created_at, 'hasToken', s.token is not null,
    'hook', case when app.my_role(n.workspace_id) >= 'admin' then s.hook end,
    'waiting', (select count(*) from app.issues i where i.integration_id = n.id and i.state = 'waiting'),
    'failed', (select count(*) from app.issues i where i.integration_id = n.id and i.state = 'failed'),
    'check', case when s.check_state is not null then jsonb_build_object('state', s.check_state, 'problem', s.check_problem, 'at', s.check_at) end,
    'lastProblem', (select i.problem from app.issues i where i.integration_id = n.id and i.problem is not null order by i.next_try_at desc nulls last, i.created_at desc limit 1))
  from app.integration_secrets s where s.integration_id = n.id
$$;
