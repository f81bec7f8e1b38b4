-- Whether a batch may say who it is from, and what it may say about them.

-- HMAC by its definition (RFC 2104) over the built-in sha256: pgcrypto is not everywhere.
create function app.hmac_sha256(message bytea, secret bytea) returns bytea
language plpgsql immutable strict
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
language plpgsql stable
as $$
declare
  secret constant text := (select s.identity_secret from app.app_secrets s where s.app_id = signature_holds.app);
  expected constant text := encode(app.hmac_sha256(convert_to(id, 'UTF8'), convert_to(secret, 'UTF8')), 'hex');
begin
  return coalesce(sha256(convert_to(lower(signature), 'UTF8')) = sha256(convert_to(expected, 'UTF8')), false);
end $$;

-- Whether this known id is one of our own people, by the endings that any app of the workspace names.
create function app.is_internal(workspace uuid, known_id text) returns boolean
language sql stable
as $$
  select exists (
    select from app.apps a, unnest(a.internal_ids) ending
    where a.workspace_id = is_internal.workspace and right(lower(is_internal.known_id), length(ending)) = lower(ending))
$$;

-- Old and new together; where that passes the bound, what was said last stands alone.
create function app.merge_traits(old jsonb, new jsonb) returns jsonb
language sql stable
as $$
  select case
    when new is null then old
    when app.json_fits(old || new, app.limit_of('traitsBytes')) then old || new
    else new
  end
$$;

revoke all on function app.hmac_sha256, app.signature_holds, app.is_internal, app.merge_traits from public;
