-- The same answer for a saved feature with its finished days read from store. The window's own totals are
-- distinct counts and always come from the index; what is saved is the sorting of every day.

-- Changes whenever what the feature counts does.
create function app.revision_of(feature uuid) returns int
language sql stable set search_path = ''
as $$
  select f.revision + coalesce((select sum(t.revision) from app.tags t where t.feature_id = f.id), 0)::int
  from app.features f where f.id = revision_of.feature
$$;

-- Marks of each complete day of a span, oldest first.
create function app.touches_of(apps int[], s app.span) returns bigint[]
language sql stable set search_path = ''
as $$
  select array_agg(coalesce(t.touches, 0) order by d)
  from generate_series(0, s.days - 1) d
  left join (
    select x.day, sum(x.touches)::bigint as touches from app.day_touches x
    where x.app_id = any (apps) and x.day >= s.since and x.day < s.today group by x.day
  ) t on t.day = s.since + d
$$;

-- A day is stored once it has been over for an hour: a batch that was on its way at midnight leaves no mark.
create function app.store_days(feature uuid, app int, revision int, marks bigint[], counts app.use_count[], s app.span)
returns void
language sql set search_path = ''
as $$
  insert into app.feature_days as f (feature_id, app_id, day, revision, touches, uses, visitors, accounts)
  select store_days.feature, store_days.app, s.since + n - 1, store_days.revision, marks[n],
    coalesce(c.uses, 0), coalesce(c.visitors, 0), coalesce(c.accounts, 0)
  from generate_series(1, s.days) n left join unnest(counts) c on c.bucket = n
  where s.bounds[n + 1] < now() - interval '1 hour'
  on conflict (feature_id, app_id, day) do update set revision = excluded.revision, touches = excluded.touches,
    uses = excluded.uses, visitors = excluded.visitors, accounts = excluded.accounts
    where (f.revision, f.touches) is distinct from (excluded.revision, excluded.touches)
$$;

-- Marks are read before anything is counted: whatever arrives in between makes the stored day stale.
create function app.stored_usage(feature uuid, app int, apps int[], s app.span) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  current int := app.revision_of(stored_usage.feature);
  marks bigint[] := app.touches_of(apps, s);
  counts app.use_count[] := array(
    select row(f.day - s.since + 1, f.uses, f.visitors, f.accounts)::app.use_count
    from app.feature_days f
    where f.feature_id = stored_usage.feature and f.app_id = coalesce(stored_usage.app, 0)
      and f.day >= s.since and f.day < s.today
      and f.revision = current and f.touches = marks[f.day - s.since + 1]
    order by f.day);
  t app.targets := app.feature_targets(stored_usage.feature, apps);
  -- Days before it are known; from it on they are counted.
  missing int := 1;
begin
  while (counts[missing]).bucket = missing loop missing := missing + 1; end loop;
  counts := counts[1 : missing - 1] || array(
    select row(case when c.bucket > 0 then c.bucket + missing - 1 else c.bucket end, c.uses, c.visitors, c.accounts)::app.use_count
    from app.count_uses(apps, t, s.bounds[missing : s.days + 2]) c
    where c.bucket > 0 or missing = 1);
  if missing > 1 then
    counts := counts || array(
      select c from app.count_uses(apps, t, array[s.bounds[1], s.bounds[s.days + 1], s.bounds[s.days + 2]]) c
      where c.bucket <= 0);
  end if;
  if missing <= s.days and current_setting('transaction_read_only') = 'off' then
    perform app.store_days(stored_usage.feature, coalesce(stored_usage.app, 0), current, marks, counts, s);
    if (select count(*) > 1000 from app.day_touches x where x.app_id = any (apps)) then
      perform app.sweep_touches(apps);
    end if;
  end if;
  return app.usage_json(counts, s);
end $$;
revoke all on function app.revision_of, app.touches_of, app.store_days, app.stored_usage from public;
