import { useState } from 'preact/hooks';
import { roles } from '../../core/model/role.ts';
import type { Member } from '../../core/model/workspace.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { Table } from '../../ui/Table.tsx';
import { useToast } from '../../ui/Toast.tsx';
import type { Column } from '../../ui/table-model.ts';
import { useCurrent, useMay } from '../app/current.ts';
import { formatDate } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { roleNames } from '../app/labels.ts';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';
import { Invites } from './Invites.tsx';
import { Section } from './Section.tsx';

export function MembersSettings() {
  const { workspace } = useCurrent();
  const mayAdminister = useMay('administer');
  const members = useRpc('list_members', { workspace: workspace.id });
  return (
    <>
      <Section
        flush
        title="Members"
        lead="Roles build on each other. A workspace always keeps at least one owner."
      >
        <Loaded query={members} failed="The members could not be loaded">
          {(rows) => <MembersTable rows={rows} />}
        </Loaded>
      </Section>
      {mayAdminister && <Invites />}
      <Section title="What each role may do">
        <dl class="roles">
          {roles.toReversed().map((role) => (
            <div key={role}>
              <dt>{roleNames[role].name}</dt>
              <dd>{roleNames[role].may}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}

function MembersTable({ rows }: { rows: readonly Member[] }) {
  const { workspace } = useCurrent();
  const me = useServices().backend.auth.person.value?.id;
  const [removing, setRemoving] = useState<Member>();
  const lastOwner = rows.filter(({ role }) => role === 'owner').length === 1;
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: 'Person',
      cell: ({ name, email, user }) => (
        <span class="person">
          <Avatar name={name ?? email} size={28} />
          <span class="stack-start">
            <span>
              {name ?? email} {user === me && <Badge>You</Badge>}
            </span>
            {name && <small>{email}</small>}
          </span>
        </span>
      ),
    },
    {
      id: 'role',
      header: 'Role',
      cell: (member) => (
        <RolePicker member={member} locked={lastOwner && member.role === 'owner'} />
      ),
    },
    {
      id: 'joined',
      header: 'Joined',
      end: true,
      cell: ({ joinedAt }) => formatDate(joinedAt, workspace.timezone),
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
          locked={lastOwner && member.role === 'owner'}
          onRemove={() => setRemoving(member)}
        />
      ),
    },
  ];
  return (
    <>
      <Table caption="Members" columns={columns} rows={rows} rowKey={({ user }) => user} />
      {removing && (
        <RemoveDialog
          member={removing}
          self={removing.user === me}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

const lastOwnerWords = 'The last owner stays: make somebody else an owner first.';

function RolePicker({ member, locked }: { member: Member; locked: boolean }) {
  const { workspace } = useCurrent();
  const mayAdminister = useMay('administer');
  const mayOwn = useMay('own');
  const call = useCall();
  const toast = useToast();
  const words = roleNames[member.role].name;
  // Owners are made and unmade by owners only.
  if (!mayAdminister || (member.role === 'owner' && !mayOwn)) return <>{words}</>;
  if (locked) return <span title={lastOwnerWords}>{words} (the last one)</span>;
  return (
    <Select
      aria-label={`Role of ${member.name ?? member.email}`}
      value={member.role}
      options={roles
        .filter((role) => role !== 'owner' || mayOwn)
        .map((role) => ({ value: role, label: roleNames[role].name }))}
      onValue={async (role) => {
        const reply = await call(
          'set_member_role',
          { workspace: workspace.id, member: member.user, role },
          ['list_members', 'my_workspaces'],
        );
        if (reply.ok)
          toast({ text: `${member.email} is ${roleNames[role].name.toLowerCase()} now.` });
        else toast({ text: reply.error.message, tone: 'wrong' });
      }}
    />
  );
}

type RemoveProps = { member: Member; self: boolean; locked: boolean; onRemove: () => void };

function RemoveButton({ member, self, locked, onRemove }: RemoveProps) {
  const mayAdminister = useMay('administer');
  const mayOwn = useMay('own');
  const may = self || (mayAdminister && (member.role !== 'owner' || mayOwn));
  if (!may) return null;
  return (
    <IconButton
      small
      icon={self ? 'leave' : 'trash'}
      label={locked ? lastOwnerWords : self ? 'Leave the workspace' : `Remove ${member.email}`}
      disabled={locked}
      onClick={onRemove}
    />
  );
}

type RemoveDialogProps = { member: Member; self: boolean; onClose: () => void };

function RemoveDialog({ member, self, onClose }: RemoveDialogProps) {
  const { workspace } = useCurrent();
  const call = useCall();
  return (
    <ConfirmDialog
      title={self ? `Leave ${workspace.name}?` : `Remove ${member.name ?? member.email}?`}
      confirmLabel={self ? 'Leave' : 'Remove'}
      onClose={onClose}
      onConfirm={async () => {
        const reply = await call(
          'remove_member',
          { workspace: workspace.id, member: member.user },
          ['list_members', 'my_workspaces'],
        );
        return reply.ok ? undefined : reply.error.message;
      }}
    >
      {self ? 'You' : 'They'} lose access at once. Features and tags stay; somebody can invite{' '}
      {self ? 'you' : 'them'} again.
    </ConfirmDialog>
  );
}
