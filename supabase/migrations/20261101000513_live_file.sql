-- The file that live pages read (core/model/live.ts), and the pointer to it. Made when something is
-- published or stopped, never when it is read; named by the hash of its bytes, so equal content is one file.

-- An item as it is published: no name, no reason, no segment that is a condition.
create function app.live_item(i app.items, d jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select d || jsonb_build_object('id', i.id, 'version', i.version, 'exempt', d -> 'exempt' <> 'null',
    'audience', app.expand_condition(d -> 'audience', i.workspace_id))
    -- Nobody's turn in a wave began before the survey's first publication.
    || case when d #>> '{frequency,kind}' = 'waves' then jsonb_strip_nulls(jsonb_build_object('since', (
      select min(v.published_at) from app.item_versions v where v.item_id = i.id))) else '{}' end
$$;

-- What is live of an app. Those whose time is over stay out; those whose time has not come are in, because
-- pages go by the schedule themselves.
create function app.live_items(app int) returns setof jsonb
language sql stable set search_path = ''
as $$
  select app.live_item(i, v.definition)
  from app.items i join app.item_versions v on v.item_id = i.id and v.version = i.version
  where i.app_id = live_items.app and i.state = 'live'
    and coalesce((v.definition #>> '{schedule,until}')::timestamptz, 'infinity') > now()
  order by i.id
$$;

-- How a page recognises features by itself: what the database resolved, as hashes.
create function app.live_feature(feature uuid, app int) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', live_feature.feature, 'rules', coalesce((
    select jsonb_agg(jsonb_build_object('page', t.page_rule, 'hashes', h.hashes) order by t.id)
    from app.tags t
    cross join lateral (
      select jsonb_agg(x.hash order by x.hash) as hashes from (
        select distinct e.hash from app.tag_elements m join app.elements e on e.id = m.element_id
        where m.tag_id = t.id and m.found
        union
        select a.hash from app.tag_anchors a where a.tag_id = t.id
        limit 500) x
    ) h
    where t.feature_id = live_feature.feature and t.app_id = live_feature.app and t.archived_at is null and h.hashes is not null), '[]'))
$$;

-- Null when nothing is live.
create function app.engage_body(app int) returns text
language sql stable set search_path = ''
as $$
  with items as materialized (select d from app.live_items(engage_body.app) d)
  select jsonb_build_object(
    'v', 1,
    'budget', app.budget_json(app.settings_of(a.workspace_id)),
    'theme', coalesce(e.theme, '{}'),
    'items', (select jsonb_agg(d order by d ->> 'id') from items),
    'features', coalesce((
      select jsonb_agg(app.live_feature(f.id, a.id) order by f.id)
      from (select distinct x as id from items, app.feature_ids(d) x) f
      join app.features known on known.id = f.id and known.workspace_id = a.workspace_id), '[]'),
    -- Traits are asked for too: the page knows only what the product told it in this browser.
    'asks', exists (select from items where exists (select from app.segment_ids(d -> 'audience')) or exists (
      select from app.condition_names(d -> 'audience') n where n ~ '^(visitor|account|usage|answers)\.|^seenDays$')))::text
  from app.apps a left join app.app_engagement e on e.app_id = a.id
  where a.id = engage_body.app and exists (select from items)
$$;

-- Makes the file and points to it. Called after everything that changes what is live, in its transaction;
-- publications of one app take turns, so that the last one has seen all the others.
create function app.republish(app int) returns void
language plpgsql set search_path = ''
as $$
declare
  body text;
  hash text;
  old app.app_engagement;
begin
  insert into app.app_engagement (app_id) values (republish.app) on conflict do nothing;
  select * into old from app.app_engagement e where e.app_id = republish.app for update;
  body := app.engage_body(republish.app);
  if octet_length(body) > 400000 then
    perform app.refuse(format('publish: the file of all that is live would have %s KB; 400 are allowed. End or shorten something first.',
      octet_length(body) / 1000), 'PT409');
  end if;
  hash := left(encode(sha256(convert_to(body, 'UTF8')), 'hex'), 32);
  if body is not null then
    insert into app.engage_files (app_id, version, body) values (republish.app, hash, body) on conflict do nothing;
  end if;
  update app.app_engagement e set published = hash where e.app_id = republish.app;
  if not exists (select from (select h.version, h.halted from app.engage_history h where h.app_id = republish.app
    order by h.at desc, h.id desc limit 1) l where l.version is not distinct from hash and l.halted = old.halted) then
    insert into app.engage_history (app_id, version, halted) values (republish.app, hash, old.halted);
  end if;
  -- Usage that conditions ask for is counted ahead (000530).
  if hash is distinct from old.published then perform app.watch_features(republish.app, 20000); end if;
end $$;

-- The widget's settings, now with the pointer. Absent while halted: pages then take down what stands.
create or replace function app.widget_config(app_id int) returns jsonb
language sql stable set search_path = ''
as $$
  select s.settings || jsonb_build_object('version',
    left(encode(sha256(convert_to(s.settings::text, 'UTF8')), 'hex'), 16))
  from app.apps a left join app.app_engagement e on e.app_id = a.id,
    lateral (select jsonb_build_object('v', 1, 'consent', a.consent,
      'capture', a.capture, 'frustration', a.frustration, 'mask', a.mask)
      || case when e.published is not null and not e.halted
        then jsonb_build_object('engage', e.published) else '{}' end) s (settings)
  where a.id = widget_config.app_id
$$;

-- The file where storage has none. Whoever knows the version may read it: it is public.
create function public.get_engage_file(app_key text, version text, apikey text default null) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  body text := (
    select f.body from app.engage_files f join app.apps a on a.id = f.app_id
    where a.key = get_engage_file.app_key and f.version = get_engage_file.version);
begin
  if body is null then
    perform app.refuse('version: this app has published no such file. Read the pointer again.', 'PT404');
  end if;
  perform set_config('response.headers', '[{"Cache-Control": "public, max-age=31536000, immutable"}]', true);
  return body;
end $$;

-- Only files that the database made may lie in storage under the name of one: with the hash that widgets
-- check, nothing unreviewed can be shown, whoever may write to the bucket.
create function app.may_store_config(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select name !~ '^[^/]+/engage-' or exists (
    select from app.engage_files f join app.apps a on a.id = f.app_id
    where may_store_config.name = a.key || '/engage-' || f.version || '.json')
$$;

do $$ begin
  if to_regclass('storage.objects') is null then return; end if;
  drop policy "editors publish for their apps" on storage.objects;
  create policy "editors publish for their apps" on storage.objects for insert to authenticated
    with check (bucket_id = 'config' and name ~ '^[^/]+/[^/]+\.json$' and (select app.may_store_config(name))
      and split_part(name, '/', 1) in (select app.app_keys_where('editor')));
end $$;
