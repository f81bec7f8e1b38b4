-- Writing tags. A changed rule is a new version; the same rule again changes nothing, so an outbox may send
-- it twice. What a tag counts is decided here, while it is saved, against the dictionary.

-- After tags came, changed or went: what they name belongs to them alone, and what they let go is free.
create function app.retag(tags uuid[], elements int[]) returns void
language plpgsql set search_path = ''
as $$
declare
  touched uuid[] := retag.tags;
begin
  perform app.resolve_tag(t.id) from app.live_tags t where t.id = any (retag.tags);
  select touched || array_agg(x) into touched
  from (select e.app_id, array_agg(e.id) as ids from app.elements e where e.id = any (retag.elements) group by 1) e
  cross join lateral unnest(app.resolve_elements(e.app_id, e.ids)) x;
  perform app.revise(touched);
  perform app.settle(retag.tags);
end $$;

-- Recorded elements that tags name.
create function app.named_elements(tags uuid[]) returns int[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(distinct e.id), '{}')
  from app.tag_anchors a join app.elements e on e.app_id = a.app_id and e.hash = a.hash
  where a.tag_id = any (named_elements.tags)
$$;

-- Under a selector only hashes count: those of the anchors and those that live pages reported, which add
-- up, because each page reports its own.
create function app.put_anchors(tag uuid, rule jsonb, matched text[]) returns boolean
language plpgsql set search_path = ''
as $$
declare
  t app.tags := (select x from app.tags x where x.id = put_anchors.tag);
begin
  insert into app.tag_anchors (tag_id, app_id, hash, descriptor, keys)
  select t.id, t.app_id, a ->> 'hash', a -> 'descriptor',
    case when t.selector is null then app.element_keys(a -> 'descriptor') else '{}' end
  from jsonb_array_elements(rule -> 'anchors') a
  union
  select t.id, t.app_id, h, null, '{}' from unnest(matched) h
  where t.selector is not null and not exists (
    select from jsonb_array_elements(rule -> 'anchors') a where a ->> 'hash' = h)
  on conflict do nothing;
  return found;
end $$;

-- What each version counts of time: from where it is valid until a later one is. One that was undone counts
-- nothing, and is in nobody's way.
create function app.arrange_versions(tag uuid) returns void
language sql set search_path = ''
as $$
  update app.tag_versions v set counts = s.counts
  from (
    select x.version, case
      when x.undone or coalesce(x.valid_from, '-infinity') >= x.upto then 'empty'
      else tstzrange(x.valid_from, x.upto) end as counts
    from (
      select o.version, o.valid_from, o.version = any (u.undone) as undone,
        (select min(coalesce(l.valid_from, '-infinity')) from app.tag_versions l
          where l.tag_id = o.tag_id and l.version > o.version and l.version <> all (u.undone)) as upto
      from app.tag_versions o
      cross join (select array(select r.undoes from app.tag_versions r
        where r.tag_id = arrange_versions.tag and r.undoes is not null) as undone) u
      where o.tag_id = arrange_versions.tag
    ) x
  ) s
  where v.tag_id = arrange_versions.tag and v.version = s.version and v.counts is distinct from s.counts
$$;

-- The rule as the tag's next version. The caller holds the tag. An edit is valid from where the version
-- before was: what a repair left to earlier ones stays as it was counted.
create function app.put_version(old app.tags, rule jsonb, matched text[], kind text, valid_from timestamptz, undoes int default null)
returns void
language plpgsql set search_path = ''
as $$
declare
  before jsonb := (select v.rule from app.tag_versions v where v.tag_id = old.id and v.version = old.version);
  let_go int[] := app.named_elements(array[old.id]);
begin
  update app.tag_versions v set elements = (select count(*) from app.tag_elements e where e.tag_id = old.id and e.found)
  where v.tag_id = old.id and v.version = old.version;
  insert into app.tag_versions (tag_id, version, rule, created_by, kind, valid_from, undoes)
  values (old.id, old.version + 1, rule, auth.uid(), put_version.kind, put_version.valid_from, put_version.undoes);
  if put_version.kind = 'repair' then
    insert into app.tag_past (tag_id, version, element_id)
    select old.id, old.version, e.element_id from app.tag_elements e where e.tag_id = old.id and e.found;
  end if;
  perform app.arrange_versions(old.id);
  update app.tags t set version = old.version + 1, page_rule = rule -> 'page', selector = rule ->> 'selector',
    since = put_version.valid_from, archived_at = null
  where t.id = old.id;
  update app.features f set updated_at = now() where f.id = old.feature_id;
  -- An anchor that stays keeps the time at which it was added, and what a selector matched it still matches.
  delete from app.tag_anchors a where a.tag_id = old.id and case
    when a.descriptor is null then before -> 'selector' is distinct from rule -> 'selector'
    else (before -> 'selector' = 'null') <> (rule -> 'selector' = 'null') or not exists (
      select from jsonb_array_elements(rule -> 'anchors') n where n ->> 'hash' = a.hash and n -> 'descriptor' = a.descriptor) end;
  perform app.put_anchors(old.id, rule, matched);
  perform app.retag(array[old.id], let_go || app.named_elements(array[old.id]));
end $$;

-- The tag with this rule as its current version. True when what it counts may have changed.
create function app.put_tag(workspace uuid, feature uuid, app int, tag uuid, rule jsonb, matched text[]) returns boolean
language plpgsql set search_path = ''
as $$
declare
  old app.tags;
  before jsonb;
begin
  insert into app.tags (id, workspace_id, feature_id, app_id, page_rule)
  values (put_tag.tag, put_tag.workspace, put_tag.feature, put_tag.app, rule -> 'page') on conflict do nothing;
  select * into old from app.tags t where t.id = put_tag.tag for update;
  if old.workspace_id is distinct from put_tag.workspace then perform app.require(null, 'editor'); end if;
  if (old.feature_id, old.app_id) is distinct from (put_tag.feature, put_tag.app) then
    perform app.refuse('tag.id: belongs to another feature or app; save it there, or make a new tag');
  end if;
  before := (select v.rule from app.tag_versions v where v.tag_id = old.id and v.version = old.version);
  if before is not distinct from rule then
    if not app.put_anchors(old.id, rule, matched) then return false; end if;
    perform app.retag(array[old.id], app.named_elements(array[old.id]));
    return true;
  end if;
  perform app.put_version(old, rule, matched, 'edit', old.since);
  return true;
end $$;

create function public.save_tag(app int, feature jsonb, tag jsonb, matched text[], days int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(save_tag.app, 'editor');
  draft jsonb := app.unwrap(save_tag.tag);
  this_tag uuid := app.checked_uuid('tag.id', draft -> 'id');
  rule jsonb := app.checked_rule('tag.rule', draft -> 'rule');
  span app.span := app.span_of(workspace, save_tag.days);
  apps int[] := array[save_tag.app];
  this_feature uuid;
  is_new boolean;
begin
  if cardinality(save_tag.matched) > 500 then
    perform app.refuse('matched: must be a list of at most 500');
  end if;
  perform app.checked_hash(format('matched[%s]', m.n - 1), to_jsonb(m.hash))
  from unnest(save_tag.matched) with ordinality m(hash, n);
  this_feature := app.put_feature(workspace, app.unwrap(save_tag.feature));
  is_new := not exists (select from app.tags t where t.id = this_tag);
  if app.put_tag(workspace, this_feature, save_tag.app, this_tag, rule, coalesce(save_tag.matched, '{}')) then
    perform app.record(workspace, case when is_new then 'tag.created' else 'tag.updated' end,
      (select f.name from app.features f where f.id = this_feature), app.version_json(this_tag) - 'rule');
  end if;
  perform app.refresh_health(array[this_tag]);
  return jsonb_build_object(
    'feature', app.feature_record(this_feature),
    'version', app.version_json(this_tag),
    'usage', app.usage_json(array(select c from app.count_uses(apps, app.feature_targets(this_feature, apps), span.bounds) c), span));
end $$;

create function public.archive_tag(tag uuid, archived boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_tag(archive_tag.tag, 'editor');
  wanted boolean := coalesce(archive_tag.archived, true);
begin
  update app.tags t set archived_at = case when wanted then now() end
  where t.id = archive_tag.tag and (t.archived_at is not null) <> wanted;
  if found then
    perform app.retag(array[archive_tag.tag], app.named_elements(array[archive_tag.tag]));
    perform app.record(workspace, case when wanted then 'tag.archived' else 'tag.restored' end,
      (select f.name from app.tags t join app.features f on f.id = t.feature_id where t.id = archive_tag.tag),
      jsonb_build_object('tag', archive_tag.tag));
    perform app.refresh_health(array[archive_tag.tag]);
  end if;
  return jsonb_build_object('ok', true);
end $$;

create function public.archive_feature(feature uuid, archived boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_feature(archive_feature.feature, 'editor');
  wanted boolean := coalesce(archive_feature.archived, true);
  tags uuid[] := array(select t.id from app.tags t where t.feature_id = archive_feature.feature and t.archived_at is null);
begin
  update app.features f set archived_at = case when wanted then now() end, updated_at = now()
  where f.id = archive_feature.feature and (f.archived_at is not null) <> wanted;
  if found then
    perform app.retag(tags, app.named_elements(tags));
    perform app.record(workspace, case when wanted then 'feature.archived' else 'feature.restored' end,
      (select f.name from app.features f where f.id = archive_feature.feature));
    perform app.refresh_health(tags);
  end if;
  return app.feature_record(archive_feature.feature);
end $$;
