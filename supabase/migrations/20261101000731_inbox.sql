-- The inbox. Its conditions are put together for each question, so that the database plans for what is asked and
-- walks the index of the order; values travel as one jsonb, never as text of the query.

-- What was put off until now is new again. Few at a time, and found by an index of its own.
create function app.wake_evidence(workspace uuid) returns void
language sql volatile set search_path = ''
as $$
  update app.evidence_items e set state = 'new'
  where e.workspace_id = wake_evidence.workspace and e.state = 'snoozed' and e.snoozed_until <= now() and not e.deleted
$$;

create function app.checked_evidence_query(query jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  q jsonb := app.unwrap(query);
  k text;
begin
  if jsonb_typeof(q) is distinct from 'object' then perform app.refuse('query: must be an object'); end if;
  perform app.checked_choice('query.state', q ->> 'state', array['new', 'snoozed', 'done', 'all']),
    app.checked_choice('query.order', coalesce(q ->> 'order', 'newest'), array['newest', 'oldest', 'important']);
  foreach k in array array['account', 'visitor', 'importance'] loop
    if jsonb_typeof(coalesce(q -> k, 'null')) not in ('number', 'null') then perform app.refuse(format('query.%s: must be a number, or null', k)); end if;
  end loop;
  foreach k in array array['feature', 'call', 'author', 'request', 'assignee'] loop
    if not (k in ('request', 'assignee') and q ->> k = 'none') then perform app.checked_uuid('query.' || k, q -> k, false); end if;
  end loop;
  perform app.checked_instant('query.since', q -> 'since'), app.checked_instant('query.until', q -> 'until');
  return q;
end $$;

-- The conditions that a query makes, over `e`; $1 is the workspace, $2 the query.
create function app.evidence_where(q jsonb) returns text
language sql immutable set search_path = ''
as $$
  select concat_ws(' and ', 'e.workspace_id = $1 and not e.deleted',
    case when q ->> 'source' is not null then $q$e.source = $2 ->> 'source'$q$ end,
    case when q ->> 'kind' is not null then $q$e.kind = $2 ->> 'kind'$q$ end,
    case when q ->> 'importance' is not null then $q$e.importance >= ($2 ->> 'importance')::int$q$ end,
    case when q ->> 'account' is not null then $q$e.account_id = ($2 ->> 'account')::int$q$ end,
    case when q ->> 'visitor' is not null then $q$e.visitor_id = any (app.person_ids($1, ($2 ->> 'visitor')::int))$q$ end,
    case when q ->> 'feature' is not null then $q$e.feature_id = ($2 ->> 'feature')::uuid$q$ end,
    case q ->> 'request' when 'none' then
      $q$not exists (select from app.requests r join app.requests t on t.id = r.root_id and not t.deleted where r.id = e.request_id)$q$
    else case when q ->> 'request' is not null then
      $q$e.request_id in (select r.id from app.requests r where r.root_id = app.root_of(($2 ->> 'request')::uuid))$q$ end end,
    case when q ->> 'tag' is not null then $q$e.tags @> array[$2 ->> 'tag']$q$ end,
    case when q ->> 'call' is not null then $q$e.call_id = ($2 ->> 'call')::uuid$q$ end,
    case when q ->> 'author' is not null then $q$e.created_by = ($2 ->> 'author')::uuid$q$ end,
    case q ->> 'assignee' when 'none' then 'e.assignee_id is null'
    else case when q ->> 'assignee' is not null then $q$e.assignee_id = ($2 ->> 'assignee')::uuid$q$ end end,
    case when q ->> 'since' is not null then $q$e.said_at >= ($2 ->> 'since')::timestamptz$q$ end,
    case when q ->> 'until' is not null then $q$e.said_at < ($2 ->> 'until')::timestamptz$q$ end,
    case when coalesce(btrim(q ->> 'text'), '') <> '' then
      $q$e.words ilike '%' || regexp_replace(btrim($2 ->> 'text'), '([\\%_])', '\\\1', 'g') || '%'$q$ end)
$$;

-- A place in the list: importance, when it came in, id. Also what the next page begins after.
create function app.place_of(e app.evidence_items) returns text
language sql stable set search_path = ''
as $$
  select concat_ws('|', e.importance, to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.id)
$$;

create function app.checked_place(value text) returns text[]
language plpgsql immutable set search_path = ''
as $$
begin
  if value is null then return null; end if;
  if value !~ '^[0-3]\|\d{4}-\d\d-\d\dT[0-9:.]+Z\|[0-9a-f-]{36}$' then
    perform app.refuse('after: must be null, or the `next` of the page before');
  end if;
  return string_to_array(value, '|');
end $$;

create function public.list_evidence(workspace uuid, query jsonb, after text, "limit" int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  q jsonb := app.checked_evidence_query(list_evidence.query);
  most int := app.checked_limit(list_evidence."limit");
  place text[] := app.checked_place(list_evidence.after);
  ids uuid[];
begin
  perform app.require(list_evidence.workspace, 'viewer');
  perform app.wake_evidence(list_evidence.workspace);
  execute format('select array(select e.id from app.evidence_items e where %s%s%s order by %s limit $6)',
    app.evidence_where(q),
    case when q ->> 'state' <> 'all' then format(' and e.state = %L', q ->> 'state') else '' end,
    case when place is null then '' else case q ->> 'order'
      when 'oldest' then ' and (e.created_at, e.id) > ($4, $5)'
      when 'important' then ' and (e.importance, e.created_at, e.id) < ($3, $4, $5)'
      else ' and (e.created_at, e.id) < ($4, $5)' end end,
    case q ->> 'order' when 'oldest' then 'e.created_at, e.id'
      when 'important' then 'e.importance desc, e.created_at desc, e.id desc' else 'e.created_at desc, e.id desc' end)
  into ids using list_evidence.workspace, q, place[1]::int2, place[2]::timestamptz, place[3]::uuid, most;
  return jsonb_build_object('rows', app.evidence_records(ids),
    'next', (select app.place_of(e) from app.evidence_items e where e.id = ids[most]));
end $$;

create function public.count_evidence(workspace uuid, query jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  q jsonb := app.checked_evidence_query(count_evidence.query);
  counts jsonb;
begin
  perform app.require(count_evidence.workspace, 'viewer');
  perform app.wake_evidence(count_evidence.workspace);
  execute format($f$
    with c as (
      select e.state, e.kind, e.assignee_id is not distinct from auth.uid() as mine, t.id is not null as linked, count(*) as n
      from app.evidence_items e
      left join app.requests r on r.id = e.request_id
      left join app.requests t on t.id = r.root_id and not t.deleted
      where %s group by 1, 2, 3, 4)
    select jsonb_build_object('new', coalesce(sum(n) filter (where state = 'new'), 0), 'snoozed', coalesce(sum(n) filter (where state = 'snoozed'), 0),
      'done', coalesce(sum(n) filter (where state = 'done'), 0), 'mine', coalesce(sum(n) filter (where state = 'new' and mine), 0),
      'unlinked', coalesce(sum(n) filter (where state = 'new' and not linked), 0),
      'kinds', (select jsonb_object_agg(k, coalesce((select sum(n) from c where c.kind = k and c.state = 'new'), 0))
        from unnest(array['request', 'bug', 'praise', 'question', 'risk']) k))
    from c$f$, app.evidence_where(q))
  into counts using count_evidence.workspace, q;
  return counts;
end $$;
