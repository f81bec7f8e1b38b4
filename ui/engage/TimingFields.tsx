import type { Definition } from '../../core/model/engagement.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { dayOf, startOfDay } from '../zoned-day.ts';
import { type Edit, useEditing } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { FrequencyFields } from './FrequencyFields.tsx';
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
      <HoursFields definition={definition} edit={edit} />
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

/** Monday to Friday, nine to five, until it is said otherwise. */
const office = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

function HoursFields({ definition, edit }: Props) {
  const { timezone } = useEditing();
  const { hours, zone } = definition.schedule;
  const set = (part: Partial<typeof definition.schedule>) =>
    edit((before) => ({ ...before, schedule: { ...before.schedule, ...part } }));
  return (
    <>
      <Checkbox
        label="Only in working hours"
        hint="Monday to Friday"
        checked={hours !== null}
        onChecked={(on) => set({ hours: on ? office : null })}
      />
      {hours && (
        <div class="field-pair">
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={end === 'from' ? 'From' : 'To'}>
              {(wiring) => (
                <Input
                  {...wiring}
                  type="time"
                  value={hours[end]}
                  onText={(time) => time && set({ hours: { ...hours, [end]: time } })}
                />
              )}
            </Field>
          ))}
          <Field label="Whose time">
            {(wiring) => (
              <Select
                {...wiring}
                value={zone}
                options={[
                  { value: 'visitor', label: 'The person’s own' },
                  {
                    value: zone === 'visitor' ? timezone : zone,
                    label: zone === 'visitor' ? timezone : zone,
                  },
                ]}
                onValue={(next) => set({ zone: next })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}
