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
    'ledger', app.ledger_of(w.workspace_id, w.visitors, w.device), 'done', app.done_of(w.workspace_id, w.visitors, w.device));
end $$;
