/** A note as it is written: its kind and its words; where it shows is known already. */
import { useState } from 'preact/hooks';
import type { NoteFields } from '../../../core/model/voice/note.ts';
import { scrubText, scrubUrl } from '../../../core/scrub/scrub.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import type { Candidate } from '../../messages/page-port.ts';
import { newId } from '../../new-id.ts';
import { withoutNote } from '../../notes/link.ts';
import { blankNote } from '../../notes/note-rows.ts';
import { useSharing } from '../calls/sharing.tsx';
import { saveKeys } from '../keys.ts';
import { useServices } from '../services.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import { useWork } from '../work.ts';
import { type NoteDraft, NoteFieldset } from './NoteFieldset.tsx';

type Props = { candidate: Candidate | undefined; onDone: () => void };

export function NewNote({ candidate, onDone }: Props) {
  const { page, writes, now } = useServices();
  const { workspace, app } = useWork();
  const { call } = useSharing();
  const toast = useToast();
  const path = page.place.value?.path ?? '/';
  const [draft, setDraft] = useState<NoteDraft>({
    ...{ kind: 'question', body: '', assignee: null },
    page: { kind: 'page', path },
  });
  const save = async (event: Event) => {
    event.preventDefault();
    const body = scrubText(draft.body.trim());
    if (body === '') return;
    const url = page.place.value?.url;
    const fields: NoteFields = {
      ...{ ...blankNote(app.id), ...draft, body },
      url: url === undefined ? null : scrubUrl(withoutNote(url)).slice(0, 2_000),
      anchor: candidate ? { hash: candidate.hash, descriptor: candidate.descriptor } : null,
      // Asked for while talking to somebody, it is a question for them.
      account: draft.kind === 'question' ? (call?.account ?? null) : null,
    };
    await writes.write({ workspace: workspace.id, entity: 'note', id: newId(now()), fields });
    toast({ text: 'Pinned, for your workspace only.' });
    onDone();
    page.post({ type: 'rest' });
  };
  return (
    <form class="note-form pad" aria-label="New note" onSubmit={save} onKeyDown={submitOnKeys}>
      <p>
        On <b>{candidate ? candidate.label : 'the page as a whole'}</b>
        {candidate && candidate.matches > 1 && (
          <small class="note-lost">
            {' '}
            {candidate.matches} here are this one by every sign: it is pinned to none of them.
          </small>
        )}
      </p>
      <NoteFieldset draft={draft} path={path} onDraft={setDraft} />
      <div class="wm-actions">
        <Button type="submit" variant="primary">
          Pin it <Kbd keys={saveKeys} />
        </Button>
        <Button
          onClick={() => {
            page.post({ type: 'rest' });
            onDone();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
