-- Triage: one act on many pieces of evidence, all or none, taken back as one.
create function app.checked_triage(changes jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := app.checked_changes(changes, array['request', 'newRequest', 'feature', 'account', 'visitor', 'kind', 'importance',
    'addTags', 'removeTags', 'assignee', 'state', 'snoozedUntil', 'deleted']);
  until timestamptz := app.checked_instant('changes.snoozedUntil', given -> 'snoozedUntil');
begin
  if given ? 'request' and given ? 'newRequest' then perform app.refuse('changes: name a request or a new one, not both'); end if;
  if (given ->> 'state' = 'snoozed') and coalesce(until not between now() and now() + interval '1 year', true) then
    perform app.refuse('changes.snoozedUntil: must lie in the future, a year away at most');
  end if;
  return given;
end $$;

-- What the act makes of one piece. Linking is what triage is for: it is done then, unless something else is said.
create function app.triaged_fields(e app.evidence_items, given jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  fields jsonb := given - '{newRequest,addTags,removeTags}'::text[];
  gone text[] := app.checked_texts('changes.removeTags', coalesce(given -> 'removeTags', '[]'));
begin
  if given ? 'newRequest' then fields := fields || jsonb_build_object('request', given -> 'newRequest' -> 'id'); end if;
  if coalesce(fields ->> 'request', '') <> '' and not given ? 'state' then fields := fields || '{"state": "done"}'; end if;
  if given ? 'addTags' or given ? 'removeTags' then
    fields := fields || jsonb_build_object('tags', (
      select coalesce(jsonb_agg(t order by n), '[]') from (
        select t, min(n) as n
        from unnest(e.tags || app.checked_texts('changes.addTags', coalesce(given -> 'addTags', '[]'))) with ordinality x (t, n)
        where t <> all (gone) group by t) kept));
  end if;
  return fields;
end $$;

create function app.new_request_item(workspace uuid, draft jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  perform app.checked_uuid('changes.newRequest.id', draft -> 'id');
  return app.act_on(workspace, 'request', (draft ->> 'id')::uuid,
    jsonb_strip_nulls(jsonb_build_object('title', draft -> 'title', 'feature', draft -> 'feature')));
end $$;

create function public.triage_evidence(workspace uuid, evidence uuid[], changes jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  given jsonb;
  ids uuid[] := app.checked_ids('evidence', triage_evidence.evidence, 500);
  items jsonb := '[]';
  e app.evidence_items;
  seen int := 0;
  act uuid;
begin
  perform app.require(triage_evidence.workspace, 'contributor');
  given := app.checked_triage(app.unwrap(triage_evidence.changes));
  perform app.tick(triage_evidence.workspace);
  if given ? 'newRequest' then
    items := items || jsonb_build_array(app.new_request_item(triage_evidence.workspace, given -> 'newRequest'));
  end if;
  for e in select * from app.evidence_items x where x.id = any (ids) and x.workspace_id = triage_evidence.workspace order by x.id loop
    items := items || jsonb_build_array(app.act_on(e.workspace_id, 'evidence', e.id, app.triaged_fields(e, given)));
    seen := seen + 1;
  end loop;
  if seen < cardinality(ids) then perform app.require(null, 'contributor'); end if;
  act := app.keep_act(triage_evidence.workspace, items);
  return jsonb_build_object('act', act, 'rows', app.evidence_records(ids));
end $$;
