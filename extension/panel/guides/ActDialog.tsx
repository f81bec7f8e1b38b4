/** What asks before it is done, and in which words. */
import type { Act } from '../../../core/engage/acts.ts';
import type { Item } from '../../../core/model/engagement.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { NoteDialog } from '../../../ui/engage/NoteDialog.tsx';
import type { IconName } from '../../../ui/icons.ts';

export const actNames: Readonly<Record<Act, { label: string; icon: IconName }>> = {
  publish: { label: 'Publish', icon: 'submit' },
  submit: { label: 'Send for review', icon: 'users' },
  approve: { label: 'Approve & publish', icon: 'check' },
  reject: { label: 'Send back', icon: 'undo' },
  pause: { label: 'Pause', icon: 'pause' },
  resume: { label: 'Resume', icon: 'play' },
  end: { label: 'End', icon: 'close' },
  archive: { label: 'Archive', icon: 'archive' },
  restore: { label: 'Restore', icon: 'undo' },
};

const noted = ['publish', 'submit', 'approve', 'reject'] as const;
const isNoted = (act: Act): act is (typeof noted)[number] => noted.some((one) => one === act);

/** The others are undone by a press on what is said of them. */
export const asks = (act: Act): boolean => isNoted(act) || act === 'pause' || act === 'end';

type Props = {
  item: Item;
  act: Act;
  onAct: (note: string) => Promise<string | undefined>;
  onClose: () => void;
};

export function ActDialog({ item, act, onAct, onClose }: Props) {
  if (isNoted(act)) return <NoteDialog {...{ item, act, onAct, onClose }} />;
  const { label } = actNames[act];
  return (
    <ConfirmDialog
      title={`${label} “${item.name}”?`}
      confirmLabel={`${label} it`}
      onClose={onClose}
      onConfirm={() => onAct('')}
    >
      Nobody gets it any more, and open pages take it down within a minute. What was shown and
      answered stays, and it can be resumed.
    </ConfirmDialog>
  );
}
