-- Integrations as admins keep them, and what editors send out.
create function app.require_integration(integration uuid, at_least app.role) returns app.integrations
language plpgsql stable security definer set search_path = ''
as $$
declare
  n app.integrations;
begin
  select * into n from app.integrations x where x.id = require_integration.integration;
  perform app.require(n.workspace_id, require_integration.at_least);
  return n;
end $$;

create function app.require_issue(issue uuid) returns app.issues
language plpgsql stable security definer set search_path = ''
as $$
declare
  i app.issues;
begin
  select * into i from app.issues x where x.id = require_issue.issue;
  perform app.require(i.workspace_id, 'editor');
  return i;
end $$;

create function public.list_integrations(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_integrations.workspace, 'viewer');
  return (select coalesce(jsonb_agg(app.integration_record(n) order by n.created_at, n.id), '[]') from app.integrations n
    where n.workspace_id = list_integrations.workspace);
end $$;

create function app.checked_statuses(value jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(value) is distinct from 'object' or pg_column_size(value) > 8192 then
    perform app.refuse('integration.statuses: must be an object from their status to ours, of at most 8192 bytes');
  end if;
  perform app.checked_choice('integration.statuses', s.value, array['new', 'under-review', 'planned', 'in-progress', 'shipped', 'declined'])
  from jsonb_each_text(value) s;
  return value;
end $$;

create function app.checked_integration(workspace uuid, draft jsonb) returns app.integrations
language plpgsql immutable set search_path = ''
as $$
declare
  n app.integrations;
begin
  n.id := app.checked_uuid('integration.id', draft -> 'id');
  n.workspace_id := workspace;
  n.name := app.checked_label('integration.name', draft ->> 'name');
  n.tracker := app.checked_choice('integration.tracker', draft ->> 'tracker', array['jira', 'linear', 'github', 'slack']);
  if draft ->> 'site' is not null then n.site := app.checked_web('integration.site', draft -> 'site') #>> '{}'; end if;
  if n.tracker = 'jira' and n.site is null then perform app.refuse('integration.site: must be your Jira’s address, such as https://acme.atlassian.net'); end if;
  n.place := btrim(coalesce(draft ->> 'place', ''));
  if length(n.place) not between 1 and 200 or n.tracker = 'github' and n.place !~ '^[\w.-]+/[\w.-]+$' then
    perform app.refuse('integration.place: must name the project, team or channel; for GitHub owner/repo');
  end if;
  n.issue_type := left(draft ->> 'issueType', 60);
  n.statuses := app.checked_statuses(draft -> 'statuses');
  n.active := app.checked_boolean('integration.active', draft -> 'active');
  return n;
end $$;

create function public.save_integration(workspace uuid, integration jsonb, token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  new app.integrations;
  old app.integrations;
begin
  perform app.require(save_integration.workspace, 'admin');
  if length(save_integration.token) > 500 then perform app.refuse('token: must have at most 500 characters'); end if;
  new := app.checked_integration(save_integration.workspace, app.unwrap(save_integration.integration));
  select * into old from app.integrations x where x.id = new.id for update;
  if old.id is not null and (old.workspace_id <> new.workspace_id) then perform app.require(null, 'admin'); end if;
  if old.id is not null and old.tracker <> new.tracker then perform app.refuse('integration.tracker: stays what it was. Make another integration.'); end if;
  new.created_at := coalesce(old.created_at, now());
  insert into app.integrations select new.* on conflict (id) do update set name = excluded.name, site = excluded.site, place = excluded.place,
    issue_type = excluded.issue_type, statuses = excluded.statuses, active = excluded.active;
  insert into app.integration_secrets (integration_id) values (new.id) on conflict do nothing;
  -- A token goes only where it was meant for: another site needs it anew.
  update app.integration_secrets s set token = case when save_integration.token is not null then nullif(save_integration.token, '')
    when old.site is distinct from new.site then null else s.token end,
    check_state = 'waiting', check_problem = null, check_due = now()
  where s.integration_id = new.id;
  perform app.record(new.workspace_id, case when old.id is null then 'integration.created' else 'integration.updated' end, new.name,
    app.changed(coalesce(to_jsonb(old), '{}') - '{created_at}'::text[], to_jsonb(new) - '{created_at}'::text[])
      || jsonb_build_object('token', case when save_integration.token is null then 'kept' else 'set anew' end));
  return (select app.integration_record(n) from app.integrations n where n.id = new.id);
end $$;

create function public.delete_integration(integration uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  n app.integrations := app.require_integration(delete_integration.integration, 'admin');
begin
  delete from app.integrations x where x.id = n.id;
  perform app.record(n.workspace_id, 'integration.deleted', n.name);
  return '{"ok": true}';
end $$;

-- A worker has the token: it asks the tracker, and list_integrations says what came of it.
create function public.test_integration(integration uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  n app.integrations := app.require_integration(test_integration.integration, 'admin');
begin
  update app.integration_secrets s set check_state = 'waiting', check_problem = null, check_due = now() where s.integration_id = n.id;
  return app.integration_record(n);
end $$;

create function public.send_issue(request uuid, integration uuid, id uuid, link text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  r app.requests := app.require_request(send_issue.request, 'editor');
  n app.integrations := app.require_integration(send_issue.integration, 'editor');
  i app.issues;
begin
  if n.workspace_id <> r.workspace_id then perform app.require(null, 'editor'); end if;
  if send_issue.id is null then perform app.refuse('id: must be a UUID'); end if;
  if send_issue.link is not null then perform app.checked_web('link', to_jsonb(send_issue.link)); end if;
  if not n.active then perform app.refuse('integration: is switched off', 'PT409'); end if;
  insert into app.issues (id, workspace_id, request_id, integration_id, created_by, action, url)
  values (send_issue.id, r.workspace_id, r.id, n.id, auth.uid(), case when send_issue.link is null then 'create' else 'link' end, send_issue.link)
  on conflict do nothing returning * into i;
  if i.id is null then
    select * into i from app.issues x where x.id = send_issue.id;
    if i.request_id <> r.id or i.integration_id <> n.id then perform app.require(null, 'editor'); end if;
  end if;
  return app.issue_record(i);
end $$;

create function public.retry_issue(issue uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.issues := app.require_issue(retry_issue.issue);
begin
  update app.issues x set tries = 0, next_try_at = now(), state = case when x.state = 'failed' then 'waiting' else x.state end
  where x.id = i.id returning * into i;
  return app.issue_record(i);
end $$;

create function public.unlink_issue(issue uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.issues := app.require_issue(unlink_issue.issue);
begin
  delete from app.issues x where x.id = i.id;
  return '{"ok": true}';
end $$;
