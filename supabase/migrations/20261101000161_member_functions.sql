-- Members. An admin manages everybody but owners; owners manage everybody; anybody may leave. A
-- workspace never loses its last owner, whatever way is tried: the trigger stands below all of them.
create function app.keep_an_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- One at a time per workspace, or two owners could each leave because of the other. A workspace
  -- that is itself being deleted is not there any more.
  perform from app.workspaces w where w.id = old.workspace_id for update;
  if found and not exists (
    select from app.members m where m.workspace_id = old.workspace_id and m.role = 'owner'
  ) then
    raise exception using errcode = 'PT409',
      message = 'A workspace keeps at least one owner. Make somebody else an owner first.';
  end if;
  return null;
end $$;
create trigger keep_an_owner after update of role or delete on app.members
  for each row when (old.role = 'owner') execute function app.keep_an_owner();

create function public.list_members(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_members.workspace, 'viewer');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('user', m.user_id, 'email', m.email, 'name', m.name,
      'role', m.role, 'joinedAt', m.joined_at) order by m.role desc, m.joined_at, m.user_id), '[]')
    from app.members m where m.workspace_id = list_members.workspace
  );
end $$;

-- The member, if the caller may manage them.
create function app.managed_member(workspace uuid, member uuid) returns app.members
language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_member app.members;
begin
  perform app.require(managed_member.workspace, 'admin');
  select * into found_member from app.members m
  where m.workspace_id = managed_member.workspace and m.user_id = managed_member.member for update;
  if found_member.user_id is null then
    perform app.refuse('member: is not a member of this workspace');
  elsif found_member.role = 'owner' then
    perform app.require(managed_member.workspace, 'owner');
  end if;
  return found_member;
end $$;

create function public.set_member_role(workspace uuid, member uuid, role app.role) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  old app.members := app.managed_member(workspace, member);
begin
  if set_member_role.role is null then
    perform app.refuse('role: must be viewer, contributor, editor, admin or owner');
  elsif set_member_role.role = 'owner' then
    perform app.require(set_member_role.workspace, 'owner');
  end if;
  if old.role <> set_member_role.role then
    update app.members m set role = set_member_role.role
    where m.workspace_id = old.workspace_id and m.user_id = old.user_id;
    perform app.record(old.workspace_id, 'member.role_changed', old.email,
      jsonb_build_object('role', jsonb_build_object('from', old.role, 'to', set_member_role.role)));
  end if;
  return '{"ok": true}';
end $$;

create function public.remove_member(workspace uuid, member uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  old app.members;
begin
  if member = auth.uid() then
    perform app.require(remove_member.workspace, 'viewer');
    select * into old from app.members m
    where m.workspace_id = remove_member.workspace and m.user_id = auth.uid();
  else
    old := app.managed_member(workspace, member);
  end if;
  perform app.record(old.workspace_id, case when member = auth.uid() then 'member.left' else 'member.removed' end, old.email,
    jsonb_build_object('role', old.role));
  delete from app.members m where m.workspace_id = old.workspace_id and m.user_id = old.user_id;
  return '{"ok": true}';
end $$;
