-- A tag is resolved against the dictionary: when it is saved, against every element; when an element
-- appears, that element against every tag. Never against events.

-- Elements whose resolution failed; nothing may make ingest fail, so they wait here and are tried again.
create table app.unresolved (
  element_id int primary key references app.elements on delete cascade,
  app_id int not null references app.apps on delete cascade,
  error text not null,
  tries int not null default 1
);
create index unresolved_by_app on app.unresolved (app_id);
alter table app.unresolved enable row level security;
revoke all on app.unresolved from public, anon, authenticated;

-- What tags count has changed: stored days of their features are stale.
create function app.revise(tags uuid[]) returns void
language sql set search_path = ''
as $$ update app.tags t set revision = t.revision + 1 where t.id = any (revise.tags) $$;

-- Afresh, from anchors and page rule. The caller holds the tag. Look-alikes wait for app.settle.
create function app.resolve_tag(tag uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  t app.tags := (select x from app.tags x where x.id = resolve_tag.tag);
begin
  delete from app.tag_elements e where e.tag_id = t.id;
  delete from app.tag_paths p where p.tag_id = t.id;
  insert into app.tag_elements (tag_id, element_id, verdict, anchor, score)
  select t.id, e.id, case when t.selector is null then 'anchor' else 'matched' end, a.hash, 1
  from app.tag_anchors a join app.elements e on e.app_id = a.app_id and e.hash = a.hash
  where a.tag_id = t.id;
  if t.selector is null then
    insert into app.tag_elements (tag_id, element_id, verdict, anchor, score)
    select t.id, c.element_id, case when c.score < app.locator_accept()::real then 'weak' else 'early' end, c.anchor, c.score
    from app.candidates(t.app_id, (
      select jsonb_agg(jsonb_build_object('hash', a.hash, 'descriptor', a.descriptor))
      from app.tag_anchors a where a.tag_id = t.id), t.id) c;
  end if;
  if not t.everywhere then
    insert into app.tag_paths (tag_id, path_id)
    select t.id, p.id from app.paths p where p.app_id = t.app_id and app.page_matches(t.page_rule, p.path);
  end if;
end $$;

-- Elements against all live tags of their app. Returns the tags whose elements changed. It only adds rows,
-- and removes look-alikes that turned out to be another tag's element: it never waits for somebody's save.
create function app.resolve_elements(app int, elements int[]) returns uuid[]
language plpgsql set search_path = ''
as $$
declare
  touched uuid[];
begin
  with named as (
    select e.id, t.id as tag_id, a.hash, case when t.selector is null then 'anchor' else 'matched' end as verdict
    from app.elements e
    join app.tag_anchors a on a.app_id = e.app_id and a.hash = e.hash
    join app.live_tags t on t.id = a.tag_id
    where e.app_id = resolve_elements.app and e.id = any (resolve_elements.elements)
  ),
  dropped as (
    delete from app.tag_elements x using named n
    where x.element_id = n.id and x.verdict not in ('anchor', 'matched')
      and not exists (select from named m where m.id = x.element_id and m.tag_id = x.tag_id)
    returning x.tag_id
  ),
  added as (
    insert into app.tag_elements as x (tag_id, element_id, verdict, anchor, score)
    select n.tag_id, n.id, n.verdict, n.hash, 1 from named n
    on conflict (tag_id, element_id) do update set verdict = excluded.verdict, anchor = excluded.anchor, score = 1
      where x.verdict not in ('anchor', 'matched')
    returning x.tag_id
  ),
  near as (
    select distinct on (t.id, e.id) t.id as tag_id, e.id, a.hash, app.similarity(a.descriptor, e.descriptor) as score
    from app.elements e
    join app.tag_anchors a on a.keys && e.keys and a.app_id = e.app_id
      and (e.keys && app.strong_keys(a.keys) or e.keys @> app.weak_keys(a.keys))
    join app.live_tags t on t.id = a.tag_id
    where e.app_id = resolve_elements.app and e.id = any (resolve_elements.elements) and e.descriptor is not null
      and e.id not in (select n.id from named n)
      and not exists (select from app.tag_past o where o.element_id = e.id and o.tag_id <> t.id)
    order by t.id, e.id, score desc, a.hash
  ),
  seen as (
    -- Not a verdict yet: app.settle gives it when somebody asks.
    insert into app.tag_elements (tag_id, element_id, verdict, anchor, score)
    select n.tag_id, n.id, case when n.score < app.locator_accept() then 'weak' else 'early' end, n.hash, n.score
    from near n
    where n.score >= app.locator_review()
      -- A list of a thousand similar rows is no thousand questions.
      and (select count(*) from app.tag_elements x where x.tag_id = n.tag_id and not x.found) < 100
    on conflict do nothing returning tag_id
  )
  select array_agg(distinct u.tag_id) into touched
  from (select tag_id from dropped union all select tag_id from added union all select tag_id from seen) u;
  return touched;
end $$;
revoke all on function app.revise, app.resolve_tag, app.resolve_elements from public;
