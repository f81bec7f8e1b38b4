/** Notes of the product, those of the page in front, and drawing them on it. */
import { useEffect } from 'preact/hooks';
import { pageMatches } from '../../../core/targeting/page-rule.ts';
import type { PageNote } from '../../messages/page-port.ts';
import { type NoteView, notesOf, type ReplyView, threadOf } from '../../notes/note-rows.ts';
import { useSharing } from '../calls/sharing.tsx';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

export function useNotes(): NoteView[] | undefined {
  const { db } = useServices();
  const { workspace, app } = useWork();
  return useLive(() => notesOf(db, workspace.id, app.id), [workspace.id, app.id]);
}

/** undefined also while the page is out of reach: nobody knows then which are its own. */
export function useNotesHere(): NoteView[] | undefined {
  const { page } = useServices();
  const path = page.place.value?.path;
  const notes = useNotes();
  if (path === undefined) return undefined;
  return notes?.filter(({ fields }) => pageMatches(fields.page, path));
}

export function useThread(note: string): ReplyView[] | undefined {
  const { db } = useServices();
  const { workspace } = useWork();
  return useLive(() => threadOf(db, workspace.id, note), [workspace.id, note]);
}

/** Open notes on the page while its mode is theirs; none while somebody else may look at the page. */
export function useNotesOnPage(): void {
  const { page } = useServices();
  const { isSafe } = useSharing();
  const here = useNotesHere();
  const mode = page.mode.value;
  const isOn = mode === 'notes' && page.connected.value;
  // The page's script hears nothing of notes before it is in their mode.
  const entered = page.entered.value;
  const open = here?.filter(({ fields }) => !fields.resolved).map(toPageNote);
  const key = JSON.stringify(open?.map(({ note, kind, anchor }) => [note, kind, anchor?.hash]));
  useEffect(() => {
    if (isSafe && mode === 'notes') void page.setMode('off');
    else if (isOn && open) page.post({ type: 'notes', notes: open });
  }, [page, isSafe, isOn, mode, entered, key]);
}

/** The page is a stranger's: it learns where, and of which kind, and not a word. */
function toPageNote({ id, fields: { kind, anchor } }: NoteView): PageNote {
  if (!anchor) return { note: id, kind, anchor: null, selector: null };
  const { hash, descriptor, selector = null } = anchor;
  return { note: id, kind, anchor: { hash, descriptor }, selector };
}
