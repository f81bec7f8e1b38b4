-- The clock of a workspace's rows, and the stamps they carry.
--
-- Every transaction that changes a row takes one number, greater than all before it, and holds the counter until
-- it ends. So versions become visible in their order: whoever has seen one has seen all below it, and a cursor
-- misses nothing (docs/adr/0008).
create table app.sync_heads (
  workspace_id uuid primary key references app.workspaces on delete cascade,
  head bigint not null,
  -- Which transaction took it last: one number for all that it changes. The time guards against a
  -- database restored into a cluster that counts its transactions anew.
  tx xid8 not null,
  at timestamptz not null
);

-- The last change of each device that was taken: none is taken twice, whenever it comes.
create table app.sync_devices (
  workspace_id uuid not null references app.workspaces on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  device uuid not null,
  last_seq int not null default 0,
  seen_at timestamptz not null default now(),
  primary key (workspace_id, user_id, device)
);

alter table app.sync_heads enable row level security;
alter table app.sync_devices enable row level security;
revoke all on app.sync_heads, app.sync_devices from public, anon, authenticated;

create function app.tick(workspace uuid) returns bigint
language plpgsql volatile set search_path = ''
as $$
declare
  taken bigint;
begin
  -- Taken by this transaction already: a thousand rows later this is still one look.
  select h.head into taken from app.sync_heads h
  where h.workspace_id = tick.workspace and h.tx = pg_current_xact_id() and h.at = now();
  if taken is null then
    insert into app.sync_heads as h (workspace_id, head, tx, at)
    values (tick.workspace, 1, pg_current_xact_id(), now())
    on conflict (workspace_id) do update set head = h.head + 1, tx = excluded.tx, at = excluded.at
    returning h.head into taken;
  end if;
  return taken;
end $$;

-- Milliseconds since 1970: the unit of stamps.
create function app.ms(moment timestamptz) returns bigint
language sql immutable
as $$ select floor(extract(epoch from moment) * 1000)::bigint $$;
