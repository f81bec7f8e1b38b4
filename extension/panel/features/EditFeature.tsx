import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import type { FeatureRow } from '../../db.ts';
import { BackBar } from '../BackBar.tsx';
import { useServices } from '../services.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import { toDraft } from '../tag-draft.ts';
import { useWork } from '../work.ts';
import { FeatureFields } from './FeatureFields.tsx';

export function EditFeature({ feature, onDone }: { feature: FeatureRow; onDone: () => void }) {
  const { changes } = useServices();
  const { workspace } = useWork();
  const toast = useToast();
  const [draft, setDraft] = useState(toDraft(feature));
  const [error, setError] = useState<string>();
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
        <FeatureFields
          draft={draft}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          error={error}
          isWhole
        />
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
