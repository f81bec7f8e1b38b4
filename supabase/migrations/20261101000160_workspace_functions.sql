-- Workspaces, for whoever is signed in.
create function public.my_workspaces() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if auth.uid() is null then
    perform app.refuse('You are not signed in. Sign in and try again.', 'PT401');
  end if;
  return (
    select coalesce(jsonb_agg(app.to_record(w, m.role) || jsonb_build_object('apps', (
      select coalesce(jsonb_agg(app.to_record(a) order by a.id), '[]') from app.apps a where a.workspace_id = w.id
    )) order by w.created_at, w.id), '[]')
    from app.members m join app.workspaces w on w.id = m.workspace_id
    where m.user_id = auth.uid()
  );
end $$;

-- The caller as a member; who they are comes from their account, never from the call.
create function app.join_workspace(workspace uuid, as_role app.role) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.members as m (workspace_id, user_id, role, name, email)
  select join_workspace.workspace, u.id, join_workspace.as_role,
    left(nullif(btrim(coalesce(u.raw_user_meta_data ->> 'name', u.raw_user_meta_data ->> 'full_name')), ''), 120),
    coalesce(u.email, '')
  from auth.users u where u.id = auth.uid()
  on conflict (workspace_id, user_id) do update set role = greatest(m.role, excluded.role)
$$;

-- The first step after signing up. The id is the client's, so asking twice makes one workspace.
create function public.create_workspace(id uuid, name text, timezone text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  made app.workspaces;
begin
  if auth.uid() is null then
    perform app.refuse('You are not signed in. Sign in and try again.', 'PT401');
  elsif create_workspace.id is null then
    perform app.refuse('id: must be a UUID');
  end if;
  insert into app.workspaces as w (id, name, timezone) values (
    create_workspace.id, app.checked_label('name', create_workspace.name),
    app.checked_timezone('timezone', create_workspace.timezone)
  ) on conflict do nothing returning * into made;
  if made.id is null then
    -- Sent before, or an id of somebody else's, about which nothing is said.
    perform app.require(create_workspace.id, 'viewer');
    select * into made from app.workspaces w where w.id = create_workspace.id;
    return app.to_record(made, app.my_role(made.id));
  end if;
  perform app.join_workspace(made.id, 'owner');
  perform app.record(made.id, 'workspace.created', made.name);
  return app.to_record(made, 'owner');
end $$;

create function public.update_workspace(workspace uuid, changes jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  old app.workspaces;
  new app.workspaces;
  wanted jsonb;
begin
  perform app.require(update_workspace.workspace, 'admin');
  wanted := app.checked_changes(changes, array['name', 'timezone', 'weekStart', 'retentionMonths']);
  select * into old from app.workspaces w where w.id = update_workspace.workspace for update;
  update app.workspaces w set
    name = case when wanted ? 'name' then app.checked_label('changes.name', wanted ->> 'name') else w.name end,
    timezone = case when wanted ? 'timezone' then app.checked_timezone('changes.timezone', wanted ->> 'timezone') else w.timezone end,
    week_start = case when wanted ? 'weekStart' then app.checked_int('changes.weekStart', wanted -> 'weekStart', 1, 7) else w.week_start end,
    retention_months = case when wanted ? 'retentionMonths'
      then app.checked_int('changes.retentionMonths', wanted -> 'retentionMonths', 1, 60) else w.retention_months end
  where w.id = old.id returning * into new;
  if new.timezone <> old.timezone then perform app.on_new_timezone(new.id); end if;
  if old is distinct from new then
    perform app.record(new.id, 'workspace.updated', new.name, app.changed(app.to_record(old, null), app.to_record(new, null)));
  end if;
  return app.to_record(new, app.my_role(new.id));
end $$;
