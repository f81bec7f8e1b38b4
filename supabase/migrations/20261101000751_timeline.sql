-- Everything about an account in one line of time: what they said, answered, were told; calls; what became of
-- what they asked for.
-- Kinds that are not asked for are not read: a call of two years ago is one page away.
create function app.timeline(workspace uuid, account int, kinds text[], before timestamptz, most int)
returns table (at timestamptz, what text, id uuid, title text, body text, by_name text, person text, request uuid, kind text, score float8)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  (select e.said_at, 'evidence', e.id, coalesce(e.page ->> 'title', ''), e.words, app.member_name(e.workspace_id, e.created_by), coalesce(
      (select app.name_of(p.traits, p.known_id) from app.visitors v join app.visitors p on p.id = coalesce(v.merged_into, v.id) where v.id = e.visitor_id), e.speaker),
    app.root_of(e.request_id), e.kind, null::float8
  from app.evidence_items e
  where e.account_id = timeline.account and not e.deleted and e.source <> 'answer' and e.said_at < timeline.before and 'evidence' = any (timeline.kinds)
  order by e.said_at desc limit most)
  union all
  (select r.answered_at, 'answer', r.id, i.name, coalesce(r.text, ''), null, app.name_of(p.traits, p.known_id),
    (select app.root_of(e.request_id) from app.evidence_items e where e.workspace_id = r.workspace_id and e.external_ref = 'answer:' || r.id and not e.deleted),
    null, r.score
  from app.responses r join app.items i on i.id = r.item_id join app.visitors v on v.id = r.visitor_id and not v.internal
  join app.visitors p on p.id = coalesce(v.merged_into, v.id)
  where r.account_id = timeline.account and r.workspace_id = timeline.workspace and r.answered_at < timeline.before and 'answer' = any (timeline.kinds)
  order by r.answered_at desc limit most)
  union all
  (select c.started_at, 'call', c.id, c.title, left(c.summary, 2000), app.member_name(c.workspace_id, c.created_by),
    (select string_agg(p ->> 'name', ', ') from jsonb_array_elements(c.people) p), null, null, null
  from app.calls c where c.account_id = timeline.account and not c.deleted and c.started_at < timeline.before and 'call' = any (timeline.kinds)
  order by c.started_at desc limit most)
  union all
  (select t.told_at, 'told', t.id, r.title, t.words, app.member_name(t.workspace_id, t.created_by),
    (select app.name_of(p.traits, p.known_id) from app.visitors v join app.visitors p on p.id = coalesce(v.merged_into, v.id) where v.id = t.visitor_id),
    r.root_id, t.how, null
  from app.told t join app.requests r on r.id = t.request_id
  where t.account_id = timeline.account and not t.deleted and t.told_at < timeline.before and 'told' = any (timeline.kinds)
  order by t.told_at desc limit most)
  union all
  (select s.at, 'status', null, s.status, s.note, app.member_name(timeline.workspace, s.by), null, s.request_id, s.status, null
  from app.request_statuses s
  where s.previous is not null and not s.undone and s.at < timeline.before and 'status' = any (timeline.kinds) and s.request_id in (
    select r.root_id from app.evidence_items e join app.requests r on r.id = e.request_id where e.account_id = timeline.account and not e.deleted)
  order by s.at desc limit most)
  union all
  (select a.first_seen, 'first-seen', null, a.name, '', null, null, null, null, null
  from app.accounts a where a.id = timeline.account and a.first_seen < timeline.before and 'first-seen' = any (timeline.kinds));
end $$;

create function public.account_timeline(workspace uuid, account int, kinds text[], before timestamptz, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  a app.accounts := app.require_account(account_timeline.workspace, account_timeline.account, 'viewer');
  most int := app.checked_limit(account_timeline."limit");
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('at', t.at, 'what', t.what, 'id', t.id, 'title', t.title, 'text', t.body, 'by', t.by_name,
      'person', t.person, 'request', r.id, 'requestTitle', r.title, 'kind', t.kind, 'score', t.score) order by t.at desc, t.what, t.id), '[]')
    from (
      select * from app.timeline(a.workspace_id, a.id,
        coalesce(account_timeline.kinds, array['evidence', 'answer', 'call', 'told', 'status', 'first-seen']), coalesce(account_timeline.before, 'infinity'), most) x
      order by x.at desc, x.what, x.id limit most) t
    left join app.requests r on r.id = t.request and not r.deleted);
end $$;
