-- What is done with requests: status, merging and taking it back, relations.
create function app.merge_json(m app.request_merges) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', m.id, 'from', m.from_id, 'fromTitle', f.title, 'into', m.into_id, 'intoTitle', i.title, 'at', m.at,
    'by', app.member_name(m.workspace_id, m.by), 'undoneAt', m.undone_at, 'undoneBy', app.member_name(m.workspace_id, m.undone_by))
  from app.requests f, app.requests i where f.id = m.from_id and i.id = m.into_id
$$;

-- The request and all that point at it, at any depth.
create function app.merged_under(request uuid) returns setof uuid
language sql stable set search_path = ''
as $$
  with recursive below (id) as (
    select merged_under.request union select r.id from app.requests r join below b on r.merged_into = b.id)
  select id from below
$$;

create function public.set_request_status(request uuid, status text, note text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  r app.requests := app.require_request(set_request_status.request, 'editor');
  act uuid;
begin
  if coalesce(length(set_request_status.note) > 2000, true) then perform app.refuse('note: must have at most 2000 characters'); end if;
  perform set_config('waymark.status_note', set_request_status.note, true);
  act := app.keep_act(r.workspace_id, jsonb_build_array(
    app.act_on(r.workspace_id, 'request', r.id, jsonb_build_object('status', set_request_status.status))));
  perform set_config('waymark.status_note', '', true);
  return jsonb_build_object('act', act, 'request', app.request_row(r.id));
end $$;

create function public.merge_requests(target uuid, requests uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  goal app.requests := app.require_request(merge_requests.target, 'editor');
  ids uuid[] := app.checked_ids('requests', merge_requests.requests, 500);
  made jsonb := '[]';
  m app.request_merges;
  r app.requests;
begin
  perform app.tick(goal.workspace_id);
  select * into goal from app.requests x where x.id = goal.id;
  for r in select * from app.requests x where x.id = any (ids) and x.workspace_id = goal.workspace_id order by x.id for update loop
    ids := array_remove(ids, r.id);
    if r.root_id = goal.root_id or goal.deleted or r.deleted then
      perform app.refuse('requests: one of them is deleted, or merged with this one already', 'PT409');
    elsif r.merged_into is not null then
      perform app.refuse('requests: one of them is merged into another one. Take that back first.', 'PT409');
    end if;
    insert into app.request_merges (workspace_id, from_id, into_id, by) values (r.workspace_id, r.id, goal.id, auth.uid()) returning * into m;
    update app.requests x set merged_into = case when x.id = r.id then goal.id else x.merged_into end, root_id = goal.root_id
    where x.id in (select app.merged_under(r.id));
    perform app.record(r.workspace_id, 'request.merged', r.title, jsonb_build_object('into', goal.title));
    made := made || app.merge_json(m);
  end loop;
  if cardinality(ids) > 0 then perform app.require(null, 'editor'); end if;
  return jsonb_build_object('merges', made, 'request', app.request_row(goal.root_id));
end $$;

-- The pointer is cleared: whatever was linked to it counts at it again, to the last piece.
create function public.unmerge_request(request uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  r app.requests := app.require_request(unmerge_request.request, 'editor');
  m app.request_merges;
begin
  perform app.tick(r.workspace_id);
  update app.request_merges x set undone_at = now(), undone_by = auth.uid() where x.from_id = r.id and x.undone_at is null returning * into m;
  if m.id is null then perform app.refuse('request: is not merged into another one', 'PT409'); end if;
  update app.requests x set merged_into = case when x.id = r.id then null else x.merged_into end, root_id = r.id
  where x.id in (select app.merged_under(r.id));
  perform app.record(r.workspace_id, 'request.unmerged', r.title, jsonb_build_object('from', (select t.title from app.requests t where t.id = m.into_id)));
  return jsonb_build_object('merge', app.merge_json(m), 'request', app.request_row(r.id));
end $$;

create function public.relate_requests(request uuid, other uuid, related boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  r app.requests := app.require_request(relate_requests.request, 'contributor');
  o app.requests;
begin
  select * into o from app.requests x where x.id = relate_requests.other and x.workspace_id = r.workspace_id;
  if o.id is null then perform app.require(null, 'contributor'); end if;
  if o.id = r.id then perform app.refuse('other: must be another request'); end if;
  if relate_requests.related then
    insert into app.request_relations (one, other, workspace_id, created_by)
    values (least(r.id, o.id), greatest(r.id, o.id), r.workspace_id, auth.uid()) on conflict do nothing;
  else
    delete from app.request_relations x where x.one = least(r.id, o.id) and x.other = greatest(r.id, o.id);
  end if;
  return '{"ok": true}';
end $$;

create function app.request_brief(r app.requests) returns jsonb
language sql stable set search_path = ''
as $$ select jsonb_build_object('id', r.id, 'title', r.title, 'status', r.status) $$;

-- Issues and shares are told by those who make them.
create function app.issues_of(request uuid) returns jsonb language sql stable set search_path = '' as $$ select '[]'::jsonb $$;
create function app.shares_of(request uuid) returns jsonb language sql stable set search_path = '' as $$ select '[]'::jsonb $$;

create function public.get_request(request uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  r app.requests := app.require_request(get_request.request, 'viewer');
begin
  return jsonb_build_object('request', app.request_row(r.id),
    'statuses', (select coalesce(jsonb_agg(jsonb_build_object('status', s.status, 'from', s.previous, 'at', s.at,
      'by', app.member_name(r.workspace_id, s.by), 'note', s.note) order by s.id desc), '[]')
      from app.request_statuses s where s.request_id = r.id and not s.undone),
    'merges', (select coalesce(jsonb_agg(app.merge_json(m) order by m.at desc, m.id), '[]')
      from app.request_merges m where m.from_id = r.id or m.into_id = r.id),
    'children', (select coalesce(jsonb_agg(app.request_brief(c) order by c.created_at, c.id), '[]')
      from app.requests c where c.parent_id = r.id and not c.deleted and c.merged_into is null),
    'related', (select coalesce(jsonb_agg(app.request_brief(o) order by o.title, o.id), '[]')
      from app.request_relations x join app.requests o on o.id = case when x.one = r.id then x.other else x.one end
      where (x.one = r.id or x.other = r.id) and not o.deleted),
    'shares', app.shares_of(r.id), 'issues', app.issues_of(r.id));
end $$;
