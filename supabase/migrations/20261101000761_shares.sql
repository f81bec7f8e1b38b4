-- A page of a request for whoever has its link. It holds what was written for it, the status and its dates, and
-- where wanted a number; no name, no words and no revenue can be read through it.
create table app.request_shares (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references app.workspaces on delete cascade,
  request_id uuid not null references app.requests on delete cascade,
  -- 244 random bits. Kept in the open for members to copy the link again; it opens what is public by intent.
  token text not null unique default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  title text not null check (length(title) between 1 and 120),
  body text not null default '' check (length(body) <= 4000),
  show_accounts boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  views int not null default 0
);
create index request_shares_by_request on app.request_shares (request_id);
alter table app.request_shares enable row level security;
revoke all on app.request_shares from public, anon, authenticated;

create function app.share_record(s app.request_shares) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', s.id, 'token', s.token, 'title', s.title, 'text', s.body, 'showAccounts', s.show_accounts,
    'by', app.member_name(s.workspace_id, s.created_by), 'createdAt', s.created_at, 'revokedAt', s.revoked_at, 'views', s.views)
$$;

create or replace function app.shares_of(request uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(app.share_record(s) order by s.created_at desc, s.id), '[]') from app.request_shares s where s.request_id = shares_of.request
$$;

create function public.share_request(request uuid, share jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  r app.requests := app.require_request(share_request.request, 'editor');
  draft jsonb := app.unwrap(share_request.share);
  s app.request_shares;
begin
  perform app.checked_text('share.text', draft -> 'text', 4000);
  insert into app.request_shares (workspace_id, request_id, title, body, show_accounts, created_by)
  values (r.workspace_id, r.id, app.checked_label('share.title', draft ->> 'title'), draft ->> 'text',
    app.checked_boolean('share.showAccounts', draft -> 'showAccounts'), auth.uid()) returning * into s;
  perform app.record(r.workspace_id, 'request.shared', r.title, jsonb_build_object('title', s.title, 'showAccounts', s.show_accounts));
  return app.share_record(s);
end $$;

create function public.revoke_share(share uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  s app.request_shares;
begin
  select * into s from app.request_shares x where x.id = revoke_share.share;
  perform app.require(s.workspace_id, 'editor');
  update app.request_shares x set revoked_at = coalesce(x.revoked_at, now()) where x.id = s.id returning * into s;
  perform app.record(s.workspace_id, 'request.unshared', s.title);
  return app.share_record(s);
end $$;

-- A link that never was and one that was taken back look alike.
create function public.shared_request(token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  s app.request_shares;
  r app.requests;
  asked int;
begin
  update app.request_shares x set views = x.views + 1
  where x.token = shared_request.token and x.revoked_at is null returning * into s;
  select t.* into r from app.requests q join app.requests t on t.id = q.root_id where q.id = s.request_id and not t.deleted;
  if r.id is null then perform app.refuse('This page is not shared any more. Ask whoever gave you the link.', 'PT410'); end if;
  select (f.figures ->> 'accounts')::int into asked from app.demand_figures(r.workspace_id, array[r.id]) f;
  return jsonb_build_object('workspaceName', (select w.name from app.workspaces w where w.id = r.workspace_id), 'title', s.title, 'text', s.body,
    'status', r.status, 'updatedAt', greatest(r.status_since, s.created_at),
    -- So few that they could be guessed are not told.
    'accounts', case when s.show_accounts then case when asked < 5 then 0 else coalesce(asked, 0) end end,
    'history', (select coalesce(jsonb_agg(jsonb_build_object('status', h.status, 'at', h.at) order by h.id), '[]')
      from app.request_statuses h where h.request_id = r.id and not h.undone));
end $$;
