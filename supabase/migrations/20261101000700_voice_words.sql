-- The voice of the customer: what people said (evidence), what many ask for (requests), calls, notes on pages,
-- and who was told what became of it. All of it is the workspace's own.
--
-- Finding what was asked before takes trigrams. Every project of Supabase, PGlite and Debian's Postgres has them;
-- where they were put elsewhere before, they move: functions here find nothing without a schema.
create schema if not exists extensions;
do $$
declare
  place name;
begin
  create extension if not exists pg_trgm with schema extensions;
  select n.nspname into place from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'pg_trgm';
  if place <> 'extensions' then alter extension pg_trgm set schema extensions; end if;
end $$;

-- How a workspace weighs what it hears; without a row, the defaults.
create table app.voice_settings (
  workspace_id uuid primary key references app.workspaces on delete cascade,
  settings jsonb not null check (jsonb_typeof(settings) = 'object')
);
alter table app.voice_settings enable row level security;
revoke all on app.voice_settings from public, anon, authenticated;

create function app.default_voice_settings() returns jsonb
language sql immutable
as $$
  select '{
    "weights": {"halfLifeDays": 180, "floor": 0.25, "atRisk": 1.5, "prospect": 0.7, "churned": 0.5, "renewalDays": 90},
    "traits": {"arr": "arr", "mrr": "mrr", "plan": "plan", "renewal": "renewal", "state": "state", "health": "health"},
    "currency": "USD", "answers": "none"}'::jsonb
$$;

-- These are asked for each row: without settings of their own they are inlined into whoever asks, under the path of
-- the entry.
create function app.voice_settings_of(workspace uuid) returns jsonb
language sql stable
as $$
  select coalesce((select s.settings from app.voice_settings s where s.workspace_id = voice_settings_of.workspace),
    app.default_voice_settings())
$$;

-- A number that a trait holds, as a number or as text; null where it is none.
create function app.number_in(value jsonb) returns numeric
language sql immutable
as $$
  select case jsonb_typeof(value) when 'number' then (value #>> '{}')::numeric
    when 'string' then case when value #>> '{}' ~ '^\s*-?\d{1,15}(\.\d{1,6})?\s*$' then btrim(value #>> '{}')::numeric end end
$$;

create function app.day_in(value jsonb) returns date
language plpgsql immutable set search_path = ''
as $$
begin
  return case when value #>> '{}' ~ '^\d{4}-\d\d-\d\d' then left(value #>> '{}', 10)::date end;
exception when data_exception then return null;
end $$;

-- Revenue a year, as the traits tell it; null: nobody knows.
create function app.arr_of(traits jsonb, settings jsonb) returns numeric
language sql immutable
as $$
  select coalesce(app.number_in(traits -> (settings #>> '{traits,arr}')),
    12 * app.number_in(traits -> (settings #>> '{traits,mrr}')))
$$;
