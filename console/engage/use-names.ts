import { namesOf } from '../../ui/engage/editing.ts';
import { useCurrent } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';

/** Features and segments of the workspace by id: rules name them by id, people do not. */
export function useNames(): ReturnType<typeof namesOf> {
  const { workspace } = useCurrent();
  const features = useRpc('list_features', { workspace: workspace.id, archived: false }).data ?? [];
  const segments = useRpc('list_segments', { workspace: workspace.id, archived: false }).data ?? [];
  return namesOf(features, segments);
}
