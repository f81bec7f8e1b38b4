-- Accepting a repair, and taking it back. Both are new versions: nothing that was counted before the
-- instant changes, unless it was asked to.

-- The rule with another element in the place of the look that it resembles most.
create function app.repaired_rule(t app.tags, element app.elements) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  rule jsonb := (select v.rule from app.tag_versions v where v.tag_id = t.id and v.version = t.version);
  anchor jsonb := jsonb_build_object('hash', element.hash, 'descriptor', element.descriptor);
  replaced text := (select l.hash from app.tag_looks(t.id) l
    order by app.similarity(l.descriptor, element.descriptor) desc, l.hash limit 1);
begin
  if t.selector is not null then
    return rule || jsonb_build_object('selector', null, 'anchors', jsonb_build_array(anchor));
  end if;
  if not rule -> 'anchors' @> jsonb_build_array(jsonb_build_object('hash', replaced)) or replaced is null then
    return rule || jsonb_build_object('anchors', rule -> 'anchors' || anchor);
  end if;
  return rule || jsonb_build_object('anchors', (
    select jsonb_agg(case when a ->> 'hash' = replaced then anchor else a end order by n)
    from jsonb_array_elements(rule -> 'anchors') with ordinality x(a, n)));
end $$;

create function app.checked_repair(t app.tags, element int) returns app.elements
language plpgsql stable set search_path = ''
as $$
declare
  e app.elements := (select x from app.elements x where x.id = checked_repair.element and x.app_id = t.app_id);
begin
  if e.id is null or e.hash = '0000000000000000' then
    perform app.refuse('element: must be a recorded element of the tag''s app; ask for repair_candidates');
  elsif e.descriptor is null then
    perform app.refuse('element: has no description yet; wait until it is used again, or tag it on the page');
  elsif t.archived_at is not null then
    perform app.refuse('tag: is archived; restore it first');
  elsif not app.is_on_pages(t, e.id) then
    perform app.refuse('element: stands on none of the tag''s pages; change the pages first');
  end if;
  return e;
end $$;

create function app.repaired_json(tag uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('feature', app.feature_record(t.feature_id), 'version', app.version_json(t.id), 'health', app.health_json(t.id))
  from app.tags t where t.id = repaired_json.tag
$$;

create function app.record_repair(t app.tags, action text) returns void
language sql set search_path = ''
as $$
  select app.record(t.workspace_id, record_repair.action, f.name, app.version_json(t.id) - 'rule')
  from app.features f where f.id = t.feature_id
$$;

create function public.accept_repair(tag uuid, element int, valid_from timestamptz, recount boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  t app.tags;
  v app.tag_versions;
  e app.elements;
begin
  perform app.require_tag(accept_repair.tag, 'editor');
  select * into t from app.tags x where x.id = accept_repair.tag for update;
  select * into v from app.tag_versions x where x.tag_id = t.id and x.version = t.version;
  e := app.checked_repair(t, accept_repair.element);
  if coalesce(accept_repair.recount, false) <> (accept_repair.valid_from is null) then
    perform app.refuse('valid_from: must be an instant, or null together with recount');
  elsif accept_repair.valid_from > now() + interval '1 minute' or not isfinite(accept_repair.valid_from) then
    perform app.refuse('valid_from: must not lie in the future');
  end if;
  if v.rule -> 'anchors' @> jsonb_build_array(jsonb_build_object('hash', e.hash)) and v.rule -> 'selector' = 'null' then
    if v.kind = 'repair' and v.valid_from is not distinct from accept_repair.valid_from then return app.repaired_json(t.id); end if;
    perform app.refuse('element: is what the tag names already; there is nothing to repair');
  end if;
  perform app.put_version(t, app.repaired_rule(t, e), '{}', 'repair', accept_repair.valid_from);
  perform app.record_repair(t, 'tag.repaired');
  perform app.close_alerts(array[t.id], 'repaired', now());
  delete from app.tag_health h where h.tag_id = t.id; -- its troubles were those of the version before
  perform app.refresh_health(array[t.id]);
  return app.repaired_json(t.id);
end $$;

create function public.undo_repair(tag uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  t app.tags;
  v app.tag_versions;
  before app.tag_versions;
begin
  perform app.require_tag(undo_repair.tag, 'editor');
  select * into t from app.tags x where x.id = undo_repair.tag for update;
  select * into v from app.tag_versions x where x.tag_id = t.id and x.version = t.version;
  if v.kind <> 'repair' then
    perform app.refuse('The tag''s current version is no repair, so there is nothing to take back.', 'PT409');
  elsif t.archived_at is not null then
    perform app.refuse('tag: is archived; restore it first');
  end if;
  select * into before from app.tag_versions x where x.tag_id = t.id and x.version = t.version - 1;
  perform app.put_version(t, before.rule, array(
    select x.hash from app.tag_past p join app.elements x on x.id = p.element_id
    where p.tag_id = t.id and p.version = before.version and before.rule -> 'selector' <> 'null'),
    'undo', before.valid_from, v.version);
  perform app.record_repair(t, 'tag.repair_undone');
  delete from app.tag_health h where h.tag_id = t.id;
  perform app.refresh_health(array[t.id]);
  return app.repaired_json(t.id);
end $$;
revoke all on function app.repaired_rule, app.checked_repair, app.repaired_json, app.record_repair from public;
