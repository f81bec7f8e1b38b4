import type { Goal } from '../../core/model/audience.ts';
import type { Definition } from '../../core/model/engagement.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Input, Textarea } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { type Edit, useEditing } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { NumberField } from './NumberField.tsx';

type Props = {
  definition: Definition;
  edit: Edit;
};

/** What it is for and against whom it is compared, then who goes first. */
export function MeasureFields({ definition, edit }: Props) {
  const set = (part: Partial<Pick<Definition, 'goal' | 'sample' | 'holdout' | 'priority'>>) =>
    edit((before) => ({ ...before, ...part }));
  return (
    <FormSheet title="Goal and share">
      <GoalFields goal={definition.goal} onGoal={(goal) => set({ goal })} />
      <div class="field-pair">
        <NumberField
          label="Percent asked"
          hint="Of those it is for; the same people each time."
          value={Math.round(definition.sample * 100)}
          most={100}
          onNumber={(percent) => set({ sample: percent / 100 })}
        />
        <NumberField
          label="Percent held out"
          hint="They get nothing, so that the effect can be told."
          value={Math.round(definition.holdout * 100)}
          most={50}
          onNumber={(percent) => set({ holdout: percent / 100 })}
        />
        <NumberField
          label="Priority"
          hint="0 to 100; the higher goes first."
          value={definition.priority}
          most={100}
          onNumber={(priority) => set({ priority })}
        />
      </div>
      <ExemptField definition={definition} edit={edit} />
    </FormSheet>
  );
}

type GoalProps = { goal: Goal | null; onGoal: (goal: Goal | null) => void };

function GoalFields({ goal, onGoal }: GoalProps) {
  const { features } = useEditing().names;
  const days = goal?.days ?? 7;
  const event = goal?.of.kind === 'event' ? goal.of : null;
  const choose = (value: string) => {
    if (value === '') return onGoal(null);
    if (value === 'event') return onGoal({ of: { kind: 'event', name: '' }, days });
    onGoal({ of: { kind: 'feature', feature: value }, days });
  };
  return (
    <div class="field-pair">
      <Field label="Goal" hint="What people should do afterwards.">
        {(wiring) => (
          <Select
            {...wiring}
            value={goal ? (goal.of.kind === 'feature' ? goal.of.feature : 'event') : ''}
            options={[
              { value: '', label: 'None' },
              { value: 'event', label: 'A custom event' },
              ...features.map(({ id, name }) => ({ value: id, label: `Use of ${name}` })),
            ]}
            onValue={choose}
          />
        )}
      </Field>
      {event && (
        <Field label="Goal event">
          {(wiring) => (
            <Input
              {...wiring}
              maxlength={120}
              value={event.name}
              onText={(name) => onGoal({ of: { kind: 'event', name }, days })}
            />
          )}
        </Field>
      )}
      {goal && (
        <NumberField
          label="Within days"
          value={days}
          least={1}
          most={90}
          onNumber={(next) => onGoal({ ...goal, days: next })}
        />
      )}
    </div>
  );
}

/** An exception costs a sentence, which the log keeps. */
function ExemptField({ definition, edit }: Props) {
  const { exempt } = definition;
  const set = (next: typeof exempt) => edit((before) => ({ ...before, exempt: next }));
  return (
    <>
      <Checkbox
        label="Show it even to people whose attention is spent"
        hint="For what cannot wait, such as an outage. The reason is kept in the log."
        checked={exempt !== null}
        onChecked={(on) => set(on ? { reason: '' } : null)}
      />
      {exempt && (
        <Field label="Reason">
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={2}
              maxlength={500}
              value={exempt.reason}
              onText={(reason) => set({ reason })}
            />
          )}
        </Field>
      )}
    </>
  );
}
