-- Each written value, checked by its field's rule and returned as it is to be stored.

-- Things that a row may point at are of its own workspace. Deleted ones may be pointed at: that can be undone.
create function app.is_ours(workspace uuid, kind text, id text) returns boolean
language plpgsql stable set search_path = ''
as $$
declare
  ours boolean;
begin
  if kind = 'member' then
    return exists (select from app.members m where m.workspace_id = is_ours.workspace and m.user_id = is_ours.id::uuid);
  end if;
  execute format('select exists (select from app.%I t where t.workspace_id = $1 and t.id = $2::%s)', kind,
    case when kind in ('accounts', 'visitors', 'apps') then 'int' else 'uuid' end) into ours using workspace, id;
  return ours;
end $$;

create function app.checked_reference(workspace uuid, name text, kind text, value jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  if kind in ('accounts', 'visitors', 'apps') then perform app.checked_int(name, value, 1, 2147483647);
  else perform app.checked_uuid(name, value); end if;
  if not app.is_ours(workspace, kind, value #>> '{}') then
    perform app.refuse(format('%s: there is no such %s in this workspace', name,
      case kind when 'evidence_items' then 'evidence' when 'member' then kind else left(kind, -1) end));
  end if;
  return value;
end $$;

create function app.checked_web(name text, value jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(value #>> '{}' !~* '^https?://[^\s/]+' or length(value #>> '{}') > 2000, true) then
    perform app.refuse(name || ': must be an address that begins with http:// or https://, of at most 2000 characters');
  end if;
  return value;
end $$;

create function app.checked_pinned(name text, value jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  problem text := app.descriptor_problem(value -> 'descriptor');
begin
  perform app.checked_hash(name || '.hash', value -> 'hash');
  if problem is not null then perform app.refuse(format('%s.descriptor: %s', name, problem)); end if;
  if length(value ->> 'selector') > 500 then perform app.refuse(name || '.selector: must have at most 500 characters'); end if;
  return jsonb_build_object('hash', value -> 'hash', 'descriptor', value -> 'descriptor')
    || case when value ? 'selector' then jsonb_build_object('selector', value -> 'selector') else '{}' end;
end $$;

create function app.checked_seen_page(name text, value jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  perform app.checked_web(name || '.url', value -> 'url');
  if coalesce(value ->> 'path' not like '/%' or length(value ->> 'path') > 512, true) then
    perform app.refuse(name || '.path: must start with / and have at most 512 characters');
  end if;
  return jsonb_build_object('url', value -> 'url', 'title', left(coalesce(value ->> 'title', ''), 300), 'path', value -> 'path');
end $$;

create function app.checked_object(name text, value jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(value ->> 'sha256' !~ '^[0-9a-f]{64}$', true) then
    perform app.refuse(name || '.sha256: must be 64 hexadecimal digits in lower case');
  end if;
  perform app.checked_choice(name || '.mime', value ->> 'mime', array['image/webp', 'image/png', 'image/jpeg']);
  perform app.checked_int(name || '.width', value -> 'width', 1, 16383), app.checked_int(name || '.height', value -> 'height', 1, 100000),
    app.checked_int(name || '.bytes', value -> 'bytes', 1, 5242880);
  return jsonb_build_object('sha256', value -> 'sha256', 'mime', value -> 'mime', 'width', value -> 'width',
    'height', value -> 'height', 'bytes', value -> 'bytes');
end $$;

create function app.checked_json(name text, value jsonb, kind text, most int) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  if jsonb_typeof(value) is distinct from kind then
    perform app.refuse(format('%s: must be %s', name, case kind when 'array' then 'a list' else 'an object' end));
  elsif app.has_wild_number(value) or octet_length(value::text) > 2 * most then
    perform app.refuse(format('%s: must have at most %s bytes', name, most));
  end if;
  return value;
end $$;

create function app.checked_number(name text, value jsonb, low numeric, high numeric) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if (case jsonb_typeof(value) when 'number' then (value #>> '{}')::numeric not between low and high else true end) then
    perform app.refuse(format('%s: must be a number from %s to %s', name, low, high));
  end if;
  return value;
end $$;

create function app.checked_text(name text, value jsonb, most int) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if coalesce(jsonb_typeof(value) <> 'string' or length(value #>> '{}') > most, true) then
    perform app.refuse(format('%s: must be a text of at most %s characters', name, most));
  end if;
  return value;
end $$;

create function app.checked_tags(name text, value jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  kept text[] := app.checked_texts(name, value);
begin
  if cardinality(kept) > 30 or exists (select from unnest(kept) t where length(t) > 60) then
    perform app.refuse(name || ': must be at most 30 tags of at most 60 characters');
  end if;
  return to_jsonb(kept);
end $$;

create function app.checked_field(workspace uuid, f app.voice_field, value jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  name text := f.entity || '.' || f.field;
  low text := split_part(f.arg, '|', 1);
  high text := split_part(f.arg, '|', 2);
begin
  if coalesce(value, 'null') = 'null' then
    if not f.nullable then perform app.refuse(name || ': must not be null'); end if;
    return 'null';
  end if;
  case f.rule
    when 'label' then return to_jsonb(app.checked_label(name, value #>> '{}'));
    when 'text' then return app.checked_text(name, value, f.arg::int);
    when 'choice' then return to_jsonb(app.checked_choice(name, value #>> '{}', string_to_array(f.arg, '|')));
    when 'oneof' then
      if not (value #>> '{}') = any (string_to_array(f.arg, '|')) then
        perform app.refuse(format('%s: must be one of %s', name, replace(f.arg, '|', ', ')));
      end if;
      return value;
    when 'whole' then return to_jsonb(app.checked_int(name, value, low::int, high::int));
    when 'number' then return app.checked_number(name, value, low::numeric, high::numeric);
    when 'boolean' then return to_jsonb(app.checked_boolean(name, value));
    when 'instant' then return to_jsonb(app.checked_instant(name, value));
    when 'tags' then return app.checked_tags(name, value);
    when 'web' then return app.checked_web(name, value);
    when 'list' then return app.checked_json(name, value, 'array', f.arg::int);
    when 'object' then return app.checked_json(name, value, 'object', f.arg::int);
    when 'pinned' then return app.checked_pinned(name, value);
    when 'seenpage' then return app.checked_seen_page(name, value);
    when 'pagerule' then return app.checked_page_rule(name, value);
    when 'stored' then return app.checked_object(name, value);
    else return app.checked_reference(workspace, name, f.rule, value);
  end case;
end $$;
