/** Notes for colleagues on the pages of the product: those of this page, and all; written by pointing. */
import { useEffect, useState } from 'preact/hooks';
import { isAllowed } from '../../../core/model/role.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { NoteView } from '../../notes/note-rows.ts';
import { HiddenWhileSharing, useSharing } from '../calls/sharing.tsx';
import { PageGate } from '../page/PageGate.tsx';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';
import { NewNote } from './NewNote.tsx';
import { NoteRow } from './NoteRow.tsx';
import { useNotes, useNotesHere } from './use-notes.ts';
import { type NoteKind, noteKindLooks, noteKindsInOrder } from './words.ts';

export function NotesScreen({ go }: { go: Go }) {
  const { isSafe } = useSharing();
  if (isSafe) {
    return (
      <HiddenWhileSharing title="Notes are hidden">
        They are for colleagues, here and on the page.
      </HiddenWhileSharing>
    );
  }
  return <Notes go={go} />;
}

type Where = 'here' | 'all';
type Filter = { where: Where; kind: NoteKind | 'any'; resolved: boolean };

function Notes({ go }: { go: Go }) {
  const { page } = useServices();
  const all = useNotes();
  const here = useNotesHere();
  const [filter, setFilter] = useState<Filter>({ where: 'here', kind: 'any', resolved: false });
  const isReached = page.connected.value;
  const where = isReached ? filter.where : 'all';
  if (!all) return <Skeleton label="Reading notes" />;
  const listed = (where === 'here' ? (here ?? []) : all).filter((note) => matches(note, filter));
  const change = (next: Partial<Filter>) => setFilter({ ...filter, ...next });
  return (
    <section class="notes" aria-label="Notes">
      <WriteNote />
      <div class="pad notes-filter">
        {isReached && (
          <RadioGroup
            look="segments"
            legend="Where"
            value={where}
            choices={[
              { value: 'here', label: `This page ${countOpen(here)}` },
              { value: 'all', label: `All ${countOpen(all)}` },
            ]}
            onValue={(next) => change({ where: next })}
          />
        )}
        <Select
          aria-label="Kind"
          value={filter.kind}
          options={[
            { value: 'any', label: 'Every kind' },
            ...noteKindsInOrder.map((value) => ({ value, label: noteKindLooks[value].name })),
          ]}
          onValue={(kind) => change({ kind })}
        />
        <Checkbox
          label="Resolved ones too"
          checked={filter.resolved}
          onChecked={(resolved) => change({ resolved })}
        />
      </div>
      {listed.length === 0 ? (
        <Nothing isEmpty={all.length === 0} />
      ) : (
        <ul class="note-list" aria-label="Notes">
          {listed.map((note) => (
            <NoteRow key={note.id} note={note} isHere={here?.includes(note) ?? false} go={go} />
          ))}
        </ul>
      )}
      {/* What stands in the way of the page; the list needs none. */}
      {!isReached && (
        <PageGate>
          <span />
        </PageGate>
      )}
    </section>
  );
}

const matches = ({ fields }: NoteView, { kind, resolved }: Filter) =>
  (kind === 'any' || fields.kind === kind) && (resolved || !fields.resolved);

const countOpen = (notes: readonly NoteView[] | undefined) =>
  notes?.filter(({ fields }) => !fields.resolved).length ?? 0;

/** Pointing first, words after: the form opens with what it is about. */
function WriteNote() {
  const { page } = useServices();
  const { workspace } = useWork();
  const [isOnPage, setOnPage] = useState(false);
  const picked = page.picked.value;
  const isPointing = page.pointing.value;
  // A pick of another mode is none of ours.
  useEffect(
    () => () => {
      page.picked.value = undefined;
    },
    [],
  );
  if (!isAllowed(workspace.role, 'contribute') || !page.connected.value) return null;
  if (picked || isOnPage) {
    const close = () => {
      page.picked.value = undefined;
      setOnPage(false);
    };
    return <NewNote candidate={picked} onDone={close} />;
  }
  return (
    <div class="pad note-write">
      <Button
        variant="primary"
        icon="click"
        onClick={() => page.post({ type: isPointing ? 'rest' : 'point' })}
      >
        {isPointing ? 'Stop pointing' : 'Note on an element'}
      </Button>
      <Button icon="page" onClick={() => setOnPage(true)}>
        On the page
      </Button>
      <p class="soft" role="status">
        {isPointing && 'Point at it on the page and press. Esc leaves.'}
      </p>
    </div>
  );
}

function Nothing({ isEmpty }: { isEmpty: boolean }) {
  if (!isEmpty) return <p class="gap">No notes here.</p>;
  return (
    <EmptyState title="No notes yet">
      <p>
        Pin what colleagues should know to where it is: who owns it, what is broken, what changed,
        what to ask. Customers never see it.
      </p>
    </EmptyState>
  );
}
