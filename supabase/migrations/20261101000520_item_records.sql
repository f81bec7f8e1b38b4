-- Items as the records of core/model/engagement.ts.
create function app.require_item(item uuid, at_least app.role) returns app.items
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_item app.items;
begin
  select * into found_item from app.items i where i.id = require_item.item;
  perform app.require(found_item.workspace_id, require_item.at_least);
  return found_item;
end $$;

create function app.member_name(workspace uuid, who uuid) returns text
language sql stable set search_path = ''
as $$
  select coalesce(m.name, m.email) from app.members m
  where m.workspace_id = member_name.workspace and m.user_id = member_name.who
$$;

-- Of the draft as it stands. Saving the draft again leaves an older review behind.
create function app.current_review(i app.items) returns app.item_reviews
language sql stable set search_path = ''
as $$
  select r from app.item_reviews r where r.item_id = i.id and r.revision = i.revision order by r.id desc limit 1
$$;

create function app.review_json(i app.items, r app.item_reviews) returns jsonb
language sql stable set search_path = ''
as $$
  select case when r.id is not null then jsonb_build_object('state', r.state,
    'requestedBy', app.member_name(i.workspace_id, r.requested_by), 'requestedAt', r.requested_at, 'note', r.note,
    'reviewer', app.member_name(i.workspace_id, r.reviewer), 'decidedAt', r.decided_at, 'answer', r.answer) end
$$;

-- What its state is called now: the schedule of the version that is live decides, whatever the clock.
create function app.state_of(i app.items, live jsonb, r app.item_reviews) returns text
language sql stable set search_path = ''
as $$
  select case
    when i.state = 'draft' and r.state = 'open' then 'review'
    when i.state <> 'live' then i.state
    when (live #>> '{schedule,until}')::timestamptz <= now() then 'ended'
    when (live #>> '{schedule,from}')::timestamptz > now() then 'scheduled'
    else 'live'
  end
$$;

create function app.item_row(i app.items) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  live jsonb := (select v.definition from app.item_versions v where v.item_id = i.id and v.version = i.version);
  r app.item_reviews := app.current_review(i);
  shown jsonb := coalesce(case when i.state in ('live', 'paused', 'ended') then live end, i.draft);
begin
  return jsonb_build_object('id', i.id, 'app', i.app_id, 'is', i.draft ->> 'is', 'kind', i.kind, 'name', i.name,
    'state', app.state_of(i, live, r), 'version', i.version, 'changed', i.draft is distinct from live,
    'revision', i.revision, 'review', app.review_json(i, r),
    'from', shown #> '{schedule,from}', 'until', shown #> '{schedule,until}', 'exempt', shown -> 'exempt' <> 'null',
    'updatedBy', app.member_name(i.workspace_id, i.updated_by), 'updatedAt', i.updated_at, 'publishedAt', i.published_at,
    'displayed', (select count(distinct coalesce(m.into_id, d.visitor_id)) from app.displays d left join app.merges m on m.from_id = d.visitor_id
      where d.item_id = i.id and d.shown_at > now() - interval '30 days'),
    'responded', (select count(distinct coalesce(m.into_id, x.visitor_id)) from app.responses x left join app.merges m on m.from_id = x.visitor_id
      where x.item_id = i.id and x.answered_at > now() - interval '30 days'));
end $$;

-- Whether the caller may review the draft: neither a writer of it nor who submitted it.
create function app.may_review(i app.items, r app.item_reviews) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce(r.state = 'open' and auth.uid() is distinct from r.requested_by and auth.uid() <> all (i.writers)
    and app.my_role(i.workspace_id) >= 'editor', false)
$$;

create function app.item_record(item uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select app.item_row(i) || jsonb_build_object('definition', i.draft, 'mayReview', app.may_review(i, app.current_review(i)))
  from app.items i where i.id = item_record.item
$$;

create function public.list_items(app int, archived boolean) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_app(list_items.app, 'viewer');
  return (
    select coalesce(jsonb_agg(app.item_row(i) order by i.updated_at desc, i.id), '[]') from app.items i
    where i.app_id = list_items.app and (i.state = 'archived') = coalesce(list_items.archived, false));
end $$;

create function public.get_item(item uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_item(get_item.item, 'viewer');
  return app.item_record(get_item.item);
end $$;

create function public.list_item_versions(item uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  i app.items := app.require_item(list_item_versions.item, 'viewer');
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'definition', v.definition, 'note', v.note,
      'publishedBy', app.member_name(i.workspace_id, v.published_by), 'publishedAt', v.published_at,
      'approvedBy', app.member_name(i.workspace_id, v.approved_by)) order by v.version desc), '[]')
    from app.item_versions v where v.item_id = i.id);
end $$;
