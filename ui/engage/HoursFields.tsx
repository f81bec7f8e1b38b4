import type { Schedule } from '../../core/model/audience.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { useEditing } from './editing.ts';
import { dayName } from './words.ts';

/** Monday to Friday, nine to five, until it is said otherwise. */
const office = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
const week = [1, 2, 3, 4, 5, 6, 7] as const;

type Props = { schedule: Schedule; set: (part: Partial<Schedule>) => void };

/** On which days and between which hours, and by whose clock. */
export function HoursFields({ schedule: { hours, zone }, set }: Props) {
  return (
    <>
      <Checkbox
        label="Only in working hours"
        checked={hours !== null}
        onChecked={(on) => set({ hours: on ? office : null })}
      />
      {hours && (
        <>
          <fieldset class="days">
            <legend class="wm-label">On these days</legend>
            {week.map((day) => (
              <Checkbox
                key={day}
                label={dayName(day)}
                checked={hours.days.includes(day)}
                onChecked={(on) =>
                  set({
                    hours: {
                      ...hours,
                      days: week.filter((one) => (one === day ? on : hours.days.includes(one))),
                    },
                  })
                }
              />
            ))}
          </fieldset>
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
            <ZoneField zone={zone} onZone={(next) => set({ zone: next })} />
          </div>
        </>
      )}
    </>
  );
}

const isZone = (name: string): boolean => Intl.supportedValuesOf('timeZone').includes(name);

/** The person's own clock, the workspace's, or any other by its name. */
function ZoneField({ zone, onZone }: { zone: string; onZone: (zone: string) => void }) {
  const { timezone } = useEditing();
  const isWrong = zone !== 'visitor' && zone !== timezone && !isZone(zone);
  return (
    <>
      <Checkbox
        label="By the person’s own clock"
        checked={zone === 'visitor'}
        onChecked={(on) => onZone(on ? 'visitor' : timezone)}
      />
      {zone !== 'visitor' && (
        <Field
          label="Time zone"
          error={isWrong ? 'There is no such zone; choose one of the list.' : undefined}
        >
          {(wiring) => (
            <>
              <Input {...wiring} list="time-zones" value={zone} onText={onZone} />
              <datalist id="time-zones">
                {[timezone, ...Intl.supportedValuesOf('timeZone')].map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
    </>
  );
}
