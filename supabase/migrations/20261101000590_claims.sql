-- claim_display: what a page asks right before something interrupts. Every rule of attention is asked again
-- here, on all that the server knows and one claim of a person at a time: the item's own frequency and the
-- workspace's budget. The twin of core/targeting/{frequency,budget}.ts.

-- Displays that count for whoever asks: of all tabs, and of all devices and apps of a proven person. What was
-- claimed may have been shown, and the news of it wait in a queue: it counts until none can come.
create function app.counted_displays(w app.asker, display uuid) returns setof app.displays
language sql stable
as $$
  select d.* from app.displays d
  where d.workspace_id = w.workspace_id and (d.visitor_id = any (w.visitors) or d.device = w.device)
    and d.id <> counted_displays.display
    and coalesce(d.shown_at, d.claimed_at) > now() - app.ledger_span()
    and (d.shown_at is not null or d.claimed_at > now() - app.claim_span())
$$;

-- Within so many days before then; exactly so many days ago is within, and 0 days are no wait.
create function app.is_recent(d app.displays, days int, at timestamptz) returns boolean
language sql immutable
return days > 0 and coalesce(d.shown_at, d.claimed_at) >= at - days * interval '24 hours';

-- Why an item may not be shown again yet, or null. `mine` are its displays to the person.
create function app.frequency_refusal(definition jsonb, mine app.displays[], at timestamptz) returns text
language sql immutable
as $$
  select case
    when bool_or(d.until_at > frequency_refusal.at) then 'snoozed'
    when f.kind = 'once' and bool_or(x.spent) then 'once'
    when f.kind = 'untilInteracted' and bool_or(x.used) then 'interacted'
    when f.kind = 'untilCompleted' and bool_or(x.completed) then 'completed'
    when f.kind = 'waves' and bool_or(x.used and app.is_recent(d, 14, frequency_refusal.at)) then 'interacted'
    when f.kind = 'every' and count(*) filter (where x.spent) >= f.times then 'oftenEnough'
    when f.kind = 'every' and bool_or(x.spent and app.is_recent(d, f.days, frequency_refusal.at)) then 'tooSoon'
    when bool_or(x.completed and app.is_recent(d, f.resurvey, frequency_refusal.at)) then 'answered'
    when bool_or(d.outcome = 'dismissed' and app.is_recent(d, f.dismissed, frequency_refusal.at)) then 'dismissed'
  end
  from unnest(mine) d,
    lateral (select coalesce(d.outcome = 'completed', false) or d.answered as completed) c,
    lateral (select c.completed, c.completed or d.acted or coalesce(d.outcome = 'dismissed', false) as used,
      -- "Later" is no display that was used up.
      d.outcome is distinct from 'snoozed' as spent) x,
    lateral (select definition #>> '{frequency,kind}' as kind, (definition #>> '{frequency,days}')::int as days,
      (definition #>> '{frequency,times}')::numeric as times, (definition #>> '{survey,resurveyDays}')::int as resurvey,
      (definition #>> '{survey,dismissedDays}')::int as dismissed) f
  group by f.kind, f.days, f.times, f.resurvey, f.dismissed
$$;

-- Which gate of the budget says no, or null. Exactly a window's length ago is within it (definitions 3).
create function app.attention_refusal(w app.asker, is_survey boolean, display uuid) returns text
language sql stable
as $$
  with recent as materialized (
    select d.interrupted, coalesce(d.shown_at, d.claimed_at) as at, i.is_survey and not d.asked as is_survey
    from app.counted_displays(w, attention_refusal.display) d join app.items i on i.id = d.item_id)
  select case
    when (select count(*) from recent r where r.interrupted and r.at >= now() - make_interval(hours => (b.s).hours)) >= (b.s).interruptions then 'budget'
    when (b.s).after_survey_hours > 0 and exists (
      select from recent r where r.is_survey and r.at >= now() - make_interval(hours => (b.s).after_survey_hours)) then 'budget'
    when attention_refusal.is_survey and (b.s).survey_days > 0 and exists (
      select from recent r where r.is_survey and r.at >= now() - (b.s).survey_days * interval '24 hours') then 'survey'
  end
  from (select app.settings_of(w.workspace_id) as s) b
$$;

-- One person's claims take turns; those of a device that is proven now and was not before, too. A signed person
-- of whom nothing was heard yet begins here: two devices would else both be nobody, and both be granted.
create function app.take_turn(w app.asker, who jsonb) returns app.asker
language plpgsql
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('attention' || w.workspace_id || w.device, 0));
  if w.proof = 'signed' and w.visitors = '{}' then
    w.visitors := array[app.ensure_known(w.workspace_id, who ->> 'id')];
  end if;
  if cardinality(w.visitors) > 0 then
    perform pg_advisory_xact_lock(hashtextextended('attention' || w.workspace_id || v.id, 0))
    from app.visitors v where v.id = any (w.visitors) and v.merged_into is null;
  end if;
  return w;
end $$;

-- A claimed display; false: its id is another display's, and nobody's to take.
create function app.write_claim(w app.asker, i app.items, display uuid, is_exempt boolean, exempted text) returns boolean
language plpgsql
as $$
begin
  insert into app.displays (id, workspace_id, app_id, item_id, version, device, visitor_id, claimed_at, interrupted, exempted)
  values (write_claim.display, w.workspace_id, w.app_id, i.id, i.version, w.device,
    coalesce((select v.id from app.visitors v where v.id = any (w.visitors) and v.merged_into is null),
      (select x.visitor_id from app.devices x where x.workspace_id = w.workspace_id and x.device = w.device)),
    now(), not is_exempt, write_claim.exempted)
  on conflict (id) do nothing;
  return exists (select from app.displays x where x.id = write_claim.display and x.device = w.device and x.item_id = i.id);
end $$;

create function public.claim_display(app_key text, device uuid, "user" jsonb, item uuid, display uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  who constant jsonb := nullif(app.unwrap(claim_display."user"), 'null');
  w app.asker := app.asker_of(claim_display.app_key, claim_display.device, who);
  i app.items;
  d jsonb;
  mine app.displays[];
  spent text;
  is_exempt boolean;
  refused text;
begin
  perform app.check_rate(w.app_id, 20);
  w := app.take_turn(w, who);
  select * into i from app.items x where x.id = claim_display.item and x.app_id = w.app_id;
  select v.definition into d from app.item_versions v where v.item_id = i.id and v.version = i.version;
  is_exempt := d -> 'exempt' <> 'null';
  if i.state is distinct from 'live' or coalesce((select e.halted from app.app_engagement e where e.app_id = w.app_id), false) then
    refused := 'stopped';
  else
    mine := array(select x from app.counted_displays(w, claim_display.display) x where x.item_id = i.id);
    spent := app.attention_refusal(w, i.is_survey, claim_display.display);
    refused := case
      when app.frequency_refusal(d, mine, now()) is not null then 'item'
      -- Two tabs that decided at once, of an item that may be shown always.
      when exists (select from unnest(mine) x where coalesce(x.shown_at, x.claimed_at) > now() - interval '1 minute') then 'item'
      when not is_exempt then spent end;
  end if;
  if refused is null and not app.write_claim(w, i, claim_display.display, is_exempt, case when is_exempt then spent end) then
    refused := 'item';
  end if;
  return jsonb_build_object('granted', refused is null, 'refused', refused, 'ledger', app.ledger_of(w.workspace_id, w.visitors, w.device));
end $$;
