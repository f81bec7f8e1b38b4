/** One segment: who is in it now, what makes it, what uses it, and how it came to be so. */
import { useState } from 'preact/hooks';
import { readTree } from '../../core/engage/condition-tree.ts';
import type { Segment } from '../../core/model/segment.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { audienceWords } from '../../ui/engage/audience.ts';
import { useCurrent, useMay } from '../app/current.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useNames } from '../engage/use-names.ts';
import { DeleteSegment } from './DeleteSegment.tsx';
import { ListPanel } from './ListPanel.tsx';
import { Members } from './Members.tsx';
import { SegmentVersions } from './SegmentVersions.tsx';
import { UsedBy } from './UsedBy.tsx';

/** From the list, which is loaded anyway. */
export function SegmentPage({ id }: { id: string }) {
  const { workspace } = useCurrent();
  const segments = useRpc('list_segments', { workspace: workspace.id, archived: false });
  return (
    <div class="page page-narrow">
      <a class="back" href="#/segments">
        Segments
      </a>
      <Loaded query={segments} failed="The segment could not be loaded">
        {(rows) => {
          const found = rows.find((one) => one.id === id);
          return found ? <Detail key={id} segment={found} /> : <Gone />;
        }}
      </Loaded>
    </div>
  );
}

export function Gone() {
  return (
    <EmptyState
      title="This segment is gone"
      actions={<ButtonLink href="#/segments">All segments</ButtonLink>}
    >
      <p>It was deleted, or belongs to another workspace of yours. The list keeps deleted ones.</p>
    </EmptyState>
  );
}

function Detail({ segment }: { segment: Segment }) {
  const { id, name, description, holds, version } = segment;
  const may = useMay('tag');
  const names = useNames();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <header class="feature-head">
        <div class="feature-title">
          <h1>
            {name} {holds.kind === 'list' ? <Badge>List</Badge> : <Badge>Version {version}</Badge>}
          </h1>
          {may && (
            <span class="wm-actions">
              <ButtonLink icon="edit" href={`#/segments/${id}/edit`}>
                Edit
              </ButtonLink>
              <Button icon="trash" onClick={() => setDeleting(true)}>
                Delete
              </Button>
            </span>
          )}
        </div>
        {description && <p class="quiet">{description}</p>}
        {holds.kind === 'condition' && (
          <p class="segment-words">{audienceWords(holds.condition, names)}</p>
        )}
        {holds.kind === 'condition' && !readTree(holds.condition) && (
          <pre class="condition">{JSON.stringify(holds.condition, null, 2)}</pre>
        )}
      </header>
      <Members segment={segment} />
      {holds.kind === 'list' && <ListPanel segment={segment} of={holds.of} may={may} />}
      <UsedBy segment={segment} />
      {holds.kind === 'condition' && <SegmentVersions segment={segment} may={may} />}
      {deleting && <DeleteSegment segment={segment} onClose={() => setDeleting(false)} />}
    </>
  );
}
