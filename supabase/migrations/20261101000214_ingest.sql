-- ingest: one call per batch with the app's public key. Wire format and answers: core/model/batch.ts.
--
-- A batch is taken whole or not at all, but for events that are refused one by one, by index and reason.
-- Whatever else goes wrong, the answer is one of the contract's, never an error of the database.

-- Stores what names nothing new, then makes what is new and stores the rest, then what no cap allows.
create function app.take_events(c app.batch_context, events jsonb, told jsonb) returns app.stored
language plpgsql set search_path = ''
as $$
declare
  total app.stored;
  part app.stored;
  o app.others;
begin
  if told is not null then perform app.announce(c.app, app.teach_elements(c.app, told), null); end if;
  loop
    part := app.store_events(c, events, part.waiting, o);
    total.times := coalesce(total.times, '{}') || coalesce(part.times, '{}');
    total.refused := coalesce(total.refused, part.refused);
    total.since := least(total.since, part.since);
    total.until := greatest(total.until, part.until);
    total.unknown := coalesce(total.unknown || part.unknown, total.unknown, part.unknown);
    total.stale := total.stale || part.stale;
    total.others := coalesce(total.others, 0) + part.others;
    exit when part.waiting is null;
    if total.waiting is null then
      total.waiting := part.waiting;
      perform app.learn(c.app, part.hashes, part.paths, part.names, coalesce(told, '{}'), part.since, part.until);
    else
      o := app.others_of(c.app);
    end if;
  end loop;
  return total;
end $$;

create function app.context_of(a app.apps, batch jsonb, claimed text, denied text, received timestamptz, retention int)
returns app.batch_context
language plpgsql set search_path = ''
as $$
declare
  skew constant bigint := floor(extract(epoch from received) * 1000)::bigint - (batch -> 'sent')::bigint;
begin
  return row(
    a.id,
    app.visitor_of(a.workspace_id, (batch ->> 'device')::uuid, claimed, denied),
    case when batch ? 'account' then app.account_of(a.workspace_id, batch #>> '{account,id}') end,
    received,
    case when abs(skew) > app.limit_of('skewMs') then skew else 0 end,
    received - make_interval(months => retention))::app.batch_context;
end $$;

create function app.note_batch(c app.batch_context, s app.stored, user_traits jsonb, account_traits jsonb, zone text, origin text)
returns void
language plpgsql set search_path = ''
as $$
begin
  perform app.touch_people(c.visitor, user_traits, c.account, account_traits, coalesce(s.since, c.received), coalesce(s.until, c.received));
  if cardinality(s.times) > 0 then perform app.note_activity(c, s.times, zone); end if;
  if s.stale is not null then perform app.note_pairs(s.stale, s.since, s.until); end if;
  if s.others > 0 then perform app.note_others(c.app, s.others); end if;
  if s.refused is not null then
    perform app.note_refusal(c.app, r.reason, note_batch.origin, r.n)
    from (select x ->> 'reason' as reason, count(*)::int as n from jsonb_array_elements(s.refused) x group by 1 order by 1) r;
  end if;
  perform app.note_minute(c.app, c.received, cardinality(s.times));
end $$;

create function app.take_batch(a app.apps, batch jsonb, received timestamptz, origin text) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  w record;
  claimed constant text := batch #>> '{user,id}';
  -- Evaluated only where the app asks for it.
  is_denied constant boolean := claimed is not null and a.require_signed_identity
    and not app.signature_holds(a.id, claimed, batch #>> '{user,sig}');
  c app.batch_context;
  s app.stored;
begin
  select x.timezone, x.retention_months into w from app.workspaces x where x.id = a.workspace_id;
  -- Partitions are made months ahead; this is for a database that nobody has maintained since.
  if to_regclass('app.' || app.partition_name((received at time zone 'UTC')::date)) is null then
    perform app.ensure_partitions(received, received + interval '1 month');
  end if;
  c := app.context_of(a, batch, case when not is_denied then claimed end, case when is_denied then claimed end, received, w.retention_months);
  s := app.take_events(c, batch -> 'events', batch -> 'elements');
  perform app.note_batch(c, s, case when not is_denied then batch #> '{user,traits}' end, batch #> '{account,traits}', w.timezone, origin);
  return app.reply(202, jsonb_strip_nulls(jsonb_build_object(
    'accepted', cardinality(s.times), 'duplicate', false, 'refused', coalesce(s.refused, '[]'),
    'unknown', s.unknown, 'identity', case when is_denied then 'unsigned' end)));
end $$;

-- `received` is given only where events are brought in later than they happened: imports, simulations.
create function app.ingest_batch(batch jsonb, origin text, is_http boolean, received timestamptz default now()) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  a app.apps;
  r app.refusal;
begin
  select * into a from app.apps x where x.key = batch ->> 'app';
  r := app.gate(batch, a, origin, is_http);
  if r.code is null then r := app.app_meter(a, received); end if;
  if r.code is null then
    r := app.claim(a.id, (batch ->> 'sender')::uuid, (batch -> 'seq')::bigint, jsonb_array_length(batch -> 'events'), received);
  end if;
  if r.code = 'duplicate' then return app.reply(202, '{"accepted": 0, "duplicate": true, "refused": []}'); end if;
  if r.code is not null then return app.turn_away(r, a.id, origin); end if;
  return app.take_batch(a, batch, received, origin);
end $$;

create function public.ingest(payload jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  headers constant text := nullif(current_setting('request.headers', true), '');
  state text;
  batch jsonb := payload;
begin
  -- Old transports deliver the argument as text.
  if jsonb_typeof(batch) = 'string' and pg_input_is_valid(batch #>> '{}', 'jsonb') then
    batch := (batch #>> '{}')::jsonb;
  end if;
  return app.ingest_batch(batch, headers::jsonb ->> 'origin', headers is not null);
-- OTHERS leaves cancelling out; a batch that ran into a time limit can be sent again, too.
exception when query_canceled or others then
  get stacked diagnostics state = returned_sqlstate;
  raise warning 'ingest failed: % %', state, sqlerrm;
  -- Classes 22 and 23 are about what the batch holds: it would fail the same way again.
  if state like '22%' then
    return app.reply(400, '{"code": "bad_batch", "message": "The batch holds a value that cannot be stored. Check it against the wire format."}');
  end if;
  return app.reply(503, '{"code": "try_again", "message": "The batch could not be taken just now. Send it again.", "retryAfter": 5}', 5);
end $$;

revoke all on function app.take_events, app.context_of, app.note_batch, app.take_batch, app.ingest_batch, public.ingest from public;
grant execute on function public.ingest to anon, authenticated, service_role;
