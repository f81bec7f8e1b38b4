import type { Feature } from '../../core/model/feature.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { FeatureFields } from './FeatureFields.tsx';
import { useFeatureDraft } from './use-feature-draft.ts';

/** Names and facts only: what a feature counts is changed on the product's page, where it can be seen. */
export function EditFeature({ feature, onClose }: { feature: Feature; onClose: () => void }) {
  const form = useFeatureDraft(feature, onClose);
  return (
    <Dialog open title={`Edit ${feature.name}`} onClose={onClose}>
      <form class="wm-form" onSubmit={form.submit}>
        <FeatureFields {...form} />
        <FormError text={form.error} />
        <div class="wm-actions wm-actions-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
