-- Erasing a person, and what time does to the voice of the customer. A row that is emptied stays as a tombstone,
-- so that every device empties its own.

-- Pictures of these: read by nobody from now on, their objects on the list of those to be removed.
create function app.erase_pictures(evidence uuid[]) returns void
language sql volatile set search_path = ''
as $$
  insert into app.discarded_objects (path, workspace_id)
  select a.path, a.workspace_id from app.attachments a where a.evidence_id = any (erase_pictures.evidence) and not a.erased on conflict do nothing;
  update app.attachments a set deleted = true, erased = true, stored = false, annotations = '[]', alt = '', clocks = '{}'
  where a.evidence_id = any (erase_pictures.evidence) and not a.erased;
$$;

create function app.erase_evidence(ids uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform app.erase_pictures(ids);
  update app.evidence_items e set deleted = true, erased = true, words = '', speaker = null, element = null, page = null, context = null, link = null,
    tags = '{}', account_id = null, visitor_id = null, request_id = null, call_id = null, feature_id = null, assignee_id = null, response_id = null,
    external_ref = null, arr_then = null, clocks = '{}'
  where e.id = any (ids);
  -- What could be undone holds what was there before.
  update app.voice_acts a set items = coalesce((
    select jsonb_agg(i order by n) from jsonb_array_elements(a.items) with ordinality x (i, n) where not (i ->> 'id')::uuid = any (ids)), '[]')
  where exists (select from jsonb_array_elements(a.items) i where (i ->> 'id')::uuid = any (ids));
end $$;

-- All that one person said, and their name wherever it is a person's. What others wrote about them in their own
-- words (notes, summaries) nobody can find by an id.
create function app.erase_voice(workspace uuid, visitors int[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  told_ids uuid[];
begin
  perform app.erase_evidence(array(select e.id from app.evidence_items e
    where e.workspace_id = erase_voice.workspace and e.visitor_id = any (visitors)));
  told_ids := array(select t.id from app.told t where t.workspace_id = erase_voice.workspace and t.visitor_id = any (visitors));
  update app.told t set deleted = true, erased = true, words = '', visitor_id = null, account_id = null, evidence_id = null, clocks = '{}'
  where t.id = any (told_ids);
  update app.calls c set people = (
    select coalesce(jsonb_agg(p order by n), '[]') from jsonb_array_elements(c.people) with ordinality x (p, n)
    where not coalesce((p ->> 'visitor')::int = any (visitors), false))
  where c.workspace_id = erase_voice.workspace and exists (
    select from jsonb_array_elements(c.people) p where (p ->> 'visitor')::int = any (visitors));
  update app.voice_acts a set items = coalesce((
    select jsonb_agg(i order by n) from jsonb_array_elements(a.items) with ordinality x (i, n)
    where not (i ->> 'id')::uuid = any (told_ids) and i ->> 'entity' <> 'call'), '[]')
  where a.workspace_id = erase_voice.workspace;
end $$;

-- Older than the workspace keeps events: words, account and request stay, as they are the team's own record; who said
-- it, the picture, the page and the machine go.
create function app.forget_voice(w app.workspaces) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  since timestamptz := app.kept_since(w);
  old uuid[] := array(
    select e.id from app.evidence_items e
    where e.workspace_id = w.id and e.said_at < since and not e.erased
      and (e.context is not null or e.page is not null or e.speaker is not null or e.visitor_id is not null
        or exists (select from app.attachments a where a.evidence_id = e.id and not a.erased))
    order by e.said_at limit 2000);
begin
  perform app.erase_pictures(old);
  update app.evidence_items e set context = null, page = null, element = null, speaker = null, visitor_id = null where e.id = any (old);
  update app.calls c set people = '[]' where c.workspace_id = w.id and c.started_at < since and c.people <> '[]';
  update app.told t set visitor_id = null, words = '' where t.workspace_id = w.id and t.told_at < since and (t.visitor_id is not null or t.words <> '');
end $$;

-- What was deleted a month ago is emptied; acts of that age are not undone any more.
create function app.sweep_voice() returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform app.erase_evidence(array(select e.id from app.evidence_items e
    where e.deleted and not e.erased and e.updated_at < now() - interval '30 days' limit 2000));
  insert into app.discarded_objects (path, workspace_id)
  select a.path, a.workspace_id from app.attachments a where a.deleted and not a.erased and a.updated_at < now() - interval '30 days' on conflict do nothing;
  update app.attachments a set erased = true, annotations = '[]', alt = '', clocks = '{}'
  where a.deleted and not a.erased and a.updated_at < now() - interval '30 days';
  update app.notes n set erased = true, body = '', anchor = null, url = null, clocks = '{}'
  where n.deleted and not n.erased and n.updated_at < now() - interval '30 days';
  update app.replies r set erased = true, body = '', clocks = '{}' where r.deleted and not r.erased and r.updated_at < now() - interval '30 days';
  update app.calls c set erased = true, title = '', people = '[]', notes = '', questions = '[]', follow_ups = '[]', summary = '', recording = null, clocks = '{}'
  where c.deleted and not c.erased and c.updated_at < now() - interval '30 days';
  update app.told t set erased = true, words = '', clocks = '{}' where t.deleted and not t.erased and t.updated_at < now() - interval '30 days';
  delete from app.voice_acts a where a.at < now() - interval '30 days';
  delete from app.import_rows r using app.imports i where i.id = r.import_id and i.created_at < now() - interval '30 days';
end $$;
