-- Invitations by link. What is unknown, expired, used, revoked or without a standing author gets one
-- and the same answer.
create function public.list_invites(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_invites.workspace, 'admin');
  return (
    select coalesce(jsonb_agg(app.to_record(i) order by i.created_at desc, i.id), '[]')
    from app.invites i where i.workspace_id = list_invites.workspace and app.is_open(i)
  );
end $$;

create function public.create_invite(workspace uuid, role app.role, email text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  address text := nullif(lower(btrim(create_invite.email)), '');
  made app.invites;
begin
  perform app.require(create_invite.workspace, 'admin');
  if create_invite.role is null then
    perform app.refuse('role: must be viewer, contributor, editor, admin or owner');
  elsif create_invite.role = 'owner' then
    perform app.require(create_invite.workspace, 'owner');
  end if;
  if address !~ '^[^@\s]+@[^@\s]+$' or length(address) > 254 then
    perform app.refuse('email: must be an e-mail address, or empty for a link that anybody may use');
  end if;
  insert into app.invites (workspace_id, token_hash, role, email, created_by)
  values (create_invite.workspace, sha256(convert_to(token, 'UTF8')), create_invite.role, address, auth.uid())
  returning * into made;
  perform app.record(made.workspace_id, 'invite.created', coalesce(address, 'a link for anybody'),
    jsonb_build_object('role', made.role));
  return jsonb_build_object('invite', app.to_record(made), 'token', token);
end $$;

create function public.revoke_invite(invite uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  known app.invites;
begin
  select * into known from app.invites i where i.id = revoke_invite.invite;
  perform app.require(known.workspace_id, 'admin');
  update app.invites i set revoked_at = now()
  where i.id = known.id and i.revoked_at is null and i.accepted_at is null;
  if found then
    perform app.record(known.workspace_id, 'invite.revoked', coalesce(known.email, 'a link for anybody'),
      jsonb_build_object('role', known.role));
  end if;
  return '{"ok": true}';
end $$;

-- For whoever holds the link, signed in or not: they decide with it whether to sign up.
create function public.preview_invite(token text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  known app.invites;
begin
  select * into known from app.invites i where i.token_hash = sha256(convert_to(preview_invite.token, 'UTF8'));
  if not coalesce(app.is_open(known), false) then
    perform app.refuse('This invitation is not valid any more. Ask for a new one.', 'PT410');
  end if;
  return (
    select jsonb_build_object('workspaceName', w.name, 'role', known.role, 'email', known.email)
    from app.workspaces w where w.id = known.workspace_id
  );
end $$;

-- One person, once. The same person asking again (a lost reply) is let in again, if still a member.
create function public.accept_invite(token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  known app.invites;
  joined app.workspaces;
begin
  if auth.uid() is null then
    perform app.refuse('You are not signed in. Sign in and try again.', 'PT401');
  end if;
  select * into known from app.invites i
  where i.token_hash = sha256(convert_to(accept_invite.token, 'UTF8')) for update;
  select * into joined from app.workspaces w where w.id = known.workspace_id;
  if known.accepted_by = auth.uid() and app.is_member(joined.id) then
    return app.to_record(joined, app.my_role(joined.id));
  elsif not coalesce(app.is_open(known), false) then
    perform app.refuse('This invitation is not valid any more. Ask for a new one.', 'PT410');
  elsif known.email <> coalesce((select lower(u.email) from auth.users u where u.id = auth.uid()), '') then
    perform app.refuse('This invitation is for another e-mail address. Sign in with that one.', '42501');
  end if;
  update app.invites i set accepted_at = now(), accepted_by = auth.uid() where i.id = known.id;
  perform app.join_workspace(joined.id, known.role);
  perform app.record(joined.id, 'member.joined', (select m.email from app.members m
    where m.workspace_id = joined.id and m.user_id = auth.uid()), jsonb_build_object('role', known.role));
  return app.to_record(joined, app.my_role(joined.id));
end $$;
