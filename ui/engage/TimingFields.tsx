import type { Definition } from '../../core/model/engagement.ts';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { dayOf, startOfDay } from '../zoned-day.ts';
import { type Edit, useEditing } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { FrequencyFields } from './FrequencyFields.tsx';
import { HoursFields } from './HoursFields.tsx';
import { TriggerFields } from './TriggerFields.tsx';

type Props = {
  definition: Definition;
  edit: Edit;
};

/** When it may come, what sets it off, and how often one person gets it. */
export function TimingFields({ definition, edit }: Props) {
  return (
    <FormSheet title="When and how often">
      <DateFields definition={definition} edit={edit} />
      <HoursFields
        schedule={definition.schedule}
        set={(part) => edit((before) => ({ ...before, schedule: { ...before.schedule, ...part } }))}
      />
      <TriggerFields
        trigger={definition.trigger}
        onTrigger={(trigger) => edit((before) => ({ ...before, trigger }))}
      />
      <FrequencyFields
        is={definition.is}
        frequency={definition.frequency}
        onFrequency={(frequency) => edit((before) => ({ ...before, frequency }))}
      />
    </FormSheet>
  );
}

const day = 86_400_000;

/** Days of the workspace; the last one counts whole, so it ends where the next begins. */
function DateFields({ definition, edit }: Props) {
  const { timezone } = useEditing();
  const { from, until } = definition.schedule;
  const set = (part: Partial<typeof definition.schedule>) =>
    edit((before) => ({ ...before, schedule: { ...before.schedule, ...part } }));
  const lastDay = until ? dayOf(Date.parse(until) - 1, timezone) : '';
  const endOf = (date: string) =>
    startOfDay(
      new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 10),
      timezone,
    );
  return (
    <div class="field-pair">
      <Field label="First day" hint="Empty: from publishing on.">
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            value={from ? dayOf(from, timezone) : ''}
            onText={(date) => set({ from: date ? startOfDay(date, timezone) : null })}
          />
        )}
      </Field>
      <Field label="Last day" hint="Empty: until it is ended.">
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            value={lastDay}
            onText={(date) => set({ until: date ? endOf(date) : null })}
          />
        )}
      </Field>
    </div>
  );
}
