import type { AlertState } from '../../core/model/tag-health.ts';
import { useCurrent } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';

/** The check runs each ten minutes; asking more often would tell the same. */
const everyMs = 5 * 60_000;

/** Null is all that are not closed; page and navigation share that answer. */
export function useAlerts(state: AlertState | null) {
  const { workspace } = useCurrent();
  return useRpc('list_alerts', { workspace: workspace.id, state, limit: 200 }, { every: everyMs });
}
