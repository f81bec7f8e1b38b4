-- What happens to a row whoever writes it, so that nobody can forget: its version and its stamps; and what the
-- server adds to evidence, requests, notes and pictures.

-- Fields that changed and were not stamped by the writer are stamped with now. A row that only says again what
-- it said keeps its version.
create function app.stamp_row() returns trigger
language plpgsql set search_path = ''
as $$
declare
  before jsonb;
  after jsonb;
begin
  if tg_op = 'UPDATE' then
    before := to_jsonb(old) - '{version,updated_at,clocks,search}'::text[];
    after := to_jsonb(new) - '{version,updated_at,clocks,search}'::text[];
    if before = after and new.clocks = old.clocks then return new; end if;
    new.clocks := new.clocks || coalesce((
      select jsonb_object_agg(f.field, greatest(app.ms(now()), (old.clocks -> f.field)::bigint))
      from app.voice_fields() f
      where f.entity = tg_argv[0] and before -> f.col is distinct from after -> f.col
        and new.clocks -> f.field is not distinct from old.clocks -> f.field), '{}');
    new.updated_at := now();
  end if;
  new.version := app.tick(new.workspace_id);
  return new;
end $$;

do $$
declare
  e text;
begin
  foreach e in array array['request', 'call', 'evidence', 'note', 'reply', 'attachment', 'told'] loop
    -- The last of its kind by name, so that it sees what the others have done.
    execute format('create trigger z_stamp before insert or update on app.%I for each row execute function app.stamp_row(%L)',
      app.voice_table(e), e);
  end loop;
end $$;

-- Where the product's page said who was using it, and nobody else did. What a page says is only looked up.
create function app.place_evidence() returns trigger
language plpgsql set search_path = ''
as $$
declare
  told jsonb := new.context -> 'page';
  settings jsonb;
begin
  if tg_op = 'INSERT' then
    if new.visitor_id is null and told ->> 'user' is not null then
      new.visitor_id := (select v.id from app.visitors v where v.workspace_id = new.workspace_id and v.known_id = told ->> 'user');
    end if;
    if new.account_id is null and told ->> 'account' is not null then
      new.account_id := (select a.id from app.accounts a where a.workspace_id = new.workspace_id and a.external_id = told ->> 'account');
    end if;
  end if;
  -- A person is of the account that they last acted for.
  if new.account_id is null and new.visitor_id is not null
    and (tg_op = 'INSERT' or new.visitor_id is distinct from old.visitor_id) then
    new.account_id := (
      select x.account_id from app.activity x
      where x.visitor_id = any (app.person_ids(new.workspace_id, new.visitor_id)) and x.account_id <> 0
      order by x.month desc, x.events desc limit 1);
  end if;
  -- Known for the day of the saying only while that day is near.
  if tg_op = 'INSERT' and new.arr_then is null or tg_op = 'UPDATE' and new.account_id is distinct from old.account_id then
    new.arr_then := null;
    if new.account_id is not null and new.said_at > now() - interval '31 days' then
      settings := app.voice_settings_of(new.workspace_id);
      new.arr_then := (select app.arr_of(a.traits, settings) from app.accounts a where a.id = new.account_id);
    end if;
  end if;
  if new.state <> 'snoozed' then new.snoozed_until := null; end if;
  return new;
end $$;
create trigger place before insert or update on app.evidence_items for each row execute function app.place_evidence();

create function app.note_resolved() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' or new.resolved is distinct from old.resolved then
    new.resolved_by := case when new.resolved then auth.uid() end;
    new.resolved_at := case when new.resolved then now() end;
  end if;
  return new;
end $$;
create trigger resolved before insert or update on app.notes for each row execute function app.note_resolved();

-- A picture drawn anew leaves its old object to nobody; what is taken up again is not discarded.
create function app.picture_changed() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and new.object ->> 'sha256' is distinct from old.object ->> 'sha256' then
    new.stored := false;
    insert into app.discarded_objects (path, workspace_id) values (old.path, old.workspace_id) on conflict do nothing;
  end if;
  return new;
end $$;
create trigger drawn before update on app.attachments for each row execute function app.picture_changed();

create function app.picture_kept() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if not new.erased then delete from app.discarded_objects d where d.path = new.path; end if;
  return null;
end $$;
create trigger kept after insert or update of object on app.attachments for each row execute function app.picture_kept();
