-- What the extension needs on a live page: all tags of the app with their rules, and uses per element.

-- Uses of every tag of an app over its span.
create function app.tag_uses(app int, s app.span) returns table (tag_id uuid, uses bigint)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with g as (
    select t.tag_id, e.visitor_id, count(*) as n
    from app.tag_targets t join app.events e
      on e.app_id = tag_uses.app and e.element_id = t.element_id and (t.path_id is null or e.path_id = t.path_id)
    where t.app_id = tag_uses.app and e.kind between 2 and 4
      and e.ts >= greatest(t.since, s.bounds[1]) and e.ts < least(t.until, s.bounds[s.days + 2])
    group by 1, 2
  )
  select g.tag_id, sum(g.n)::bigint
  from g left join app.merges m on m.from_id = g.visitor_id
  where not exists (select from app.visitors v where v.id = coalesce(m.into_id, g.visitor_id) and v.internal)
  group by g.tag_id;
end $$;

create function public.list_tags(app int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(list_tags.app, 'viewer');
  span app.span := app.span_of(workspace, 30);
  wanted uuid[];
begin
  perform app.settle_workspace(workspace);
  wanted := array(select distinct t.feature_id from app.live_tags t where t.app_id = list_tags.app);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('feature', f.record, 'tag', t.id, 'version', t.version, 'rule', v.rule,
      'window', jsonb_build_object('uses', coalesce(u.uses, 0)), 'health', coalesce(h.health, 'unknown')) order by lower(f.record ->> 'name'), t.created_at, t.id), '[]')
    from app.live_tags t
    join app.tag_versions v on v.tag_id = t.id and v.version = t.version
    join app.feature_records(wanted) f on f.id = t.feature_id
    left join app.tag_health h on h.tag_id = t.id
    left join app.tag_uses(list_tags.app, span) u on u.tag_id = t.id
    where t.app_id = list_tags.app
  );
end $$;

-- Live features that count an element at that time, on a page or (null) on any.
create function app.features_of(app int, element int, page int, at timestamptz default now()) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.name, f.id), '[]')
  from app.features f
  where f.archived_at is null and f.id in (
    select t.feature_id from app.tag_targets t
    where t.app_id = features_of.app and t.element_id = features_of.element
      and (t.path_id is null or features_of.page is null or t.path_id = features_of.page)
      and (t.since is null or t.since <= features_of.at) and (t.until is null or t.until > features_of.at))
$$;

-- Every element that was used there or that a feature counts there; the most used first, 500 at most.
create function public.page_elements(app int, path text, days int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(page_elements.app, 'viewer');
  span app.span := app.span_of(workspace, page_elements.days);
  page int := (select p.id from app.paths p where p.app_id = page_elements.app and p.path = page_elements.path);
  seen int[] := array(select s.element_id from app.element_paths s where s.path_id = page order by 1);
  here app.targets := row('{}', seen, array_fill(page, array[cardinality(seen)]), '{}');
begin
  perform app.settle_workspace(workspace);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('hash', x.hash, 'descriptor', x.descriptor,
      'uses', x.uses, 'visitors', x.visitors, 'features', x.features) order by x.uses desc, x.id), '[]')
    from (
      select e.id, e.hash, e.descriptor, coalesce(u.uses, 0) as uses, coalesce(u.visitors, 0) as visitors,
        app.features_of(page_elements.app, e.id, page) as features
      from app.elements e
      left join app.element_uses(array[page_elements.app], here, span) u on u.element_id = e.id
      where e.id = any (seen) and e.hash <> '0000000000000000'
      order by 4 desc, 1 limit 500
    ) x
    where x.uses > 0 or x.features <> '[]'
  );
end $$;
