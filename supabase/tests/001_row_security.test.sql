-- Row security by itself, with every table privilege granted to everybody: who sees which tables, that
-- nobody writes any of them, and that the secret stays one.
begin;
select plan(22);
select tests.make_world();
select tests.grant_everything();

select set_eq(
  $$select * from tests.visible_tables() t where t !~ '^events_'$$,
  $$select * from tests.tables() t where t !~ '^events_'$$,
  'every table has rows to be looked at');

-- What members read directly. All else is answered by functions alone.
create temp table readable as select unnest(array['workspaces', 'members', 'apps', 'areas', 'features', 'tags', 'tag_versions']) as rel;
grant select on readable to public;

select tests.act_as('owner');
select set_eq('select * from tests.visible_tables()', $$select rel from readable union values ('audit'), ('invites')$$, 'an owner sees settings, log and invitations');
select tests.act_as('admin');
select set_eq('select * from tests.visible_tables()', $$select rel from readable union values ('audit'), ('invites')$$, 'an admin sees settings, log and invitations');
select tests.act_as('editor');
select set_eq('select * from tests.visible_tables()', 'select rel from readable', 'an editor sees settings');
select tests.act_as('contributor');
select set_eq('select * from tests.visible_tables()', 'select rel from readable', 'a contributor sees settings');
select tests.act_as('viewer');
select set_eq('select * from tests.visible_tables()', 'select rel from readable', 'a viewer sees settings');
select tests.act_as('stranger');
select is_empty('select * from tests.visible_tables()', 'a stranger sees nothing');
select tests.act_as_anon();
select is_empty('select * from tests.visible_tables()', 'the anonymous see nothing');

-- An owner of another workspace sees their own rows and none of these.
select tests.act_as('rival');
select set_eq('select id from app.workspaces', array[tests.workspace('rival')], 'rival: own workspace only');
select set_eq('select distinct workspace_id from app.members', array[tests.workspace('rival')], 'rival: own members only');
select set_eq('select name from app.apps', array['rival'], 'rival: own apps only');
select set_eq('select distinct workspace_id from app.audit', array[tests.workspace('rival')], 'rival: own log only');
select set_eq('select id from app.invites', array[tests.id('invite', 'rival')], 'rival: own invitations only');
select set_eq('select id from app.areas union select id from app.features union select id from app.tags union select tag_id from app.tag_versions',
  array[tests.id('area', 'rival'), tests.id('feature', 'rival'), tests.id('tag', 'rival')], 'rival: own areas, features and tags only');

select tests.act_as('owner');
select is_empty('select * from tests.writable_tables()', 'an owner writes no table');
select tests.act_as('admin');
select is_empty('select * from tests.writable_tables()', 'an admin writes no table');
select tests.act_as('editor');
select is_empty('select * from tests.writable_tables()', 'an editor writes no table');
select tests.act_as('viewer');
select is_empty('select * from tests.writable_tables()', 'a viewer writes no table');
select tests.act_as('stranger');
select is_empty('select * from tests.writable_tables()', 'a stranger writes no table');
select tests.act_as_anon();
select is_empty('select * from tests.writable_tables()', 'the anonymous write no table');

select tests.act_as('owner');
select is_empty('select identity_secret from app.app_secrets', 'row security alone hides identity secrets from their owner');
select tests.act_as_superuser();
select lives_ok('select app.apply_privileges()', 'the privileges can be put right again at any time');

select * from finish();
rollback;
