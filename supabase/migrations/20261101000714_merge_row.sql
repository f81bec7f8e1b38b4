-- One change of one row, merged: each field is a register, and of two writers the later by the server's clock
-- wins. Merging is commutative and idempotent, so order and doubles do not matter; `tests/db/voice/sync.test.ts`
-- tries it with devices that crash and networks that lie.

create function app.checked_told(workspace uuid, entity text, told jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  f app.voice_field;
  cleaned jsonb := '{}';
  unknown text := (select k from jsonb_object_keys(told) k
    where not exists (select from app.voice_fields() x where x.entity = checked_told.entity and x.field = k) limit 1);
begin
  if unknown is not null then perform app.refuse(format('%s.%s: is not a field', entity, left(unknown, 40))); end if;
  for f in select * from app.voice_fields() x where x.entity = checked_told.entity and told ? x.field loop
    cleaned := cleaned || jsonb_build_object(f.col, app.checked_field(workspace, f, told -> f.field));
  end loop;
  return cleaned;
end $$;

-- Who may change which field of which row: one refusal for all, which names the field.
create function app.check_writer(entity text, mine app.role, author uuid, is_new boolean, changed text[]) returns void
language plpgsql stable set search_path = ''
as $$
declare
  f app.voice_field;
begin
  for f in select * from app.voice_fields() x where x.entity = check_writer.entity and x.col = any (changed) loop
    if f.who = 'once' and not is_new then
      perform app.refuse(format('%s.%s: is set when it is made and stays', entity, f.field));
    elsif mine < 'editor' and (f.who = 'editor' or f.who = 'own' and not is_new and author is distinct from auth.uid()) then
      perform app.refuse(format('%s.%s: your role does not allow changing this. Ask an editor.', entity, f.field), '42501');
    end if;
  end loop;
end $$;

create function app.make_row(workspace uuid, entity text, id uuid, told jsonb, stamps jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  whole jsonb := told || jsonb_build_object('id', id, 'workspace_id', workspace, 'created_by', auth.uid(), 'clocks', stamps);
  cols text;
  made int;
begin
  if entity = 'request' then whole := whole || jsonb_build_object('root_id', id); end if;
  if entity = 'request' and not told ? 'title' then perform app.refuse('request.title: must be said when it is made'); end if;
  if entity = 'note' and not told ? 'app_id' then perform app.refuse('note.app: must be said when it is made'); end if;
  if entity = 'reply' and not told ? 'note_id' then perform app.refuse('reply.note: must be said when it is made'); end if;
  if entity = 'told' and not told ? 'request_id' then perform app.refuse('told.request: must be said when it is made'); end if;
  if entity = 'attachment' and (not told ? 'object' or (told ->> 'evidence_id' is null) = (told ->> 'note_id' is null)) then
    perform app.refuse('attachment: must name its object and either its evidence or its note when it is made');
  end if;
  select string_agg(quote_ident(k), ', ') into cols from jsonb_object_keys(whole) k;
  execute format('insert into app.%1$I (%2$s) select %2$s from jsonb_populate_record(null::app.%1$I, $1) on conflict (id) do nothing',
    app.voice_table(entity), cols) using whole;
  get diagnostics made = row_count;
  -- Another workspace's id: 122 random bits do not meet by chance.
  if made = 0 then perform app.require(null, 'contributor'); end if;
end $$;

-- `at` null: an act of a screen, which is later than all before it. Returns the fields that were lost to later writers.
create function app.merge_row(workspace uuid, entity text, id uuid, fields jsonb, at bigint) returns text[]
language plpgsql volatile set search_path = ''
as $$
declare
  tbl text := app.voice_table(entity);
  told jsonb := app.checked_told(workspace, entity, fields);
  stamp bigint := least(coalesce(merge_row.at, app.ms(now())), app.ms(clock_timestamp()));
  mine app.role := app.my_role(workspace);
  old jsonb;
  stamps jsonb;
  lost text[];
begin
  -- Before any row is locked: writers of a workspace take turns here, and nowhere else.
  perform app.tick(workspace);
  execute format('select to_jsonb(t) from app.%I t where t.id = $1 for update', tbl) into old using id;
  select jsonb_object_agg(f.field, case when merge_row.at is null then greatest(stamp, (old #> array['clocks', f.field])::bigint) else stamp end)
    filter (where merge_row.at is null or stamp >= coalesce((old #> array['clocks', f.field])::bigint, 0)),
    coalesce(array_agg(f.field) filter (where merge_row.at is not null and stamp < (old #> array['clocks', f.field])::bigint), '{}')
  into stamps, lost
  from app.voice_fields() f where f.entity = merge_row.entity and told ? f.col;
  if old is null then
    perform app.check_writer(entity, mine, null, true, array(select f.col from app.voice_fields() f
      where f.entity = merge_row.entity and told ? f.col and not (f.entity = 'request' and f.field = 'status' and told ->> 'status' = 'new')
        and told -> f.col <> 'null'));
    perform app.make_row(workspace, entity, id, told, coalesce(stamps, '{}'));
    return '{}';
  end if;
  if (old ->> 'workspace_id')::uuid <> workspace then perform app.require(null, 'contributor'); end if;
  if (old ->> 'erased')::boolean then perform app.refuse(entity || ': was erased, and takes nothing more', 'PT410'); end if;
  told := coalesce((select jsonb_object_agg(f.col, told -> f.col) from app.voice_fields() f
    where f.entity = merge_row.entity and told ? f.col and not f.field = any (lost)), '{}');
  perform app.check_writer(entity, mine, (old ->> 'created_by')::uuid, false, array(
    select x.col from app.differing(tbl, old, told) x (col)));
  if told <> '{}' then perform app.write_row(tbl, id, told, stamps); end if;
  return lost;
end $$;

-- Columns whose value would become another one, compared as the table's own types (times are written in many ways).
create function app.differing(tbl text, old jsonb, told jsonb) returns setof text
language plpgsql stable set search_path = ''
as $$
declare
  typed jsonb;
begin
  execute format('select to_jsonb(r) from jsonb_populate_record(null::app.%I, $1) r', tbl) into typed using told;
  return query select k from jsonb_object_keys(told) k where typed -> k is distinct from old -> k;
end $$;

create function app.write_row(tbl text, id uuid, told jsonb, stamps jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  cols text := (select string_agg(quote_ident(k), ', ') from jsonb_object_keys(told) k);
begin
  execute format('update app.%1$I t set (clocks, %2$s) = (select t.clocks || $2, %2$s from jsonb_populate_record(null::app.%1$I, $1)) where t.id = $3',
    tbl, cols) using told, stamps, id;
end $$;
