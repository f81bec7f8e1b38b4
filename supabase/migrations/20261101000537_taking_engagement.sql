-- What pages report about guides and surveys (core/model/attention.ts), beside the events of a batch. Few,
-- so one by one; the batch's number makes sending twice harmless, and the keys of what is written do so
-- again: for what a tab, a second tab and a queue from yesterday may all tell.

-- The first thing wrong with one, or null.
create function app.engage_problem(e jsonb) returns text
language sql immutable
as $$
  select case
    when jsonb_typeof(e) is distinct from 'object' then 'engage: must be an object'
    when not app.is_time(e -> 't') then 't: must be a time in milliseconds since 1970'
    when coalesce(e ->> 'k' <> all (array['eligible', 'shown', 'seen', 'step', 'click', 'answer', 'submit', 'missing',
      'completed', 'dismissed', 'snoozed', 'timedOut', 'left']), true) then 'k: must be one of those that core/model/attention.ts lists'
    when app.is_uuid(e -> 'i') is not true then 'i: must be the id of a guide or survey'
    when (case when jsonb_typeof(e -> 'n') = 'number' then (e -> 'n')::numeric between 1 and 1000000 and (e -> 'n')::numeric % 1 = 0 end) is not true
      then 'n: must be a version'
    when e ->> 'k' = 'eligible' and coalesce(e ->> 'a' not in ('show', 'holdout'), true) then 'a: must be show or holdout'
    when e ->> 'k' <> 'eligible' and app.is_uuid(e -> 'd') is not true then 'd: must be the UUID of a display'
    when e ->> 'k' in ('step', 'click', 'missing') and (e ->> 's' ~ '^[a-zA-Z0-9_.-]{1,40}$') is not true then 's: must be a step or question'
    when e ->> 'k' = 'click' and (e ->> 'b' ~ '^[a-zA-Z0-9_.-]{1,40}$') is not true then 'b: must be a button'
    when e ? 'f' and (e ->> 'f' ~ '^[a-zA-Z0-9_.-]{1,40}$') is not true then 'f: must be a step or question'
    when e ->> 'k' in ('answer', 'submit') and (e ? 'x' or e ->> 'k' = 'answer')
      and not app.json_fits(e -> 'x', 32768) then 'x: must be answers by question, 32 KB at most'
    when not app.is_text(e -> 'p', 0, app.limit_of('pathChars')) then 'p: must be a path'
    when e ? 'l' and (e ->> 'l' ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$') is not true then 'l: must be a language'
    when e ? 'w' and coalesce(e ->> 'w' not in ('desktop', 'tablet', 'phone'), true) then 'w: must be desktop, tablet or phone'
    when e ? 'u' and not app.is_time(e -> 'u') then 'u: must be a time in milliseconds since 1970'
  end
$$;

-- The display that something happened in, made if the news of it was lost. Only a missing element tells of
-- none: nobody saw anything, so it is not shown until something else is told of it. Null: the id is of another
-- device, or of another item.
create function app.ensure_display(c app.batch_context, i app.items, definition jsonb, device uuid, e jsonb, at timestamptz)
returns app.displays
language plpgsql
as $$
#variable_conflict use_column
declare
  d app.displays;
  is_asked constant boolean := coalesce((e -> 'q')::boolean, false);
begin
  insert into app.displays as x (id, workspace_id, app_id, item_id, version, device, visitor_id, account_id, shown_at,
    interrupted, asked, path, language, screen)
  values ((e ->> 'd')::uuid, i.workspace_id, c.app, i.id, (e -> 'n')::int, ensure_display.device, c.visitor, c.account,
    case when e ->> 'k' <> 'missing' then at end,
    app.interrupts(definition) and not is_asked and definition -> 'exempt' = 'null', is_asked, e ->> 'p', e ->> 'l', e ->> 'w')
  on conflict (id) do update set visitor_id = excluded.visitor_id, account_id = coalesce(x.account_id, excluded.account_id),
    shown_at = least(x.shown_at, excluded.shown_at), path = coalesce(x.path, excluded.path),
    language = coalesce(x.language, excluded.language), screen = coalesce(x.screen, excluded.screen)
  where x.device = excluded.device and x.item_id = excluded.item_id
  returning * into d;
  return d;
end $$;

create function app.note_step(display uuid, what text, step text, target text, at timestamptz) returns void
language sql
as $$
  insert into app.display_steps as s (display_id, what, step, target, at)
  values (note_step.display, note_step.what, note_step.step, coalesce(note_step.target, ''), note_step.at)
  on conflict (display_id, what, step, target) do update set times = s.times + 1, at = least(s.at, excluded.at)
$$;

-- How it ended. The last word counts, but nothing undoes a completion, and a page that went away is told
-- only where nothing else is.
create function app.note_outcome(d app.displays, e jsonb, at timestamptz, skew_ms bigint) returns void
language sql
as $$
  update app.displays x set outcome = e ->> 'k', outcome_at = note_outcome.at,
    until_at = case when e ->> 'k' = 'snoozed' then to_timestamp(((e -> 'u')::numeric + skew_ms)::float8 / 1000) else x.until_at end
  where x.id = d.id and (x.outcome is null or x.outcome <> 'completed' and e ->> 'k' <> 'left' and x.outcome_at <= note_outcome.at
    or x.outcome = 'left')
$$;

create function app.take_engage_event(c app.batch_context, w app.who, device uuid, e jsonb) returns text
language plpgsql
as $$
declare
  problem text := app.engage_problem(e);
  kind constant text := e ->> 'k';
  i app.items;
  definition jsonb;
  d app.displays;
  at timestamptz;
begin
  if problem is not null then return problem; end if;
  if (e -> 't')::numeric < c.oldest_ms then return 't: is older than the events that this workspace keeps'; end if;
  at := to_timestamp(least((e -> 't')::bigint + c.skew_ms, c.now_ms)::float8 / 1000);
  select * into i from app.items x where x.id = (e ->> 'i')::uuid and x.app_id = c.app;
  select v.definition into definition from app.item_versions v where v.item_id = i.id and v.version = (e -> 'n')::int;
  if definition is null then return 'i: this app has no guide or survey of this id and version'; end if;
  if kind = 'eligible' then
    insert into app.exposures as x (item_id, visitor_id, held_out, version, at)
    values (i.id, c.visitor, e ->> 'a' = 'holdout', (e -> 'n')::int, at)
    on conflict (item_id, visitor_id, held_out) do update set at = least(x.at, excluded.at) where x.at > excluded.at;
    return null;
  end if;
  d := app.ensure_display(c, i, definition, device, e, at);
  if d.id is null then return 'd: is the id of another display'; end if;
  case
    when kind = 'shown' then null;
    when kind = 'seen' then update app.displays x set seen_at = least(x.seen_at, at) where x.id = d.id;
    when kind in ('step', 'missing') then perform app.note_step(d.id, kind, e ->> 's', e ->> 'f', at);
    when kind = 'click' then
      perform app.note_step(d.id, 'click', e ->> 's', e ->> 'b', at);
      update app.displays x set acted = true where x.id = d.id and not x.acted;
    when kind in ('answer', 'submit') then
      if not i.is_survey then return 'k: only surveys are answered'; end if;
      perform app.take_answers(c, w, i, definition, e || case when e ? 'x' then '{}' else '{"x": {}}' end::jsonb, at);
      update app.displays x set acted = true, answered = true where x.id = d.id and not (x.acted and x.answered);
    else perform app.note_outcome(d, e, at, c.skew_ms);
  end case;
  return null;
end $$;

-- All of a batch; what is refused, by place and reason, or null.
create function app.take_engagement(c app.batch_context, w app.who, batch jsonb) returns jsonb
language plpgsql
as $$
declare
  refused jsonb := '[]';
  problem text;
  e record;
begin
  for e in select x, n from jsonb_array_elements(batch -> 'engage') with ordinality a(x, n) limit 200 loop
    problem := app.take_engage_event(c, w, (batch ->> 'device')::uuid, e.x);
    if problem is not null then refused := refused || jsonb_build_object('index', e.n - 1, 'reason', problem); end if;
  end loop;
  return nullif(refused, '[]');
end $$;
