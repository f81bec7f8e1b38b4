-- Acts on storage: published config under the path of its own app; captures at the path that a row of the uploader names.
begin;
select plan(51);
select tests.make_world();
-- Newer storage services let nobody delete rows by SQL unless asked to; only policies are on trial here.
set local storage.allow_delete_query = 'true';
create temp table keys as select a.name, a.key from app.apps a;
grant select on keys to public;
create function pg_temp.key(app text) returns text language sql as $$ select k.key from keys k where k.name = app $$;
-- As the storage service does it: as the caller, with the caller as owner.
create function pg_temp.upload(bucket text, path text) returns text language sql as $$
  select tests.attempt(format('insert into storage.objects (bucket_id, name, owner_id) values (%L, %L, auth.uid()::text)', bucket, path))
$$;
create function pg_temp.denied() returns text language sql as $$ select '42501 new row violates row-level security policy for table "objects"' $$;
-- Two pictures of the contributor's: one is there, one is to come.
update app.attachments a set created_by = tests.user_id('contributor') where a.id = tests.id('attachment', 'acme');
insert into app.attachments (id, workspace_id, created_by, evidence_id, object)
select tests.id('attachment', 'fresh'), a.workspace_id, a.created_by, a.evidence_id, a.object || jsonb_build_object('sha256', repeat('b', 64))
from app.attachments a where a.id = tests.id('attachment', 'acme');
create temp table pictures as select a.id, a.path from app.attachments a;
grant select on pictures to public;
create function pg_temp.path(name text) returns text language sql as $$ select p.path from pictures p where p.id = tests.id('attachment', path.name) $$;
insert into storage.objects (bucket_id, name, owner_id) values
  ('config', pg_temp.key('acme') || '/current.json', tests.user_id('editor')::text),
  ('config', pg_temp.key('acme') || '/0123456789abcdef.json', tests.user_id('editor')::text),
  ('config', pg_temp.key('rival') || '/current.json', tests.user_id('rival')::text),
  ('captures', pg_temp.path('acme'), tests.user_id('contributor')::text),
  ('captures', pg_temp.path('rival'), tests.user_id('rival')::text),
  ('captures', 'not a uuid/x.webp', null);

select is(public, id = 'config', 'buckets: ' || id || case id when 'config' then ' is public' else ' is private' end)
from storage.buckets where id in ('config', 'captures') order by id;
select ok(relrowsecurity, 'row security is on for objects') from pg_class where oid = 'storage.objects'::regclass;
select is_empty($$select polname from pg_policy where polrelid = 'storage.objects'::regclass and polroles <> array['authenticated'::regrole::oid]
  and (pg_get_expr(polqual, polrelid) ~ 'captures|config' or pg_get_expr(polwithcheck, polrelid) ~ 'captures|config')$$, 'policies on objects name their role');

-- Who uploads where.
create function pg_temp.uploads(person text, publishes boolean, captures boolean) returns setof text language plpgsql as $$
begin
  if person = 'anon' then perform tests.act_as_anon(); else perform tests.act_as(person); end if;
  return next is(pg_temp.upload('config', pg_temp.key('acme') || '/fedcba9876543210.json'), case when publishes then 'ok' else pg_temp.denied() end,
    format('config: %s %s', person, case when publishes then 'publishes' else 'does not publish' end));
  return next is(pg_temp.upload('captures', pg_temp.path('fresh')), case when captures then 'ok' else pg_temp.denied() end,
    format('captures: %s %s', person, case when captures then 'stores what their row names' else 'stores nothing at another''s row' end));
end $$;
select pg_temp.uploads('owner', true, false);
select pg_temp.uploads('admin', true, false);
select pg_temp.uploads('editor', true, false);
select pg_temp.uploads('contributor', false, true);
select pg_temp.uploads('viewer', false, false);
select pg_temp.uploads('rival', false, false);
select pg_temp.uploads('stranger', false, false);
select pg_temp.uploads('anon', false, false);

-- Nothing about a path tells whether it belongs to somebody else or to nobody.
select tests.act_as('owner');
select is(pg_temp.upload(bucket, path), pg_temp.denied(), format('%s: not to %s', bucket, what)) from (values
  ('config', pg_temp.key('rival') || '/0.json', 'another''s app'),
  ('config', 'wk_000000000000000000000000/0.json', 'an app that is not there'),
  ('config', '0.json', 'the top'),
  ('config', pg_temp.key('acme') || '/deep/0.json', 'a folder below'),
  ('config', pg_temp.key('acme') || '/page.html', 'what is no JSON'),
  ('captures', tests.workspace('rival') || '/0.webp', 'another workspace'),
  ('captures', tests.workspace('acme') || '/0.webp', 'where no row points'),
  ('captures', tests.workspace('missing') || '/0.webp', 'a workspace that is not there'),
  ('captures', '0.webp', 'the top'),
  ('captures', upper(tests.workspace('acme')::text) || '/0.webp', 'another spelling'),
  ('elsewhere', tests.workspace('acme') || '/0.webp', 'another bucket')
) t (bucket, path, what);

-- Who lists what. Published files are read by URL, past these policies; listing keys is not.
create function pg_temp.lists(person text, files int) returns setof text language plpgsql as $$
begin
  if person = 'anon' then perform tests.act_as_anon(); else perform tests.act_as(person); end if;
  return next is((select count(*)::int from storage.objects), files, format('objects: %s sees %s', person, files));
end $$;
select pg_temp.lists('owner', 3);
select pg_temp.lists('editor', 3);
select pg_temp.lists('contributor', 1);
select pg_temp.lists('viewer', 1);
select pg_temp.lists('rival', 2);
select pg_temp.lists('stranger', 0);
select pg_temp.lists('anon', 0);

-- Who changes and deletes what is there: rows that a person may not touch are not there for them.
create function pg_temp.touched(query text) returns int language plpgsql as $$
declare n int;
begin execute query; get diagnostics n = row_count; return n; end $$;
select tests.act_as('editor');
select is(pg_temp.touched($$update storage.objects set metadata = '{}' where bucket_id = 'config'$$), 1, 'config: an editor moves the pointer, versions stay as they are');
select is(pg_temp.touched($$update storage.objects set metadata = '{}' where bucket_id = 'captures'$$), 0, 'captures: an editor does not replace another''s');
select is(pg_temp.touched($$delete from storage.objects where bucket_id = 'config'$$), 0, 'config: what was published stays');
select tests.act_as('contributor');
select is(pg_temp.touched($$update storage.objects set metadata = '{}'$$), 0, 'captures: not even one''s own is written over');
select is(pg_temp.touched($$delete from storage.objects$$), 0, 'captures: nor removed while its row names it');
select tests.act_as('viewer');
select is(pg_temp.touched($$delete from storage.objects$$), 0, 'captures: a viewer deletes nothing');
select tests.act_as('rival');
select is(pg_temp.touched(format('delete from storage.objects where name like %L', tests.workspace('acme') || '%')), 0, 'captures: another workspace deletes nothing here');
select is(pg_temp.touched(format('update storage.objects set name = %L where name like %L', tests.workspace('rival') || '/stolen.webp', tests.workspace('acme') || '%')), 0,
  'captures: nor takes anything');
select tests.act_as('stranger');
select is(pg_temp.touched($$update storage.objects set metadata = '{}'$$) + pg_temp.touched($$delete from storage.objects$$), 0, 'a stranger touches nothing');
select tests.act_as_anon();
select is(pg_temp.touched($$update storage.objects set metadata = '{}'$$) + pg_temp.touched($$delete from storage.objects$$), 0, 'the anonymous touch nothing');
select tests.act_as('editor');
select is(pg_temp.touched($$delete from storage.objects where bucket_id = 'captures'$$), 0, 'captures: an editor removes none that a row names');
select tests.act_as_superuser();
update app.attachments a set object = a.object || jsonb_build_object('sha256', repeat('c', 64)) where a.id = tests.id('attachment', 'acme');
select tests.act_as('viewer');
select is((select count(*) from storage.objects), 0::bigint, 'captures: what was drawn anew is seen by no viewer');
select tests.act_as('contributor');
select is(pg_temp.touched($$delete from storage.objects where bucket_id = 'captures'$$), 1, 'captures: and removed by a contributor');

select * from finish();
rollback;
