/** Segments are written here: a new one, or one that others use already. */
import { useMemo } from 'preact/hooks';
import type { SegmentDraft } from '../../core/model/segment.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { Loaded } from '../app/Loaded.tsx';
import { newId } from '../app/new-id.ts';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { SegmentForm } from './SegmentForm.tsx';
import { Gone } from './SegmentPage.tsx';
import { useSegmentActions } from './use-segment-actions.ts';

const lists: SegmentDraft['holds'] = { kind: 'list', of: 'visitor' };
const rules: SegmentDraft['holds'] = { kind: 'condition', condition: {} };

export function NewSegmentPage({ kind }: { kind: string | undefined }) {
  const may = useMay('tag');
  const toast = useToast();
  const { router } = useServices();
  const { save } = useSegmentActions();
  const isList = kind === 'list';
  const start = useMemo(
    () => ({ id: newId(), name: '', description: '', holds: isList ? lists : rules }),
    [isList],
  );
  if (!may) return <Readers />;
  return (
    <div class="page page-narrow">
      <a class="back" href="#/segments">
        Segments
      </a>
      <SegmentForm
        key={start.id}
        title={isList ? 'New list' : 'New segment'}
        back="#/segments"
        start={start}
        isNew
        onSave={async (draft) => {
          const wrong = await save(draft);
          if (wrong) return wrong;
          toast({
            text: isList
              ? `${draft.name} is made. Now bring in its ids.`
              : `${draft.name} is made.`,
          });
          router.go(`/segments/${draft.id}`);
          return undefined;
        }}
      />
    </div>
  );
}

export function EditSegmentPage({ id }: { id: string }) {
  const { workspace } = useCurrent();
  const may = useMay('tag');
  const { router } = useServices();
  const { change } = useSegmentActions();
  const segments = useRpc('list_segments', { workspace: workspace.id, archived: false });
  if (!may) return <Readers />;
  return (
    <div class="page page-narrow">
      <a class="back" href={`#/segments/${id}`}>
        Back
      </a>
      <Loaded query={segments} failed="The segment could not be loaded">
        {(rows) => {
          const found = rows.find((one) => one.id === id);
          if (!found) return <Gone />;
          return (
            <SegmentForm
              key={id}
              title={`Edit ${found.name}`}
              back={`#/segments/${id}`}
              start={found}
              usedBy={found.usedBy}
              onSave={async (draft) => {
                const wrong = await change(found, draft, `${draft.name} is saved.`);
                if (!wrong) router.go(`/segments/${id}`);
                return wrong;
              }}
            />
          );
        }}
      </Loaded>
    </div>
  );
}

function Readers() {
  return (
    <div class="page">
      <h1 class="wm-hidden">Segments</h1>
      <EmptyState title="Editors write segments">
        <p>Your role sees who is in them. Ask an admin for the role of an editor.</p>
      </EmptyState>
    </div>
  );
}
