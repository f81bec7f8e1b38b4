-- How ingest answers: with a status of its own choosing, through the settings that the Data API reads
-- back, and with every refusal noted where the install check finds it.
create function app.reply(status int, body jsonb, retry_after int default null) returns jsonb
language plpgsql
as $$
declare
  -- Assigned, not performed: a plain expression is ten times as fast as a query.
  told text := set_config('response.status', status::text, true) || set_config('response.headers',
    case when retry_after is null then '[]' else '[{"Retry-After": "' || retry_after || '"}]' end, true);
begin
  return body;
end $$;

-- One more of this reason today. Origins are whatever a stranger sends, so an app has room for a
-- hundred different rows a day; later ones share the origin "(other)".
create function app.note_refusal(app int, reason text, origin text, n int default 1) returns void
language plpgsql
as $$
#variable_conflict use_column
declare
  today constant date := (now() at time zone 'UTC')::date;
  row_id bigint;
  is_new boolean;
begin
  insert into app.refusals as r (app_id, day, reason, origin, count)
  values (note_refusal.app, today, note_refusal.reason, left(note_refusal.origin, 200), n)
  on conflict (app_id, day, reason, origin) do update set count = r.count + excluded.count, last_at = now()
  returning r.id, r.xmax = 0 into row_id, is_new;
  if is_new and note_refusal.origin is distinct from '(other)' and (
    select count(*) > 100 from app.refusals r
    where r.day = today
      and (r.app_id = note_refusal.app or (r.app_id is null and note_refusal.app is null))
  ) then
    delete from app.refusals r where r.id = row_id;
    perform app.note_refusal(note_refusal.app, note_refusal.reason, '(other)', n);
  end if;
end $$;

-- Why a batch is turned away, as jsonb: {status, code, message, retryAfter?}.
create function app.refusal(status int, code text, message text, retry_after int default null) returns jsonb
language sql stable
as $$
  select jsonb_build_object('status', status, 'code', code, 'message', message)
    || case when retry_after is null then '{}' else jsonb_build_object('retryAfter', retry_after) end
$$;

create function app.turn_away(r jsonb, app int, origin text) returns jsonb
language plpgsql
as $$
begin
  perform app.note_refusal(turn_away.app, r ->> 'code', turn_away.origin);
  return app.reply((r -> 'status')::int, r - 'status', (r -> 'retryAfter')::int);
end $$;

revoke all on function app.reply, app.note_refusal, app.refusal, app.turn_away from public;
