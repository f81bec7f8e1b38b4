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

-- Null figures are those of a request that nobody asked for.
create function app.request_record(r app.requests, figures jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select app.fields_of('request', x.raw) || app.facts_of('request', x.raw) || jsonb_build_object('id', r.id,
    'figures', coalesce(request_record.figures, app.no_figures()),
    'ownerName', app.member_name(r.workspace_id, r.owner_id), 'featureName', (select f.name from app.features f where f.id = r.feature_id),
    'parentTitle', (select p.title from app.requests p where p.id = r.parent_id and not p.deleted),
    'children', (select count(*) from app.requests c where c.parent_id = r.id and not c.deleted and c.merged_into is null),
    'merged', (select count(*) from app.requests c where c.root_id = r.id and c.id <> r.id and not c.deleted),
    'rice', round(r.reach * r.impact * r.confidence / nullif(r.effort, 0), 2),
    'createdAt', r.created_at, 'createdBy', app.member_name(r.workspace_id, r.created_by), 'updatedAt', r.updated_at)
  from (select to_jsonb(r) as raw) x
$$;

create function app.request_row(request uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select app.request_record(r, (select f.figures from app.demand_figures(r.workspace_id, array[r.id]) f))
  from app.requests r where r.id = request_row.request
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
language sql stable set search_path = ''
as $$
  select coalesce(r.merged_into is null and not r.deleted
    and (jsonb_array_length(coalesce(q -> 'status', '[]')) = 0 or q -> 'status' ? r.status)
    and (q ->> 'roadmap' is null or r.roadmap = q ->> 'roadmap')
    and (q ->> 'owner' is null or r.owner_id = (q ->> 'owner')::uuid)
    and (q ->> 'feature' is null or r.feature_id = (q ->> 'feature')::uuid)
    and (q ->> 'tag' is null or q ->> 'tag' = any (r.tags))
    and (coalesce(btrim(q ->> 'text'), '') = '' or r.title || ' ' || r.description ilike '%' || regexp_replace(btrim(q ->> 'text'), '([\\%_])', '\\\1', 'g') || '%')
    and (q ->> 'account' is null or exists (
      select from app.evidence_items e join app.requests m on m.id = e.request_id
      where m.root_id = r.id and e.account_id = (q ->> 'account')::int and not e.deleted)), false)
$$;

create function public.list_requests(workspace uuid, query jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  q jsonb := app.checked_request_query(list_requests.query);
begin
  perform app.require(list_requests.workspace, 'viewer');
  return (
    select coalesce(jsonb_agg(app.request_record(r, f.figures) order by f.demand desc nulls last, r.created_at desc, r.id), '[]')
    from app.requests r
    left join app.demand_figures(list_requests.workspace, null) f on f.root = r.id
    where r.workspace_id = list_requests.workspace and app.request_fits(r, q));
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
