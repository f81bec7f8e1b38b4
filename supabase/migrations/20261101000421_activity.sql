-- Who was active: the denominators. Read from the bit masks, which hold a month of a visitor in a row;
-- only a filter that crosses from people to accounts, which masks do not join, reads the events.

-- Bits of a month's days that lie within [since, until].
create function app.month_mask(month date, since date, until date) returns int4
language sql immutable parallel safe
return case when until < month or since >= month + interval '1 month' then 0 else
  (((1::bigint << (least(until, (month + interval '1 month')::date - 1) - greatest(since, month) + 1)) - 1)
    << (greatest(since, month) - month))::int4 end;

-- Filters are ANDed; each compares a trait as text. `side` is visitor or account.
create function app.fits(traits jsonb, filters jsonb, side text) returns boolean
language sql immutable parallel safe
return not exists (
  select from jsonb_array_elements(filters) f
  where f ->> 'on' = side and traits ->> (f ->> 'trait') is distinct from f ->> 'equals');

create function app.checked_filters(filters jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  list jsonb := app.checked_list('filter', filters, 10);
begin
  for i in 0 .. jsonb_array_length(list) - 1 loop
    perform app.checked_choice(format('filter[%s].on', i), list -> i ->> 'on', array['visitor', 'account']);
    if coalesce(jsonb_typeof(list -> i -> 'trait') <> 'string' or jsonb_typeof(list -> i -> 'equals') <> 'string', true) then
      perform app.refuse(format('filter[%s]: must have a trait and what it equals, both text', i));
    end if;
  end loop;
  return list;
end $$;

-- Visitors that answers are about: people by merges, without staff, who fit the filter.
create function app.counted_people(workspace uuid, filters jsonb) returns table (visitor_id int, person int)
language sql stable
as $$
  select v.id, p.id
  from app.visitors v left join app.merges m on m.from_id = v.id
  join app.visitors p on p.id = coalesce(m.into_id, v.id)
  where v.workspace_id = $1 and not p.internal and app.fits(p.traits, $2, 'visitor')
$$;

create type app.active as (app_id int, person int, account_id int);

-- Distinct people (and, apart, accounts) by app that were active on days within [since, until]. A row has
-- a person, an account, or under a crossing filter both.
create function app.active_in(workspace uuid, apps int[], since date, until date, filters jsonb) returns setof app.active
language plpgsql stable set search_path = ''
as $$
declare
  zone text := (select w.timezone from app.workspaces w where w.id = active_in.workspace);
begin
  if filters <> '[]' then
    return query
    select distinct e.app_id, p.person, e.account_id
    from (select distinct x.app_id, x.visitor_id, x.account_id from app.events x
      where x.app_id = any (apps) and x.ts >= app.day_start(since, zone) and x.ts < app.day_start(until + 1, zone)) e
    join app.counted_people(active_in.workspace, filters) p on p.visitor_id = e.visitor_id
    left join app.accounts a on a.id = e.account_id
    where not filters @> '[{"on": "account"}]' or app.fits(a.traits, filters, 'account');
    return;
  end if;
  return query
  select distinct a.app_id, coalesce(m.into_id, a.visitor_id), null::int
  from app.activity a left join app.merges m on m.from_id = a.visitor_id
  where a.app_id = any (apps) and a.month between date_trunc('month', since)::date and until
    and a.days & app.month_mask(a.month, since, until) <> 0
    and not exists (select from app.visitors v where v.id = coalesce(m.into_id, a.visitor_id) and v.internal)
  union all
  select distinct a.app_id, null::int, a.account_id from app.account_activity a
  where a.app_id = any (apps) and a.month between date_trunc('month', since)::date and until
    and a.days & app.month_mask(a.month, since, until) <> 0;
end $$;
revoke all on function app.month_mask, app.fits, app.checked_filters, app.counted_people, app.active_in from public;
