-- What a tag's element may have become. Wider than counting ever is, because a person decides: also what
-- resembles it too little, and what began on its pages since it was last used.

-- Looks by which the tag can be compared: its anchors, and under a selector the elements that it matched.
create function app.tag_looks(tag uuid) returns table (hash text, descriptor jsonb)
language sql stable set search_path = ''
as $$
  select a.hash, coalesce(a.descriptor, e.descriptor)
  from app.tag_anchors a left join app.elements e on e.app_id = a.app_id and e.hash = a.hash
  where a.tag_id = tag_looks.tag and coalesce(a.descriptor, e.descriptor) is not null
  order by e.last_seen desc nulls last, a.hash limit 8
$$;

-- At most sixty elements are compared with at most eight looks, a fifth of a millisecond each.
create function app.repair_pool(tag uuid) returns int[]
language plpgsql stable set search_path = ''
as $$
declare
  t app.tags := (select x from app.tags x where x.id = repair_pool.tag);
  looks jsonb := (select jsonb_agg(jsonb_build_object('hash', l.hash, 'descriptor', l.descriptor)) from app.tag_looks(t.id) l);
  named int[] := app.named_elements(array[t.id]);
begin
  if looks is null then return '{}'; end if;
  return array(
    select distinct p.id from (
      (select e.element_id as id from app.tag_elements e where e.tag_id = t.id order by e.score desc limit 30)
      union all
      select c.element_id from app.candidates(t.app_id, looks, t.id) c
      union all
      (select x.id from app.elements x
        where x.app_id = t.app_id and x.descriptor is not null
          and x.first_seen > (select max(n.first_seen) from app.elements n where n.id = any (named))
          and exists (select from app.element_paths s join app.element_paths o on o.path_id = s.path_id
            where s.element_id = x.id and o.element_id = any (named))
        order by x.descriptor ->> 'tag' = looks #>> '{0,descriptor,tag}' desc, x.last_seen desc limit 30)
    ) p where p.id <> all (named) limit 60);
end $$;

create type app.repair_match as (element_id int, anchor text, score float8);

-- The ten that fit best, each with the look that it resembles most. Below one chance in two hundred nothing is said: a person decides here, and sees why.
create function app.repair_matches(tag uuid, among int[], "limit" int) returns setof app.repair_match
language plpgsql stable set search_path = ''
as $$
begin
  return query
  select b.* from (
    select distinct on (e.id) e.id, l.hash, s.score
    from app.elements e cross join app.tag_looks(repair_matches.tag) l
    cross join lateral (select app.similarity(l.descriptor, e.descriptor)::float8 as score offset 0) s
    where e.id = any (repair_matches.among) and e.descriptor is not null and s.score >= 0.005
    order by e.id, s.score desc, l.hash
  ) b order by b.score desc, b.id limit repair_matches."limit";
end $$;

create function app.last_page(element int) returns text
language sql stable set search_path = ''
as $$
  select p.path from app.element_paths s join app.paths p on p.id = s.path_id
  where s.element_id = last_page.element order by s.last_seen desc, p.id limit 1
$$;

create function app.is_on_pages(t app.tags, element int) returns boolean
language sql stable set search_path = ''
as $$
  select t.everywhere or exists (select from app.element_paths s join app.tag_paths p on p.path_id = s.path_id
    where s.element_id = is_on_pages.element and p.tag_id = t.id)
$$;

create function app.candidates_json(t app.tags, found_matches app.repair_match[]) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  span app.span := app.span_of(t.workspace_id, 30);
  ids int[] := array(select (m).element_id from unnest(found_matches) m);
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('element', x.id, 'hash', x.hash, 'descriptor', x.descriptor,
      'before', jsonb_build_object('hash', l.hash, 'descriptor', l.descriptor, 'path', app.last_page(was.id),
        'firstSeen', was.first_seen, 'lastSeen', was.last_seen),
      'score', m.score, 'margin', m.score - coalesce(b.others, 0),
      'reasons', array_remove(array[app.verdict_words(e.verdict),
        app.similarity_reason(l.descriptor, x.descriptor)], null),
      'firstSeen', x.first_seen, 'lastSeen', x.last_seen, 'path', app.last_page(x.id), 'onPages', app.is_on_pages(t, x.id),
      'uses', coalesce(u.uses, 0), 'suggestedFrom', life.since,
      'countedBy', jsonb_path_query_array(app.features_of(t.app_id, x.id, null), '$[*] ? (@.id != $own)', jsonb_build_object('own', t.feature_id)),
      'counted', coalesce(e.found, false)) order by m.score desc, x.id), '[]')
    from unnest(found_matches) m
    join app.elements x on x.id = m.element_id
    join app.tag_looks(t.id) l on l.hash = m.anchor
    left join app.elements was on was.app_id = t.app_id and was.hash = m.anchor
    left join app.tag_elements e on e.tag_id = t.id and e.element_id = x.id
    left join app.element_uses(array[t.app_id], row(ids, '{}', '{}', '{}'), span) u on u.element_id = x.id
    cross join lateral app.life_of(t.app_id, x.id) life
    cross join lateral (select max(o.score) as others from unnest(found_matches) o where o.element_id <> x.id) b
  );
end $$;

create function public.repair_candidates(tag uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  t app.tags;
begin
  perform app.require_tag(repair_candidates.tag, 'viewer');
  perform app.settle(array[repair_candidates.tag]);
  t := (select x from app.tags x where x.id = repair_candidates.tag);
  return jsonb_build_object('tag', t.id, 'version', t.version, 'candidates',
    app.candidates_json(t, array(select m from app.repair_matches(t.id, app.repair_pool(t.id), 10) m)));
end $$;
revoke all on function app.tag_looks, app.repair_pool, app.repair_matches, app.last_page, app.is_on_pages, app.candidates_json
  from public;
