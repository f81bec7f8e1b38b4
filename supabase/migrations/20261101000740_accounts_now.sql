-- Accounts as they weigh today. Unknown revenue is unknown, never 0: such an account weighs as the median does,
-- and every figure says how many there are.

-- What the traits say of where an account stands. Its renewal counts from 30 days past to as far ahead as is set.
create function app.account_state(traits jsonb, settings jsonb, renewal date, today date) returns text
language sql immutable
as $$
  select case
    when s.said in ('prospect', 'trial', 'lead', 'evaluating') then 'prospect'
    when s.said in ('churned', 'lost', 'cancelled', 'canceled') then 'churned'
    when s.said in ('at risk', 'at-risk', 'at_risk', 'risk') or s.health in ('at risk', 'at-risk', 'at_risk', 'red', 'poor', 'bad') then 'at-risk'
    when renewal between today - 30 and today + (settings #>> '{weights,renewalDays}')::int then 'at-risk'
    else 'customer' end
  from (select lower(btrim(traits ->> (settings #>> '{traits,state}'))) as said,
    lower(btrim(traits ->> (settings #>> '{traits,health}'))) as health) s
$$;

create function app.median_arr(workspace uuid) returns numeric
language sql stable set search_path = ''
as $$
  select percentile_cont(0.5) within group (order by x.arr)::numeric
  from (select app.arr_of(a.traits, s.settings) as arr
    from app.accounts a, (select app.voice_settings_of(median_arr.workspace) offset 0) s (settings)
    where a.workspace_id = median_arr.workspace) x
  where x.arr > 0
$$;

create function app.accounts_now(workspace uuid, ids int[])
returns table (account_id int, name text, plan text, arr numeric, renewal date, state text, health text, weight float8, factor float8)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  settings jsonb := app.voice_settings_of(accounts_now.workspace);
  w jsonb := settings -> 'weights';
  median numeric := app.median_arr(accounts_now.workspace);
  today date := (select (now() at time zone x.timezone)::date from app.workspaces x where x.id = accounts_now.workspace);
begin
  return query
  select a.id, a.name, a.traits ->> (settings #>> '{traits,plan}'), m.arr, r.renewal, s.state, a.traits ->> (settings #>> '{traits,health}'),
    -- Where no revenue is known at all, every account weighs the same.
    case when median is null then 1 + ln(2) else 1 + ln(1 + greatest(coalesce(m.arr, median), 0)::float8 / median::float8) end,
    case s.state when 'at-risk' then (w ->> 'atRisk')::float8 when 'prospect' then (w ->> 'prospect')::float8
      when 'churned' then (w ->> 'churned')::float8 else 1 end
  from app.accounts a
  cross join lateral (select app.arr_of(a.traits, settings) as arr) m
  cross join lateral (select app.day_in(a.traits -> (settings #>> '{traits,renewal}')) as renewal) r
  cross join lateral (select app.account_state(a.traits, settings, r.renewal, today) as state) s
  where a.workspace_id = accounts_now.workspace and (accounts_now.ids is null or a.id = any (accounts_now.ids));
end $$;
