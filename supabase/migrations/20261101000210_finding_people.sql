-- Who a batch is about: device → visitor, and account. One batch has one identity, so this runs once per
-- batch, and in the common case reads two rows and writes nothing.
create type app.who as (
  visitor int,
  known_id text,
  visitor_since timestamptz,
  visitor_until timestamptz,
  account int,
  account_since timestamptz,
  account_until timestamptz
);

-- What is there: nothing, or the device's visitor and the account, if it exists. The visitor is locked
-- against erasure: a person may not vanish between here and their events.
create function app.find_who(workspace uuid, device uuid, account_id text) returns app.who
language plpgsql
as $$
declare
  found_who app.who;
begin
  select v.id, v.known_id, v.first_seen, v.last_seen, a.id, a.first_seen, a.last_seen into found_who
  from app.devices d join app.visitors v on v.id = d.visitor_id
  left join app.accounts a on a.workspace_id = d.workspace_id and a.external_id = find_who.account_id
  where d.workspace_id = find_who.workspace and d.device = find_who.device
  for key share of v;
  return found_who;
end $$;

-- Whether the device's visitor may stand for the id that the batch names. Where that id may not be
-- believed, its events belong to nobody known, so they never stay with another person either.
create function app.stands_for(w app.who, claimed text, is_denied boolean) returns boolean
language sql immutable
as $$
  select w.visitor is not null and (claimed is null or coalesce(w.known_id = claimed, false) or (is_denied and w.known_id is null))
$$;

-- The known visitor of that id, made if need be.
create function app.ensure_known(workspace uuid, id text, at timestamptz default now()) returns int
language plpgsql
as $$
declare
  visitor int;
begin
  select v.id into visitor from app.visitors v
  where v.workspace_id = ensure_known.workspace and v.known_id = ensure_known.id for key share;
  if found then return visitor; end if;
  insert into app.visitors (workspace_id, known_id, internal, first_seen, last_seen)
  values (ensure_known.workspace, ensure_known.id, app.is_internal(workspace, id), at, at)
  on conflict (workspace_id, known_id) where known_id is not null do nothing
  returning visitors.id into visitor;
  if found then return visitor; end if;
  -- A parallel batch made it first and has committed: this reads its row.
  return app.ensure_known(workspace, id, at);
end $$;

-- Moves what an anonymous visitor did to the person: once, and never from one known person to another.
create function app.merge_visitor(anonymous int, known int, at timestamptz) returns void
language plpgsql
as $$
begin
  update app.visitors v set merged_into = known where v.id = anonymous and v.known_id is null;
  insert into app.merges (from_id, into_id, workspace_id, at)
  select v.id, known, v.workspace_id, merge_visitor.at from app.visitors v where v.id = anonymous and v.merged_into = known
  on conflict do nothing;
end $$;

-- The device is the visitor's from now on. A later identification of somebody else moves nothing: the
-- device just is theirs from then on.
create function app.settle_visitor(workspace uuid, device uuid, claimed text, is_denied boolean, at timestamptz) returns void
language plpgsql
as $$
#variable_conflict use_column
declare
  w app.who;
  visitor int;
begin
  -- Tabs of one device take turns, and the second finds what the first has settled.
  perform pg_advisory_xact_lock(hashtextextended(settle_visitor.workspace::text || settle_visitor.device::text, 0));
  w := app.find_who(settle_visitor.workspace, settle_visitor.device, null);
  if app.stands_for(w, claimed, is_denied) then return; end if;
  if claimed is not null and not is_denied then
    visitor := app.ensure_known(settle_visitor.workspace, claimed, at);
    if w.visitor is not null and w.known_id is null then perform app.merge_visitor(w.visitor, visitor, at); end if;
  else
    insert into app.visitors (workspace_id, first_seen, last_seen) values (settle_visitor.workspace, at, at)
    returning id into visitor;
  end if;
  insert into app.devices (workspace_id, device, visitor_id) values (settle_visitor.workspace, settle_visitor.device, visitor)
  on conflict (workspace_id, device) do update set visitor_id = excluded.visitor_id;
end $$;

-- Who it is, made if need be. Accounts are nobody's until an event names them, so they need no turns.
create function app.who_of(workspace uuid, device uuid, claimed text, is_denied boolean, account_id text, at timestamptz)
returns app.who
language plpgsql
as $$
declare
  w app.who := app.find_who(workspace, device, account_id);
begin
  if app.stands_for(w, claimed, is_denied) and (account_id is null or w.account is not null) then return w; end if;
  if not app.stands_for(w, claimed, is_denied) then
    perform app.settle_visitor(workspace, device, claimed, is_denied, at);
  end if;
  if account_id is not null and w.account is null then
    insert into app.accounts (workspace_id, external_id, first_seen, last_seen)
    values (who_of.workspace, who_of.account_id, at, at) on conflict do nothing;
  end if;
  return app.find_who(workspace, device, account_id);
end $$;

-- Plans of plpgsql are kept; those of a function in SQL that is not inlined are made at every call.
--
-- Traits, and when they were last seen: written when something changes, at most hourly otherwise.
create function app.note_people(w app.who, visitor_traits jsonb, account_traits jsonb, since timestamptz, until timestamptz)
returns void
language plpgsql
as $$
begin
  update app.visitors x set traits = app.merge_traits(x.traits, visitor_traits),
    first_seen = least(x.first_seen, since), last_seen = greatest(x.last_seen, until)
  where x.id = w.visitor and (x.last_seen < until - interval '1 hour' or x.first_seen > since
    or app.merge_traits(x.traits, visitor_traits) <> x.traits);
  update app.accounts x set traits = app.merge_traits(x.traits, account_traits),
    first_seen = least(x.first_seen, since), last_seen = greatest(x.last_seen, until)
  where x.id = w.account and (x.last_seen < until - interval '1 hour' or x.first_seen > since
    or app.merge_traits(x.traits, account_traits) <> x.traits);
end $$;

revoke all on function app.find_who, app.stands_for, app.ensure_known, app.merge_visitor,
  app.settle_visitor, app.who_of, app.note_people from public;
