/**
 * Removes pictures that nothing points at any more: drawn anew, erased, forgotten. SQL cannot remove objects, so
 * whoever is there does; nobody can read them in the meantime.
 */
import type { Api } from '../../core/model/rpc.ts';
import type { Storage } from './storage.ts';

type Dependencies = { api: Api; storage: Storage };

/** Once for each workspace and life of the worker: there is seldom anything, and nothing waits for it. */
export function createSweep({ api, storage }: Dependencies) {
  const swept = new Set<string>();
  return async (workspace: string): Promise<void> => {
    if (swept.has(workspace)) return;
    const listed = await api.list_discarded({ workspace });
    // Viewers may not; somebody else of the team will.
    if (!listed.ok) return;
    swept.add(workspace);
    if (listed.data.length === 0) return;
    const removed = await storage.remove(listed.data);
    if (removed.ok) await api.forget_discarded({ workspace, paths: listed.data });
  };
}
