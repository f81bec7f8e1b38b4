-- Who may touch what, in one place. Everything is taken away first, then given as listed; whatever is
-- not listed stays shut, so that a new table or function is closed until somebody decides. Policies
-- hold on their own as well: this is the second wall.
--
-- Run again by the embedded backend at every start, because its API layer grants everything to
-- everybody in schemas with row security; running it again changes nothing.

-- Functions of the API by who may call them. Overloads would share one line: there are none.
create function app.api_functions() returns table (name text, roles text[])
language sql immutable set search_path = ''
as $$
  select f, array['anon', 'authenticated'] from unnest(array[
    'ingest', 'get_config', 'preview_invite', 'get_engage_file', 'get_person', 'claim_display',
    'shared_request', 'receive_issue'
  ]) f
  union all
  select f, array['authenticated'] from unnest(array[
    'my_workspaces', 'create_workspace', 'update_workspace',
    'list_members', 'set_member_role', 'remove_member',
    'list_invites', 'create_invite', 'revoke_invite', 'accept_invite',
    'create_app', 'update_app', 'rotate_identity_secret', 'app_status', 'list_audit',
    'list_areas', 'save_area', 'delete_area',
    'list_features', 'get_feature', 'save_feature', 'archive_feature',
    'preview_tag', 'save_tag', 'archive_tag', 'list_tag_versions', 'list_tag_elements',
    'count_pages', 'list_tags', 'page_elements',
    'feature_health', 'list_alerts', 'handle_alert',
    'repair_candidates', 'accept_repair', 'undo_repair', 'report_tag_matches',
    'feature_usage', 'feature_accounts', 'feature_people', 'feature_retention',
    'adoption', 'trait_values', 'live_events', 'sample_events',
    'find_visitors', 'delete_visitor',
    'get_engagement', 'set_engagement', 'set_budget', 'list_items', 'get_item', 'save_item', 'submit_item', 'review_item',
    'publish_item', 'move_item', 'list_item_versions', 'rollback_item',
    'list_segments', 'save_segment', 'archive_segment', 'list_segment_versions', 'import_segment', 'check_ids', 'list_segment_ids', 'audience_size',
    'guide_results', 'survey_results', 'survey_usage', 'list_responses', 'mark_response', 'why_inputs',
    'check_context', 'forecast_inputs', 'preview_as',
    'list_webhooks', 'save_webhook', 'rotate_webhook_secret', 'test_webhook', 'delete_webhook', 'list_deliveries', 'retry_delivery',
    'push_changes', 'pull_changes', 'confirm_attachments', 'list_discarded', 'forget_discarded', 'save_row',
    'undo_act', 'list_evidence', 'count_evidence', 'get_evidence', 'triage_evidence', 'evidence_from_answer',
    'list_requests', 'get_request', 'why_demand', 'set_request_status', 'merge_requests', 'unmerge_request',
    'relate_requests', 'suggest_requests', 'get_voice_settings', 'set_voice_settings', 'preview_weights', 'find_accounts',
    'save_account', 'get_account', 'account_people', 'account_timeline', 'call_brief', 'list_calls', 'get_call', 'list_notes',
    'whom_to_tell', 'what_became', 'share_request', 'revoke_share', 'stage_import', 'commit_import', 'undo_import',
    'list_imports', 'list_import_errors', 'export_rows', 'list_integrations', 'save_integration', 'delete_integration', 'send_issue',
    'retry_issue', 'unlink_issue', 'test_integration'
  ]) f
$$;

-- Columns that signed-in members may select, through the policies of each table. Null: all of them.
create function app.readable_tables() returns table (name text, columns text[])
language sql immutable set search_path = ''
as $$
  values ('workspaces', null::text[]), ('members', null), ('apps', null), ('audit', null),
    ('invites', array['id', 'workspace_id', 'role', 'email', 'created_by', 'created_at', 'expires_at',
      'accepted_at', 'accepted_by', 'revoked_at']),
    ('areas', null), ('features', null), ('tags', null), ('tag_versions', null)
$$;

create function app.apply_privileges() returns void
language plpgsql volatile set search_path = ''
as $$
declare
  r record;
begin
  -- Two starts at once would fail over each other's rows in the catalogue.
  perform pg_advisory_xact_lock(hashtext('app.apply_privileges'));

  revoke all on schema app from public, anon, authenticated;
  -- Policies name functions of app; without this their names would not resolve.
  grant usage on schema app to authenticated, service_role;

  for r in
    select c.oid::regclass as rel, case c.relkind when 'S' then 'sequence' else 'table' end as kind
    from pg_catalog.pg_class c
    where c.relnamespace in ('app'::regnamespace, 'public'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'e')
  loop
    execute format('revoke all on %s %s from public, anon, authenticated', r.kind, r.rel);
    execute format('grant all on %s %s to service_role', r.kind, r.rel);
  end loop;

  for r in
    select p.oid::regprocedure as fn, n.nspname, p.proname, a.roles
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    left join app.api_functions() a on n.nspname = 'public' and a.name = p.proname
    where n.nspname in ('app', 'public')
      and not exists (select from pg_catalog.pg_depend d where d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('revoke all on routine %s from public, anon, authenticated', r.fn);
    execute format('grant execute on routine %s to service_role', r.fn);
    if r.roles is not null then
      execute format('grant execute on routine %s to %s', r.fn, array_to_string(r.roles, ', '));
    elsif r.nspname = 'app' and r.proname in ('workspaces_where', 'app_keys_where', 'is_member', 'my_role', 'may_store_config',
      'may_store_picture', 'may_see_picture', 'is_discarded') then
      -- What policies call. Each answers about the caller only, or about what is public.
      execute format('grant execute on routine %s to authenticated', r.fn);
    end if;
  end loop;

  for r in select t.* from app.readable_tables() t where to_regclass('app.' || t.name) is not null loop
    execute format('grant select %s on app.%I to authenticated', case when r.columns is not null
      then format('(%s)', array_to_string(r.columns, ', ')) else '' end, r.name);
  end loop;
end $$;

select app.apply_privileges();
