-- Who was active: the denominators, read from the bit masks, which hold a month of a visitor and account in
-- a row. No event is read, whatever the window and the filter.

-- Bits of a month's days that lie within [since, until].
create function app.month_mask(month date, since date, until date) returns int4
language sql immutable parallel safe
return case when until < month or since >= month + interval '1 month' then 0 else
  (((1::bigint << (least(until, (month + interval '1 month')::date - 1) - greatest(since, month) + 1)) - 1)
    << (greatest(since, month) - month))::int4 end;

-- Filters are ANDed; each compares a trait as text. `side` is visitor or account; who has no traits fits no
-- filter of its side.
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

create type app.active as (app_id int, person int, account_id int);

-- Who was active on days within [since, until], by app: people by merges, without staff, for which account.
create function app.active_in(apps int[], since date, until date, filters jsonb) returns setof app.active
language plpgsql stable set search_path = ''
as $$
begin
  return query
  select distinct a.app_id, p.id, nullif(a.account_id, 0)
  from app.activity a left join app.merges m on m.from_id = a.visitor_id
  join app.visitors p on p.id = coalesce(m.into_id, a.visitor_id) and not p.internal
  left join app.accounts c on c.id = a.account_id
  where a.app_id = any (apps) and a.month between date_trunc('month', since)::date and until
    and a.days & app.month_mask(a.month, since, until) <> 0
    and (filters = '[]' or (app.fits(p.traits, filters, 'visitor') and app.fits(c.traits, filters, 'account')));
end $$;
revoke all on function app.month_mask, app.fits, app.checked_filters, app.active_in from public;
