-- Writing guides and surveys, and having them reviewed. Nothing here reaches an end user.
create function public.save_item(app int, item jsonb, base int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(save_item.app, 'editor');
  wanted jsonb := app.unwrap(save_item.item);
  this uuid := app.checked_uuid('item.id', wanted -> 'id');
  new_name text := app.checked_label('item.name', wanted ->> 'name');
  definition jsonb := app.checked_definition(wanted -> 'definition');
  old app.items;
begin
  insert into app.items (id, workspace_id, app_id, name, draft, writers, updated_by)
  values (this, workspace, save_item.app, new_name, definition, array[auth.uid()], auth.uid()) on conflict do nothing;
  if found then
    perform app.record(workspace, 'item.created', new_name, jsonb_build_object('item', this, 'is', definition -> 'is'));
    return app.item_record(this);
  end if;
  select * into old from app.items i where i.id = this for update;
  if old.workspace_id is distinct from workspace then perform app.require(null, 'editor'); end if;
  if old.app_id <> save_item.app then perform app.refuse('app: this item belongs to another app; copy it instead'); end if;
  if old.draft ->> 'is' <> definition ->> 'is' then perform app.refuse('item.definition.is: a guide stays a guide, a survey a survey'); end if;
  if old.draft = definition and old.name = new_name then return app.item_record(this); end if;
  if base is distinct from old.revision then
    perform app.refuse(format('base: %s saved this meanwhile (revision %s). Load it again and make your change there.',
      coalesce(app.member_name(workspace, old.updated_by), 'somebody'), old.revision), 'PT409');
  end if;
  update app.items i set name = new_name, draft = definition, revision = i.revision + 1,
    writers = case when auth.uid() = any (i.writers) then i.writers else i.writers || auth.uid() end,
    updated_by = auth.uid(), updated_at = now()
  where i.id = this;
  return app.item_record(this);
end $$;

create function app.checked_note(note text) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  if length(note) > 2000 then perform app.refuse('note: must have at most 2000 characters'); end if;
  return btrim(coalesce(note, ''));
end $$;

create function public.submit_item(item uuid, note text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.items := app.require_item(submit_item.item, 'editor');
begin
  select * into i from app.items x where x.id = i.id for update;
  if coalesce((app.current_review(i)).state, 'rejected') = 'rejected' then
    insert into app.item_reviews (item_id, revision, requested_by, note)
    values (i.id, i.revision, auth.uid(), app.checked_note(submit_item.note));
    perform app.record(i.workspace_id, 'item.submitted', i.name, jsonb_build_object('item', i.id, 'revision', i.revision));
  end if;
  return app.item_record(i.id);
end $$;

create function public.review_item(item uuid, approve boolean, note text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  i app.items := app.require_item(review_item.item, 'editor');
  r app.item_reviews;
begin
  select * into i from app.items x where x.id = i.id for update;
  r := app.current_review(i);
  if r.state is distinct from 'open' then
    perform app.refuse('item: is not up for review as it stands now. Have it submitted again.', 'PT409');
  elsif not app.may_review(i, r) then
    perform app.refuse('reviewer: must be somebody who has neither written nor submitted this draft', 'PT409');
  end if;
  update app.item_reviews x set state = case when coalesce(approve, false) then 'approved' else 'rejected' end,
    reviewer = auth.uid(), decided_at = now(), answer = app.checked_note(review_item.note)
  where x.id = r.id;
  perform app.record(i.workspace_id, case when approve then 'item.approved' else 'item.rejected' end, i.name,
    jsonb_build_object('item', i.id, 'revision', i.revision));
  return app.item_record(i.id);
end $$;
