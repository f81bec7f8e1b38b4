import { useState } from 'preact/hooks';
import { type Feature, type FeatureDraft, featureStatuses } from '../../core/model/feature.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input, Textarea } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent } from '../app/current.ts';
import { statusNames } from '../app/labels.ts';
import { newId } from '../app/new-id.ts';
import { useRpc } from '../app/queries.ts';
import { useCall } from '../app/use-call.ts';
import { dayOf, startOfDay } from '../app/zoned-day.ts';

function draftOf(feature: Feature): FeatureDraft {
  const { id, name, area, owner, status, description, releasedAt } = feature;
  return { id, name, area, owner, status, description, releasedAt };
}

export function EditFeature({ feature, onClose }: { feature: Feature; onClose: () => void }) {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const areas = useRpc('list_areas', { workspace: workspace.id });
  const members = useRpc('list_members', { workspace: workspace.id });
  const [draft, setDraft] = useState(() => draftOf(feature));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const change = (part: Partial<FeatureDraft>) => setDraft((before) => ({ ...before, ...part }));

  const createArea = async (name: string) => {
    const area = { id: newId(), name, position: areas.data?.length ?? 0 };
    const made = await call('save_area', { workspace: workspace.id, area }, ['list_areas']);
    if (made.ok) change({ area: made.data.id });
    else setError(made.error.message);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const saved = await call('save_feature', { workspace: workspace.id, feature: draft }, [
      'get_feature',
      'list_features',
      'adoption',
      'list_areas',
    ]);
    setBusy(false);
    if (!saved.ok) return setError(saved.error.message);
    toast({ text: `${saved.data.name} is saved.` });
    onClose();
  };

  return (
    <Dialog open title={`Edit ${feature.name}`} onClose={onClose}>
      <form class="wm-form" onSubmit={submit}>
        <Field label="Name">
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxlength={120}
              value={draft.name}
              onText={(name) => change({ name })}
            />
          )}
        </Field>
        <div class="field-pair">
          <Field label="Area">
            {(wiring) => (
              <Combobox
                wiring={wiring}
                value={draft.area}
                placeholder="None"
                options={(areas.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                onValue={(area) => change({ area })}
                onCreate={createArea}
              />
            )}
          </Field>
          <Field label="Owner">
            {(wiring) => (
              <Combobox
                wiring={wiring}
                value={draft.owner}
                placeholder="Nobody"
                options={(members.data ?? []).map(({ user, name, email }) => ({
                  value: user,
                  label: name ?? email,
                  detail: name ? email : undefined,
                }))}
                onValue={(owner) => change({ owner })}
              />
            )}
          </Field>
        </div>
        <div class="field-pair">
          <Field label="Status">
            {(wiring) => (
              <Select
                {...wiring}
                value={draft.status}
                options={featureStatuses.map((value) => ({
                  value,
                  label: statusNames[value].name,
                }))}
                onValue={(status) => change({ status })}
              />
            )}
          </Field>
          <Field label="Released on">
            {(wiring) => (
              <Input
                {...wiring}
                type="date"
                value={draft.releasedAt ? dayOf(draft.releasedAt, workspace.timezone) : ''}
                onText={(day) =>
                  change({ releasedAt: day ? startOfDay(day, workspace.timezone) : null })
                }
              />
            )}
          </Field>
        </div>
        <Field
          label="Description"
          hint="What it is for, so that colleagues read the figures alike."
        >
          {(wiring) => (
            <Textarea
              {...wiring}
              maxlength={2000}
              value={draft.description}
              onText={(description) => change({ description })}
            />
          )}
        </Field>
        {error && (
          <p class="wm-note wm-note-wrong" role="alert">
            {error}
          </p>
        )}
        <div class="wm-actions wm-actions-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
