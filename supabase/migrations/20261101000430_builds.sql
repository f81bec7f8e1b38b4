-- Releases of the product, where its batches name them: "since Tuesday 14:05, build a1b2".
create table app.builds (
  app_id int not null references app.apps on delete cascade,
  build text not null check (length(build) between 1 and 80),
  first_seen timestamptz not null,
  primary key (app_id, build)
);
alter table app.builds enable row level security;
revoke all on app.builds from public, anon, authenticated;

-- Anybody can name builds with the public key, so a day holds twenty of an app. Part of ingest: no `set`.
create function app.note_build(app int, build text, at timestamptz) returns void
language plpgsql
as $$
begin
  if note_build.build = '' or exists (
    select from app.builds b where b.app_id = note_build.app and b.build = note_build.build) then return; end if;
  insert into app.builds (app_id, build, first_seen)
  select note_build.app, note_build.build, note_build.at
  where (select count(*) from app.builds b
    where b.app_id = note_build.app and b.first_seen > note_build.at - interval '1 day') < 20
  on conflict do nothing;
end $$;

-- The newest release when something changed: one that came at most a day before, or within the hour after,
-- because a release reaches people one by one.
create function app.build_at(app int, at timestamptz) returns text
language sql stable set search_path = ''
as $$
  select b.build from app.builds b
  where b.app_id = build_at.app and b.first_seen between build_at.at - interval '1 day' and build_at.at + interval '1 hour'
  order by b.first_seen desc limit 1
$$;
revoke all on function app.note_build, app.build_at from public;
