// What a Supabase project holds before the first migration of ours: roles, the auth and storage
// schemas, and the grants that hosted projects come with. The same migrations and tests then run in
// front of @supabase/lite, without it, and on Supabase itself.
import { getAuthSchemaSql, getStorageSchemaSql } from '@supabase/lite';
import type { Sql } from './sql.ts';

const roles = `
do $$
declare r record;
begin
  for r in select * from (values
    ('anon', 'nologin noinherit'), ('authenticated', 'nologin noinherit'),
    ('service_role', 'nologin noinherit bypassrls'), ('authenticator', 'nologin noinherit')
  ) as wanted (name, options)
  loop
    if not exists (select from pg_roles where rolname = r.name) then
      begin
        execute format('create role %I %s', r.name, r.options);
      -- Another start on the same server was faster.
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
end $$;
grant anon, authenticated, service_role to current_user;`;

// Hosted projects read either form of the claims; lite's own versions read only the older one.
// Run again after lite has put its versions in place.
export const authHelpers = `
create schema if not exists auth;
create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb $$;
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''), auth.jwt() ->> 'sub')::uuid $$;
create or replace function auth.role() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''), auth.jwt() ->> 'role') $$;
create or replace function auth.email() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.email', true), ''), auth.jwt() ->> 'email') $$;`;

// The defaults in public are generous on hosted projects, for functions too: a migration that only
// revokes from PUBLIC leaves anon able to call. Repeated here so that a test finds it first.
const grants = `
create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;
grant usage on schema public, auth, storage, extensions to anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
grant all on storage.buckets, storage.objects to anon, authenticated, service_role;`;

// The tables of both services, as lite defines them: columns that it lacks are columns of hosted
// projects that we do not use.
export const platformSql = [
  roles,
  getAuthSchemaSql(),
  authHelpers,
  getStorageSchemaSql(),
  grants,
].join('\n');

/** Repeatable; on a Postgres of the user's own it adds what is missing. */
export async function ensurePlatform(sql: Sql): Promise<void> {
  await sql.script(platformSql);
}
