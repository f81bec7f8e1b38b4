-- Devices send what they changed. Each change is taken at most once: a device's numbers count up by one, and the
-- last one taken is kept with it, in the transaction that takes it.

create function app.checked_change(value jsonb) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  perform app.checked_choice('change.entity', value ->> 'entity', array['request', 'call', 'evidence', 'note', 'reply', 'attachment', 'told']),
    app.checked_uuid('change.id', value -> 'id'), app.checked_number('change.at', value -> 'at', 0, 1e15);
  if jsonb_typeof(value -> 'fields') is distinct from 'object' then perform app.refuse('change.fields: must be an object'); end if;
end $$;

-- What a change came to. A refusal is for good and says why; what might go well another time ends the whole push.
create function app.take_change(workspace uuid, value jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  lost text[] := '{}';
  code text;
  message text;
begin
  perform app.checked_change(value);
  lost := app.merge_row(workspace, value ->> 'entity', (value ->> 'id')::uuid, value -> 'fields', (value ->> 'at')::numeric::bigint);
  return jsonb_build_object('seq', value -> 'seq', 'outcome', 'applied', 'lost', lost, 'error', null);
exception when others then
  get stacked diagnostics code = returned_sqlstate, message = message_text;
  if code !~ '^(22|23|42501|PT4)' then raise; end if;
  return jsonb_build_object('seq', value -> 'seq', 'outcome', 'refused', 'lost', '{}'::text[],
    'error', jsonb_build_object('code', code, 'message', message));
end $$;

-- Locks the device: a push that comes twice at once is taken once.
create function app.device_seq(workspace uuid, device uuid) returns int
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
declare
  last int;
begin
  insert into app.sync_devices as d (workspace_id, user_id, device) values (device_seq.workspace, auth.uid(), device_seq.device)
  on conflict (workspace_id, user_id, device) do update set seen_at = now() returning d.last_seq into last;
  return last;
end $$;

create function public.push_changes(workspace uuid, device uuid, changes jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  given jsonb := app.unwrap(push_changes.changes);
  results jsonb := '[]';
  last int;
  one jsonb;
  seq int;
begin
  perform app.require(push_changes.workspace, 'contributor');
  if push_changes.device is null then perform app.refuse('device: must be a UUID'); end if;
  if (case jsonb_typeof(given) when 'array' then jsonb_array_length(given) > 200 else true end) then
    perform app.refuse('changes: must be a list of at most 200');
  end if;
  perform app.tick(push_changes.workspace);
  last := app.device_seq(push_changes.workspace, push_changes.device);
  for one in select x from jsonb_array_elements(given) x loop
    seq := app.checked_int('change.seq', one -> 'seq', 1, 2147483647);
    if seq <= last then
      results := results || jsonb_build_object('seq', seq, 'outcome', 'repeated', 'lost', '{}'::text[], 'error', null);
    elsif seq > last + 1 then
      perform app.refuse(format('sequence: change %s follows %s; the ones between are missing. Send them first.', seq, last), 'PT409');
    else
      results := results || app.take_change(push_changes.workspace, one);
      last := seq;
    end if;
  end loop;
  update app.sync_devices d set last_seq = last
  where d.workspace_id = push_changes.workspace and d.user_id = auth.uid() and d.device = push_changes.device;
  return jsonb_build_object('now', app.ms(clock_timestamp()), 'lastSeq', last, 'results', results,
    'rows', app.pushed_rows(push_changes.workspace, given));
end $$;

-- Rows that were named, by names that are ids at all.
create function app.pushed_rows(workspace uuid, given jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select app.wire_rows(workspace, coalesce(jsonb_agg(x), '[]')) from jsonb_array_elements(given) x
  where app.is_uuid(x -> 'id') and app.voice_table(x ->> 'entity') is not null
$$;
