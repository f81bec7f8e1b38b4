-- Everything out again, in flat rows with stable columns. Pictures are named by path; whoever may read them fetches them.

-- What each kind exports: its columns, and a row as a list of the same length, over the table `t`.
create function app.export_shape(what text) returns table (tbl text, columns text[], cells text, joins text)
language sql immutable set search_path = ''
as $$
  select s.tbl, s.columns::text[], s.cells, s.joins from (values
    ('evidence', 'evidence_items', '{id,saidAt,source,kind,importance,words,wording,speaker,account,accountName,person,feature,request,requestTitle,tags,state,page,link,arrThen,by,createdAt,pictures}',
      $c$t.id, t.said_at, t.source, t.kind, t.importance, t.words, t.wording, t.speaker, a.external_id, a.name, v.known_id, f.name, r.id, r.title, t.tags, t.state,
        t.page ->> 'url', t.link, t.arr_then, app.member_name(t.workspace_id, t.created_by), t.created_at,
        (select coalesce(jsonb_agg(p ->> 'path'), '[]') from jsonb_array_elements(app.pictures_of(t.id)) p where (p ->> 'stored')::boolean)$c$,
      $c$left join app.accounts a on a.id = t.account_id left join app.visitors v on v.id = t.visitor_id left join app.features f on f.id = t.feature_id
        left join app.requests r on r.id = app.root_of(t.request_id)$c$),
    ('requests', 'requests', '{id,title,description,status,statusSince,roadmap,owner,feature,tags,reach,impact,confidence,effort,mergedInto,demand,accounts,people,evidence,arr,arrUnknown,atRisk,by,createdAt}',
      $c$t.id, t.title, t.description, t.status, t.status_since, t.roadmap, app.member_name(t.workspace_id, t.owner_id), f.name, t.tags, t.reach, t.impact, t.confidence,
        t.effort, t.merged_into, g.f -> 'demand', g.f -> 'accounts', g.f -> 'people', g.f -> 'evidence', g.f -> 'arr', g.f -> 'arrUnknown', g.f -> 'atRisk',
        app.member_name(t.workspace_id, t.created_by), t.created_at$c$,
      $c$left join app.features f on f.id = t.feature_id left join app.demand_figures($1, null) g (root, demand, f) on g.root = t.id$c$),
    ('calls', 'calls', '{id,account,accountName,title,people,startedAt,endedAt,recording,notes,questions,followUps,summary,by}',
      $c$t.id, a.external_id, a.name, t.title, t.people, t.started_at, t.ended_at, t.recording, t.notes, t.questions, t.follow_ups, t.summary,
        app.member_name(t.workspace_id, t.created_by)$c$,
      'left join app.accounts a on a.id = t.account_id'),
    ('notes', 'notes', '{id,kind,body,page,url,feature,assignee,resolved,resolvedAt,thread,by,createdAt}',
      $c$t.id, t.kind, t.body, t.page, t.url, f.name, app.member_name(t.workspace_id, t.assignee_id), t.resolved, t.resolved_at, app.thread_of(t.id),
        app.member_name(t.workspace_id, t.created_by), t.created_at$c$,
      'left join app.features f on f.id = t.feature_id'),
    ('told', 'told', '{id,request,requestTitle,account,accountName,person,how,words,toldAt,by}',
      $c$t.id, r.id, r.title, a.external_id, a.name, v.known_id, t.how, t.words, t.told_at, app.member_name(t.workspace_id, t.created_by)$c$,
      $c$left join app.accounts a on a.id = t.account_id left join app.visitors v on v.id = t.visitor_id left join app.requests r on r.id = app.root_of(t.request_id)$c$),
    ('accounts', 'accounts', '{externalId,name,plan,arr,renewal,state,health,traits,firstSeen,lastSeen}',
      't.external_id, t.name, n.plan, n.arr, n.renewal, n.state, n.health, t.traits, t.first_seen, t.last_seen',
      'join app.accounts_now($1, null) n on n.account_id = t.id')
  ) s (what, tbl, columns, cells, joins) where s.what = export_shape.what
$$;

create function public.export_rows(workspace uuid, what text, after text, "limit" int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  most int := app.checked_limit(export_rows."limit");
  kind text := app.checked_choice('what', export_rows.what, array['evidence', 'requests', 'accounts', 'calls', 'notes', 'told']);
  shape record;
  lines jsonb;
  last text;
  n int;
begin
  perform app.require(export_rows.workspace, 'viewer');
  if export_rows.after is not null and export_rows.after !~ (case kind when 'accounts' then '^\d{1,9}$' else '^[0-9a-f-]{36}$' end) then
    perform app.refuse('after: must be null, or the `next` of the page before');
  end if;
  if export_rows.after is null then perform app.record(export_rows.workspace, 'voice.exported', kind); end if;
  select * into shape from app.export_shape(kind);
  execute format('select coalesce(jsonb_agg(x.cells order by x.id), ''[]''), max(x.id::text) filter (where x.n = $3), count(*)
    from (select t.id, jsonb_build_array(%s) as cells, row_number() over (order by t.id) as n from app.%I t %s
      where t.workspace_id = $1 %s %s order by t.id limit $3) x', shape.cells, shape.tbl, shape.joins,
    case when kind = 'accounts' then '' else 'and not t.deleted' end,
    case when export_rows.after is null then '' else format('and t.id > %L', export_rows.after) end)
  into lines, last, n using export_rows.workspace, null, most;
  return jsonb_build_object('columns', shape.columns, 'rows', lines, 'next', last,
    'paths', case when kind = 'evidence' then (select coalesce(jsonb_agg(p), '[]') from jsonb_array_elements(lines) l, jsonb_array_elements(l -> -1) p) else '[]' end);
end $$;
