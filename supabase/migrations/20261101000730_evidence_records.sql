-- Evidence as the record of core/model/voice/inbox.ts.
create function app.root_of(request uuid) returns uuid
language sql stable set search_path = ''
as $$ select r.root_id from app.requests r where r.id = root_of.request $$;

create function app.pictures_of(evidence uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(app.fields_of('attachment', to_jsonb(a)) || jsonb_build_object('id', a.id, 'path', a.path, 'stored', a.stored)
      order by a.position, a.id), '[]')
    from app.attachments a where a.evidence_id = pictures_of.evidence and not a.deleted and not a.erased);
end $$;

-- A page of a hundred in one question: what is the same for all is looked up once, what is of one row joins it.
create function app.evidence_records(ids uuid[]) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(app.fields_of('evidence', r.raw) || app.facts_of('evidence', r.raw) || jsonb_build_object(
      'id', e.id, 'version', e.version, 'deleted', e.deleted, 'by', e.created_by, 'byName', coalesce(m.name, m.email),
      'createdAt', e.created_at, 'updatedAt', e.updated_at, 'pictures', app.pictures_of(e.id),
      'accountName', a.name, 'arrNow', app.arr_of(a.traits, s.settings),
      'visitorName', app.name_of(p.traits, p.known_id), 'featureName', f.name, 'assigneeName', coalesce(n.name, n.email),
      'requestTitle', q.title, 'rootRequest', t.id, 'rootTitle', t.title,
      'callTitle', c.title, 'recording', c.recording, 'recordingOffsetMs', c.recording_offset_ms) order by w.n), '[]')
    from unnest(evidence_records.ids) with ordinality w (id, n)
    join app.evidence_items e on e.id = w.id
    cross join lateral (select to_jsonb(e) offset 0) r (raw)
    left join (select x.id, app.voice_settings_of(x.id) as settings from app.workspaces x
      where x.id in (select y.workspace_id from app.evidence_items y where y.id = any (evidence_records.ids)) offset 0) s on s.id = e.workspace_id
    left join app.members m on m.workspace_id = e.workspace_id and m.user_id = e.created_by
    left join app.members n on n.workspace_id = e.workspace_id and n.user_id = e.assignee_id
    left join app.accounts a on a.id = e.account_id
    left join app.visitors v on v.id = e.visitor_id
    left join app.visitors p on p.id = coalesce(v.merged_into, v.id)
    left join app.features f on f.id = e.feature_id
    left join app.requests q on q.id = e.request_id
    left join app.requests t on t.id = q.root_id and not t.deleted
    left join app.calls c on c.id = e.call_id and not c.deleted);
end $$;

create function app.evidence_record(e app.evidence_items) returns jsonb
language sql stable set search_path = ''
as $$ select app.evidence_records(array[e.id]) -> 0 $$;

create function app.require_evidence(evidence uuid, at_least app.role) returns app.evidence_items
language plpgsql stable security definer set search_path = ''
as $$
declare
  e app.evidence_items;
begin
  select * into e from app.evidence_items x where x.id = require_evidence.evidence;
  perform app.require(e.workspace_id, require_evidence.at_least);
  return e;
end $$;

create function public.get_evidence(evidence uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return app.evidence_record(app.require_evidence(get_evidence.evidence, 'viewer'));
end $$;
