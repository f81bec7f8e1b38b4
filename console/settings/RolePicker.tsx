import { type Role, roles } from '../../core/model/role.ts';
import type { Member } from '../../core/model/workspace.ts';
import { Select } from '../../ui/Select.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { roleNames } from '../app/labels.ts';
import { useCall } from '../app/use-call.ts';
import { lastOwnerWords } from './RemoveMember.tsx';

/** A role to choose where that is allowed, else its name. Takes effect at once: it can be changed back. */
export function RolePicker({ member, locked }: { member: Member; locked: boolean }) {
  const { workspace } = useCurrent();
  const mayAdminister = useMay('administer');
  const mayOwn = useMay('own');
  const call = useCall();
  const toast = useToast();
  const name = roleNames[member.role].name;
  // Owners are made and unmade by owners only.
  if (!mayAdminister || (member.role === 'owner' && !mayOwn)) return <>{name}</>;
  if (locked) return <span title={lastOwnerWords}>{name} (the last one)</span>;
  const change = async (role: Role) => {
    const args = { workspace: workspace.id, member: member.user, role };
    const reply = await call('set_member_role', args, ['list_members', 'my_workspaces']);
    if (reply.ok) toast({ text: `${member.email} is ${roleNames[role].name.toLowerCase()} now.` });
    else toast({ text: reply.error.message, tone: 'wrong' });
  };
  return (
    <Select
      aria-label={`Role of ${member.name ?? member.email}`}
      value={member.role}
      options={roles
        .filter((role) => role !== 'owner' || mayOwn)
        .map((role) => ({ value: role, label: roleNames[role].name }))}
      onValue={change}
    />
  );
}
