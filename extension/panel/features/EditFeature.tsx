import { useState } from 'preact/hooks';
import type { FeatureDraft } from '../../../core/model/feature.ts';
import { Button } from '../../../ui/Button.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import type { FeatureRow } from '../../db.ts';
import { BackBar } from '../BackBar.tsx';
import { useServices } from '../services.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import { toDraft } from '../tag-draft.ts';
import { useWork } from '../work.ts';
import { FeatureFields, NameField } from './FeatureFields.tsx';

/** Saved here at once; the toast does not wait for the server. */
export function EditFeature({ feature, onDone }: { feature: FeatureRow; onDone: () => void }) {
  const { changes } = useServices();
  const { workspace } = useWork();
  const toast = useToast();
  const [draft, setDraft] = useState(toDraft(feature));
  const [error, setError] = useState<string>();
  const change = (one: Partial<FeatureDraft>) => setDraft((before) => ({ ...before, ...one }));
  const save = async (event: Event) => {
    event.preventDefault();
    const saved = await changes.saveFeature(workspace.id, { ...draft, name: draft.name.trim() });
    if (!saved.ok) return setError(saved.error.message);
    toast({ text: `“${draft.name.trim()}” is saved.` });
    onDone();
  };
  return (
    <form class="edit" onSubmit={save} onKeyDown={submitOnKeys}>
      <BackBar title="Edit feature" onBack={onDone} />
      <div class="wm-form pad">
        <NameField name={draft.name} error={error} onChange={change} />
        <FeatureFields draft={draft} onChange={change} isWhole />
      </div>
      <footer class="foot">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary">
          Save
        </Button>
      </footer>
    </form>
  );
}
