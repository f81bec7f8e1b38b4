import type { Trigger } from '../../core/model/audience.ts';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { useEditing } from './editing.ts';
import { NumberField } from './NumberField.tsx';

type Props = { trigger: Trigger; onTrigger: (trigger: Trigger) => void };

const labels: Readonly<Record<Trigger['on'], string>> = {
  load: 'The page is there',
  event: 'A custom event',
  feature: 'A feature is used',
  exit: 'The pointer leaves the page',
  launch: 'Somebody asks for it',
};

export function TriggerFields({ trigger, onTrigger }: Props) {
  const { features } = useEditing().names;
  const delaySeconds = trigger.on === 'launch' ? 0 : trigger.delaySeconds;
  const kinds = (['load', 'event', 'feature', 'exit', 'launch'] as const).filter(
    (on) => on !== 'feature' || features.length > 0 || trigger.on === 'feature',
  );
  const choose = (on: Trigger['on']) => {
    if (on === 'launch') return onTrigger({ on });
    if (on === 'event') return onTrigger({ on, name: '', delaySeconds });
    if (on === 'feature') return onTrigger({ on, feature: features[0]?.id ?? '', delaySeconds });
    return onTrigger({ on, delaySeconds });
  };
  return (
    <div class="field-pair">
      <Field label="Set off by">
        {(wiring) => (
          <Select
            {...wiring}
            value={trigger.on}
            options={kinds.map((value) => ({ value, label: labels[value] }))}
            onValue={choose}
          />
        )}
      </Field>
      {trigger.on === 'event' && (
        <Field label="Event" hint="As the product names it.">
          {(wiring) => (
            <Input
              {...wiring}
              maxlength={120}
              value={trigger.name}
              onText={(name) => onTrigger({ ...trigger, name })}
            />
          )}
        </Field>
      )}
      {trigger.on === 'feature' && (
        <Field label="Feature">
          {(wiring) => (
            <Select
              {...wiring}
              value={trigger.feature}
              options={features.map(({ id, name }) => ({ value: id, label: name }))}
              onValue={(feature) => onTrigger({ ...trigger, feature })}
            />
          )}
        </Field>
      )}
      {trigger.on !== 'launch' && (
        <NumberField
          label="Seconds later"
          value={delaySeconds}
          most={3600}
          onNumber={(seconds) => onTrigger({ ...trigger, delaySeconds: seconds })}
        />
      )}
    </div>
  );
}
