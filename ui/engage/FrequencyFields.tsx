import type { Frequency } from '../../core/model/audience.ts';
import { Field } from '../Field.tsx';
import { Select } from '../Select.tsx';
import { NumberField } from './NumberField.tsx';

type Props = {
  is: 'guide' | 'survey';
  frequency: Frequency;
  onFrequency: (frequency: Frequency) => void;
};

const labels: Readonly<Record<Frequency['kind'], string>> = {
  once: 'Once per person',
  untilInteracted: 'Until it is answered, clicked or dismissed',
  untilCompleted: 'Until it is completed',
  every: 'Every so many days',
  waves: 'In waves, evenly over the days',
  always: 'Whenever its rules hold',
};

/** Waves are for surveys: a guide has nothing to compare from quarter to quarter. */
export function FrequencyFields({ is, frequency, onFrequency }: Props) {
  const kinds = (
    ['once', 'untilInteracted', 'untilCompleted', 'every', 'waves', 'always'] as const
  ).filter((kind) => kind !== 'waves' || is === 'survey' || frequency.kind === 'waves');
  const days = 'days' in frequency ? frequency.days : 90;
  const choose = (kind: Frequency['kind']) => {
    if (kind === 'every') return onFrequency({ kind, days, times: null });
    if (kind === 'waves') return onFrequency({ kind, days });
    return onFrequency({ kind });
  };
  return (
    <div class="field-pair">
      <Field label="How often">
        {(wiring) => (
          <Select
            {...wiring}
            value={frequency.kind}
            options={kinds.map((value) => ({ value, label: labels[value] }))}
            onValue={choose}
          />
        )}
      </Field>
      {'days' in frequency && (
        <NumberField
          label="Days"
          value={days}
          least={1}
          most={730}
          onNumber={(next) => onFrequency({ ...frequency, days: next })}
        />
      )}
    </div>
  );
}
