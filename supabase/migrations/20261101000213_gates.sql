-- The gates that a batch passes before it is opened, in order: size, key, origin, kill switch, consent,
-- form of its header, rate of the app, rate and number of its sender. The first that is shut answers.

create function app.size_problem(batch jsonb) returns text
language sql immutable set search_path = ''
as $$
  select case
    when jsonb_typeof(batch -> 'events') = 'array' and jsonb_array_length(batch -> 'events') > app.limit_of('batchEvents')
      then format('events: at most %s in a batch. Send them in parts.', app.limit_of('batchEvents'))
    when pg_column_size(batch) > app.limit_of('batchBytes') and not app.json_fits(batch, app.limit_of('batchBytes'))
      then format('The batch is larger than %s bytes. Send it in parts.', app.limit_of('batchBytes'))
  end
$$;

-- `a` is the app of the batch's key, all null where there is none. A call from inside the database has
-- no origin to check.
create function app.gate(batch jsonb, a app.apps, origin text, is_http boolean) returns app.refusal
language plpgsql immutable set search_path = ''
as $$
declare
  problem text;
begin
  if jsonb_typeof(batch) is distinct from 'object' then
    return row(400, 'bad_batch', 'payload: must be an object, a batch of wire format 1.', null)::app.refusal;
  end if;
  problem := app.size_problem(batch);
  if problem is not null then return row(413, 'too_large', problem, null)::app.refusal; end if;
  if a.id is null then
    return row(401, 'unknown_key', 'app: no app has this key. Copy it from the settings of the app.', null)::app.refusal;
  end if;
  if is_http and not app.origin_allowed(a.origins, origin) then
    return row(403, 'origin_not_allowed', format(
      'The origin of the page (%s) is not allowed. Add it in the settings of the app.', coalesce(left(origin, 200), 'none')), null)::app.refusal;
  end if;
  if not a.capture then
    return row(403, 'paused', 'Capture is switched off in the settings of the app.', null)::app.refusal;
  end if;
  if a.consent = 'required' and batch -> 'consent' is distinct from 'true' then
    return row(403, 'consent_required', 'consent: must be true, because the app requires consent.', null)::app.refusal;
  end if;
  problem := app.batch_problem(batch);
  if problem is not null then return row(400, 'bad_batch', problem, null)::app.refusal; end if;
  return null;
end $$;

-- Whether the app has sent what it may this minute.
create function app.app_meter(a app.apps, received timestamptz) returns app.refusal
language sql stable set search_path = ''
as $$
  select case when sum(m.events) >= coalesce(a.rate_per_minute, app.limit_of('appEventsPerMinute')) then
    row(429, 'rate_limited', format('The app has sent %s events this minute, which is all it may. Wait and send again.', sum(m.events)),
      ceil(60 - extract(second from received))::int)::app.refusal end
  from app.app_minutes m where m.app_id = a.id and m.minute = date_trunc('minute', received)
$$;

-- Takes the batch's number. Null when this batch is the next of its sender; the code 'duplicate' when it
-- was here before. Numbers only rise: what is not above the last one counts as seen.
create function app.claim(app int, sender uuid, seq bigint, events int, received timestamptz) returns app.refusal
language plpgsql set search_path = ''
as $$
#variable_conflict use_column
declare
  per_minute constant int := app.limit_of('senderEventsPerMinute');
  fresh constant timestamptz := received - interval '1 minute'; -- windows that began after it still run
  known app.senders;
begin
  -- One statement decides: of two that arrive together, the second waits here and then finds the first.
  insert into app.senders as s (app_id, sender, last_seq, window_start, window_events, seen_at)
  values (claim.app, claim.sender, claim.seq, claim.received, claim.events, claim.received)
  on conflict (app_id, sender) do update set
    last_seq = excluded.last_seq,
    window_start = case when s.window_start > fresh then s.window_start else excluded.window_start end,
    window_events = case when s.window_start > fresh then s.window_events else 0 end + excluded.window_events,
    seen_at = excluded.seen_at
  where s.last_seq < excluded.last_seq and (s.window_start <= fresh or s.window_events + excluded.window_events <= per_minute);
  if found then return null; end if;
  select * into known from app.senders s where s.app_id = claim.app and s.sender = claim.sender;
  if known.last_seq >= claim.seq then return row(202, 'duplicate', null, null)::app.refusal; end if;
  return row(429, 'rate_limited', format('This tab may send %s events a minute. Wait and send again.', per_minute),
    greatest(1, ceil(extract(epoch from known.window_start - fresh))))::app.refusal;
end $$;

revoke all on function app.size_problem, app.gate, app.app_meter, app.claim from public;
