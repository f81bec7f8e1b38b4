/** A note's words, kind and whom it is for, changed: only what differs travels. */
import { useState } from 'preact/hooks';
import { scrubText } from '../../../core/scrub/scrub.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import type { NoteView } from '../../notes/note-rows.ts';
import { BackBar } from '../BackBar.tsx';
import { saveKeys } from '../keys.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import { type NoteDraft, NoteFieldset } from './NoteFieldset.tsx';
import { useNoteActs } from './use-note-acts.ts';

export function EditNote({ note, onDone }: { note: NoteView; onDone: () => void }) {
  const { act } = useNoteActs(note, onDone);
  const { kind, body, assignee, page } = note.fields;
  const [draft, setDraft] = useState<NoteDraft>({ kind, body, assignee, page });
  const save = (event: Event) => {
    event.preventDefault();
    const words = scrubText(draft.body.trim());
    if (words === '') return;
    const changed = {
      ...(draft.kind === kind ? {} : { kind: draft.kind }),
      ...(words === body ? {} : { body: words }),
      ...(draft.assignee === assignee ? {} : { assignee: draft.assignee }),
    };
    if (Object.keys(changed).length > 0) act.change(changed);
    onDone();
  };
  return (
    <form class="note" aria-label="Change the note" onSubmit={save} onKeyDown={submitOnKeys}>
      <BackBar title="Change the note" onBack={onDone} />
      <div class="note-form pad">
        <NoteFieldset draft={draft} path={undefined} onDraft={setDraft} />
        <div class="wm-actions">
          <Button type="submit" variant="primary">
            Save <Kbd keys={saveKeys} />
          </Button>
          <Button onClick={onDone}>Cancel</Button>
        </div>
      </div>
    </form>
  );
}
