/** The plan for it: words, owner, place on the roadmap, and RICE with the scales of definitions 12. */
import { useState } from 'preact/hooks';
import type { RequestRow } from '../../../core/model/voice/request.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Input, Textarea } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { useSaveRequest } from '../requests/use-status.ts';
import { changedOf, type Draft, draftOf, numberOf, problemOf, textOf } from './request-draft.ts';

const impacts = [
  { value: '3', label: '3 · massive' },
  { value: '2', label: '2 · high' },
  { value: '1', label: '1 · medium' },
  { value: '0.5', label: '0.5 · low' },
  { value: '0.25', label: '0.25 · minimal' },
];
const confidences = [
  { value: '1', label: '100 %' },
  { value: '0.8', label: '80 %' },
  { value: '0.5', label: '50 %' },
];
const unset = { value: '', label: 'Not said' };
export function RequestFieldsForm({ request }: { request: RequestRow }) {
  const { workspace } = useCurrent();
  const mayPlan = useMay('tag');
  const save = useSaveRequest();
  const members = useRpc('list_members', { workspace: workspace.id }).data ?? [];
  const features = useRpc('list_features', { workspace: workspace.id, archived: false }).data ?? [];
  const [draft, setDraft] = useState(() => draftOf(request));
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = async () => {
    const problem = problemOf(draft);
    setWrong(problem);
    if (problem) return;
    setBusy(true);
    const fields = changedOf(request, draft);
    setWrong(Object.keys(fields).length > 0 ? await save(request.id, fields, 'Saved.') : undefined);
    setBusy(false);
  };
  return (
    <form
      class="wm-form request-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset disabled={!mayPlan} class="wm-form">
        <Field label="Title">
          {(wiring) => (
            <Input
              {...wiring}
              value={draft.title}
              maxlength={120}
              onText={(title) => set({ title })}
            />
          )}
        </Field>
        <Field label="Description">
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={5}
              maxlength={10_000}
              value={draft.description}
              onText={(description) => set({ description })}
            />
          )}
        </Field>
        <div class="request-form-row">
          <Field label="Owner">
            {(wiring) => (
              <Select
                {...wiring}
                value={draft.owner ?? ''}
                options={[
                  { value: '', label: 'Nobody' },
                  ...members.map(({ user, name, email }) => ({
                    value: user,
                    label: name ?? email,
                  })),
                ]}
                onValue={(owner) => set({ owner: owner || null })}
              />
            )}
          </Field>
          <Field label="Feature">
            {(wiring) => (
              <Select
                {...wiring}
                value={draft.feature ?? ''}
                options={[
                  { value: '', label: 'None' },
                  ...features.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onValue={(feature) => set({ feature: feature || null })}
              />
            )}
          </Field>
          <Field label="Roadmap">
            {(wiring) => (
              <Select
                {...wiring}
                value={draft.roadmap ?? ''}
                options={[
                  { value: '', label: 'Without a place' },
                  { value: 'now', label: 'Now' },
                  { value: 'next', label: 'Next' },
                  { value: 'later', label: 'Later' },
                ]}
                onValue={(roadmap) => set({ roadmap: roadmap || null })}
              />
            )}
          </Field>
        </div>
        <h2>RICE</h2>
        <div class="request-form-row">
          <Field label="Reach" hint="People in a quarter">
            {(wiring) => (
              <Input
                {...wiring}
                inputMode="decimal"
                value={draft.reach}
                onText={(reach) => set({ reach })}
              />
            )}
          </Field>
          <Field label="Impact">
            {(wiring) => (
              <Select
                {...wiring}
                value={textOf(draft.impact)}
                options={[unset, ...impacts]}
                // safe: the options are the scale's values
                onValue={(value) => set({ impact: numberOf(value) as Draft['impact'] })}
              />
            )}
          </Field>
          <Field label="Confidence">
            {(wiring) => (
              <Select
                {...wiring}
                value={textOf(draft.confidence)}
                options={[unset, ...confidences]}
                // safe: the options are the scale's values
                onValue={(value) => set({ confidence: numberOf(value) as Draft['confidence'] })}
              />
            )}
          </Field>
          <Field label="Effort" hint="Person-months, 0.5 or more">
            {(wiring) => (
              <Input
                {...wiring}
                inputMode="decimal"
                value={draft.effort}
                onText={(effort) => set({ effort })}
              />
            )}
          </Field>
        </div>
      </fieldset>
      <FormError text={wrong} />
      {mayPlan && (
        <div class="wm-actions">
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </div>
      )}
    </form>
  );
}
