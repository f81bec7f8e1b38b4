-- Publishing, stopping, rolling back. Each of these changes what end users see, so each is in the log, and
-- answers with the settings that its caller then writes to storage.

-- Others may want to know (webhooks, 000560); whatever goes wrong there, the item is published.
create function app.on_item(item uuid, event text) returns void
language plpgsql set search_path = '' as $$ begin end $$;

create function app.published_record(i app.items, event text) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  perform app.republish(i.app_id);
  perform app.on_item(i.id, event);
  return jsonb_build_object('item', app.item_record(i.id), 'config', app.widget_config(i.app_id));
end $$;

-- What it names must be there: a goal that never counts, or an audience of nobody, is better said now.
create function app.check_names(i app.items, definition jsonb) returns void
language plpgsql stable set search_path = ''
as $$
declare
  missing text;
begin
  select string_agg(f::text, ', ') into missing from app.feature_ids(definition) f
  where not exists (select from app.features x where x.id = f and x.workspace_id = i.workspace_id and x.archived_at is null);
  if missing is not null then perform app.refuse('definition: names features that are not there or archived: ' || missing); end if;
  select string_agg(s::text, ', ') into missing from app.segment_ids(definition) s
  where not exists (select from app.segments x where x.id = s and x.workspace_id = i.workspace_id and x.archived_at is null);
  if missing is not null then perform app.refuse('definition: names segments that are not there or archived: ' || missing); end if;
  if definition ->> 'is' = 'guide' and definition @@ '$.guide.steps.size() == 0 && $.guide.tasks.size() == 0 && $.guide.resources.size() == 0' then
    perform app.refuse('definition.guide: has nothing to show. Add a step, a task or a resource.');
  end if;
end $$;

-- The second pair of eyes, where the workspace asks for it.
create function app.check_approved(i app.items, approved_by uuid) returns void
language plpgsql stable set search_path = ''
as $$
begin
  if approved_by is null and (app.settings_of(i.workspace_id)).require_review then
    perform app.refuse('review: this workspace publishes only what a second person has approved. Submit it for review.', 'PT409');
  end if;
end $$;

-- A version of this definition, live from now on. The same once more is no new version.
create function app.put_live(i app.items, definition jsonb, wrote uuid[], approved uuid, note text) returns app.items
language plpgsql set search_path = ''
as $$
#variable_conflict use_column
declare
  result app.items;
  next int := i.version;
begin
  if definition is distinct from (select v.definition from app.item_versions v where v.item_id = i.id and v.version = i.version) then
    next := coalesce((select max(v.version) from app.item_versions v where v.item_id = i.id), 0) + 1;
    insert into app.item_versions (item_id, version, definition, note, writers, published_by, approved_by)
    values (i.id, next, put_live.definition, app.checked_note(put_live.note), put_live.wrote, auth.uid(), put_live.approved);
  end if;
  update app.items x set state = 'live', version = next, published_at = now(), writers = '{}', updated_at = now()
  where x.id = i.id returning * into result;
  return result;
end $$;

create function public.publish_item(item uuid, note text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.items := app.require_item(publish_item.item, 'editor');
  r app.item_reviews;
begin
  select * into i from app.items x where x.id = i.id for update;
  if i.state = 'archived' then perform app.refuse('item: is archived. Restore it first.', 'PT409'); end if;
  perform app.check_names(i, i.draft);
  r := app.current_review(i);
  if r.state is distinct from 'approved' then r.reviewer := null; end if;
  -- What went live unreviewed before the workspace asked for reviews needs one to go live again.
  perform app.check_approved(i, r.reviewer);
  i := app.put_live(i, i.draft, i.writers, r.reviewer, publish_item.note);
  perform app.record(i.workspace_id, 'item.published', i.name, jsonb_strip_nulls(jsonb_build_object('item', i.id,
    'version', i.version, 'approvedBy', r.reviewer, 'exempt', i.draft #>> '{exempt,reason}')));
  return app.published_record(i, 'item.published');
end $$;

create function public.rollback_item(item uuid, version int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.items := app.require_item(rollback_item.item, 'editor');
  old app.item_versions;
begin
  select * into i from app.items x where x.id = i.id for update;
  select * into old from app.item_versions v where v.item_id = i.id and v.version = rollback_item.version;
  if old.item_id is null then perform app.refuse('version: this item has no such version'); end if;
  if i.state = 'archived' then perform app.refuse('item: is archived. Restore it first.', 'PT409'); end if;
  perform app.check_names(i, old.definition);
  perform app.check_approved(i, old.approved_by);
  i := app.put_live(i, old.definition, old.writers, old.approved_by, format('Back to version %s', old.version));
  update app.items x set draft = old.definition, revision = x.revision + 1, updated_by = auth.uid() where x.id = i.id;
  perform app.record(i.workspace_id, 'item.rolled_back', i.name, jsonb_build_object('item', i.id, 'from', old.version, 'version', i.version));
  return app.published_record(i, 'item.published');
end $$;

-- From which states a move leads, and to which.
create function app.moved(state text, version int, move text) returns text
language sql immutable set search_path = ''
as $$
  select case
    when move = 'pause' and state = 'live' then 'paused'
    when move = 'resume' and state in ('paused', 'ended') then 'live'
    when move = 'end' and state in ('live', 'paused') then 'ended'
    when move = 'archive' then 'archived'
    when move = 'restore' and state = 'archived' then case when version is null then 'draft' else 'ended' end
  end
$$;

create function public.move_item(item uuid, move text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.items := app.require_item(move_item.item, 'editor');
  wanted text := app.checked_choice('move', move_item.move, array['pause', 'resume', 'end', 'archive', 'restore']);
  target text;
begin
  select * into i from app.items x where x.id = i.id for update;
  target := app.moved(i.state, i.version, wanted);
  -- Stopping what is stopped is done: whoever presses it twice meant it.
  if target is null and not (wanted = 'pause' and i.state = 'paused' or wanted = 'end' and i.state = 'ended'
    or wanted = 'resume' and i.state = 'live' or wanted = 'restore') then
    perform app.refuse(format('move: what is %s cannot be made to %s', i.state, wanted), 'PT409');
  end if;
  if target = 'live' then
    perform app.check_approved(i, (select v.approved_by from app.item_versions v where v.item_id = i.id and v.version = i.version));
  end if;
  if target is not null and target <> i.state then
    update app.items x set state = target, updated_at = now() where x.id = i.id;
    perform app.record(i.workspace_id, 'item.' || case wanted when 'pause' then 'paused' when 'resume' then 'resumed'
      when 'end' then 'ended' when 'archive' then 'archived' else 'restored' end, i.name, jsonb_build_object('item', i.id));
  end if;
  return app.published_record(i, case when target = 'live' then 'item.published'
    when i.state = 'live' and target <> 'live' then 'item.stopped' end);
end $$;
