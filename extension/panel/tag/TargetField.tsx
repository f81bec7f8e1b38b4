import { Combobox } from '../../../ui/Combobox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { useFeatures } from '../features/use-features.ts';
import { useServices } from '../services.ts';
import type { Purpose } from '../tag-draft.ts';
import { useWork } from '../work.ts';

type Props = { target: Purpose; onTarget: (purpose: Purpose) => void };

/** A new feature, or one more element of a feature that has its name already. */
export function TargetField({ target, onTarget }: Props) {
  const { db } = useServices();
  const { app } = useWork();
  const features = useFeatures();
  if (!features?.length) return null;
  // One tag of a feature on a product grows; a second one would only divide its versions.
  const choose = async (id: string | null) => {
    const feature = features.find((one) => one.id === id) ?? features[0];
    if (!feature) return;
    const ofApp = db.tags.where({ feature: feature.id }).and((tag) => tag.app === app.id);
    onTarget({ kind: 'add', feature, tag: await ofApp.first() });
  };
  return (
    <>
      <RadioGroup
        legend="Save as"
        look="segments"
        value={target.kind === 'new' ? 'new' : 'add'}
        choices={[
          { value: 'new', label: 'A new feature' },
          { value: 'add', label: 'Part of one that exists' },
        ]}
        onValue={(kind) => (kind === 'new' ? onTarget({ kind }) : void choose(null))}
      />
      {target.kind !== 'new' && (
        <Field label="Feature">
          {(wiring) => (
            <Combobox
              wiring={wiring}
              value={target.feature.id}
              options={features.map((one) => ({
                value: one.id,
                label: one.name,
                detail: one.areaName ?? undefined,
              }))}
              onValue={(id) => void choose(id)}
            />
          )}
        </Field>
      )}
    </>
  );
}
