-- The exact privilege matrix, written out. A table without row security, a grant too many, a grant
-- forgotten, or a new function about which nobody has decided fails here.
begin;
select plan(14);

create temp view ours as
  select c.oid, n.nspname, c.relname, c.relkind, c.relrowsecurity, c.relacl, c.reloptions
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('app', 'public')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e');
create temp view routines as
  select p.*, n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('app', 'public')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e');
-- 0 is PUBLIC: whoever it may be.
create temp view clients as
  select oid, rolname from pg_roles where rolname in ('anon', 'authenticated') union all values (0::oid, 'public'::name);

select is_empty($$select relname from ours where nspname = 'app' and relkind in ('r', 'p') and not relrowsecurity$$,
  'row security is on for every table of app, partitions too');
select is_empty($$select relname from ours where nspname = 'public' and relkind in ('r', 'p', 'v', 'm', 'S', 'f')$$,
  'public holds functions only');
select is_empty($$select relname from ours where relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)$$,
  'views answer with the rights of whoever asks');
select is_empty($$select polname from pg_policy p join ours o on o.oid = p.polrelid
    where p.polcmd <> 'r' or p.polroles <> array['authenticated'::regrole::oid]$$,
  'policies name their role and allow reading only');

select set_eq(
  $$select o.relname || ' ' || c.rolname || ' ' || x.privilege_type
    from ours o, aclexplode(o.relacl) x join clients c on c.oid = x.grantee$$,
  array[
    'workspaces authenticated SELECT',
    'members authenticated SELECT',
    'apps authenticated SELECT',
    'audit authenticated SELECT',
    'areas authenticated SELECT',
    'features authenticated SELECT',
    'tags authenticated SELECT',
    'tag_versions authenticated SELECT'
  ],
  'whole tables are readable as listed, writable never');
select set_eq(
  $$select o.relname || '.' || a.attname || ' ' || c.rolname || ' ' || x.privilege_type
    from ours o join pg_attribute a on a.attrelid = o.oid, aclexplode(a.attacl) x join clients c on c.oid = x.grantee$$,
  $$select 'invites.' || c || ' authenticated SELECT' from unnest(array[
    'id', 'workspace_id', 'role', 'email', 'created_by', 'created_at', 'expires_at', 'accepted_at', 'accepted_by', 'revoked_at'
  ]) c$$,
  'of invitations everything but the hash of the token');
select set_eq(
  $$select n.nspname || ' ' || c.rolname || ' ' || x.privilege_type
    from pg_namespace n, aclexplode(n.nspacl) x join clients c on c.oid = x.grantee where n.nspname = 'app'$$,
  array['app authenticated USAGE'],
  'the private schema is open to no one but for names in policies');

select set_eq(
  $$select r.nspname || '.' || r.proname || ' ' || c.rolname
    from routines r, aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) x join clients c on c.oid = x.grantee$$,
  $$select 'public.' || f || ' ' || role
    from unnest(array['ingest', 'get_config', 'preview_invite', 'get_engage_file', 'get_person', 'claim_display', 'shared_request', 'receive_issue']) f, unnest(array['anon', 'authenticated']) role
    union all
    select 'public.' || f || ' authenticated' from unnest(array[
      'my_workspaces', 'create_workspace', 'update_workspace', 'list_members', 'set_member_role', 'remove_member',
      'list_invites', 'create_invite', 'revoke_invite', 'accept_invite',
      'create_app', 'update_app', 'rotate_identity_secret', 'app_status', 'list_audit',
      'list_areas', 'save_area', 'delete_area', 'list_features', 'get_feature', 'save_feature', 'archive_feature',
      'preview_tag', 'save_tag', 'archive_tag', 'list_tag_versions', 'list_tag_elements', 'count_pages', 'list_tags',
      'feature_health', 'list_alerts', 'handle_alert',
      'repair_candidates', 'accept_repair', 'undo_repair', 'report_tag_matches', 'page_elements', 'feature_usage', 'feature_accounts', 'feature_people', 'feature_retention', 'adoption',
      'trait_values', 'live_events', 'sample_events', 'find_visitors', 'delete_visitor',
      'get_engagement', 'set_engagement', 'set_budget', 'list_items', 'get_item', 'save_item', 'submit_item', 'review_item',
      'publish_item', 'move_item', 'list_item_versions', 'rollback_item', 'list_segments', 'save_segment', 'archive_segment',
      'list_segment_versions', 'import_segment', 'check_ids', 'list_segment_ids', 'audience_size', 'guide_results', 'survey_results', 'survey_usage', 'list_responses',
      'mark_response', 'why_inputs', 'check_context', 'forecast_inputs', 'preview_as', 'list_webhooks', 'save_webhook', 'rotate_webhook_secret', 'test_webhook', 'delete_webhook', 'list_deliveries', 'retry_delivery'
    ]) f
    union all
    select 'public.' || split_part(call, '(', 1) || ' authenticated' from tests.voice_gates()
    union all
    select 'app.' || f || ' authenticated' from unnest(array['workspaces_where', 'app_keys_where', 'is_member', 'my_role', 'may_store_config',
      'may_store_picture', 'may_see_picture', 'is_discarded']) f$$,
  'functions are callable as listed');
-- What the sender of webhooks calls is the service role's alone (20261101000593).
select is_empty(
  $$select r.proname from routines r where r.nspname = 'public' and r.proname not in ('take_deliveries', 'report_delivery', 'take_issue_jobs', 'report_issue_job') and not exists (
      select from aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) x join clients c on c.oid = x.grantee)$$,
  'every function of public is there to be called by somebody');
select is_empty($$select proname from routines where nspname = 'public' group by proname having count(*) > 1$$,
  'no function of public is overloaded: the API cannot tell which is meant');
select is_empty(
  $$select proname from routines where prosecdef and not coalesce(proconfig @> '{"search_path=\"\""}', false)$$,
  'functions with their owner''s rights have an empty search_path');

select is_empty(
  $$select name from app.api_functions() a where to_regproc('public.' || a.name) is null
    union all select name from app.readable_tables() t where to_regclass('app.' || t.name) is null$$,
  'api_functions and readable_tables name nothing that is not there');
-- What one decides anew about grants is applied by running it again, also over grants of others.
grant all on all tables in schema app to anon, authenticated;
grant execute on all functions in schema app to anon, public;
select app.apply_privileges();
select is_empty($$select o.relname from ours o, aclexplode(o.relacl) x join clients c on c.oid = x.grantee
  where c.rolname <> 'authenticated' or x.privilege_type <> 'SELECT'$$, 'apply_privileges takes back what somebody granted on tables');
select is_empty($$select r.proname from routines r, aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) x join clients c on c.oid = x.grantee
  where r.nspname = 'app' and c.rolname <> 'authenticated'$$, 'apply_privileges takes back what somebody granted on functions');

select * from finish();
rollback;
