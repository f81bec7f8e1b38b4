-- Whether a feature's tags still recognise what they should, from its last fifty uses: enough to know its
-- rhythm, few enough to ask for every feature at once.

-- Of an element that a feature counts, its newest uses. Straight down the covering index.
create function app.recent_uses(app int, element int, page int, "limit" int)
returns table (id bigint, ts timestamptz)
language sql stable
as $$
  select e.id, e.ts from app.events e
  where e.app_id = $1 and e.element_id = $2 and e.kind between 2 and 4 and ($3 is null or e.path_id = $3)
  order by e.ts desc limit $4
$$;

create type app.use_facts as (
  uses int, -- at most fifty
  last_use timestamptz,
  longest_gap interval, -- between two of them
  renamed real -- share of them on elements that took a tagged one's place
);

create function app.feature_facts(features uuid[])
returns table (feature_id uuid, facts app.use_facts)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with targets as (
    select t.feature_id, t.app_id, t.element_id, t.path_id, bool_and(e.verdict = 'similar') as renamed
    from app.tag_targets t join app.tag_elements e on e.tag_id = t.tag_id and e.element_id = t.element_id
    where t.feature_id = any (feature_facts.features)
    group by 1, 2, 3, 4
  ),
  uses as (
    select t.feature_id, t.renamed, u.ts,
      row_number() over (partition by t.feature_id order by u.ts desc) as nth,
      lag(u.ts) over (partition by t.feature_id order by u.ts desc) - u.ts as gap
    from targets t cross join lateral app.recent_uses(t.app_id, t.element_id, t.path_id, 50) u
  )
  select u.feature_id, row(count(*), max(u.ts), max(u.gap), avg(u.renamed::int))::app.use_facts
  from uses u where u.nth <= 50 group by u.feature_id;
end $$;

-- Elements that are not counted and began where the counted ones ended: one of them may be it.
create function app.open_questions(feature uuid, last_use timestamptz) returns int
language sql stable set search_path = ''
as $$
  select count(distinct e.element_id)::int
  from app.tags t join app.tag_elements e on e.tag_id = t.id join app.elements x on x.id = e.element_id
  where t.feature_id = open_questions.feature and t.archived_at is null
    and x.last_seen > now() - interval '30 days'
    and case when open_questions.last_use is null then e.verdict in ('early', 'rival')
      else e.verdict in ('weak', 'early', 'rival') and x.first_seen > open_questions.last_use
        and x.last_seen > open_questions.last_use + interval '1 day' end
$$;

-- Silence counts against the feature's own rhythm: three times its longest pause, and never under a week,
-- so that neither a week-end nor a yearly report raises an alarm.
create function app.health_of(tags bigint, f app.use_facts, questions int, timezone text)
returns table (health text, reason text)
language sql stable set search_path = ''
as $$
  select h.health, case h.health
    when 'unknown' then case when tags = 0 then 'It has no tag yet, so nothing is counted.'
      else 'No use of it has been recorded yet.' end
    when 'ambiguous' then format('%s may be this one by now and %s not counted. Look at its tags and decide.',
      case when questions = 1 then 'Another element' else questions || ' other elements' end,
      case when questions = 1 then 'is' else 'are' end)
    when 'silent' then format('Not used since %s; before, it never rested longer than %s.', d.last_day,
      case when extract(epoch from f.longest_gap) < 172800 then 'a day or two'
        else ceil(extract(epoch from f.longest_gap) / 86400) || ' days' end)
    when 'drifting' then 'Most recent uses come from an element that took the tagged one''s place. Add it to the tag to be sure.'
    else format('Recognised as tagged; last used on %s.', d.last_day)
  end
  from (select case
      when questions > 0 then 'ambiguous'
      when f.last_use is null then 'unknown'
      when f.uses > 1 and now() - f.last_use > greatest(interval '7 days', 3 * f.longest_gap) then 'silent'
      when f.renamed > 0.5 then 'drifting'
      else 'healthy' end) h(health),
    (select to_char(f.last_use at time zone health_of.timezone, 'FMDD Mon YYYY')) d(last_day)
$$;
revoke all on function app.recent_uses, app.feature_facts, app.open_questions, app.health_of from public;
