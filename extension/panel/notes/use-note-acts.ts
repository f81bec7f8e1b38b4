/** What can be done to a note; each is a change that travels, and deleting can be undone. */
import type { NoteFields } from '../../../core/model/voice/note.ts';
import { useToast } from '../../../ui/Toast.tsx';
import type { NoteView } from '../../notes/note-rows.ts';
import { retryRefused } from '../../voice/writes.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

export function useNoteActs({ id, fields }: NoteView, onGone: () => void) {
  const { writes, db, now, send } = useServices();
  const { workspace, account } = useWork();
  const toast = useToast();
  const own = { workspace: workspace.id, entity: 'note', id } as const;
  const act = {
    change: (changed: Partial<NoteFields>) => void writes.write({ ...own, fields: changed }),
    async remove() {
      await writes.write({ ...own, fields: { deleted: true } });
      const undo = () => void writes.restore({ ...own, fields });
      toast({ text: 'Note deleted.', action: { label: 'Undo', run: undo } });
      onGone();
    },
    async retry() {
      await retryRefused(db, id, now());
      await send('sync.now', {});
    },
  };
  return { act, me: account.user.id, role: workspace.role };
}
