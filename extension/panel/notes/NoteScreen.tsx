/** One note with its thread: answered, resolved, changed, taken away and brought back. */
import { useEffect, useState } from 'preact/hooks';
import { isAllowed } from '../../../core/model/role.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { noteLink } from '../../notes/link.ts';
import type { NoteView } from '../../notes/note-rows.ts';
import { BackBar } from '../BackBar.tsx';
import { HiddenWhileSharing, useSharing } from '../calls/sharing.tsx';
import { agoWords } from '../format.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { EditNote } from './EditNote.tsx';
import { useLost, whereWords } from './NoteRow.tsx';
import { Thread } from './Thread.tsx';
import { useNoteActs } from './use-note-acts.ts';
import { useNotes, useNotesHere } from './use-notes.ts';
import { noteKindLooks } from './words.ts';

export function NoteScreen({ id, go }: { id: string; go: Go }) {
  const { isSafe } = useSharing();
  const notes = useNotes();
  const note = notes?.find((one) => one.id === id);
  const back = () => go.voice('notes');
  if (isSafe) {
    return (
      <>
        <BackBar title="Note" onBack={back} />
        <HiddenWhileSharing title="Notes are hidden">They are for colleagues.</HiddenWhileSharing>
      </>
    );
  }
  if (!notes) return <Skeleton label="Opening the note" />;
  if (!note) {
    return (
      <>
        <BackBar title="Note" onBack={back} />
        <EmptyState title="This note is not here">
          <p>It was deleted, it belongs to another product, or it has not arrived yet.</p>
        </EmptyState>
      </>
    );
  }
  return <Note note={note} onBack={back} />;
}

function Note({ note, onBack }: { note: NoteView; onBack: () => void }) {
  const { now } = useServices();
  const { mayEdit, mayContribute, act } = useMay(note, onBack);
  const [isEditing, setEditing] = useState(false);
  const lost = useShown(note);
  const { fields } = note;
  const { name, tone } = noteKindLooks[fields.kind];
  if (isEditing) return <EditNote note={note} onDone={() => setEditing(false)} />;
  return (
    <article class="note" aria-label="Note">
      <BackBar title={name} onBack={onBack}>
        <CopyLink note={note} />
        {mayEdit && <IconButton icon="edit" label="Change" onClick={() => setEditing(true)} />}
        {mayEdit && <IconButton icon="trash" label="Delete" onClick={act.remove} />}
      </BackBar>
      <div class="pad note-text">
        <span class="note-head">
          <Badge tone={tone}>{name}</Badge>
          {fields.resolved && <Badge>Resolved</Badge>}
        </span>
        <p class="note-body">{fields.body}</p>
        <small>
          {note.byName ?? 'You'} · {agoWords(note.madeAt, now())}
        </small>
        <small>{whereWords(note)}</small>
        {lost && <p class="note-lost">{lost}</p>}
        {note.refused && (
          <p class="note-lost" role="alert">
            {note.refused}{' '}
            <Button small onClick={act.retry}>
              Try again
            </Button>
          </p>
        )}
        {mayContribute && (
          <Button
            icon={fields.resolved ? 'undo' : 'check'}
            onClick={() => act.change({ resolved: !fields.resolved })}
          >
            {fields.resolved ? 'Open again' : 'Resolve'}
          </Button>
        )}
      </div>
      <Thread note={note.id} mayContribute={mayContribute} />
    </article>
  );
}

function useMay(note: NoteView, onGone: () => void) {
  const { act, me, role } = useNoteActs(note, onGone);
  const isMine = note.by === null || note.by === me;
  return {
    act,
    mayContribute: isAllowed(role, 'contribute'),
    mayEdit: isAllowed(role, 'tag') || (isMine && isAllowed(role, 'contribute')),
  };
}

/** Scrolls the page to it once it is drawn, and says where it is not. */
function useShown(note: NoteView): string | undefined {
  const { page } = useServices();
  const isHere = useNotesHere()?.some(({ id }) => id === note.id) ?? false;
  const isFound =
    page.noted.value?.find((one) => one.note === note.id)?.outcome === 'found' && isHere;
  useEffect(() => {
    if (isFound) page.post({ type: 'reveal', tag: note.id });
  }, [isFound]);
  return useLost(note, isHere);
}

function CopyLink({ note: { id, fields } }: { note: NoteView }) {
  const toast = useToast();
  const { url } = fields;
  if (url === null) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(noteLink(url, id));
    toast({ text: 'Link copied. It opens the page with this note.' });
  };
  return <IconButton icon="link" label="Copy the link" onClick={() => void copy()} />;
}
