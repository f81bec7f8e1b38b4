-- How dictionaries grow: what a batch names and nobody has named before. Rare once a product has been
-- used for a day, so this may cost; one app's growth goes through one row, so that two batches with the
-- same news take turns, cannot wait for each other in a circle, and share one cap.
--
-- What is said about descriptors is defined later (0003xx), which plpgsql does not mind.

-- Whether a descriptor is in form, and the very one that the hash names: nobody can put words into the
-- mouth of an element that others have clicked.
create function app.is_descriptor_of(descriptor jsonb, hash text) returns boolean
language plpgsql immutable
as $$
begin
  if not app.json_fits(descriptor, app.limit_of('descriptorBytes')) then return false; end if;
  if app.descriptor_problem(descriptor) is not null then return false; end if;
  return app.element_hash(descriptor) = is_descriptor_of.hash;
end $$;

-- Descriptors of elements that are known by hash only. Nearly always there is none to fill in.
create function app.teach_elements(app int, told jsonb) returns int[]
language plpgsql
as $$
declare
  ids int[];
begin
  with blank as (
    select e.id, told -> e.hash as descriptor from app.elements e
    where e.app_id = teach_elements.app and e.descriptor is null
      and e.hash in (select jsonb_object_keys(told)) and app.is_descriptor_of(told -> e.hash, e.hash)
    order by e.id for update
  ), taught as (
    update app.elements e set descriptor = b.descriptor, keys = app.element_keys(b.descriptor)
    from blank b where e.id = b.id returning e.id
  )
  select array_agg(id) into ids from taught;
  return ids;
end $$;

create function app.make_elements(app int, hashes text[], told jsonb, since timestamptz, until timestamptz)
returns int[]
language plpgsql
as $$
declare
  ids int[];
begin
  with made as (
    insert into app.elements (app_id, hash, descriptor, keys, first_seen, last_seen)
    select make_elements.app, h, d.descriptor, coalesce(app.element_keys(d.descriptor), '{}'), since, until
    from unnest(hashes) h
    left join lateral (select told -> h as descriptor where app.is_descriptor_of(told -> h, h)) d on true
    order by h
    on conflict (app_id, hash) do nothing returning id
  )
  select array_agg(id) into ids from made;
  return ids;
end $$;

create function app.make_paths(app int, paths text[], since timestamptz, until timestamptz) returns int[]
language plpgsql
as $$
declare
  ids int[];
begin
  with made as (
    insert into app.paths (app_id, path, first_seen, last_seen)
    select make_paths.app, p, since, until from unnest(make_paths.paths) p order by p
    on conflict (app_id, path) do nothing returning id
  )
  select array_agg(id) into ids from made;
  return ids;
end $$;

-- Tagging may look at what is new. Whatever goes wrong there, the events are kept.
create function app.announce(app int, element_ids int[], path_ids int[]) returns void
language plpgsql
as $$
begin
  if path_ids is not null then perform app.on_new_paths(announce.app, announce.path_ids); end if;
  if element_ids is not null then perform app.on_new_elements(announce.app, announce.element_ids); end if;
exception when others then
  raise warning 'ingest: new elements of app % were not announced: %', announce.app, sqlerrm;
end $$;

-- Each once, in order, as many as there is room for.
create function app.first_of(list text[], room int) returns text[]
language sql immutable
as $$ select array(select distinct x from unnest(list) x order by x limit greatest(0, room)) $$;

-- Makes what is missing, as far as today's caps allow; what is over them stays missing.
create function app.learn(
  app int, hashes text[], paths text[], names text[], told jsonb, since timestamptz, until timestamptz
) returns void
language plpgsql
as $$
declare
  today constant date := (now() at time zone 'UTC')::date;
  used app.dictionary_days;
begin
  insert into app.dictionary_days (app_id, day) values (learn.app, today) on conflict do nothing;
  select * into used from app.dictionary_days d where d.app_id = learn.app and d.day = today for update;
  hashes := app.first_of(hashes, app.limit_of('newElementsPerDay') - used.elements);
  paths := app.first_of(paths, app.limit_of('newPathsPerDay') - used.paths);
  names := app.first_of(names, app.limit_of('newNamesPerDay') - used.names);
  insert into app.event_names (app_id, name) select learn.app, n from unnest(names) n order by n
  on conflict (app_id, name) do nothing;
  update app.dictionary_days d
  set elements = d.elements + cardinality(hashes), paths = d.paths + cardinality(learn.paths), names = d.names + cardinality(learn.names)
  where d.app_id = learn.app and d.day = today;
  perform app.announce(learn.app,
    app.make_elements(learn.app, hashes, told, since, until),
    app.make_paths(learn.app, paths, since, until));
end $$;

-- What stands for everything over the caps.
create type app.others as (element int, path int, name int);

create function app.others_of(app int) returns app.others
language plpgsql
as $$
declare
  found_ids app.others;
begin
  insert into app.elements (app_id, hash) values (others_of.app, '0000000000000000') on conflict do nothing;
  insert into app.paths (app_id, path) values (others_of.app, '(other)') on conflict do nothing;
  insert into app.event_names (app_id, name) values (others_of.app, '(other)') on conflict do nothing;
  select e.id, p.id, n.id into found_ids
  from app.elements e, app.paths p, app.event_names n
  where e.app_id = others_of.app and e.hash = '0000000000000000' and p.app_id = others_of.app and p.path = '(other)'
    and n.app_id = others_of.app and n.name = '(other)';
  return found_ids;
end $$;

create function app.note_others(app int, events int) returns void
language plpgsql
as $$
#variable_conflict use_column
begin
  insert into app.dictionary_days as d (app_id, day, other_events)
  values (note_others.app, (now() at time zone 'UTC')::date, note_others.events)
  on conflict (app_id, day) do update set other_events = d.other_events + excluded.other_events;
end $$;

revoke all on function app.is_descriptor_of, app.first_of, app.teach_elements, app.make_elements, app.make_paths, app.announce, app.learn, app.others_of,
  app.note_others from public;
