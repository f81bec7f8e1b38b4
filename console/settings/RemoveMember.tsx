/** Removing a member and leaving oneself: one act for the database, two sentences for people. */
import type { Member } from '../../core/model/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { useCall } from '../app/use-call.ts';

/** Said where it cannot be done, before it is tried. */
export const lastOwnerWords = 'The last owner stays: make somebody else an owner first.';

type ButtonProps = { member: Member; self: boolean; locked: boolean; onRemove: () => void };

/** Everybody may leave; only admins send others away, and only owners send owners. */
export function RemoveButton({ member, self, locked, onRemove }: ButtonProps) {
  const mayAdminister = useMay('administer');
  const mayOwn = useMay('own');
  const may = self || (mayAdminister && (member.role !== 'owner' || mayOwn));
  if (!may) return null;
  const label = self ? 'Leave the workspace' : `Remove ${member.email}`;
  return (
    <IconButton
      small
      icon={self ? 'leave' : 'trash'}
      label={locked ? lastOwnerWords : label}
      disabled={locked}
      onClick={onRemove}
    />
  );
}

type DialogProps = { member: Member; self: boolean; onClose: () => void };

/** Asks first: there is no undo, the way back is a new invitation. */
export function RemoveMember({ member, self, onClose }: DialogProps) {
  const { workspace } = useCurrent();
  const call = useCall();
  const remove = async () => {
    const args = { workspace: workspace.id, member: member.user };
    const reply = await call('remove_member', args, ['list_members', 'my_workspaces']);
    return reply.ok ? undefined : reply.error.message;
  };
  const [they, them] = self ? ['You', 'you'] : ['They', 'them'];
  return (
    <ConfirmDialog
      title={self ? `Leave ${workspace.name}?` : `Remove ${member.name ?? member.email}?`}
      confirmLabel={self ? 'Leave' : 'Remove'}
      onClose={onClose}
      onConfirm={remove}
    >
      {they} lose access at once. Features and tags stay; somebody can invite {them} again.
    </ConfirmDialog>
  );
}
