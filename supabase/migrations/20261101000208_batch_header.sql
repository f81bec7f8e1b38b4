-- What is checked before a batch is opened: where it comes from, and that all but its events is in
-- form. A fault here refuses the batch, because nothing in it can be attributed.
--
-- One expression of plain functions, which PostgreSQL inlines: as separate steps the same checks took
-- longer than storing a small batch.

-- `https://*.example.com` means any host below it. The star is one or more labels of a host name and
-- nothing else: no port, path or second host.
create function app.origin_matches(pattern text, origin text) returns boolean
language sql immutable
as $$
  select pattern like '%://*.%'
    and starts_with(origin, split_part(pattern, '*', 1))
    and right(origin, length(split_part(pattern, '*', 2))) = split_part(pattern, '*', 2)
    and substr(origin, length(split_part(pattern, '*', 1)) + 1, length(origin) - length(pattern) + 1)
      ~ '^[a-z0-9_-]+(\.[a-z0-9_-]+)*$'
$$;

-- A request that names no origin comes from no page; only `*` allows it.
create function app.origin_allowed(origins text[], origin text) returns boolean
language plpgsql immutable
as $$
begin
  if '*' = any (origins) or origin = any (origins) then return true; end if;
  return coalesce((select bool_or(o = lower(origin) or app.origin_matches(o, lower(origin))) from unnest(origins) o), false);
end $$;

-- Without a regular expression: two of these took longer than all other checks together.
create function app.is_uuid(value jsonb) returns boolean
language sql immutable
as $$
  select (jsonb_typeof(value) = 'string' and value ->> 0 like '________-____-____-____-____________'
    and translate(value ->> 0, '0123456789abcdef', '') = '----') is true
$$;

-- Absent is fine.
create function app.is_text(value jsonb, fewest int, most int) returns boolean
language sql immutable
as $$ select value is null or (jsonb_typeof(value) = 'string' and length(value ->> 0) between fewest and most) $$;

-- Milliseconds since 1970 that a date of JavaScript can hold.
create function app.is_time(value jsonb) returns boolean
language sql immutable
as $$
  select (jsonb_typeof(value) = 'number' and value::numeric between -8640000000000000 and 8640000000000000) is true
$$;

-- A user or an account: its id, and traits within their bound.
create function app.who_problem(who jsonb, field text) returns text
language sql stable
as $$
  select case
    when who is null then null
    when jsonb_typeof(who) <> 'object' then field || ': must be an object with an id'
    when who -> 'id' is null or not app.is_text(who -> 'id', 1, app.limit_of('idChars'))
      then field || '.id: must be text of 1 to ' || app.limit_of('idChars') || ' characters'
    when who -> 'traits' is not null and not app.json_fits(who -> 'traits', app.limit_of('traitsBytes'))
      then field || '.traits: must be an object of at most ' || app.limit_of('traitsBytes') || ' bytes as JSON'
    when not app.is_text(who -> 'sig', 0, 256) then field || '.sig: must be text of at most 256 characters'
  end
$$;

-- The first thing wrong with the batch, by field and rule; null when there is none.
create function app.batch_problem(batch jsonb) returns text
language sql stable
as $$
  select case
    when batch -> 'v' is distinct from '1' then 'v: must be 1, the wire format that this server speaks'
    when not app.is_uuid(batch -> 'sender') then 'sender: must be a UUID in lower case'
    when not app.is_uuid(batch -> 'device') then 'device: must be a UUID in lower case'
    when jsonb_typeof(batch -> 'seq') is distinct from 'number' then 'seq: must be a whole number from 1'
    when (batch -> 'seq')::numeric not between 1 and 9007199254740991 or (batch -> 'seq')::numeric % 1 <> 0
      then 'seq: must be a whole number from 1'
    when not app.is_time(batch -> 'sent') then 'sent: must be a time in milliseconds since 1970'
    when jsonb_typeof(batch -> 'events') is distinct from 'array' then 'events: must be a list of events'
    when jsonb_typeof(batch -> 'elements') <> 'object' then 'elements: must be an object of descriptors by element hash'
    when jsonb_typeof(batch -> 'engage') <> 'array' then 'engage: must be a list'
    when jsonb_typeof(batch -> 'consent') <> 'boolean' then 'consent: must be true or false'
    when not app.is_text(batch -> 'build', 0, 80) then 'build: must be text of at most 80 characters'
    else coalesce(app.who_problem(batch -> 'user', 'user'), app.who_problem(batch -> 'account', 'account'))
  end
$$;

create function app.size_problem(batch jsonb) returns text
language sql stable
as $$
  select case
    when jsonb_typeof(batch -> 'events') = 'array' and jsonb_array_length(batch -> 'events') > app.limit_of('batchEvents')
      then 'events: at most ' || app.limit_of('batchEvents') || ' in a batch. Send them in parts.'
    when jsonb_typeof(batch -> 'engage') = 'array' and jsonb_array_length(batch -> 'engage') > 200
      then 'engage: at most 200 in a batch. Send them in parts.'
    when pg_column_size(batch) > app.limit_of('batchBytes') and not app.json_fits(batch, app.limit_of('batchBytes'))
      then 'The batch is larger than ' || app.limit_of('batchBytes') || ' bytes. Send it in parts.'
  end
$$;

revoke all on function app.origin_matches, app.origin_allowed, app.is_uuid, app.is_text, app.is_time, app.who_problem,
  app.batch_problem, app.size_problem from public;
