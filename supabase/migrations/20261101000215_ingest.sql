-- ingest: one call per batch with the app's public key. Wire format and answers: core/model/batch.ts.
--
-- A batch is taken whole or not at all, but for events that are refused one by one, by index and reason.
-- Whatever else goes wrong, the answer is one of the contract's, never an error of the database.

-- Stores what names nothing new, then makes what is new and stores the rest, then what no cap allows.
create function app.take_events(c app.batch_context, events jsonb, told jsonb) returns app.taken
language plpgsql
as $$
declare
  s app.stored;
  total app.taken;
  part app.taken;
begin
  if told is not null then perform app.announce(c.app, app.teach_elements(c.app, told), null); end if;
  s := app.store_events(c, events, null, null);
  if s.looked is null then
    total.accepted := s.accepted;
    total.since := s.since;
    total.until := s.until;
    return total;
  end if;
  total := app.news_of(s, events, true);
  if total.waiting is null then return total; end if;

  perform app.learn(c.app, total.hashes, total.paths, total.names, coalesce(told, '{}'), total.since, total.until);
  part := app.news_of(app.store_events(c, events, total.waiting, null), events, true);
  loop
    total.accepted := total.accepted + part.accepted;
    total.times := total.times || part.times;
    total.unknown := total.unknown || part.unknown;
    total.stale := total.stale || part.stale;
    total.others := total.others + part.others;
    exit when part.waiting is null;
    part := app.news_of(app.store_events(c, events, part.waiting, app.others_of(c.app)), events, false);
  end loop;
  return total;
end $$;

-- Everything beside the events, the row that other visitors' batches share last: it stays locked until
-- the end.
create function app.note_batch(c app.batch_context, s app.taken, w app.who, batch jsonb, is_denied boolean, origin text) returns void
language plpgsql
as $$
declare
  user_traits constant jsonb := case when not is_denied then batch #> '{user,traits}' end;
  account_traits constant jsonb := batch #> '{account,traits}';
begin
  if s.accepted > 0 then perform app.note_activity(c, s); end if;
  if s.accepted > 0 and batch ? 'build' then perform app.note_build(c.app, batch ->> 'build', s.since); end if;
  if user_traits is not null or account_traits is not null or w.visitor_since > s.since or w.account_since > s.since
    or least(w.visitor_until, w.account_until) < s.until - interval '1 hour'
  then
    perform app.note_people(w, user_traits, account_traits, s.since, s.until);
  end if;
  if s.stale is not null then perform app.note_pairs(s.stale, s.since, s.until); end if;
  if s.others > 0 then perform app.note_others(c.app, s.others); end if;
  if s.refused is not null then perform app.note_refused(c.app, s.refused, note_batch.origin); end if;
  perform app.note_minute(c.app, c.received, s.accepted);
end $$;

create function app.answer(s app.taken, is_denied boolean) returns jsonb
language plpgsql stable
as $$
declare
  plain constant jsonb := '{"duplicate": false, "refused": []}' || jsonb_build_object('accepted', s.accepted);
begin
  if s.refused is null and s.unknown is null and not is_denied then return plain; end if;
  return plain || jsonb_strip_nulls(jsonb_build_object('refused', s.refused,
    'unknown', (select jsonb_agg(distinct h) from unnest(s.unknown) h),
    'identity', case when is_denied then 'unsigned' end));
end $$;

-- `received` is given only where events are brought in later than they happened: imports, simulations.
create function app.ingest_batch(batch jsonb, origin text, is_http boolean, received timestamptz default now()) returns jsonb
language plpgsql
-- Every batch asks the same of the same tables, and planning it anew took longer than answering it. A
-- plan is kept for as long as a connection, so it may not be one for dictionaries that were still small.
set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  a record;
  shut jsonb;
  claimed text;
  is_denied boolean;
  w app.who;
  c app.batch_context;
  s app.taken;
begin
  select x.id, x.workspace_id, x.require_signed_identity, ws.timezone, make_interval(months => ws.retention_months) as retention,
    app.gate(batch, x, origin, is_http, p.size_problem, p.batch_problem, m.events, received) as shut
  into a
  from app.apps x join app.workspaces ws on ws.id = x.workspace_id,
    lateral (select app.size_problem(batch) as size_problem, app.batch_problem(batch) as batch_problem offset 0) p,
    lateral (select sum(n.events) as events from app.app_minutes n where n.app_id = x.id and n.minute = date_trunc('minute', received)) m
  where x.key = batch ->> 'app';
  if a.id is null then return app.turn_away(app.gate_of_strangers(batch), null, origin); end if;
  shut := coalesce(a.shut, app.claim(a.id, (batch ->> 'sender')::uuid, (batch -> 'seq')::bigint,
    jsonb_array_length(batch -> 'events'), received));
  if shut -> 'status' = '202' then return app.reply(202, '{"accepted": 0, "duplicate": true, "refused": []}'); end if;
  if shut is not null then return app.turn_away(shut, a.id, origin); end if;

  -- Partitions are made months ahead; this is for a database that nobody has maintained since.
  if to_regclass(to_char(received at time zone 'UTC', '"app.events_"YYYY_MM')) is null then
    perform app.ensure_partitions(received, received + interval '1 month');
  end if;
  claimed := batch #>> '{user,id}';
  is_denied := claimed is not null and a.require_signed_identity and not app.signature_holds(a.id, claimed, batch #>> '{user,sig}');
  w := app.who_of(a.workspace_id, (batch ->> 'device')::uuid, claimed, is_denied, batch #>> '{account,id}', received);
  c := app.context_of(a.id, w, received, (batch -> 'sent')::bigint, a.retention, a.timezone);
  s := app.take_events(c, batch -> 'events', batch -> 'elements');
  perform app.note_batch(c, s, w, batch, is_denied, origin);
  perform app.check_health_when_due(a.id);
  if batch ? 'engage' then
    return app.reply(202, app.answer(s, is_denied) || jsonb_strip_nulls(jsonb_build_object('engageRefused', app.take_engagement(c, w, batch))));
  end if;
  return app.reply(202, app.answer(s, is_denied));
end $$;

create function public.ingest(payload jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  headers constant text := nullif(current_setting('request.headers', true), '');
  state text;
begin
  -- Old transports deliver the argument as text.
  if jsonb_typeof(payload) = 'string' and pg_input_is_valid(payload #>> '{}', 'jsonb') then
    payload := (payload #>> '{}')::jsonb;
  end if;
  return app.ingest_batch(payload, headers::jsonb ->> 'origin', headers is not null);
-- OTHERS leaves cancelling out; a batch that ran into a time limit can be sent again, too.
exception when query_canceled or others then
  get stacked diagnostics state = returned_sqlstate;
  raise warning 'ingest failed: % %', state, sqlerrm;
  -- Class 22 is about what the batch holds: it would fail the same way again.
  if state like '22%' then
    return app.reply(400, '{"code": "bad_batch", "message": "The batch holds a value that cannot be stored. Check it against the wire format."}');
  end if;
  return app.reply(503, '{"code": "try_again", "message": "The batch could not be taken just now. Send it again.", "retryAfter": 5}', 5);
end $$;

revoke all on function app.take_events, app.note_batch, app.answer, app.ingest_batch, public.ingest from public;
grant execute on function public.ingest to anon, authenticated, service_role;
