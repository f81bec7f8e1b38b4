import { useRef } from 'preact/hooks';
import { limits } from '../../../core/limits.ts';
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

type Change = (change: Partial<FeatureDraft>) => void;

type NameProps = {
  name: string;
  error: string | undefined;
  /** A change, not a draft: areas are made while the person types on. */
  onChange: Change;
  /** Selected at once, so that typing replaces the proposal. */
  takesFocus?: boolean;
};

/** The only field that must be filled in, hence apart: the tag form puts it first. */
export function NameField({ name, error, onChange, takesFocus }: NameProps) {
  const isTaken = useRef(false);
  const takeFocus = (input: HTMLInputElement | null) => {
    if (!input || !takesFocus || isTaken.current) return;
    isTaken.current = true;
    window.focus();
    input.focus();
    input.select();
  };
  return (
    <Field label="Name" error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          required
          maxLength={limits.nameChars}
          autocomplete="off"
          inputRef={takeFocus}
          value={name}
          onText={(text) => onChange({ name: text })}
        />
      )}
    </Field>
  );
}

type Props = {
  draft: FeatureDraft;
  onChange: Change;
  /** Also what is seldom needed: description and release day. */
  isWhole?: boolean;
};

/** Everything else about a feature. All of it has a default that is right most of the time. */
export function FeatureFields({ draft, onChange: set, isWhole }: Props) {
  return (
    <>
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

/** An area that is not there yet is made by typing it; it is sent before the feature that names it. */
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

/** Whom to ask. Anybody of the workspace, from the copy on this computer. */
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

type SeldomProps = { draft: FeatureDraft; set: Change };

/** Kept out of the tag form: ten seconds have no room for them. */
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
