-- Proof before saving: what a rule would count if it were saved now. It decides as saving does, and leaves
-- nothing behind.

-- Uses and people per element and page rule, over a span as one bucket.
create function app.element_uses(apps int[], t app.targets, s app.span)
returns table (element_id int, uses bigint, visitors bigint)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with g as (
    select u.element_id, u.visitor_id, count(*) as n
    from app.uses(apps, t.anywhere, t.elements, t.pages, t.spans, s.bounds[1], s.bounds[s.days + 2]) u group by 1, 2
  )
  select g.element_id, sum(g.n)::bigint, count(distinct coalesce(m.into_id, g.visitor_id))
  from g left join app.merges m on m.from_id = g.visitor_id
  where not exists (select from app.visitors v where v.id = coalesce(m.into_id, g.visitor_id) and v.internal)
  group by g.element_id;
end $$;

-- What a rule decides about recorded elements: its anchors, and look-alikes judged by their lives. Under a
-- selector the anchors are what a live page matched, and nothing else is.
create function app.rule_elements(app int, rule jsonb, except_tag uuid)
returns table (element_id int, verdict text, anchor text, score real)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  is_selector boolean := rule -> 'selector' <> 'null';
  near app.candidate[];
begin
  if not is_selector then
    near := array(select c from app.candidates(rule_elements.app, rule -> 'anchors', rule_elements.except_tag) c);
  end if;
  return query
  select e.id, case when is_selector then 'matched' else 'anchor' end, e.hash, 1::real
  from app.elements e
  where e.app_id = rule_elements.app and e.hash in (select a ->> 'hash' from jsonb_array_elements(rule -> 'anchors') a)
  union all
  select c.element_id, j.verdict, c.anchor, c.score
  from unnest(near) c join app.judge(rule_elements.app, near) j on j.element_id = c.element_id;
end $$;

-- Those on pages of the rule, the counted and the best first, twenty at most; each with its uses there.
create function app.rule_elements_json(app int, rule jsonb, verdicts jsonb, t app.targets, s app.span) returns jsonb
language sql stable set search_path = ''
as $$
  with shown as (
    select v.*, v.verdict in ('anchor', 'matched', 'similar') as found
    from jsonb_to_recordset(verdicts) v(element_id int, verdict text, anchor text, score real)
    where v.verdict in ('anchor', 'matched') or v.element_id = any (t.anywhere || t.elements)
    order by found desc, v.score desc, v.element_id limit 20
  )
  select coalesce(jsonb_agg(jsonb_build_object('hash', e.hash, 'descriptor', e.descriptor,
    'outcome', case when v.found then 'found' else 'ambiguous' end, 'score', v.score,
    'reason', app.verdict_reason(v.verdict, a -> 'descriptor', e.descriptor), 'uses', coalesce(u.uses, 0))
    order by v.found desc, v.score desc, u.uses desc nulls last, e.id), '[]')
  from shown v
  join app.elements e on e.id = v.element_id
  left join jsonb_array_elements(rule -> 'anchors') a on a ->> 'hash' = v.anchor
  left join app.element_uses(array[rule_elements_json.app], t, s) u on u.element_id = v.element_id
$$;

-- What a rule would count as the next version of a tag: from where the current one counts, and before that
-- what earlier versions do. Null = a new tag, which counts all history.
create function app.version_targets(t app.targets, tag uuid) returns app.targets
language plpgsql stable set search_path = ''
as $$
declare
  since timestamptz := (select x.since from app.tags x where x.id = version_targets.tag);
  result app.targets := app.targets_since(t, since);
begin
  if since is not null then
    result.spans := result.spans || array(
      select row(x.element_id, x.path_id, x.since, x.until)::app.target_span
      from app.tag_targets x where x.tag_id = version_targets.tag and x.until is not null);
  end if;
  return result;
end $$;

-- Live features that count some of the same elements on pages that the rule covers.
create function app.overlaps_json(app int, t app.targets, except_tag uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('feature', o.id, 'name', o.name, 'elements', o.elements)
    order by o.elements desc, o.name, o.id), '[]')
  from (
    select f.id, f.name, count(distinct x.element_id) as elements
    from app.tag_targets x join app.features f on f.id = x.feature_id
    where x.app_id = overlaps_json.app and x.tag_id is distinct from overlaps_json.except_tag and f.archived_at is null
      and (x.element_id = any (t.anywhere) or exists (
        select from unnest(t.elements, t.pages) p(element, page)
        where p.element = x.element_id and (x.path_id is null or x.path_id = p.page)))
    group by f.id
  ) o
$$;

create function public.preview_tag(app int, rule jsonb, days int, except_tag uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(preview_tag.app, 'viewer');
  span app.span := app.span_of(workspace, preview_tag.days);
  apps int[] := array[preview_tag.app];
  draft jsonb := app.checked_rule('rule', app.unwrap(preview_tag.rule));
  -- Another workspace's tag is no exception to anything.
  edited uuid := (select t.id from app.tags t where t.id = preview_tag.except_tag and t.workspace_id = workspace);
  everything app.targets;
  counted app.targets;
  now_counted app.targets; -- by time, too
  verdicts jsonb;
begin
  verdicts := coalesce((select jsonb_agg(r) from app.rule_elements(preview_tag.app, draft, edited) r), '[]');
  everything := app.rule_targets(preview_tag.app, draft -> 'page',
    array(select (v ->> 'element_id')::int from jsonb_array_elements(verdicts) v));
  counted := app.rule_targets(preview_tag.app, draft -> 'page', array(
    select (v ->> 'element_id')::int from jsonb_array_elements(verdicts) v
    where v ->> 'verdict' in ('anchor', 'matched', 'similar')));
  now_counted := app.version_targets(counted, edited);
  return jsonb_build_object(
    'usage', app.usage_json(array(select c from app.count_uses(apps, now_counted, span.bounds) c), span),
    'topAccounts', app.account_uses(apps, now_counted, span, 5),
    'overlaps', app.overlaps_json(preview_tag.app, counted, edited),
    'pages', app.pages_json(preview_tag.app, draft -> 'page'),
    'elements', app.rule_elements_json(preview_tag.app, draft, verdicts, everything, span));
end $$;

create function public.count_pages(app int, rule jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_app(count_pages.app, 'viewer');
  return app.pages_json(count_pages.app, app.checked_page_rule('rule', app.unwrap(count_pages.rule)));
end $$;
