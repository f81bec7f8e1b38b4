-- Tags as the records of core/model/feature.ts.
create function app.version_json(v app.tag_versions) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('tag', v.tag_id, 'version', v.version, 'rule', v.rule,
    'validFrom', v.valid_from, 'validTo', upper(v.counts), 'counts', not isempty(v.counts), 'kind', v.kind,
    'createdAt', v.created_at,
    'createdBy', (select coalesce(m.name, m.email) from app.tags t
      join app.members m on m.workspace_id = t.workspace_id and m.user_id = v.created_by where t.id = v.tag_id),
    'elements', coalesce(v.elements, (select count(*) from app.tag_elements e where e.tag_id = v.tag_id and e.found)))
$$;

-- Of the current version.
create function app.version_json(tag uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select app.version_json(v) from app.tags t
  join app.tag_versions v on v.tag_id = t.id and v.version = t.version where t.id = version_json.tag
$$;

create function public.list_tag_versions(feature uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.require_feature(list_tag_versions.feature, 'viewer');
  perform app.settle(array(select t.id from app.tags t where t.feature_id = list_tag_versions.feature));
  return (
    select coalesce(jsonb_agg(app.version_json(v) order by v.created_at desc, v.version desc, v.tag_id), '[]')
    from app.tags t join app.tag_versions v on v.tag_id = t.id
    where t.feature_id = list_tag_versions.feature and t.archived_at is null
  );
end $$;

-- Counted ones first, the best first, sixty at most. A look-alike that never stood on a page of the rule is
-- left out: it could not count, and nobody has to decide about it.
create function public.list_tag_elements(tag uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.require_tag(list_tag_elements.tag, 'viewer');
  perform app.settle(array[list_tag_elements.tag]);
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'element', x.id, 'hash', x.hash, 'descriptor', x.descriptor,
      'outcome', case when s.found then 'found' else 'ambiguous' end, 'score', s.score,
      'reason', app.verdict_reason(s.verdict, a.descriptor, x.descriptor), 'firstSeen', x.first_seen, 'lastSeen', x.last_seen)
      order by s.found desc, s.score desc, x.last_seen desc, x.id), '[]')
    from (
      select e.* from app.tags t join app.tag_elements e on e.tag_id = t.id
      where t.id = list_tag_elements.tag and (t.everywhere or e.verdict in ('anchor', 'matched') or exists (
        select from app.element_paths l join app.tag_paths p on p.path_id = l.path_id
        where l.element_id = e.element_id and p.tag_id = t.id))
      order by e.found desc, e.score desc, e.element_id limit 60
    ) s
    join app.elements x on x.id = s.element_id
    left join app.tag_anchors a on a.tag_id = s.tag_id and a.hash = s.anchor
  );
end $$;
