import { useRef } from 'preact/hooks';
import type { FeatureDraft } from '../../../core/model/feature.ts';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input, Textarea } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { newId } from '../../new-id.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { statusOptions } from '../words.ts';
import { useWork } from '../work.ts';

type Props = {
  draft: FeatureDraft;
  /** A change, not a draft: areas are made while the person types on. */
  onChange: (change: Partial<FeatureDraft>) => void;
  error: string | undefined;
  /** Also what is seldom needed: description and release day. */
  isWhole?: boolean;
  /** The name is selected at once, so that typing replaces the proposal. */
  focusName?: boolean;
};

export function FeatureFields({ draft, onChange: set, error, isWhole, focusName }: Props) {
  const nameRef = useRef<HTMLInputElement>(null);
  const isFocused = useRef(false);
  const takeName = (input: HTMLInputElement | null) => {
    nameRef.current = input;
    if (!input || !focusName || isFocused.current) return;
    isFocused.current = true;
    window.focus();
    input.focus();
    input.select();
  };
  return (
    <>
      <Field label="Name" error={error}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={120}
            autocomplete="off"
            inputRef={takeName}
            value={draft.name}
            onText={(name) => set({ name })}
          />
        )}
      </Field>
      <AreaField area={draft.area} onArea={(area) => set({ area })} />
      <div class="pair">
        <OwnerField owner={draft.owner} onOwner={(owner) => set({ owner })} />
        <Field label="Status">
          {(wiring) => (
            <Select
              {...wiring}
              value={draft.status}
              options={statusOptions}
              onValue={(status) => set({ status })}
            />
          )}
        </Field>
      </div>
      {isWhole && <SeldomFields draft={draft} set={set} />}
    </>
  );
}

function AreaField({ area, onArea }: { area: string | null; onArea: (id: string | null) => void }) {
  const { db, changes } = useServices();
  const { workspace } = useWork();
  const areas = useLive(
    () => db.areas.where({ workspace: workspace.id }).sortBy('position'),
    [workspace.id],
  );
  const create = async (name: string) => {
    const id = newId();
    const saved = await changes.saveArea(workspace.id, { id, name, position: areas?.length ?? 0 });
    if (saved.ok) onArea(id);
  };
  return (
    <Field label="Area">
      {(wiring) => (
        <Combobox
          wiring={wiring}
          value={area}
          placeholder="Choose, or type a new one"
          options={areas?.map((one) => ({ value: one.id, label: one.name })) ?? []}
          onValue={onArea}
          onCreate={create}
        />
      )}
    </Field>
  );
}

function OwnerField({
  owner,
  onOwner,
}: {
  owner: string | null;
  onOwner: (id: string | null) => void;
}) {
  const { db } = useServices();
  const { workspace } = useWork();
  const members = useLive(
    () => db.members.where({ workspace: workspace.id }).toArray(),
    [workspace.id],
  );
  const options = members?.map((one) => ({
    value: one.user,
    label: one.name ?? one.email,
    ...(one.name ? { detail: one.email } : {}),
  }));
  return (
    <Field label="Owner">
      {(wiring) => (
        <Combobox
          wiring={wiring}
          value={owner}
          placeholder="Nobody"
          options={options ?? []}
          onValue={onOwner}
        />
      )}
    </Field>
  );
}

type SeldomProps = { draft: FeatureDraft; set: (change: Partial<FeatureDraft>) => void };

function SeldomFields({ draft, set }: SeldomProps) {
  return (
    <>
      <Field label="Description">
        {(wiring) => (
          <Textarea
            {...wiring}
            maxLength={2000}
            value={draft.description}
            onText={(description) => set({ description })}
          />
        )}
      </Field>
      <Field label="Released on" hint="The time that people take to adopt it counts from here.">
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            value={draft.releasedAt?.slice(0, 10) ?? ''}
            onText={(day) => set({ releasedAt: day ? `${day}T00:00:00Z` : null })}
          />
        )}
      </Field>
    </>
  );
}
