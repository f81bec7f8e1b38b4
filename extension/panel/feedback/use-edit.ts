/**
 * Editing a capture. A draft is kept here as it is typed; what is saved already is changed field by field, and
 * only on save, since every such change travels and stands beside what others write.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { changeCapture, deleteCapture, restoreCapture, scrubFields } from '../../capture/store.ts';
import { retryPictures } from '../../voice/picture-sync.ts';
import { retryRefused } from '../../voice/writes.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import type { CaptureItem } from './use-captures.ts';

export function useEdit(item: CaptureItem, onDone: () => void) {
  const { db, now, send, writes } = useServices();
  const { workspace } = useWork();
  const toast = useToast();
  const [changed, setChanged] = useState<Partial<EvidenceFields>>({});
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { id, draft } = item;
  const isDraft = draft !== undefined;
  /** Writes follow each other: two at once could end in the older one. */
  const last = useRef<Promise<unknown>>(Promise.resolve());
  // The page's toast may still put words to it while the form is open.
  const fields: EvidenceFields = { ...item.fields, ...changed };

  const change = (next: Partial<EvidenceFields>) => {
    setChanged((before) => ({ ...before, ...next }));
    if (isDraft) last.current = last.current.then(() => changeCapture(db, id, next, now()));
  };

  const saveDraft = async () => {
    await last.current;
    return send('capture.save', { capture: id });
  };

  const save = async (event?: Event) => {
    event?.preventDefault();
    setBusy(true);
    if (isDraft) {
      const saved = await saveDraft();
      setBusy(false);
      if (!saved.ok) return setError(saved.error.message);
    } else if (Object.keys(changed).length > 0) {
      const own = { workspace: workspace.id, entity: 'evidence', id } as const;
      await writes.write({ ...own, fields: scrubFields(changed) });
    }
    toast({ text: isDraft ? 'Saved. It is on its way.' : 'Changed. It is on its way.' });
    onDone();
  };

  const remove = async () => {
    const flip = async (deleted: boolean) => {
      if (!isDraft) {
        const own = { workspace: workspace.id, entity: 'evidence', id } as const;
        return deleted
          ? writes.write({ ...own, fields: { deleted } })
          : writes.restore({ ...own, fields: item.fields });
      }
      await (deleted ? deleteCapture(db, id, now()) : restoreCapture(db, id, now()));
    };
    await flip(true);
    toast({ text: 'Capture deleted.', action: { label: 'Undo', run: () => void flip(false) } });
    onDone();
  };

  const retry = async () => {
    if (isDraft) {
      await saveDraft();
      return;
    }
    for (const one of [id, ...item.pictures.map((picture) => picture.id)])
      await retryRefused(db, one, now());
    await retryPictures(db, id);
    await send('sync.now', {});
  };

  // Leaving the form keeps what is typed: a draft has it already, and the last write must end.
  useEffect(() => () => void last.current, []);

  return { fields, change, save, remove, retry, error, isBusy, isDraft };
}
export type Edit = ReturnType<typeof useEdit>;
