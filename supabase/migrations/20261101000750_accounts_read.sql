-- Accounts as customer success reads them: found by name, summed up, with their people.
-- Rows are found by their account; their months and ids never change, so updates stay in place.
create index activity_by_account on app.activity (account_id, month) where account_id <> 0;

create function app.account_row(workspace uuid, account int) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('account', a.id, 'externalId', a.external_id, 'name', a.name, 'plan', n.plan, 'arr', n.arr, 'renewal', n.renewal,
    'state', n.state, 'health', n.health, 'lastSeen', a.last_seen,
    'evidence', (select count(*) from app.evidence_items e where e.account_id = a.id and not e.deleted))
  from app.accounts a, app.accounts_now(account_row.workspace, array[a.id]) n
  where a.id = account_row.account and a.workspace_id = account_row.workspace
$$;

create function app.require_account(workspace uuid, account int, at_least app.role) returns app.accounts
language plpgsql stable security definer set search_path = ''
as $$
declare
  a app.accounts;
begin
  select * into a from app.accounts x where x.id = require_account.account and x.workspace_id = require_account.workspace;
  perform app.require(a.workspace_id, require_account.at_least);
  return a;
end $$;

create function public.find_accounts(workspace uuid, query text, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  most int := app.checked_limit(find_accounts."limit");
  pattern text := '%' || regexp_replace(btrim(coalesce(find_accounts.query, '')), '([\\%_])', '\\\1', 'g') || '%';
begin
  perform app.require(find_accounts.workspace, 'viewer');
  return (
    select coalesce(jsonb_agg(app.account_row(find_accounts.workspace, f.id) order by f.starts desc, f.last_seen desc, f.id), '[]')
    from (
      select a.id, a.last_seen, a.name ilike ltrim(pattern, '%') as starts from app.accounts a
      where a.workspace_id = find_accounts.workspace
        and (pattern = '%%' or a.name ilike pattern or a.external_id ilike pattern or a.traits ->> 'domain' ilike pattern)
      order by starts desc, a.last_seen desc, a.id limit most) f);
end $$;

-- Traits that are named are set, null ones taken away, the others left.
create function app.put_account(workspace uuid, ref text, called text, told_traits jsonb) returns int
language plpgsql volatile set search_path = ''
as $$
declare
  told jsonb := coalesce(told_traits, '{}') || case when coalesce(btrim(called), '') <> '' then jsonb_build_object('name', btrim(called)) else '{}' end;
  saved int;
begin
  if not app.json_fits(told, app.limit_of('traitsBytes')) then
    perform app.refuse(format('account.traits: must have at most %s bytes', app.limit_of('traitsBytes')));
  end if;
  insert into app.accounts as a (workspace_id, external_id, traits) values (put_account.workspace, ref, jsonb_strip_nulls(told))
  on conflict (workspace_id, external_id) do update set traits = jsonb_strip_nulls(a.traits || told)
  returning a.id into saved;
  if not app.json_fits((select a.traits from app.accounts a where a.id = saved), app.limit_of('traitsBytes')) then
    perform app.refuse(format('account.traits: must have at most %s bytes', app.limit_of('traitsBytes')));
  end if;
  return saved;
end $$;

create function public.save_account(workspace uuid, account jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  draft jsonb := app.unwrap(save_account.account);
  ref text := btrim(coalesce(draft ->> 'externalId', ''));
  saved int;
begin
  perform app.require(save_account.workspace, 'editor');
  if length(ref) not between 1 and 200 then perform app.refuse('account.externalId: must have 1 to 200 characters'); end if;
  if jsonb_typeof(coalesce(draft -> 'traits', '{}')) <> 'object' then perform app.refuse('account.traits: must be an object'); end if;
  saved := app.put_account(save_account.workspace, ref, draft ->> 'name', draft -> 'traits');
  perform app.record(save_account.workspace, 'account.saved', (select a.name from app.accounts a where a.id = saved),
    jsonb_build_object('traits', (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(coalesce(draft -> 'traits', '{}')) k)));
  return app.account_row(save_account.workspace, saved);
end $$;

-- People and active days of an account between two days, `until` not among them, staff left out. Days are bits of
-- a month, so that no event is read.
create function app.account_days(account int, since date, until date) returns table (visitor int, day date)
language sql stable set search_path = ''
as $$
  select coalesce(v.merged_into, v.id), d.day
  from app.activity x
  join app.visitors v on v.id = x.visitor_id and not v.internal
  cross join lateral (
    select (x.month + n)::date as day from generate_series(0, 30) n where x.days & (1 << n) <> 0) d
  where x.account_id = account_days.account and x.month >= date_trunc('month', account_days.since)
    and d.day >= account_days.since and d.day < account_days.until
$$;

create function app.account_usage(workspace uuid, account int) returns jsonb
language sql stable set search_path = ''
as $$
  with t as (select (now() at time zone w.timezone)::date as today from app.workspaces w where w.id = account_usage.workspace),
  d as materialized (select x.* from t, app.account_days(account_usage.account, t.today - 90, t.today + 1) x)
  select jsonb_build_object(
    'visitors', count(distinct d.visitor) filter (where d.day >= t.today - 30 and d.day < t.today),
    'previousVisitors', count(distinct d.visitor) filter (where d.day >= t.today - 60 and d.day < t.today - 30),
    'activeDays', count(distinct d.day) filter (where d.day >= t.today - 30 and d.day < t.today),
    'previousActiveDays', count(distinct d.day) filter (where d.day >= t.today - 60 and d.day < t.today - 30),
    'trend', (select jsonb_agg((select count(distinct y.visitor) from d y where y.day > t.today - 7 * (n + 1) and y.day <= t.today - 7 * n) order by n desc)
      from generate_series(0, 11) n))
  from t left join d on true group by t.today
$$;

-- Answers to NPS surveys of the last year, a person's last one.
create function app.account_nps(workspace uuid, account int) returns jsonb
language sql stable set search_path = ''
as $$
  with last as (
    select distinct on (coalesce(v.merged_into, v.id)) r.score, r.answered_at
    from app.responses r
    join app.visitors v on v.id = r.visitor_id and not v.internal
    join app.item_versions i on i.item_id = r.item_id and i.version = r.version and app.survey_scale(i.definition) = 'nps'
    where r.account_id = account_nps.account and r.workspace_id = account_nps.workspace and r.score is not null
      and r.answered_at > now() - interval '365 days'
    order by coalesce(v.merged_into, v.id), r.answered_at desc)
  select jsonb_build_object('lastAt', max(l.answered_at), 'tally', jsonb_build_object('n', count(*), 'low', count(*) filter (where l.score <= 6),
    'mid', count(*) filter (where l.score between 7 and 8), 'high', count(*) filter (where l.score >= 9),
    'sum', coalesce(sum(l.score), 0), 'sumSquares', coalesce(sum(l.score * l.score), 0)))
  from last l
$$;

create function app.account_summary(a app.accounts) returns jsonb
language sql stable set search_path = ''
as $$
  select app.account_row(a.workspace_id, a.id) || jsonb_build_object('traits', a.traits, 'firstSeen', a.first_seen,
    'usage', app.account_usage(a.workspace_id, a.id), 'nps', app.account_nps(a.workspace_id, a.id),
    'requests', (select count(distinct r.root_id) from app.evidence_items e join app.requests r on r.id = e.request_id
      join app.requests t on t.id = r.root_id and not t.deleted where e.account_id = a.id and not e.deleted),
    'calls', (select count(*) from app.calls c where c.account_id = a.id and not c.deleted),
    'openNotes', (select count(*) from app.notes n where n.account_id = a.id and not n.deleted and not n.resolved))
$$;

create function public.get_account(workspace uuid, account int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return app.account_summary(app.require_account(get_account.workspace, get_account.account, 'viewer'));
end $$;

create function public.account_people(workspace uuid, account int, query text, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  a app.accounts := app.require_account(account_people.workspace, account_people.account, 'viewer');
  most int := app.checked_limit(account_people."limit");
  pattern text := '%' || regexp_replace(btrim(coalesce(account_people.query, '')), '([\\%_])', '\\\1', 'g') || '%';
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('visitor', f.id, 'knownId', f.known_id, 'name', app.name_of(f.traits, f.known_id),
      'lastSeen', f.last_seen, 'evidence', (select count(*) from app.evidence_items e
        where e.visitor_id = any (app.person_ids(a.workspace_id, f.id)) and not e.deleted)) order by f.last_seen desc, f.id), '[]')
    from (
      select p.* from app.visitors p
      where p.id in (select coalesce(v.merged_into, v.id) from app.activity x join app.visitors v on v.id = x.visitor_id where x.account_id = a.id
          union select coalesce(v.merged_into, v.id) from app.evidence_items e join app.visitors v on v.id = e.visitor_id where e.account_id = a.id)
        and not p.internal and (pattern = '%%' or p.known_id ilike pattern or p.traits ->> 'name' ilike pattern or p.traits ->> 'email' ilike pattern)
      order by p.last_seen desc, p.id limit most) f);
end $$;
