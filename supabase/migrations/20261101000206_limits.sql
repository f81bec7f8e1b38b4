-- Bounds on what the public key may append: the database's copy of core/limits.ts, compared with it by
-- a test so that neither side drifts.
--
-- Nothing of ingest but its entry sets a search_path: inner functions run under the empty one of the
-- entry. A function without settings can be inlined, so that a limit here costs as little as a literal;
-- with them, settings alone took a third of the time of a small batch.
create function app.limits() returns jsonb
language sql immutable
as $$
  select '{
    "batchEvents": 1000,
    "batchBytes": 524288,
    "keepaliveBytes": 61440,
    "propsBytes": 2048,
    "traitsBytes": 4096,
    "descriptorBytes": 1536,
    "pathChars": 512,
    "nameChars": 120,
    "idChars": 200,
    "textChars": 80,
    "newElementsPerDay": 2000,
    "newPathsPerDay": 2000,
    "newNamesPerDay": 200,
    "senderEventsPerMinute": 6000,
    "appEventsPerMinute": 600000,
    "lateDays": 7,
    "skewMs": 60000
  }'::jsonb
$$;

create function app.limit_of(name text) returns int
language sql immutable
as $$ select (app.limits() -> name)::int $$;

-- Whether a number is one that JavaScript can hold. PostgreSQL's 1e131071 takes ten bytes as JSON and
-- 130,000 as text: a few of them in a small batch would fill the memory of whoever prints them.
create function app.has_wild_number(value jsonb) returns boolean
language sql immutable
as $$
  select value @? '$.** ? (@.type() == "number") ? (@ > 1e309 || @ < -1e309 || (@ != 0 && @ < 1e-330 && @ > -1e-330))'
$$;

-- Whether an object is within its bound. As stored is the quick answer; only what is near the bound is
-- printed, and measured without the spaces that PostgreSQL prints and senders do not.
create function app.json_fits(value jsonb, bytes int) returns boolean
language sql stable
as $$
  select case
    when jsonb_typeof(value) is distinct from 'object' then false
    when app.has_wild_number(value) then false
    when pg_column_size(value) <= bytes then true
    when pg_column_size(value) > 4 * bytes then false
    else octet_length(replace(replace(value::text, '": ', '":'), ', "', ',"')) <= bytes
  end
$$;

revoke all on function app.limits, app.limit_of, app.has_wild_number, app.json_fits from public;
