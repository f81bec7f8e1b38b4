import type { ComponentChildren } from 'preact';
import type { Condition } from '../../../core/model/audience.ts';
import type { Step } from '../../../core/model/guide.ts';
import { EditingContext, namesOf } from '../../../ui/engage/editing.ts';
import { useFeatures } from '../features/use-features.ts';
import { useAnswer, useRested } from '../hooks.ts';
import { useWork } from '../work.ts';

/** A hook of the forms: what is typed is counted once it rests. */
function useAudienceSize(condition: Condition) {
  const { workspace } = useWork();
  const rested = useRested(JSON.stringify(condition), 400);
  // safe: the text of a condition, made just above
  const asked = JSON.parse(rested) as Condition;
  const answer = useAnswer('audience_size', { workspace: workspace.id, condition: asked });
  return { data: answer.data, error: answer.data ? undefined : answer.error };
}

type Props = {
  /** How a step is put on its element: the page stands beside the panel. */
  anchorField: (step: Step) => ComponentChildren;
  children: ComponentChildren;
};

/** What the shared forms must know of the team: from this computer, and the server where it answers. */
export function FormContext({ anchorField, children }: Props) {
  const { workspace, app } = useWork();
  const features = useFeatures() ?? [];
  const segments = useAnswer('list_segments', { workspace: workspace.id, archived: false });
  const traits = useAnswer('trait_values', { workspace: workspace.id }).data ?? [];
  const items = useAnswer('list_items', { app: app.id, archived: false }).data ?? [];
  const surveys = items.filter(({ is }) => is === 'survey');
  const names = namesOf(features, segments.data ?? [], surveys);
  const { timezone } = workspace;
  return (
    <EditingContext.Provider
      value={{ names, traits, items, timezone, anchorField, useAudienceSize }}
    >
      {children}
    </EditingContext.Provider>
  );
}
