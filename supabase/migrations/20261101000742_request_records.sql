-- Requests as the records of core/model/voice/request.ts.
create function app.require_request(request uuid, at_least app.role) returns app.requests
language plpgsql stable security definer set search_path = ''
as $$
declare
  r app.requests;
begin
  select * into r from app.requests x where x.id = require_request.request;
  perform app.require(r.workspace_id, require_request.at_least);
  return r;
end $$;

-- Requests with their figures, the most wanted first; a request that nobody asked for has none. Names and counts are
-- joined for all of them at once: a list has thousands.
create function app.request_records(workspace uuid, ids uuid[], wanted uuid[]) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(app.fields_of('request', x.raw) || app.facts_of('request', x.raw) || jsonb_build_object('id', r.id,
      'figures', coalesce(f.figures, app.no_figures()), 'ownerName', coalesce(o.name, o.email), 'featureName', t.name,
      'parentTitle', p.title, 'children', coalesce(c.children, 0), 'merged', coalesce(m.merged, 0),
      'rice', round(r.reach * r.impact * r.confidence / nullif(r.effort, 0), 2),
      'createdAt', r.created_at, 'createdBy', coalesce(w.name, w.email), 'updatedAt', r.updated_at)
      order by f.demand desc nulls last, r.created_at desc, r.id), '[]')
    from app.requests r
    cross join lateral (select to_jsonb(r) offset 0) x (raw)
    left join app.demand_figures(request_records.workspace, request_records.wanted) f on f.root = r.id
    left join app.members o on o.workspace_id = r.workspace_id and o.user_id = r.owner_id
    left join app.members w on w.workspace_id = r.workspace_id and w.user_id = r.created_by
    left join app.features t on t.id = r.feature_id
    left join app.requests p on p.id = r.parent_id and not p.deleted
    left join (select y.parent_id, count(*) as children from app.requests y
      where y.workspace_id = request_records.workspace and not y.deleted and y.merged_into is null group by 1) c on c.parent_id = r.id
    left join (select y.root_id, count(*) as merged from app.requests y
      where y.workspace_id = request_records.workspace and not y.deleted and y.id <> y.root_id group by 1) m on m.root_id = r.id
    where r.workspace_id = request_records.workspace and r.id = any (request_records.ids));
end $$;

create function app.request_row(request uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select app.request_records(r.workspace_id, array[r.id], array[r.id]) -> 0 from app.requests r where r.id = request_row.request
$$;

create function app.checked_request_query(query jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  q jsonb := app.unwrap(query);
begin
  if jsonb_typeof(q) is distinct from 'object' then perform app.refuse('query: must be an object'); end if;
  perform app.checked_choice('query.status', s, array['new', 'under-review', 'planned', 'in-progress', 'shipped', 'declined'])
  from unnest(app.checked_texts('query.status', coalesce(q -> 'status', '[]'))) s;
  if q ->> 'roadmap' is not null then perform app.checked_choice('query.roadmap', q ->> 'roadmap', array['now', 'next', 'later']); end if;
  perform app.checked_uuid('query.owner', q -> 'owner', false), app.checked_uuid('query.feature', q -> 'feature', false);
  if jsonb_typeof(coalesce(q -> 'account', 'null')) not in ('number', 'null') then perform app.refuse('query.account: must be a number, or null'); end if;
  return q;
end $$;

create function app.request_fits(r app.requests, q jsonb) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return coalesce(r.merged_into is null and not r.deleted
    and (jsonb_array_length(coalesce(q -> 'status', '[]')) = 0 or q -> 'status' ? r.status)
    and (q ->> 'roadmap' is null or r.roadmap = q ->> 'roadmap')
    and (q ->> 'owner' is null or r.owner_id = (q ->> 'owner')::uuid)
    and (q ->> 'feature' is null or r.feature_id = (q ->> 'feature')::uuid)
    and (q ->> 'tag' is null or q ->> 'tag' = any (r.tags))
    and (coalesce(btrim(q ->> 'text'), '') = '' or r.title || ' ' || r.description ilike '%' || regexp_replace(btrim(q ->> 'text'), '([\\%_])', '\\\1', 'g') || '%')
    and (q ->> 'account' is null or exists (
      select from app.evidence_items e join app.requests m on m.id = e.request_id
      where m.root_id = r.id and e.account_id = (q ->> 'account')::int and not e.deleted)), false);
end $$;

create function public.list_requests(workspace uuid, query jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  q jsonb := app.checked_request_query(list_requests.query);
  ids uuid[];
begin
  perform app.require(list_requests.workspace, 'viewer');
  ids := array(select r.id from app.requests r where r.workspace_id = list_requests.workspace and app.request_fits(r, q));
  -- Of few, only theirs are added up.
  return app.request_records(list_requests.workspace, ids, case when cardinality(ids) < 500 then ids end);
end $$;

create function public.why_demand(request uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  r app.requests := app.require_request(why_demand.request, 'viewer');
begin
  return jsonb_build_object('medianArr', app.median_arr(r.workspace_id), 'parts', (
    select coalesce(jsonb_agg(jsonb_build_object('account', p.account_id, 'name', a.name, 'plan', a.plan, 'arr', a.arr, 'arrThen', p.arr_then,
      'weight', a.weight, 'importance', p.importance, 'ageDays', p.age_days, 'decay', p.decay, 'state', a.state, 'stateFactor', a.factor,
      'signal', p.signal * a.factor, 'value', a.weight * a.factor * p.signal, 'people', p.people, 'evidence', p.evidence, 'strongest', p.strongest)
      order by a.weight * a.factor * p.signal desc, a.name, p.account_id), '[]')
    from app.demand_parts(r.workspace_id, array[r.root_id]) p
    join app.accounts_now(r.workspace_id, null) a on a.account_id = p.account_id));
end $$;
