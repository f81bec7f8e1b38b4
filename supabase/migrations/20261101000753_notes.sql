-- Notes on pages, with their threads.
create function app.thread_of(note uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'body', r.body, 'by', app.member_name(r.workspace_id, r.created_by),
    'createdAt', r.created_at, 'updatedAt', r.updated_at) order by r.created_at, r.id), '[]')
  from app.replies r where r.note_id = thread_of.note and not r.deleted
$$;

create function app.note_record(n app.notes) returns jsonb
language sql stable set search_path = ''
as $$
  select app.fields_of('note', x.raw) || app.facts_of('note', x.raw) || jsonb_build_object('id', n.id,
    'featureName', (select f.name from app.features f where f.id = n.feature_id), 'thread', app.thread_of(n.id),
    'by', app.member_name(n.workspace_id, n.created_by), 'createdAt', n.created_at, 'updatedAt', n.updated_at)
  from (select to_jsonb(n) as raw) x
$$;

create function app.note_fits(n app.notes, q jsonb) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce(not n.deleted
    and (q ->> 'app' is null or n.app_id = (q ->> 'app')::int)
    and (q ->> 'path' is null or app.page_matches(n.page, q ->> 'path'))
    and (q ->> 'feature' is null or n.feature_id = (q ->> 'feature')::uuid)
    and (q -> 'mine' is distinct from 'true' or auth.uid() in (n.created_by, n.assignee_id))
    and (coalesce(btrim(q ->> 'text'), '') = '' or n.body ilike '%' || regexp_replace(btrim(q ->> 'text'), '([\\%_])', '\\\1', 'g') || '%'
      or exists (select from app.replies r where r.note_id = n.id and not r.deleted
        and r.body ilike '%' || regexp_replace(btrim(q ->> 'text'), '([\\%_])', '\\\1', 'g') || '%')), false)
$$;

create function public.list_notes(workspace uuid, query jsonb, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  q jsonb := app.unwrap(list_notes.query);
  most int := app.checked_limit(list_notes."limit");
begin
  perform app.require(list_notes.workspace, 'viewer');
  if jsonb_typeof(q) is distinct from 'object' then perform app.refuse('query: must be an object'); end if;
  if q ->> 'kind' is not null then perform app.checked_choice('query.kind', q ->> 'kind', array['owner', 'issue', 'changelog', 'question', 'todo']); end if;
  perform app.checked_uuid('query.feature', q -> 'feature', false);
  if jsonb_typeof(coalesce(q -> 'app', 'null')) not in ('number', 'null') then perform app.refuse('query.app: must be a number, or null'); end if;
  return (
    with fits as materialized (
      select n as note, n.kind, n.resolved from app.notes n where n.workspace_id = list_notes.workspace and app.note_fits(n, q)
    ), shown as (
      select f.note, (f.note).updated_at as at, (f.note).id as id from fits f
      where (q ->> 'kind' is null or f.kind = q ->> 'kind') and (q ->> 'resolved' is null or f.resolved = (q ->> 'resolved')::boolean)
      order by f.resolved, (f.note).updated_at desc, (f.note).id limit most
    )
    select jsonb_build_object(
      'notes', (select coalesce(jsonb_agg(app.note_record(s.note) order by (s.note).resolved, s.at desc, s.id), '[]') from shown s),
      'counts', jsonb_build_object('open', (select count(*) from fits where not resolved), 'resolved', (select count(*) from fits where resolved),
        'kinds', (select jsonb_object_agg(k, (select count(*) from fits where kind = k and not resolved))
          from unnest(array['owner', 'issue', 'changelog', 'question', 'todo']) k))));
end $$;
