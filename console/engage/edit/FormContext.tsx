/** What the shared forms ask of whoever draws them, answered by the console. */
import type { ComponentChildren } from 'preact';
import type { Condition } from '../../../core/model/audience.ts';
import { EditingContext } from '../../../ui/engage/editing.ts';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { useNames } from '../use-names.ts';

/** A hook of the forms; called from them, so that each counts what it shows. */
function useAudienceSize(condition: Condition) {
  const { workspace } = useCurrent();
  return useRpc('audience_size', { workspace: workspace.id, condition }, { keep: true });
}

/** What the shared forms must know of the team, from the console's own queries. */
export function FormContext({ children }: { children: ComponentChildren }) {
  const { workspace, app } = useCurrent();
  const names = useNames();
  const traits = useRpc('trait_values', { workspace: workspace.id }).data ?? [];
  const items = useRpc('list_items', app ? { app: app.id, archived: false } : null).data ?? [];
  const { timezone } = workspace;
  return (
    <EditingContext.Provider value={{ names, traits, items, timezone, useAudienceSize }}>
      {children}
    </EditingContext.Provider>
  );
}
