/** Publishing asks once more: with the checks, and not while something is left to finish. */
import { checksOf } from '../../../core/engage/checks.ts';
import type { Item } from '../../../core/model/engagement.ts';
import { NoteDialog } from '../../../ui/engage/NoteDialog.tsx';
import { DraftChecks } from './DraftChecks.tsx';

type Props = {
  item: Item;
  act: 'publish' | 'submit' | 'approve' | 'reject';
  onAct: (note: string) => Promise<string | undefined>;
  onClose: () => void;
};

export function CheckedDialog({ item, act, onAct, onClose }: Props) {
  const { id, name, definition, app } = item;
  const draft = { id, name, definition };
  const isStopped = checksOf(draft, undefined, { now: Date.now() }).some(
    ({ level }) => level === 'stop',
  );
  if (act === 'reject') return <NoteDialog {...{ item, act, onAct, onClose }} />;
  return (
    <NoteDialog {...{ item, act, onAct, onClose, isStopped }}>
      <DraftChecks draft={draft} app={app} />
    </NoteDialog>
  );
}
