-- What is known about one person, as far as conditions name it (core/model/attention.ts).

-- Of a month's active days those up to a day, as bits.
create function app.days_until(month date, days int, until date) returns bigint
language sql immutable parallel safe
return days::bigint & ((1::bigint << greatest(0, least(31, until - month + 1))) - 1);

-- The account that they acted for last, up to the day of an instant.
create function app.account_of(visitors int[], at timestamptz default now()) returns app.accounts
language sql stable set search_path = ''
as $$
  select a from app.accounts a where a.id = (
    select x.account_id from app.activity x, lateral (select app.days_until(x.month, x.days, app.utc_day(at)) as days) d
    where x.visitor_id = any (visitors) and x.account_id <> 0 and d.days <> 0
    order by x.month desc, d.days desc limit 1)
$$;

create function app.pick(traits jsonb, names text[]) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(t.key, t.value), '{}') from jsonb_each(coalesce(traits, '{}')) t where t.key = any (names)
$$;

-- The last answer to each survey, as of an instant.
create function app.answers_of(visitors int[], surveys uuid[], at timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(r.item_id, jsonb_build_object('score', r.score,
    'days', floor(extract(epoch from at - r.answered_at) / 86400))), '{}')
  from (
    select distinct on (x.item_id) x.item_id, x.score, x.answered_at from app.responses x
    where x.visitor_id = any (visitors) and x.item_id = any (surveys) and x.answered_at <= at
    order by x.item_id, x.answered_at desc) r
$$;

create function app.usage_of(visitors int[], app int, names text[], at timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.feature, f.uses), '{}') from (
    select split_part(n, '.', 2) as feature, jsonb_object_agg(split_part(n, '.', 3),
      app.uses_by(split_part(n, '.', 2)::uuid, usage_of.app, visitors, nullif(split_part(n, '.', 3), 'all')::int, at)) as uses
    from unnest(names) n
    join app.features x on x.id = split_part(n, '.', 2)::uuid
    join app.apps a on a.id = usage_of.app and a.workspace_id = x.workspace_id
    where n like 'usage.%' group by 1) f
$$;

-- `names` are fields of conditions, `lists` segments that are lists. The person is all these visitors, the
-- known one among them.
create function app.person_facts(visitors int[], app int, names text[], lists uuid[], at timestamptz default now()) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  who app.visitors;
  account app.accounts := app.account_of(visitors, at);
  since timestamptz;
begin
  select * into who from app.visitors v where v.id = any (visitors) and v.merged_into is null limit 1;
  select min(v.first_seen) into since from app.visitors v where v.id = any (visitors);
  return jsonb_build_object(
    'visitor', app.pick(who.traits, array(select split_part(n, '.', 2) from unnest(names) n where n like 'visitor.%')),
    'account', app.pick(account.traits, array(select split_part(n, '.', 2) from unnest(names) n where n like 'account.%')),
    'seenDays', floor(extract(epoch from at - since) / 86400),
    'usage', app.usage_of(visitors, person_facts.app, names, at),
    'answers', app.answers_of(visitors, array(select split_part(n, '.', 2)::uuid from unnest(names) n where n like 'answers.%'), at),
    'segments', (
      select coalesce(jsonb_agg(s.id order by s.id), '[]') from app.segments s
      where s.id = any (lists) and s.archived_at is null and exists (
        select from app.segment_members m where m.segment_id = s.id
          and m.external_id = case s.list_of when 'visitor' then who.known_id else account.external_id end)));
end $$;

-- What all that is live in an app asks of a person.
create function app.asked_by(app int, out names text[], out lists uuid[])
language sql stable set search_path = ''
as $$
  with d as materialized (select x.item as d
    from app.app_engagement e join app.engage_files f on f.app_id = e.app_id and f.version = e.published,
      jsonb_array_elements(f.body::jsonb -> 'items') as x(item)
    where e.app_id = asked_by.app)
  select array(select distinct n from d, app.asked_names(d.d) n), array(select distinct s from d, app.segment_ids(d.d -> 'audience') s)
$$;

-- How far back it is told what a person was shown: the longest wait that an item may ask for is 730 days.
create function app.ledger_span() returns interval
language sql immutable parallel safe
return interval '800 days';

-- How long a claim counts of which no display was heard yet: pages keep what they could not send for 7 days.
create function app.claim_span() returns interval
language sql immutable parallel safe
return interval '7 days 1 hour';

-- How many displays of an item are told: enough to count up to how often it may be shown.
create function app.ledger_depth(item uuid) returns int
language sql stable
as $$
  select greatest(20, (v.definition #>> '{frequency,times}')::numeric)::int
  from app.items i left join app.item_versions v on v.item_id = i.id and v.version = i.version where i.id = ledger_depth.item
$$;

-- Whether a display's answer had begun by then. One that went into the row of an earlier display had not its own.
create function app.answered_by(display uuid, at timestamptz) returns boolean
language sql stable
as $$
  select not exists (select from app.responses r where r.display_id = answered_by.display and r.started_at > answered_by.at)
$$;

-- What a person was shown, newest first; by the device too, which is always one's own. As of an instant of
-- the past what was done in a display by then: only the last of each kind is kept with its time.
create function app.ledger_of(workspace uuid, visitors int[], device uuid, at timestamptz default now()) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'item', l.item_id, 'is', case when l.is_survey then 'survey' else 'guide' end,
    'at', floor(extract(epoch from l.shown) * 1000), 'interrupted', l.interrupted, 'asked', l.asked,
    'outcome', case when l.outcome_at <= ledger_of.at then l.outcome end,
    'acted', l.acted and (ledger_of.at >= now() or exists (
      select from app.display_steps s where s.display_id = l.id and s.what = 'click' and s.at <= ledger_of.at)
      or app.answered_by(l.id, ledger_of.at)),
    'answered', l.answered and (ledger_of.at >= now() or app.answered_by(l.id, ledger_of.at)),
    'until', case when l.outcome_at <= ledger_of.at then floor(extract(epoch from l.until_at) * 1000) end) order by l.shown desc), '[]')
  from (
    select d.*, i.is_survey, coalesce(d.shown_at, d.claimed_at) as shown,
      row_number() over (partition by d.item_id order by coalesce(d.shown_at, d.claimed_at) desc) as nth
    from app.displays d join app.items i on i.id = d.item_id
    where d.workspace_id = ledger_of.workspace and (d.visitor_id = any (visitors) or d.device = ledger_of.device)
      and coalesce(d.shown_at, d.claimed_at) between ledger_of.at - app.ledger_span() and ledger_of.at
      -- A claim that nothing came of, nor will: what is shown offline is told of within days.
      and (d.shown_at is not null or d.claimed_at > ledger_of.at - app.claim_span())
  ) l where l.nth <= 20 or l.nth <= app.ledger_depth(l.item_id)
$$;
