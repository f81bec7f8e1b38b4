-- Who a batch is about: device → visitor, account, traits. One batch has one identity, so this runs once
-- per batch and in the common case writes nothing.

-- HMAC by its definition (RFC 2104) over the built-in sha256: pgcrypto is not everywhere.
create function app.hmac_sha256(message bytea, secret bytea) returns bytea
language plpgsql immutable strict set search_path = ''
as $$
declare
  key bytea := case when length(secret) > 64 then sha256(secret) else secret end;
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. length(key) - 1 loop
    inner_pad := set_byte(inner_pad, i, get_byte(key, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(key, i) # 92);
  end loop;
  return sha256(outer_pad || sha256(inner_pad || message));
end $$;

-- Hashes are compared, not texts: how long it takes tells nothing about how much was right.
create function app.signature_holds(app int, id text, signature text) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce((
    select sha256(convert_to(lower(signature), 'UTF8')) = sha256(convert_to(
      encode(app.hmac_sha256(convert_to(signature_holds.id, 'UTF8'), convert_to(s.identity_secret, 'UTF8')), 'hex'), 'UTF8'))
    from app.app_secrets s where s.app_id = signature_holds.app
  ), false)
$$;

-- Old and new together; where that passes the bound, what was said last stands alone.
create function app.merge_traits(old jsonb, new jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when new is null or old @> new and old || new = old then old
    when app.json_fits(old || new, app.limit_of('traitsBytes')) then old || new
    else new
  end
$$;

-- The known visitor of that id, made if need be.
create function app.ensure_known(workspace uuid, id text) returns int
language plpgsql set search_path = ''
as $$
declare
  found_id int;
begin
  select v.id into found_id from app.visitors v
  where v.workspace_id = ensure_known.workspace and v.known_id = ensure_known.id for key share;
  if found_id is not null then return found_id; end if;
  insert into app.visitors (workspace_id, known_id, internal)
  values (ensure_known.workspace, ensure_known.id, exists (
    select from app.apps a, unnest(a.internal_ids) ending
    where a.workspace_id = ensure_known.workspace and right(lower(ensure_known.id), length(ending)) = lower(ending)))
  on conflict (workspace_id, known_id) where known_id is not null do nothing
  returning visitors.id into found_id;
  -- A parallel batch made it first and has committed: this reads its row.
  return coalesce(found_id, app.ensure_known(ensure_known.workspace, ensure_known.id));
end $$;

-- A device seen for the first time, or whose person is gone: an anonymous visitor, or `visitor` if named.
create function app.attach_device(workspace uuid, device uuid, visitor int default null) returns int
language plpgsql set search_path = ''
as $$
#variable_conflict use_column
declare
  fresh int := visitor;
begin
  if fresh is null then
    insert into app.visitors (workspace_id) values (attach_device.workspace) returning id into fresh;
  end if;
  insert into app.devices as d (workspace_id, device, visitor_id)
  values (attach_device.workspace, attach_device.device, fresh)
  on conflict (workspace_id, device) do update set visitor_id = excluded.visitor_id;
  return fresh;
end $$;

-- The first identification moves what the device did before to the person; a later one of somebody else
-- moves nothing (two known people are never merged), the device just is theirs from now on.
create function app.identify_device(workspace uuid, device uuid, current int, is_known boolean, known int)
returns void
language plpgsql set search_path = ''
as $$
begin
  if not is_known then
    update app.visitors v set merged_into = known where v.id = identify_device.current;
    insert into app.merges (from_id, into_id, workspace_id)
    values (identify_device.current, known, identify_device.workspace) on conflict do nothing;
  end if;
  perform app.attach_device(identify_device.workspace, identify_device.device, known);
end $$;

-- The visitor of a batch. `claimed` is the id that the batch names and that may be believed; `denied` one
-- that must not be: its events belong to nobody known, so they never stay with another person.
create function app.visitor_of(workspace uuid, device uuid, claimed text, denied text) returns int
language plpgsql set search_path = ''
as $$
declare
  current record;
  known int;
begin
  -- Locked against erasure: a person may not vanish between here and their events.
  select v.id, v.known_id into current
  from app.devices d join app.visitors v on v.id = d.visitor_id
  where d.workspace_id = visitor_of.workspace and d.device = visitor_of.device
  for key share of v;
  if current.known_id = claimed
    or (claimed is null and current.id is not null and (denied is null or coalesce(current.known_id, denied) = denied))
  then
    return current.id;
  end if;
  -- Something changes: tabs of one device take turns, and the second looks again.
  perform pg_advisory_xact_lock(hashtextextended(workspace::text || device::text, 0));
  select v.id, v.known_id into current
  from app.devices d join app.visitors v on v.id = d.visitor_id
  where d.workspace_id = visitor_of.workspace and d.device = visitor_of.device
  for key share of v;
  if claimed is null then
    if current.id is not null and (denied is null or coalesce(current.known_id, denied) = denied) then
      return current.id;
    end if;
    return app.attach_device(workspace, device);
  end if;
  known := app.ensure_known(workspace, claimed);
  if current.id is null then return app.attach_device(workspace, device, known); end if;
  if current.id <> known then
    perform app.identify_device(workspace, device, current.id, current.known_id is not null, known);
  end if;
  return known;
end $$;

-- The account of a batch, made if need be.
create function app.account_of(workspace uuid, id text) returns int
language plpgsql set search_path = ''
as $$
declare
  found_id int;
begin
  select a.id into found_id from app.accounts a
  where a.workspace_id = account_of.workspace and a.external_id = account_of.id;
  if found_id is not null then return found_id; end if;
  insert into app.accounts (workspace_id, external_id) values (account_of.workspace, account_of.id)
  on conflict (workspace_id, external_id) do nothing returning accounts.id into found_id;
  return coalesce(found_id, app.account_of(account_of.workspace, account_of.id));
end $$;

-- Traits, and when they were last seen: written when something changes, at most hourly otherwise.
create function app.touch_people(
  visitor int, visitor_traits jsonb, account int, account_traits jsonb, since timestamptz, until timestamptz
) returns void
language sql set search_path = ''
as $$
  update app.visitors v set traits = app.merge_traits(v.traits, visitor_traits),
    first_seen = least(v.first_seen, since), last_seen = greatest(v.last_seen, until)
  where v.id = visitor and (v.last_seen < until - interval '1 hour' or v.first_seen > since
    or app.merge_traits(v.traits, visitor_traits) <> v.traits);
  update app.accounts a set traits = app.merge_traits(a.traits, account_traits),
    first_seen = least(a.first_seen, since), last_seen = greatest(a.last_seen, until)
  where a.id = account and (a.last_seen < until - interval '1 hour' or a.first_seen > since
    or app.merge_traits(a.traits, account_traits) <> a.traits);
$$;

revoke all on function app.hmac_sha256, app.signature_holds, app.merge_traits, app.ensure_known, app.attach_device,
  app.identify_device, app.visitor_of, app.account_of, app.touch_people from public;
