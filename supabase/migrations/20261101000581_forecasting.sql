-- What is asked before publishing: last week's traffic, one person to preview as, and what else is live.

-- Features and events that live items wait for, beside those of a draft.
create function app.waited_for(app int, out features uuid[], out names text[])
language sql stable set search_path = ''
as $$
  with d as materialized (select d from app.live_items(waited_for.app) d)
  select array(select distinct f from d, app.feature_ids(d.d) f),
    array(select distinct d.d #>> '{trigger,name}' from d where d.d #>> '{trigger,on}' = 'event')
$$;

-- Whole days of the workspace's zone, the last of which is yesterday: half a day would look like a fall.
create function public.forecast_inputs(app int, condition jsonb, features uuid[], events text[], days int, "limit" int) returns jsonb
language plpgsql stable security definer
-- People are sorted by the hundred thousand; on disk that takes three times as long.
set search_path = '' set work_mem = '64MB'
as $$
declare
  workspace uuid := app.require_app(forecast_inputs.app, 'viewer');
  n int := app.checked_int('days', to_jsonb(forecast_inputs.days), 1, 28);
  most int := app.checked_int('limit', to_jsonb(forecast_inputs."limit"), 1, 2000);
  plain jsonb := app.expand_condition(app.checked_condition('condition', forecast_inputs.condition), workspace);
  zone text := (select w.timezone from app.workspaces w where w.id = workspace);
  today date := (now() at time zone zone)::date;
  since timestamptz := (today - n)::timestamp at time zone zone;
  until timestamptz := today::timestamp at time zone zone;
  everybody int[];
  chosen int[];
  asked text[];
  lists uuid[];
  waited_features uuid[];
  waited_names text[];
  body text := (select f.body from app.app_engagement e join app.engage_files f on f.app_id = e.app_id and f.version = e.published
    where e.app_id = forecast_inputs.app);
begin
  if coalesce(cardinality(features), 0) > 50 or coalesce(cardinality(events), 0) > 50 then
    perform app.refuse('features, events: at most 50 of each');
  end if;
  select * into asked, lists from app.asked_by(forecast_inputs.app);
  select * into waited_features, waited_names from app.waited_for(forecast_inputs.app);
  asked := asked || array(select app.condition_names(plain));
  waited_features := waited_features || coalesce(forecast_inputs.features, '{}')
    || array(select split_part(x, '.', 2)::uuid from unnest(asked) x where x like 'usage.%');
  everybody := array(select distinct a.person from app.active_in(array[forecast_inputs.app], today - n, today - 1, '[]') a);
  -- By a hash of the person: the same people each time, and no others for their being first or last.
  chosen := array(select p from unnest(everybody) p order by md5(p::text) limit most);
  return jsonb_build_object('since', since, 'until', until, 'zone', zone, 'file', body, 'audience', plain,
    'halted', coalesce((select e.halted from app.app_engagement e where e.app_id = forecast_inputs.app), false),
    'population', cardinality(everybody),
    'recordedSince', (select min(p.first_seen) from app.paths p where p.app_id = forecast_inputs.app),
    'paths', (select coalesce(jsonb_object_agg(p.id, p.path), '{}') from app.paths p
      where p.app_id = forecast_inputs.app and p.last_seen >= since - interval '1 hour'),
    'people', app.replay_people(workspace, forecast_inputs.app, chosen, asked, lists || array(select app.segment_ids(plain)),
      waited_features, waited_names || coalesce(forecast_inputs.events, '{}'), since, until));
end $$;

-- One person as of now, with the traits that a draft's texts name.
create function public.preview_as(app int, visitor int, condition jsonb, names text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(preview_as.app, 'viewer');
  plain jsonb := app.expand_condition(app.checked_condition('condition', preview_as.condition), workspace);
  ids int[] := app.person_ids(workspace, preview_as.visitor);
  who app.visitors;
  asked text[];
  lists uuid[];
begin
  if ids is null then perform app.require(null, 'viewer'); end if;
  if coalesce(cardinality(names), 0) > 100 then perform app.refuse('names: at most 100'); end if;
  select * into who from app.visitors v where v.id = any (ids) and v.merged_into is null;
  select * into asked, lists from app.asked_by(preview_as.app);
  asked := asked || array(select app.condition_names(plain))
    || array(select x from unnest(coalesce(names, '{}')) x where x ~ '^(visitor|account)\.');
  return jsonb_build_object('at', now(), 'name', app.name_of(who.traits, who.known_id), 'audience', plain,
    'file', (select f.body from app.app_engagement e join app.engage_files f on f.app_id = e.app_id and f.version = e.published
      where e.app_id = preview_as.app),
    'halted', coalesce((select e.halted from app.app_engagement e where e.app_id = preview_as.app), false),
    -- The last that they read something of ours in; nothing else tells.
    'language', (select d.language from app.displays d where d.visitor_id = any (ids) and d.language is not null order by d.shown_at desc limit 1),
    'pages', app.pages_before(preview_as.app, ids, now()),
    'person', app.replay_people(workspace, preview_as.app, array[who.id], asked, lists || array(select app.segment_ids(plain)), '{}', '{}', now(), now()) -> 0);
end $$;

-- What a draft meets: the other items that are live, and the pages on which anybody was last week.
create function public.check_context(app int, item uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(check_context.app, 'viewer');
  paths text[] := array(select p.path from app.paths p
    where p.app_id = check_context.app and p.last_seen >= now() - interval '7 days' and p.path <> '(other)' order by p.last_seen desc, p.id limit 2000);
begin
  return jsonb_build_object('now', now(), 'paths', paths,
    'live', (
      select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'definition', v.definition) order by i.name, i.id), '[]')
      from app.items i join app.item_versions v on v.item_id = i.id and v.version = i.version
      where i.app_id = check_context.app and i.workspace_id = workspace and i.state = 'live' and i.id is distinct from check_context.item
        and coalesce((v.definition #>> '{schedule,until}')::timestamptz, 'infinity') > now()));
end $$;
