import { Button } from '../../ui/Button.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { formatDate } from '../app/format.ts';
import { useRpc } from '../app/queries.ts';
import { useArchive } from '../feature/use-archive.ts';

/** What was put away, with the way back: the toast's Undo is gone after ten seconds, a change of mind is not. */
export function ArchivedFeatures() {
  const { workspace } = useCurrent();
  const mayTag = useMay('tag');
  const archive = useArchive();
  const archived = useRpc('list_features', { workspace: workspace.id, archived: true }).data ?? [];
  if (archived.length === 0) return null;
  return (
    <details class="archived">
      <summary>Archived features ({archived.length})</summary>
      <ul class="rows">
        {archived.map((feature) => (
          <li key={feature.id}>
            <a href={`#/features/${feature.id}`}>{feature.name}</a>
            {feature.archivedAt && (
              <small>since {formatDate(feature.archivedAt, workspace.timezone)}</small>
            )}
            {mayTag && (
              <Button small icon="undo" onClick={() => archive(feature, false)}>
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
