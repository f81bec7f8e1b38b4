-- Which recorded elements a rule may mean, and what time says about each. This is the decision of
-- core/locator/decide.ts where there is no page to look at: lives take the place of standing side by side.
create type app.candidate as (
  element_id int,
  anchor text, -- hash of the anchor that it resembles most
  anchor_at timestamptz, -- when that anchor was put into the tag
  score real
);

-- How many blocking keys two elements share, 0 where they are not worth comparing: a common place (p) or
-- heading (g) by itself says nothing, unless there is little else to share.
create function app.shared_keys(a text[], b text[]) returns int
language sql immutable parallel safe
return (
  select case when count(*) >= least(2, greatest(1, least(cardinality(a), cardinality(b)) - 1))
      or bool_or(left(k, 2) not in ('p:', 'g:')) then count(*) else 0 end::int
  from unnest(a) k where k = any (b));

-- Elements that resemble an anchor and are none. What another live tag names is that tag's element.
-- `except_tag` is the tag being edited: its anchors keep the time at which they were added. Comparing
-- costs a fifth of a millisecond, so only those are compared that share most.
create function app.candidates(app int, anchors jsonb, except_tag uuid default null)
returns setof app.candidate
language sql stable set search_path = ''
as $$
  with wanted as materialized (
    select a ->> 'hash' as hash, a -> 'descriptor' as descriptor, app.element_keys(a -> 'descriptor') as keys
    from jsonb_array_elements(candidates.anchors) a
  ),
  near as (
    select w.hash as anchor, w.descriptor as wanted, e.id
    from wanted w cross join lateral (
      select x.id from app.elements x
      where x.app_id = candidates.app and x.keys && w.keys and x.descriptor is not null
        and app.shared_keys(x.keys, w.keys) > 0 and x.hash not in (select hash from wanted)
        and not exists (
          select from app.tag_anchors o join app.live_tags t on t.id = o.tag_id
          where o.app_id = x.app_id and o.hash = x.hash and o.tag_id is distinct from candidates.except_tag)
      order by app.shared_keys(x.keys, w.keys) desc, x.last_seen desc, x.id limit 24
    ) e
  ),
  scored as (
    select n.id, n.anchor, app.similarity(n.wanted, e.descriptor) as score
    from near n join app.elements e on e.id = n.id
  )
  select distinct on (s.id) s.id, s.anchor,
    coalesce((select a.added_at from app.tag_anchors a
      where a.tag_id = candidates.except_tag and a.hash = s.anchor), now()),
    s.score::real
  from scored s
  where s.score >= app.locator_review()
  order by s.id, s.score desc, s.anchor
$$;

-- Whether two lives show two elements: they overlap by more than a fifth of the shorter one. A release
-- that reaches people over some hours overlaps less.
create function app.lived_together(a_from timestamptz, a_to timestamptz, b_from timestamptz, b_to timestamptz)
returns boolean
language sql immutable parallel safe
return least(a_to, b_to) >= greatest(a_from, b_from)
  and (least(a_to - a_from, b_to - b_from) = interval '0'
    or (least(a_to, b_to) - greatest(a_from, b_from)) * 5 > least(a_to - a_from, b_to - b_from));

-- First and last use of an element on a page, from the events themselves: what the dictionary notes spans
-- whole batches, which were offline for days at times, and is kept to the hour. It bounds the search.
create function app.life_on(app int, element int, page int, noted_from timestamptz, noted_to timestamptz)
returns table (since timestamptz, until timestamptz)
language sql stable
as $$
  select
    (select e.ts from app.events e where e.app_id = $1 and e.element_id = $2 and e.path_id = $3
       and e.kind between 2 and 4 and e.ts >= $4 order by e.ts limit 1),
    (select e.ts from app.events e where e.app_id = $1 and e.element_id = $2 and e.path_id = $3
       and e.kind between 2 and 4 and e.ts <= $5 + interval '1 hour' order by e.ts desc limit 1)
$$;

-- The verdict on each candidate, from the lives of elements on pages they share. A renamed element is one
-- that lives where the other has died; before the survivor has been alone for a day nobody can tell.
-- An anchor without a record (just tagged, never used) lived when it was tagged, on every page.
create function app.judge(app int, found app.candidate[])
returns table (element_id int, verdict text)
language sql stable set search_path = ''
as $$
  with c as materialized (
    select f.*, a.id as anchor_id
    from unnest(judge.found) f left join app.elements a on a.app_id = judge.app and a.hash = f.anchor
  ),
  -- Only those that may count have to be told apart.
  lives as materialized (
    select x.id, s.path_id, l.since, l.until
    from (
      select c.element_id from c where c.score >= app.locator_accept()::real
      union select c.anchor_id from c where c.score >= app.locator_accept()::real
    ) x(id)
    join app.element_paths s on s.element_id = x.id
    cross join lateral app.life_on(judge.app, x.id, s.path_id, s.first_seen, s.last_seen) l
  ),
  met as (
    select c.element_id, mine.since, mine.until, other.since as other_since, other.until as other_until
    from c join lives mine on mine.id = c.element_id
    join lives other on other.id = c.anchor_id and other.path_id = mine.path_id
    union all
    select c.element_id, mine.since, mine.until, c.anchor_at, c.anchor_at
    from c join lives mine on mine.id = c.element_id where c.anchor_id is null
  ),
  together as (
    select m.element_id,
      bool_or(app.lived_together(m.since, m.until, m.other_since, m.other_until)) as beside,
      max(greatest(m.until, m.other_until) - least(m.until, m.other_until)) < interval '1 day' as early
    from met m group by m.element_id
  )
  select c.element_id, case
    when c.score < app.locator_accept()::real then 'weak'
    when t.beside then 'beside'
    when exists (
      select from c o join lives theirs on theirs.id = o.element_id
      join lives mine on mine.id = c.element_id and mine.path_id = theirs.path_id
      where o.element_id <> c.element_id and o.anchor = c.anchor
        and o.score >= app.locator_accept()::real and o.score > c.score - app.locator_margin()
        and app.lived_together(mine.since, mine.until, theirs.since, theirs.until)
    ) then 'rival'
    when t.early then 'early'
    else 'similar' end
  from c left join together t on t.element_id = c.element_id
$$;

-- Said only for what is shown: finding the words takes longer than comparing.
create function app.verdict_reason(verdict text, anchor jsonb, element jsonb) returns text
language sql immutable parallel safe
return case verdict
    when 'anchor' then 'This is the tagged element itself.'
    when 'matched' then 'A live page reported that the selector matches it.'
    when 'similar' then 'It took the tagged element''s place. '
    when 'weak' then 'It is too different to count. '
    when 'beside' then 'It was used beside the tagged element, so it is another one. '
    when 'early' then 'It came when the tagged element was last used; after a day it can be told. '
    when 'rival' then 'Another element fits as well. '
  end || case when verdict in ('anchor', 'matched') then '' else app.similarity_reason(anchor, element) end;
revoke all on function app.shared_keys, app.candidates, app.lived_together, app.life_on, app.judge,
  app.verdict_reason from public;
