/** What ids in rules are called, from the lists that the console has anyway. */
import { namesOf } from '../../ui/engage/editing.ts';
import { useCurrent } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';

/** Features, segments and the app's surveys by id: rules name them by id, people do not. */
export function useNames(): ReturnType<typeof namesOf> {
  const { workspace, app } = useCurrent();
  const features = useRpc('list_features', { workspace: workspace.id, archived: false }).data ?? [];
  const segments = useRpc('list_segments', { workspace: workspace.id, archived: false }).data ?? [];
  const items = useRpc('list_items', app && { app: app.id, archived: false }).data ?? [];
  const surveys = items.filter(({ is }) => is === 'survey');
  return namesOf(features, segments, surveys);
}
