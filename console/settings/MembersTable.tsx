import { useState } from 'preact/hooks';
import type { Member } from '../../core/model/workspace.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Column } from '../../ui/table-model.ts';
import { useCurrent } from '../app/current.ts';
import { formatDate } from '../app/format.ts';
import { useServices } from '../app/services.ts';
import { RemoveButton, RemoveMember } from './RemoveMember.tsx';
import { RolePicker } from './RolePicker.tsx';

/** Name, role, since when, and the way out. */
export function MembersTable({ rows }: { rows: readonly Member[] }) {
  const { timezone } = useCurrent().workspace;
  const me = useServices().backend.auth.person.value?.id;
  const [removing, setRemoving] = useState<Member>();
  const owners = rows.filter(({ role }) => role === 'owner');
  // The database refuses to lose its last owner; here the controls say so before anybody tries.
  const isLocked = (member: Member) => owners.length === 1 && member.role === 'owner';
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: 'Person',
      cell: (member) => <Person member={member} self={member.user === me} />,
    },
    {
      id: 'role',
      header: 'Role',
      cell: (member) => <RolePicker member={member} locked={isLocked(member)} />,
    },
    {
      id: 'joined',
      header: 'Joined',
      end: true,
      cell: ({ joinedAt }) => formatDate(joinedAt, timezone),
    },
    {
      id: 'remove',
      header: 'Remove',
      headerHidden: true,
      end: true,
      cell: (member) => (
        <RemoveButton
          member={member}
          self={member.user === me}
          locked={isLocked(member)}
          onRemove={() => setRemoving(member)}
        />
      ),
    },
  ];
  return (
    <>
      <Table caption="Members" columns={columns} rows={rows} rowKey={({ user }) => user} />
      {removing && (
        <RemoveMember
          member={removing}
          self={removing.user === me}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

/** The address under the name: two people may share one. */
function Person({ member: { name, email }, self }: { member: Member; self: boolean }) {
  return (
    <span class="person">
      <Avatar name={name ?? email} size={28} />
      <span class="stack-start">
        <span>
          {name ?? email} {self && <Badge>You</Badge>}
        </span>
        {name && <small>{email}</small>}
      </span>
    </span>
  );
}
