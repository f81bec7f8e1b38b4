-- From facts to a health: what the windows say, what stands beside the tag, what staff saw. The words are
-- for product managers; the figures behind them go along.

-- What is asked about every tag; cheap, because most tags have nothing open.
create type app.tag_facts as (
  tag_id uuid,
  feature_id uuid,
  last_use timestamptz,
  verdict text, -- of the element that was used last
  element_id int, -- that one
  early int, -- one that looks like it and is used since, but is not counted yet
  rival int, -- one of several that fit equally, used since
  windows app.tag_window[]
);

create function app.facts_of(app int, tags uuid[], at timestamptz) returns setof app.tag_facts
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with last_uses as (
    select distinct on (x.tag_id) x.tag_id, x.element_id, u.ts, x.until is null as is_current
    from app.tag_targets x cross join lateral app.recent_uses(facts_of.app, x.element_id, x.path_id, x.since, least(x.until, facts_of.at), 1) u
    where x.app_id = facts_of.app and x.tag_id = any (facts_of.tags)
    order by x.tag_id, u.ts desc
  ),
  open_ones as (
    select e.tag_id, (array_agg(e.element_id order by e.score desc) filter (where e.verdict = 'early'))[1] as early,
      (array_agg(e.element_id order by e.score desc) filter (where e.verdict = 'rival' and (l.ts is null or o.since > l.ts - interval '1 day')))[1] as rival
    from app.tag_elements e left join last_uses l on l.tag_id = e.tag_id
    cross join lateral app.life_of(facts_of.app, e.element_id) o
    where e.tag_id = any (facts_of.tags) and e.verdict in ('early', 'rival') and e.score >= app.locator_accept()::real
      and (l.ts is null or o.until > l.ts) and o.until > facts_of.at - interval '30 days'
      and app.is_on_pages((select t from app.tags t where t.id = e.tag_id), e.element_id)
    group by 1
  ),
  rhythms as materialized (select * from app.tag_rhythms(facts_of.app, facts_of.at))
  select t.id, t.feature_id, l.ts, e.verdict, l.element_id, o.early, o.rival, r.windows
  from app.live_tags t
  left join last_uses l on l.tag_id = t.id
  left join app.tag_elements e on e.tag_id = t.id and e.element_id = l.element_id and l.is_current
  left join open_ones o on o.tag_id = t.id
  left join rhythms r on r.tag_id = t.id
  where t.id = any (facts_of.tags);
end $$;

-- The window that tells: of those in which none at all would be telling, the shortest decides whether the
-- tag is back, and the first in which a count is too low (or too high) says so.
create function app.telling_window(windows app.tag_window[]) returns app.tag_window
language plpgsql immutable set search_path = ''
as $$
declare
  w app.tag_window;
  may_be_back boolean := true;
begin
  foreach w in array coalesce(windows, '{}') loop
    if w.observed > 3 * w.expected and w.observed > w.expected + 20
      and app.count_tail(w.observed, w.expected, w.variance) < app.health_alpha() then return w; end if;
    continue when not may_be_back or not app.would_tell(w.expected, w.variance);
    if w.observed > w.expected / 2 then
      may_be_back := false;
    elsif app.count_tail(w.observed, w.expected, w.variance) < app.health_alpha() then
      return w;
    end if;
  end loop;
  return null;
end $$;

-- Where and by how many people a tag was used in a window, and in the same one a week before.
create type app.tag_spread as (places bigint, places_before bigint, people bigint, people_before bigint, uses_before bigint);

create function app.spread_of(tag uuid, hours int, at timestamptz) returns app.tag_spread
language sql stable set search_path = ''
as $$
  select row(
    count(distinct (e.element_id, e.path_id)) filter (where e.is_now), count(distinct (e.element_id, e.path_id)) filter (where not e.is_now),
    count(distinct e.visitor_id) filter (where e.is_now), count(distinct e.visitor_id) filter (where not e.is_now),
    count(*) filter (where not e.is_now))::app.tag_spread
  from (
    select x.element_id, x.path_id, x.visitor_id, x.ts >= spread_of.at - make_interval(hours => spread_of.hours) as is_now
    from app.tag_targets t join app.events x on x.app_id = t.app_id and x.element_id = t.element_id and (t.path_id is null or x.path_id = t.path_id)
    where t.tag_id = spread_of.tag and x.kind between 2 and 4 and x.ts < least(t.until, spread_of.at)
      and x.ts >= greatest(t.since, spread_of.at - make_interval(hours => spread_of.hours) - interval '7 days')
      and (x.ts >= spread_of.at - make_interval(hours => spread_of.hours) or x.ts < spread_of.at - interval '7 days')
  ) e
$$;

-- More uses are good news, and no fault of the tag, unless they come from other places than before or the
-- same people now click more than twice as often each.
create function app.is_over_matching(w app.tag_window, s app.tag_spread) returns boolean
language sql immutable
return s.places >= 2 * s.places_before + 2
  or w.observed::float8 / nullif(s.people, 0) > 2.5 * s.uses_before / nullif(s.people_before, 0);

create function app.window_words(hours int) returns text
language sql immutable parallel safe
return case hours when 1 then 'the last hour' when 6 then 'the last six hours' when 24 then 'the last day'
  when 168 then 'the last week' else format('the %s hours since', hours) end;

-- "Tue 3 Nov 2026, 14:05, build a1b2"
create function app.moment_words(app int, at timestamptz) returns text
language sql stable set search_path = ''
as $$
  select to_char(moment_words.at at time zone w.timezone, 'Dy FMDD Mon YYYY, HH24:MI')
    || coalesce(', build ' || app.build_at(a.id, moment_words.at), '')
  from app.apps a join app.workspaces w on w.id = a.workspace_id where a.id = moment_words.app
$$;

-- How an element differs from the look of the tag that it resembles most.
create function app.change_words(tag uuid, element int) returns text
language sql stable set search_path = ''
as $$
  select app.similarity_reason(l.descriptor, x.descriptor)
  from app.repair_matches(change_words.tag, array[change_words.element], 1) m
  join app.tag_looks(change_words.tag) l on l.hash = m.anchor join app.elements x on x.id = m.element_id
$$;

create function app.figures_json(w app.tag_window, s app.tag_spread, at timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select case when w.hours is not null then jsonb_build_object('hours', w.hours,
    'until', case when w.hours = 1 then figures_json.at else date_trunc('hour', figures_json.at) end,
    'observed', w.observed, 'expected', round(w.expected::numeric, 1),
    'pValue', app.count_tail(w.observed, w.expected, w.variance),
    'places', s.places, 'placesBefore', s.places_before) end
$$;

-- Why a silent tag is silent, as far as anybody can tell.
create function app.silence_words(f app.tag_facts, e app.evidence) returns text
language plpgsql stable set search_path = ''
as $$
declare
  heir app.repair_match;
begin
  if e.is_there then
    return format('Staff still found it on %s, so the tag is not broken: nobody uses it.', (e.last).path);
  end if;
  select m.* into heir from app.repair_matches(f.tag_id, array(
    select p from unnest(app.repair_pool(f.tag_id)) p cross join lateral app.life_of((select t.app_id from app.tags t where t.id = f.tag_id), p) l
    where l.since > f.last_use - interval '1 day' and l.until > f.last_use), 1) m
  where m.score >= app.locator_review() / 4; -- what is less likely is not worth a sentence
  return case when e.is_gone then 'Staff no longer find it on its pages. ' else '' end
    || coalesce('It may have become an element that is used since: ' || app.change_words(f.tag_id, heir.element_id),
      'Nothing that resembles it is used since.');
end $$;
revoke all on function app.facts_of, app.telling_window, app.spread_of, app.is_over_matching, app.window_words, app.moment_words,
  app.change_words, app.figures_json, app.silence_words from public;
