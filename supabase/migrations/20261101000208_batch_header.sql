-- What is checked before a batch is opened: where it comes from, and that all but its events is in
-- form. A fault here refuses the batch, because nothing in it can be attributed.

-- `https://app.example.com` means itself, `https://*.example.com` any host below it, `*` everything.
create function app.origin_allowed(origins text[], origin text) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(bool_or(
    o = '*'
    or lower(o) = lower(origin)
    or (o like '%://*.%'
      and starts_with(lower(origin), lower(split_part(o, '*', 1)))
      and right(lower(origin), length(split_part(o, '*', 2))) = lower(split_part(o, '*', 2))
      -- The star is one or more labels of a host name and nothing else: no port, path or second host.
      and substr(lower(origin), length(split_part(o, '*', 1)) + 1,
            length(origin) - length(o) + 1) ~ '^[a-z0-9_-]+(\.[a-z0-9_-]+)*$')
  ), false)
  from unnest(origins) o
$$;

create function app.is_uuid(value jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select jsonb_typeof(value) = 'string'
    and value #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
$$;

-- Null when fine. `max` characters; absent is fine where it is not required.
create function app.text_problem(value jsonb, field text, max int, required boolean) returns text
language sql immutable set search_path = ''
as $$
  select case
    when value is null then case when required then field || ': is required' end
    when jsonb_typeof(value) <> 'string' or length(value #>> '{}') not between required::int and max
      then format('%s: must be text of %s to %s characters', field, required::int, max)
  end
$$;

-- A user or an account: its id, and traits within their bound.
create function app.who_problem(who jsonb, field text) returns text
language sql immutable set search_path = ''
as $$
  select case
    when who is null then null
    when jsonb_typeof(who) <> 'object' then field || ': must be an object with an id'
    else coalesce(
      app.text_problem(who -> 'id', field || '.id', app.limit_of('idChars'), true),
      case when who ? 'traits' and not app.json_fits(who -> 'traits', app.limit_of('traitsBytes'))
        then format('%s.traits: must be an object of at most %s bytes as JSON', field, app.limit_of('traitsBytes')) end,
      app.text_problem(who -> 'sig', field || '.sig', 256, false))
  end
$$;

-- The first thing wrong with the batch, by field and rule; null when there is none.
create function app.batch_problem(batch jsonb) returns text
language sql immutable set search_path = ''
as $$
  select case
    when batch -> 'v' is distinct from '1' then 'v: must be 1, the wire format that this server speaks'
    when app.is_uuid(batch -> 'sender') is not true then 'sender: must be a UUID in lower case'
    when jsonb_typeof(batch -> 'seq') is distinct from 'number' then 'seq: must be a whole number from 1'
    when (batch -> 'seq')::numeric not between 1 and 9007199254740991
      or (batch -> 'seq')::numeric <> trunc((batch -> 'seq')::numeric) then 'seq: must be a whole number from 1'
    when jsonb_typeof(batch -> 'sent') is distinct from 'number' then 'sent: must be a time in milliseconds since 1970'
    when abs((batch -> 'sent')::numeric) > 8.64e15 then 'sent: must be a time in milliseconds since 1970'
    when app.is_uuid(batch -> 'device') is not true then 'device: must be a UUID in lower case'
    when jsonb_typeof(batch -> 'events') is distinct from 'array' then 'events: must be a list of events'
    when batch ? 'elements' and jsonb_typeof(batch -> 'elements') <> 'object'
      then 'elements: must be an object of descriptors by element hash'
    when batch ? 'consent' and jsonb_typeof(batch -> 'consent') <> 'boolean' then 'consent: must be true or false'
    else coalesce(app.who_problem(batch -> 'user', 'user'), app.who_problem(batch -> 'account', 'account'),
      app.text_problem(batch -> 'build', 'build', 80, false))
  end
$$;

revoke all on function app.origin_allowed, app.is_uuid, app.text_problem, app.who_problem, app.batch_problem from public;
