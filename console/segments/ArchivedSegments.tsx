import { Button } from '../../ui/Button.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { formatDate } from '../app/format.ts';
import { useRpc } from '../app/queries.ts';
import { useSegmentActions } from './use-segment-actions.ts';

/** What was deleted, with the way back: a change of mind comes later than a toast lasts. */
export function ArchivedSegments() {
  const { workspace } = useCurrent();
  const may = useMay('tag');
  const { archive } = useSegmentActions();
  const gone = useRpc('list_segments', { workspace: workspace.id, archived: true }).data ?? [];
  if (gone.length === 0) return null;
  return (
    <details class="archived">
      <summary>Deleted segments ({gone.length})</summary>
      <ul class="rows">
        {gone.map((segment) => (
          <li key={segment.id}>
            <span>{segment.name}</span>
            {segment.archivedAt && (
              <small>since {formatDate(segment.archivedAt, workspace.timezone)}</small>
            )}
            {may && (
              <Button
                small
                icon="undo"
                aria-label={`Restore ${segment.name}`}
                onClick={() => archive(segment, false)}
              >
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
