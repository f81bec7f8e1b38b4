/** What people know about a feature, in the order in which they are asked for it. */
import { type FeatureDraft, featureStatuses } from '../../core/model/feature.ts';
import { Combobox } from '../../ui/Combobox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input, Textarea } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { dayOf, startOfDay } from '../../ui/zoned-day.ts';
import { useCurrent } from '../app/current.ts';
import { statusNames } from '../app/labels.ts';
import { useRpc } from '../app/queries.ts';

type Props = {
  draft: FeatureDraft;
  change: (part: Partial<FeatureDraft>) => void;
  createArea: (name: string, position: number) => void;
};

/** Pairs share a line where there is room; each pair answers one question. */
export function FeatureFields(props: Props) {
  const { draft, change } = props;
  return (
    <>
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
        <AreaField {...props} />
        <OwnerField {...props} />
      </div>
      <div class="field-pair">
        <Field label="Status">
          {(wiring) => (
            <Select
              {...wiring}
              value={draft.status}
              options={featureStatuses.map((value) => ({ value, label: statusNames[value].name }))}
              onValue={(status) => change({ status })}
            />
          )}
        </Field>
        <ReleaseField {...props} />
      </div>
      <Field label="Description" hint="What it is for, so that colleagues read the figures alike.">
        {(wiring) => (
          <Textarea
            {...wiring}
            maxlength={2000}
            value={draft.description}
            onText={(description) => change({ description })}
          />
        )}
      </Field>
    </>
  );
}

/** Lets a new area be made by typing its name: a detour over Settings would cost the thought. */
function AreaField({ draft, change, createArea }: Props) {
  const { workspace } = useCurrent();
  const areas = useRpc('list_areas', { workspace: workspace.id }).data ?? [];
  return (
    <Field label="Area">
      {(wiring) => (
        <Combobox
          wiring={wiring}
          value={draft.area}
          placeholder="None"
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(area) => change({ area })}
          onCreate={(name) => createArea(name, areas.length)}
        />
      )}
    </Field>
  );
}

/** Colleagues only: who answers for a feature must be able to see it. */
function OwnerField({ draft, change }: Props) {
  const { workspace } = useCurrent();
  const members = useRpc('list_members', { workspace: workspace.id }).data ?? [];
  return (
    <Field label="Owner">
      {(wiring) => (
        <Combobox
          wiring={wiring}
          value={draft.owner}
          placeholder="Nobody"
          options={members.map(({ user, name, email }) => ({
            value: user,
            label: name ?? email,
            detail: name ? email : undefined,
          }))}
          onValue={(owner) => change({ owner })}
        />
      )}
    </Field>
  );
}

/** A day for people, a moment for the database: the day's first in the zone in which days are counted. */
function ReleaseField({ draft, change }: Props) {
  const { timezone } = useCurrent().workspace;
  const { releasedAt } = draft;
  return (
    <Field label="Released on">
      {(wiring) => (
        <Input
          {...wiring}
          type="date"
          value={releasedAt ? dayOf(releasedAt, timezone) : ''}
          onText={(day) => change({ releasedAt: day ? startOfDay(day, timezone) : null })}
        />
      )}
    </Field>
  );
}
