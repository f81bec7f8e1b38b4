-- Single events as a person reads them, with what each was recognised as.
create function app.name_of(traits jsonb, known_id text) returns text
language sql immutable parallel safe
return coalesce(nullif(traits ->> 'name', ''), nullif(traits ->> 'email', ''), known_id);

-- The best name of an element, in the order of core/locator/label.ts.
create function app.element_name(d jsonb) returns text
language sql immutable parallel safe
return coalesce(nullif(d ->> 'name', ''), nullif(d ->> 'text', ''), d #>> '{attrs,placeholder}', d #>> '{attrs,title}',
  d #>> '{attrs,alt}', 'Link to ' || (d #>> '{attrs,href}'), d #>> '{attrs,mark}', d #>> '{attrs,testid}',
  d #>> '{attrs,id}', d #>> '{attrs,name}', d #>> '{attrs,icon}', d ->> 'role', d ->> 'tag');

-- In the order of arrival, which is what the cursor is made of, the newest first.
create function app.event_rows(picked app.events[]) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'cursor', lpad(to_hex(e.id), 16, '0'), 'at', e.ts,
    'kind', (array['page', 'click', 'submit', 'change', 'track', 'rage', 'dead', 'error', 'uturn'])[e.kind],
    'path', p.path, 'late', e.late, 'visitor', v.id, 'visitorName', app.name_of(v.traits, v.known_id),
    'account', a.name, 'name', n.name, 'props', e.props,
    'element', x.hash, 'elementName', app.element_name(x.descriptor),
    'features', case when e.kind between 2 and 4 and e.element_id is not null
      then app.features_of(e.app_id, e.element_id, e.path_id, e.ts) else '[]' end)
    order by e.id desc), '[]')
  from unnest(picked) e
  join app.paths p on p.id = e.path_id
  left join app.merges m on m.from_id = e.visitor_id
  join app.visitors v on v.id = coalesce(m.into_id, e.visitor_id)
  left join app.accounts a on a.id = e.account_id
  left join app.event_names n on n.id = e.name_id
  left join app.elements x on x.id = e.element_id
$$;

create function app.cursor_id("after" text) returns bigint
language plpgsql immutable set search_path = ''
as $$
begin
  if "after" is null then return 0; end if;
  if "after" !~ '^[0-7][0-9a-f]{15}$' then perform app.refuse('after: must be the cursor of a row, or null'); end if;
  return ('x' || "after")::bit(64)::bigint;
end $$;

-- What arrived since. Looks at the newest two thousand by time and orders those by arrival: an app with
-- more than that between two looks is too busy to be read line by line anyway.
create function public.live_events(app int, "after" text, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  since bigint := app.cursor_id(live_events."after");
  most int := app.checked_limit(live_events."limit");
begin
  perform app.require_app(live_events.app, 'viewer');
  return app.event_rows(array(
    select row(e.*)::app.events from (
      select * from app.events x where x.app_id = live_events.app order by x.ts desc limit 2000
    ) e where e.id > since order by e.id desc limit most));
end $$;

create function public.sample_events(app int, feature uuid, "limit" int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(sample_events.app, 'viewer');
  most int := app.checked_limit(sample_events."limit");
begin
  if app.require_feature(sample_events.feature, 'viewer') <> workspace then perform app.require(null, 'viewer'); end if;
  perform app.settle(array(select t.id from app.tags t where t.feature_id = sample_events.feature));
  return app.event_rows(array(
    select row(x.*)::app.events from (
      select distinct on (e.id) e.*
      from app.tag_targets t
      cross join lateral app.recent_uses(sample_events.app, t.element_id, t.path_id, t.since, t.until, most) u
      join app.events e on e.app_id = sample_events.app and e.element_id = t.element_id and e.ts = u.ts and e.id = u.id
      where t.feature_id = sample_events.feature and t.app_id = sample_events.app
      order by e.id
    ) x order by x.ts desc limit most));
end $$;
