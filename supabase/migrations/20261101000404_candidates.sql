-- Which recorded elements a rule may mean, and what time says about each. This is the decision of
-- core/locator/decide.ts where there is no page to look at: lives take the place of standing side by side.
create type app.candidate as (
  element_id int,
  anchor text, -- hash of the anchor that it resembles most
  anchor_at timestamptz, -- when that anchor was put into the tag
  score real
);

-- Blocking keys by what sharing them says: a place (p) or a heading (g) by itself says nothing where there
-- is more to share; any other key does.
create function app.strong_keys(keys text[]) returns text[]
language sql immutable parallel safe
return array(select k from unnest(keys) k where left(k, 2) not in ('p:', 'g:'));

create function app.weak_keys(keys text[]) returns text[]
language sql immutable parallel safe
return array(select k from unnest(keys) k where left(k, 2) in ('p:', 'g:'));

-- Elements that resemble an anchor and are none. What another live tag names is that tag's element.
-- `except_tag` is the tag being edited: its anchors keep the time at which they were added. Comparing
-- costs a fifth of a millisecond, so 24 are compared with an anchor, fewer where there are several.
-- (plpgsql, as all that saving a tag goes through: it keeps plans, SQL functions plan at every call.)
create function app.candidates(app int, anchors jsonb, except_tag uuid default null)
returns setof app.candidate
language plpgsql stable set search_path = ''
as $$
begin
  return query
  with wanted as materialized (
    select a ->> 'hash' as hash, a -> 'descriptor' as descriptor, app.strong_keys(k) as strong, app.weak_keys(k) as weak
    from jsonb_array_elements(candidates.anchors) a cross join lateral app.element_keys(a -> 'descriptor') k
  ),
  near as (
    select w.hash as anchor, w.descriptor as wanted, e.id, e.descriptor
    from wanted w cross join lateral (
      select x.id, x.descriptor from app.elements x
      where x.app_id = candidates.app and (x.keys && w.strong or x.keys @> w.weak)
        and x.descriptor is not null and x.hash not in (select hash from wanted)
        and not exists (
          select from app.tag_anchors o join app.live_tags t on t.id = o.tag_id
          where o.app_id = x.app_id and o.hash = x.hash and o.tag_id is distinct from candidates.except_tag)
        and not exists ( -- nor what one counted before a repair
          select from app.tag_past o join app.live_tags t on t.id = o.tag_id
          where o.element_id = x.id and o.tag_id is distinct from candidates.except_tag)
      order by (x.keys && w.strong) and x.keys @> w.weak desc, x.keys && w.strong desc, x.last_seen desc, x.id
      limit greatest(6, 24 / jsonb_array_length(candidates.anchors))
    ) e
  ),
  scored as materialized (
    select n.id, n.anchor, app.similarity(n.wanted, n.descriptor) as score from near n
  )
  select distinct on (s.id) s.id, s.anchor,
    coalesce((select a.added_at from app.tag_anchors a
      where a.tag_id = candidates.except_tag and a.hash = s.anchor), now()),
    s.score::real
  from scored s
  where s.score >= app.locator_review()
  order by s.id, s.score desc, s.anchor;
end $$;

-- Whether two lives show two elements: they overlap by more than a fifth of the shorter one. A release
-- that reaches people over some hours overlaps less.
create function app.lived_together(a_from timestamptz, a_to timestamptz, b_from timestamptz, b_to timestamptz)
returns boolean
language sql immutable parallel safe
return least(a_to, b_to) >= greatest(a_from, b_from)
  and (least(a_to - a_from, b_to - b_from) = interval '0'
    or (least(a_to, b_to) - greatest(a_from, b_from)) * 5 > least(a_to - a_from, b_to - b_from));

-- First and last use of an element, from the events themselves: what the dictionary notes spans whole
-- batches, which were offline for days at times. Two steps down the covering index.
create function app.life_of(app int, element int) returns table (since timestamptz, until timestamptz)
language sql stable
as $$
  select
    (select e.ts from app.events e where e.app_id = $1 and e.element_id = $2 and e.kind between 2 and 4 order by e.ts limit 1),
    (select e.ts from app.events e where e.app_id = $1 and e.element_id = $2 and e.kind between 2 and 4 order by e.ts desc limit 1)
$$;

-- The verdict on each candidate, from lives. A renamed element is one that lives where the other has died;
-- before the survivor has been alone for a day nobody can tell. Pages make no difference: the same button
-- on another page is another button. An anchor without a use lived when it was tagged.
create function app.judge(app int, near app.candidate[])
returns table (element_id int, verdict text)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with c as materialized (
    select f.*, mine.since, mine.until,
      coalesce(other.since, f.anchor_at) as other_since, coalesce(other.until, f.anchor_at) as other_until
    from unnest(judge.near) f
    left join app.elements a on a.app_id = judge.app and a.hash = f.anchor
    cross join lateral app.life_of(judge.app, f.element_id) mine
    cross join lateral app.life_of(judge.app, a.id) other
  )
  select c.element_id, case
    when c.score < app.locator_accept()::real then 'weak'
    when c.since is null then 'early' -- never used: nothing to count, nothing to tell by
    when app.lived_together(c.since, c.until, c.other_since, c.other_until) then 'beside'
    when exists (
      select from c o
      where o.element_id <> c.element_id and o.anchor = c.anchor
        and o.score >= app.locator_accept()::real and app.locator_ties(c.score, o.score)
        and app.lived_together(c.since, c.until, o.since, o.until)
    ) then 'rival'
    when greatest(c.until, c.other_until) - least(c.until, c.other_until) >= interval '1 day' then 'similar'
    else 'early' end
  from c;
end $$;

create function app.verdict_words(verdict text) returns text
language sql immutable parallel safe
return case verdict
    when 'anchor' then 'This is the tagged element itself.'
    when 'matched' then 'A live page reported that the selector matches it.'
    when 'similar' then 'It took the tagged element''s place.'
    when 'weak' then 'It is too different to count.'
    when 'beside' then 'It was used beside the tagged element, so it is another one.'
    when 'early' then 'It came when the tagged element was last used; after a day it can be told.'
    when 'rival' then 'Another element fits as well.'
  end;

-- Said only for what is shown: finding the words takes longer than comparing.
create function app.verdict_reason(verdict text, anchor jsonb, element jsonb) returns text
language sql immutable parallel safe
return app.verdict_words(verdict)
  || case when verdict in ('anchor', 'matched') then '' else ' ' || app.similarity_reason(anchor, element) end;
revoke all on function app.strong_keys, app.weak_keys, app.candidates, app.lived_together, app.life_of, app.judge,
  app.verdict_words, app.verdict_reason from public;
