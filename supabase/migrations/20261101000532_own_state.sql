-- get_person and claim_display: what a page asks with the public key. Everything answered is about the
-- caller: a person whose signature holds, or the device, whose id nobody can guess. A known id alone, which
-- anybody can guess, opens nothing that happened elsewhere.
create type app.asker as (app_id int, workspace_id uuid, proof text, visitors int[], device uuid, is_known boolean);

create function app.asker_of(app_key text, device uuid, who jsonb) returns app.asker
language plpgsql stable set search_path = ''
as $$
declare
  a app.apps;
  result app.asker;
  headers constant text := nullif(current_setting('request.headers', true), '');
  claimed constant text := who ->> 'id';
  found_visitor app.visitors;
begin
  select * into a from app.apps x where x.key = asker_of.app_key;
  if a.id is null then perform app.refuse('app_key: no app has this key. Copy it from the settings of the app.', 'PT404'); end if;
  if headers is not null and not app.origin_allowed(a.origins, headers::jsonb ->> 'origin') then
    perform app.refuse('The origin of the page is not allowed. Add it in the settings of the app.', 'PT403');
  end if;
  if device is null then perform app.refuse('device: must be a UUID'); end if;
  if who is not null and app.who_problem(who, 'user') is not null then perform app.refuse(app.who_problem(who, 'user')); end if;
  result.app_id := a.id;
  result.workspace_id := a.workspace_id;
  result.device := device;
  result.proof := 'device';
  result.is_known := claimed is not null;
  if claimed is not null then
    if not app.signature_holds(a.id, claimed, who ->> 'sig') then return result; end if;
    result.proof := 'signed';
    select * into found_visitor from app.visitors v where v.workspace_id = a.workspace_id and v.known_id = claimed;
  else
    select v.* into found_visitor from app.devices d join app.visitors v on v.id = d.visitor_id
    where d.workspace_id = a.workspace_id and d.device = asker_of.device;
    -- The device was somebody's. Whoever holds it now has not said, or proven, that it is still theirs.
    if found_visitor.known_id is not null or found_visitor.merged_into is not null then
      result.is_known := true;
      return result;
    end if;
  end if;
  result.visitors := case when found_visitor.id is null then '{}' else app.person_ids(a.workspace_id, found_visitor.id) end;
  return result;
end $$;

-- Part of the app's rate, at the weight of what each costs: so many reads, or claims, as would be that many
-- events. A claim writes a row for whoever has the public key, hence the most.
create function app.check_rate(app int, weight int) returns void
language plpgsql set search_path = ''
as $$
begin
  if (select sum(m.events) from app.app_minutes m where m.app_id = check_rate.app and m.minute = date_trunc('minute', now()))
    >= coalesce((select a.rate_per_minute from app.apps a where a.id = check_rate.app), app.limit_of('appEventsPerMinute')) then
    perform app.refuse('The app has sent all that it may this minute. Wait and ask again.', 'PT429');
  end if;
  perform app.note_minute(check_rate.app, now(), weight);
end $$;

create function public.get_person(app_key text, device uuid, "user" jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  w app.asker := app.asker_of(get_person.app_key, get_person.device, nullif(app.unwrap(get_person."user"), 'null'));
  names text[];
  lists uuid[];
begin
  perform app.check_rate(w.app_id, 5);
  if w.visitors is not null then select * into names, lists from app.asked_by(w.app_id); end if;
  return jsonb_build_object('v', 1, 'now', floor(extract(epoch from now()) * 1000), 'proof', w.proof,
    'facts', case when w.visitors is not null then app.person_facts(w.visitors, w.app_id, names, lists) end,
    'ledger', app.ledger_of(w.workspace_id, w.visitors, w.device));
end $$;

-- Which gate of attention says no, or null. The twin of core/targeting's budget, on what the server knows:
-- displays of all tabs, and of all devices and apps of a proven person.
create function app.attention_refusal(w app.asker, item uuid, is_survey boolean, is_once boolean, is_exempt boolean, display uuid) returns text
language sql stable set search_path = ''
as $$
  with b as (select app.settings_of(w.workspace_id) as s),
  recent as materialized (
    select d.item_id, d.interrupted, d.asked, d.outcome, coalesce(d.shown_at, d.claimed_at) as at, d.shown_at, i.is_survey
    from b, app.displays d join app.items i on i.id = d.item_id
    where d.workspace_id = w.workspace_id and (d.visitor_id = any (w.visitors) or d.device = w.device)
      and d.id <> attention_refusal.display
      -- What was claimed may have been shown offline, and the news of it be on its way for days: it counts.
      and (d.shown_at is not null or d.claimed_at > now() - make_interval(hours => greatest(24, (b.s).hours)))
  )
  select case
    when exists (select from recent r where r.item_id = attention_refusal.item
      and (r.at > now() - interval '1 minute' or is_once and r.shown_at is not null and r.outcome is distinct from 'snoozed')) then 'item'
    when is_exempt then null
    when (select count(*) from recent r where r.interrupted and r.at > now() - make_interval(hours => (b.s).hours)) >= (b.s).interruptions then 'budget'
    when exists (select from recent r where r.is_survey and not r.asked and r.at > now() - make_interval(hours => (b.s).after_survey_hours)) then 'budget'
    when attention_refusal.is_survey and exists (select from recent r where r.is_survey and not r.asked
      and r.at >= now() - make_interval(days => (b.s).survey_days)) then 'survey'
  end from b
$$;

create function public.claim_display(app_key text, device uuid, "user" jsonb, item uuid, display uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  w app.asker := app.asker_of(claim_display.app_key, claim_display.device, nullif(app.unwrap(claim_display."user"), 'null'));
  i app.items;
  d jsonb;
  refused text;
begin
  perform app.check_rate(w.app_id, 20);
  -- One person's claims take turns; those of a device that is proven now and was not before, too.
  perform pg_advisory_xact_lock(hashtextextended('attention' || w.workspace_id || w.device, 0));
  if cardinality(w.visitors) > 0 then
    perform pg_advisory_xact_lock(hashtextextended('attention' || w.workspace_id || (select max(v) from unnest(w.visitors) v), 0));
  end if;
  select * into i from app.items x where x.id = claim_display.item and x.app_id = w.app_id;
  select v.definition into d from app.item_versions v where v.item_id = i.id and v.version = i.version;
  if i.state is distinct from 'live' or coalesce((select e.halted from app.app_engagement e where e.app_id = w.app_id), false) then
    refused := 'stopped';
  else
    refused := app.attention_refusal(w, i.id, i.is_survey, d #>> '{frequency,kind}' = 'once', d -> 'exempt' <> 'null', claim_display.display);
  end if;
  if refused is null then
    insert into app.displays (id, workspace_id, app_id, item_id, version, device, visitor_id, claimed_at, interrupted)
    values (claim_display.display, w.workspace_id, w.app_id, i.id, i.version, w.device,
      coalesce((select v.id from app.visitors v where v.id = any (w.visitors) and v.merged_into is null),
        (select x.visitor_id from app.devices x where x.workspace_id = w.workspace_id and x.device = w.device)),
      now(), d -> 'exempt' = 'null')
    on conflict (id) do nothing;
    -- Somebody else's display under this id is nobody's to take.
    if not exists (select from app.displays x where x.id = claim_display.display and x.device = w.device and x.item_id = i.id) then
      refused := 'item';
    end if;
  end if;
  return jsonb_build_object('granted', refused is null, 'refused', refused, 'ledger', app.ledger_of(w.workspace_id, w.visitors, w.device));
end $$;
