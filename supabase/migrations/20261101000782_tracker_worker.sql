-- For the worker, and what trackers tell by themselves.

-- What it says of the request: the words and their pictures, accounts by name, nothing of people.
create function app.issue_request(r app.requests) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', r.id, 'title', r.title, 'description', r.description, 'status', r.status,
    'accounts', coalesce(f.figures -> 'accounts', '0'), 'people', coalesce(f.figures -> 'people', '0'), 'arr', coalesce(f.figures -> 'arr', 'null'),
    'evidence', (select coalesce(jsonb_agg(jsonb_build_object('words', left(e.words, 2000), 'saidAt', e.said_at, 'account', a.name, 'page', e.page ->> 'url',
      'pictures', (select coalesce(jsonb_agg(p.path order by p.position, p.id), '[]') from app.attachments p
        where p.evidence_id = e.id and p.kind = 'picture' and p.stored and not p.deleted)) order by e.importance desc, e.said_at desc, e.id), '[]')
      from (select x.* from app.evidence_items x join app.requests q on q.id = x.request_id and q.root_id = r.root_id
        where not x.deleted order by x.importance desc, x.said_at desc, x.id limit 10) e
      left join app.accounts a on a.id = e.account_id))
  from (select 1) one left join app.demand_figures(r.workspace_id, array[r.root_id]) f on true
$$;

-- What is due, for two minutes; who dies meanwhile leaves it to be taken again. IssueJob of core/model/voice/integration.ts.
create function app.claim_issue_jobs(most int default 10) returns setof jsonb
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with due as (
    select i.id, i.begun from app.issues i join app.integrations n on n.id = i.integration_id and n.active
    where i.next_try_at <= now() and i.state <> 'failed' order by i.next_try_at limit most for update of i skip locked
  ), taken as (
    update app.issues i set next_try_at = now() + interval '2 minutes', tries = i.tries + 1, begun = true,
      action = case when i.state = 'done' then 'refresh' else i.action end
    from due where due.id = i.id returning i.*, due.begun as was_begun
  )
  select jsonb_build_object('id', t.id, 'action', t.action, 'key', t.key, 'url', t.url, 'token', s.token, 'begun', t.was_begun, 'sent', t.sent, 'since', t.created_at,
    'integration', jsonb_build_object('tracker', n.tracker, 'site', n.site, 'place', n.place, 'issueType', n.issue_type), 'request', app.issue_request(r))
  from taken t join app.integrations n on n.id = t.integration_id join app.integration_secrets s on s.integration_id = n.id
  join app.requests r on r.id = t.request_id;
  return query
  with due as (
    select s.integration_id from app.integration_secrets s where s.check_due <= now() order by s.check_due limit most for update skip locked
  ), taken as (
    update app.integration_secrets s set check_due = now() + interval '2 minutes' from due where due.integration_id = s.integration_id returning s.*
  )
  select jsonb_build_object('id', n.id, 'action', 'check', 'token', t.token,
    'integration', jsonb_build_object('tracker', n.tracker, 'site', n.site, 'place', n.place, 'issueType', n.issue_type))
  from taken t join app.integrations n on n.id = t.integration_id;
end $$;

-- Tried once: who asked stands before the screen, and asks again.
create function app.finish_check(integration uuid, result jsonb) returns void
language sql volatile set search_path = ''
as $$
  update app.integration_secrets s set check_state = case when (result ->> 'ok')::boolean then 'fine' else 'failed' end,
    check_problem = left(result ->> 'problem', 500), check_at = now(), check_due = null
  where s.integration_id = finish_check.integration
$$;

-- Their status, where it is another than we knew. One that means one of ours moves the request; others are only shown.
create function app.take_issue_status(i app.issues, told text) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  n app.integrations;
  ours text;
begin
  if told is null or told is not distinct from i.status then return; end if;
  select * into n from app.integrations x where x.id = i.integration_id;
  update app.issues x set status = left(told, 120), status_at = now() where x.id = i.id;
  ours := n.statuses ->> told;
  if ours is null then return; end if;
  perform set_config('waymark.status_note', format('%s: %s is “%s”', n.name, coalesce(i.key, 'the issue'), left(told, 120)), true);
  update app.requests r set status = ours where r.id = i.request_id and r.status <> ours and not r.deleted;
  perform set_config('waymark.status_note', '', true);
end $$;

-- result: {ok, key, url, status, problem, again, wait, sent}. `ok` null: so far, more to come. `again` false: no use in
-- trying (the token is wrong, the place is gone). `wait`: seconds that the tracker wants to be left alone.
create function app.finish_issue_job(issue uuid, result jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  waits constant interval[] := '{10s,1min,5min,30min,2h,6h,24h}';
  i app.issues;
  is_over boolean;
begin
  select * into i from app.issues x where x.id = finish_issue_job.issue for update;
  if i.id is null then
    perform app.finish_check(finish_issue_job.issue, result);
    return;
  end if;
  -- What is there already stays known, whatever became of the rest: nothing is made twice.
  update app.issues x set key = left(coalesce(result ->> 'key', x.key), 200), url = left(coalesce(result ->> 'url', x.url), 2000),
    sent = coalesce((result ->> 'sent')::int, x.sent)
  where x.id = i.id;
  if result -> 'ok' = 'null' then
    update app.issues x set next_try_at = now() + interval '2 minutes' where x.id = i.id;
    return;
  end if;
  if (result ->> 'ok')::boolean then
    update app.issues x set state = 'done', problem = null, tries = 0,
      -- Slack's messages have no status to ask for.
      next_try_at = case when (select n.tracker from app.integrations n where n.id = x.integration_id) <> 'slack' then now() + interval '15 minutes' end
    where x.id = i.id returning * into i;
    perform app.take_issue_status(i, result ->> 'status');
    return;
  end if;
  is_over := not coalesce((result ->> 'again')::boolean, true) or i.tries > cardinality(waits);
  update app.issues x set problem = left(coalesce(result ->> 'problem', 'It did not say why.'), 500),
    -- An issue that exists stays: only its status is not known for now.
    state = case when x.state = 'done' then 'done' when is_over then 'failed' else 'waiting' end,
    next_try_at = case when is_over and x.state = 'done' then now() + interval '1 day' when is_over then null
      else now() + greatest(waits[greatest(x.tries, 1)] * (0.9 + random() * 0.2), make_interval(secs => least(coalesce((result ->> 'wait')::float8, 0), 86400))) end,
    tries = case when is_over and x.state = 'done' then 0 else x.tries end
  where x.id = i.id;
end $$;

-- Says yes to any well-formed message of an integration that is there, known issue or not.
create function public.receive_issue(hook text, key text, status text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_integration uuid;
  i app.issues;
begin
  select s.integration_id into found_integration from app.integration_secrets s join app.integrations n on n.id = s.integration_id and n.active
  where s.hook = receive_issue.hook;
  if found_integration is null or coalesce(length(receive_issue.key) > 200 or length(receive_issue.status) > 120, true) then return '{"ok": false}'; end if;
  for i in select * from app.issues x where x.integration_id = found_integration and x.key = receive_issue.key for update loop
    perform app.take_issue_status(i, receive_issue.status);
  end loop;
  return '{"ok": true}';
end $$;

-- The hosted worker's two functions: the service role's alone (20261101000593).
create function public.take_issue_jobs(most int) returns jsonb
language sql volatile set search_path = ''
as $$ select coalesce(jsonb_agg(j), '[]') from app.claim_issue_jobs(least(50, greatest(1, take_issue_jobs.most))) j $$;

create function public.report_issue_job(issue uuid, result jsonb) returns void
language sql volatile set search_path = ''
as $$ select app.finish_issue_job(report_issue_job.issue, app.unwrap(report_issue_job.result)) $$;

revoke all on function public.take_issue_jobs, public.report_issue_job from public;

-- The one sender is woken for both.
create or replace function app.is_anything_due() returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from app.webhook_deliveries d where d.state = 'waiting' and d.next_try_at <= now())
    or exists (select from app.issues i join app.integrations n on n.id = i.integration_id and n.active where i.next_try_at <= now() and i.state <> 'failed')
    or exists (select from app.integration_secrets s where s.check_due <= now())
$$;
