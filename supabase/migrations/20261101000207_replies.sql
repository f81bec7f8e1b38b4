-- How ingest answers: with a status of its own choosing, through the settings that the Data API reads
-- back, and with every refusal noted where the install check finds it.
create function app.reply(status int, body jsonb, retry_after int default null) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  perform set_config('response.status', reply.status::text, true);
  perform set_config('response.headers', case when reply.retry_after is null then '[]'
    else format('[{"Retry-After": "%s"}]', reply.retry_after) end, true);
  return reply.body;
end $$;

-- One more of this reason today. Origins are whatever a stranger sends, so an app has room for a
-- hundred different rows a day; later ones share the origin "(other)".
create function app.note_refusal(app int, reason text, origin text, n int default 1) returns void
language plpgsql set search_path = ''
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

-- Why a whole batch is turned away; code null = it is not.
create type app.refusal as (status int, code text, message text, retry_after int);

-- Turns a batch away and remembers that it did.
create function app.turn_away(r app.refusal, app int, origin text) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  perform app.note_refusal(turn_away.app, r.code, turn_away.origin);
  return app.reply(r.status, jsonb_strip_nulls(jsonb_build_object(
    'code', r.code, 'message', r.message, 'retryAfter', r.retry_after)), r.retry_after);
end $$;

revoke all on function app.reply, app.note_refusal, app.turn_away from public;
