-- People as staff administer them: who counts as one of ours, finding a person, erasing one.

-- A known id that ends with one of these endings, in any app of the workspace, is staff: out of every
-- figure, the past included, so stored days go too.
create function app.on_internal_ids(workspace uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  changed int;
begin
  with endings as (
    select distinct lower(i) as ending from app.apps a, unnest(a.internal_ids) i
    where a.workspace_id = on_internal_ids.workspace
  )
  update app.visitors v set internal = not v.internal
  where v.workspace_id = on_internal_ids.workspace and v.known_id is not null
    and v.internal <> exists (select from endings e where right(lower(v.known_id), length(e.ending)) = e.ending);
  get diagnostics changed = row_count;
  if changed > 0 then
    perform app.forget_days(array(select a.id from app.apps a where a.workspace_id = on_internal_ids.workspace), null);
  end if;
end $$;

-- Stored results of these days (null: of all) are not to be trusted any more. Replaced by whoever
-- stores results.
create function app.forget_days(app_ids int[], days date[]) returns void
language plpgsql set search_path = '' as $$ begin end $$;

-- Days of activity were days of the old zone: counted again from the events that are kept. Rare, and as
-- long as one pass over them; months before the first of them stay as they were.
create function app.on_new_timezone(workspace uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  zone constant text := (select w.timezone from app.workspaces w where w.id = on_new_timezone.workspace);
  a int;
  since date;
begin
  for a in select x.id from app.apps x where x.workspace_id = on_new_timezone.workspace loop
    since := (select date_trunc('month', min(e.ts) at time zone zone) from app.events e where e.app_id = a);
    delete from app.activity x where x.app_id = a and x.month >= since;
    insert into app.activity (app_id, month, visitor_id, account_id, days, events)
    select a, date_trunc('month', d.day), d.visitor_id, d.account_id, bit_or(1 << (extract(day from d.day)::int - 1)), sum(d.events)
    from (select e.visitor_id, coalesce(e.account_id, 0) as account_id, (e.ts at time zone zone)::date as day, count(*) as events
      from app.events e where e.app_id = a group by 1, 2, 3) d
    group by 2, 3, 4;
  end loop;
end $$;

-- A visitor and every anonymous one that was merged into them, whichever of these is named.
create function app.person_ids(workspace uuid, visitor int) returns int[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  person int := (
    select coalesce(v.merged_into, v.id) from app.visitors v
    where v.id = person_ids.visitor and v.workspace_id = person_ids.workspace
  );
begin
  if person is null then return null; end if;
  return array(select person union all select v.id from app.visitors v where v.merged_into = person order by 1);
end $$;

-- Matches the known id, name or e-mail; an empty query lists who was seen last.
create function public.find_visitors(workspace uuid, query text, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  pattern text := '%' || regexp_replace(btrim(coalesce(query, '')), '([\\%_])', '\\\1', 'g') || '%';
begin
  perform app.require(find_visitors.workspace, 'viewer');
  perform app.checked_int('limit', to_jsonb(find_visitors."limit"), 1, 500);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('visitor', f.id, 'knownId', f.known_id, 'name', f.traits ->> 'name',
      'traits', f.traits, 'firstSeen', f.first_seen, 'lastSeen', f.last_seen,
      'events', (select coalesce(sum(a.events), 0) from app.activity a
        where a.visitor_id = any (app.person_ids(f.workspace_id, f.id)))
    ) order by f.last_seen desc, f.id), '[]')
    from (
      select * from app.visitors v
      where v.workspace_id = find_visitors.workspace and v.merged_into is null
        and (pattern = '%%' or v.known_id ilike pattern or v.traits ->> 'name' ilike pattern or v.traits ->> 'email' ilike pattern)
      order by v.last_seen desc, v.id limit find_visitors."limit"
    ) f
  );
end $$;

-- Erasure: the person, every merged id, their devices, activity and all their events. The log says that
-- it happened and how much went, not to whom.
--
-- Ingest holds a share of the visitor's row while it writes events, and a merge one of the person's: once
-- the person is locked no id is added, once the rest are no event is.
create function public.delete_visitor(workspace uuid, visitor int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  ids int[];
  zone text;
  gone bigint;
begin
  perform app.require(delete_visitor.workspace, 'admin');
  ids := app.person_ids(delete_visitor.workspace, delete_visitor.visitor);
  if ids is null then perform app.require(null, 'admin'); end if;
  -- First what writers of evidence take first, so that nobody waits for the other in a circle.
  perform app.tick(delete_visitor.workspace);
  perform from app.visitors v where v.id = any (ids) and v.merged_into is null for update;
  ids := app.person_ids(delete_visitor.workspace, delete_visitor.visitor);
  perform from app.visitors v where v.id = any (ids) order by v.id for update;
  zone := (select w.timezone from app.workspaces w where w.id = delete_visitor.workspace);
  with erased as (
    delete from app.events e using app.apps a
    where a.workspace_id = delete_visitor.workspace and e.app_id = a.id and e.visitor_id = any (ids)
    returning e.app_id, (e.ts at time zone zone)::date as day
  ), touched as (
    select e.app_id, array_agg(distinct e.day) as days, count(*) as events from erased e group by e.app_id
  ), forgotten as (
    select t.events, app.forget_days(array[t.app_id], t.days) from touched t
  )
  select coalesce(sum(f.events), 0) into gone from forgotten f;
  perform app.erase_engagement(delete_visitor.workspace, ids);
  perform app.erase_voice(delete_visitor.workspace, ids);
  -- Devices, activity and merges go with the visitor; that they reference it says so.
  delete from app.visitors v where v.id = any (ids);
  perform app.record(delete_visitor.workspace, 'visitor.erased', 'a visitor', jsonb_build_object('events', gone));
  return jsonb_build_object('events', gone, 'at', now());
end $$;
