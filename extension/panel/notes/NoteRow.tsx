import { elementLabel } from '../../../core/locator/label.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { NoteView } from '../../notes/note-rows.ts';
import { agoWords, countOf, pageRuleWords } from '../format.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { noteKindLooks } from './words.ts';

type Props = { note: NoteView; isHere: boolean; go: Go };

/** Its words lead; a note whose element is not found stays in the list, and says so. */
export function NoteRow({ note, isHere, go }: Props) {
  const { page, now } = useServices();
  const { fields, replies } = note;
  const { name, tone } = noteKindLooks[fields.kind];
  const lost = useLost(note, isHere);
  const isDrawn = isHere && !lost && fields.anchor !== null && page.mode.value === 'notes';
  return (
    <li class="note-row" data-resolved={fields.resolved || undefined}>
      <button type="button" onClick={() => go.note(note.id)}>
        <span class="note-head">
          <Badge tone={tone}>{name}</Badge>
          {fields.resolved && <Badge>Resolved</Badge>}
          {note.refused ? (
            <Badge tone="danger">Failed</Badge>
          ) : (
            note.isUnsent && <Badge tone="warn">Waits</Badge>
          )}
        </span>
        <span class="note-words">{fields.body}</span>
        <small>
          {note.byName ?? 'You'} · {agoWords(note.madeAt, now())}
          {replies > 0 && ` · ${countOf(replies, 'reply', 'replies')}`}
        </small>
        <small>{whereWords(note)}</small>
        {lost && <small class="note-lost">{lost}</small>}
        {note.refused && <small class="note-lost">{note.refused}</small>}
      </button>
      {isDrawn && (
        <IconButton
          small
          icon="eye"
          label={`Show on the page: ${fields.body.slice(0, 40)}`}
          onClick={() => page.post({ type: 'reveal', tag: note.id })}
        />
      )}
    </li>
  );
}

export function whereWords({ fields }: NoteView): string {
  const on = pageRuleWords(fields.page);
  return fields.anchor ? `${elementLabel(fields.anchor.descriptor)}, ${on}` : `The page, ${on}`;
}

/** Why it is not drawn on this page, where it should be. */
export function useLost({ id, fields }: NoteView, isHere: boolean): string | undefined {
  const { page } = useServices();
  const said = page.noted.value?.find(({ note }) => note === id);
  if (!isHere || fields.resolved || !fields.anchor || !said || said.outcome === 'found') return;
  return said.outcome === 'ambiguous'
    ? 'Several elements here fit equally well, so it is pinned to none.'
    : 'Its element is not on this page now. It may be behind a menu or a dialog, or gone.';
}
