-- The gates that a batch passes before it is opened, in order: form, size, origin, kill switch, consent,
-- header, rate of the app; then the number and the rate of its sender.

create function app.gate(
  batch jsonb, a app.apps, origin text, is_http boolean,
  size_problem text, batch_problem text, sent_this_minute bigint, received timestamptz
) returns jsonb
language sql stable
as $$
  select case
    when size_problem is not null then app.refusal(413, 'too_large', size_problem)
    when is_http and not app.origin_allowed(a.origins, origin) then app.refusal(403, 'origin_not_allowed',
      'The origin of the page (' || coalesce(left(origin, 200), 'none') || ') is not allowed. Add it in the settings of the app.')
    when not a.capture then app.refusal(403, 'paused', 'Capture is switched off in the settings of the app.')
    when a.consent = 'required' and batch -> 'consent' is distinct from 'true'
      then app.refusal(403, 'consent_required', 'consent: must be true, because the app requires consent.')
    when batch_problem is not null then app.refusal(400, 'bad_batch', batch_problem)
    when sent_this_minute >= coalesce(a.rate_per_minute, app.limit_of('appEventsPerMinute')) then app.refusal(429, 'rate_limited',
      'The app has sent ' || sent_this_minute || ' events this minute, which is all it may. Wait and send again.',
      ceil(60 - extract(second from received))::int)
  end
$$;

-- For a batch whose key is no app's, or that is none.
create function app.gate_of_strangers(batch jsonb) returns jsonb
language sql stable
as $$
  select case
    when jsonb_typeof(batch) is distinct from 'object'
      then app.refusal(400, 'bad_batch', 'payload: must be an object, a batch of wire format 1.')
    when app.size_problem(batch) is not null then app.refusal(413, 'too_large', app.size_problem(batch))
    else app.refusal(401, 'unknown_key', 'app: no app has this key. Copy it from the settings of the app.')
  end
$$;

-- Takes the batch's number: null when this batch is the next of its sender, the status 202 when it was
-- here before. Numbers only rise: what is not above the last one counts as seen.
create function app.claim(app int, sender uuid, seq bigint, events int, received timestamptz) returns jsonb
language plpgsql
as $$
#variable_conflict use_column
declare
  known app.senders;
begin
  -- One statement decides: of two that arrive together, the second waits here and then finds the first.
  insert into app.senders as s (app_id, sender, last_seq, window_start, window_events, seen_at)
  values (claim.app, claim.sender, claim.seq, claim.received, claim.events, claim.received)
  on conflict (app_id, sender) do update set
    last_seq = excluded.last_seq,
    window_start = case when s.window_start > claim.received - interval '1 minute' then s.window_start else excluded.window_start end,
    window_events = case when s.window_start > claim.received - interval '1 minute' then s.window_events else 0 end + excluded.window_events,
    seen_at = excluded.seen_at
  where s.last_seq < excluded.last_seq and (s.window_start <= claim.received - interval '1 minute'
    or s.window_events + excluded.window_events <= app.limit_of('senderEventsPerMinute'));
  if found then return null; end if;
  select * into known from app.senders s where s.app_id = claim.app and s.sender = claim.sender;
  if known.last_seq >= claim.seq then return '{"status": 202}'; end if;
  return app.refusal(429, 'rate_limited',
    format('This tab may send %s events a minute. Wait and send again.', app.limit_of('senderEventsPerMinute')),
    greatest(1, ceil(extract(epoch from known.window_start + interval '1 minute' - claim.received)))::int);
end $$;

revoke all on function app.gate, app.gate_of_strangers, app.claim from public;
