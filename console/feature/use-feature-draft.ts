import { useState } from 'preact/hooks';
import type { Feature, FeatureDraft } from '../../core/model/feature.ts';
import type { RpcName } from '../../core/model/rpc.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent } from '../app/current.ts';
import { newId } from '../app/new-id.ts';
import { useCall } from '../app/use-call.ts';

/** Answers in which a feature's name, area, owner or status stands. */
const touched: readonly RpcName[] = ['get_feature', 'list_features', 'adoption', 'list_areas'];

/** Only what an editor may write; figures and health are the database's. */
function draftOf(feature: Feature): FeatureDraft {
  const { id, name, area, owner, status, description, releasedAt } = feature;
  return { id, name, area, owner, status, description, releasedAt };
}

/** The dialog's state and its two writes, apart from how the fields look. */
export function useFeatureDraft(feature: Feature, onSaved: () => void) {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOf(feature));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  // Two fields may change before the next drawing: neither may overwrite the other.
  const change = (part: Partial<FeatureDraft>) => setDraft((before) => ({ ...before, ...part }));

  /** Made at once, not with the feature: an area is worth keeping even if this dialog is cancelled. */
  const createArea = async (name: string, position: number) => {
    const area = { id: newId(), name, position };
    const made = await call('save_area', { workspace: workspace.id, area }, ['list_areas']);
    if (made.ok) change({ area: made.data.id });
    else setError(made.error.message);
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const args = { workspace: workspace.id, feature: draft };
    const saved = await call('save_feature', args, touched);
    setBusy(false);
    if (!saved.ok) return setError(saved.error.message);
    toast({ text: `${saved.data.name} is saved.` });
    onSaved();
  };

  return { draft, change, createArea, submit, busy, error };
}
