-- Calls, and what call mode shows: who they are, what they asked for, what shipped since, what to ask them.
create function app.call_record(c app.calls) returns jsonb
language sql stable set search_path = ''
as $$
  select app.fields_of('call', x.raw) || app.facts_of('call', x.raw) || jsonb_build_object('id', c.id,
    'evidence', (select count(*) from app.evidence_items e where e.call_id = c.id and not e.deleted),
    'by', app.member_name(c.workspace_id, c.created_by), 'createdAt', c.created_at, 'updatedAt', c.updated_at)
  from (select to_jsonb(c) as raw) x
$$;

create function public.get_call(call uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  c app.calls;
begin
  select * into c from app.calls x where x.id = get_call.call and not x.deleted;
  perform app.require(c.workspace_id, 'viewer');
  return app.call_record(c);
end $$;

create function public.list_calls(workspace uuid, account int, mine boolean, before timestamptz, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  most int := app.checked_limit(list_calls."limit");
begin
  perform app.require(list_calls.workspace, 'viewer');
  return (
    select coalesce(jsonb_agg(app.call_record(x) order by x.started_at desc, x.id), '[]') from (
      select * from app.calls c
      where c.workspace_id = list_calls.workspace and not c.deleted and (list_calls.account is null or c.account_id = list_calls.account)
        and (not coalesce(list_calls.mine, false) or c.created_by = auth.uid()) and (list_calls.before is null or c.started_at < list_calls.before)
      order by c.started_at desc, c.id limit most) x);
end $$;

-- One line for each request that the account asked for, with their latest words.
create function app.asked_by(a app.accounts) returns table (request uuid, status text, said_at timestamptz, record jsonb)
language sql stable set search_path = ''
as $$
  select t.id, t.status, l.said_at, jsonb_build_object('request', t.id, 'title', t.title, 'status', t.status, 'statusSince', t.status_since,
    'roadmap', t.roadmap, 'words', l.words, 'saidAt', l.said_at, 'person', l.person, 'evidence', l.evidence)
  from (
    select distinct on (r.root_id) r.root_id, e.words, e.said_at, coalesce(app.name_of(p.traits, p.known_id), e.speaker) as person,
      count(*) over (partition by r.root_id) as evidence
    from app.evidence_items e
    join app.requests r on r.id = e.request_id
    left join app.visitors v on v.id = e.visitor_id
    left join app.visitors p on p.id = coalesce(v.merged_into, v.id)
    where e.account_id = a.id and not e.deleted
    order by r.root_id, e.said_at desc, e.id
  ) l
  join app.requests t on t.id = l.root_id and not t.deleted
$$;

-- Questions that wait for this account: notes and evidence marked so, and what earlier calls left open. Asked in any
-- call with them, wherever it came from, a question waits no longer: the call keeps it under the same id.
create function app.open_questions(a app.accounts) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('from', q.origin, 'id', q.id, 'text', q.said, 'at', q.at, 'by', app.member_name(a.workspace_id, q.who))
    order by q.at desc, q.id), '[]')
  from (
    select 'note' as origin, n.id, n.body as said, n.created_at as at, n.created_by as who from app.notes n
    where n.workspace_id = a.workspace_id and n.kind = 'question' and not n.resolved and not n.deleted and (n.account_id is null or n.account_id = a.id)
    union all
    select 'evidence', e.id, e.words, e.said_at, e.created_by from app.evidence_items e
    where e.account_id = a.id and e.kind = 'question' and e.state <> 'done' and not e.deleted
    union all
    select 'call', (q ->> 'id')::uuid, q ->> 'text', c.started_at, c.created_by
    from app.calls c, jsonb_array_elements(c.questions) q
    where c.account_id = a.id and not c.deleted and c.ended_at is not null and not coalesce((q ->> 'asked')::boolean, false) and app.is_uuid(q -> 'id')
    union all
    select 'follow-up', (f ->> 'id')::uuid, f ->> 'text', c.started_at, c.created_by
    from app.calls c, jsonb_array_elements(c.follow_ups) f
    where c.account_id = a.id and not c.deleted and not coalesce((f ->> 'done')::boolean, false) and app.is_uuid(f -> 'id')
  ) q
  where not exists (select from app.calls c, jsonb_array_elements(c.questions) x
    where c.account_id = a.id and not c.deleted and x ->> 'id' = q.id::text and (x ->> 'asked')::boolean)
$$;

create function public.call_brief(workspace uuid, account int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  a app.accounts := app.require_account(call_brief.workspace, call_brief.account, 'viewer');
begin
  return jsonb_build_object('account', app.account_summary(a), 'questions', app.open_questions(a)) || (
    select jsonb_build_object(
      'asked', coalesce(jsonb_agg(x.record order by x.said_at desc, x.request) filter (where x.status not in ('shipped', 'declined')), '[]'),
      'shipped', coalesce(jsonb_agg(x.record order by x.said_at desc, x.request) filter (where x.status = 'shipped' and not x.is_told), '[]'),
      'declined', coalesce(jsonb_agg(x.record order by x.said_at desc, x.request) filter (where x.status = 'declined'), '[]'))
    from (
      select y.*, exists (select from app.told t join app.requests r on r.id = t.request_id
        where r.root_id = y.request and t.account_id = a.id and not t.deleted) as is_told
      from app.asked_by(a) y) x
  ) || jsonb_build_object(
    'told', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'request', r.root_id, 'title', r.title, 'at', t.told_at,
      'by', app.member_name(a.workspace_id, t.created_by)) order by t.told_at desc, t.id), '[]')
      from app.told t join app.requests r on r.id = t.request_id where t.account_id = a.id and not t.deleted),
    'lastCalls', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'startedAt', c.started_at, 'summary', c.summary)
      order by c.started_at desc, c.id), '[]')
      from (select * from app.calls x where x.account_id = a.id and not x.deleted order by x.started_at desc, x.id limit 3) c));
end $$;
