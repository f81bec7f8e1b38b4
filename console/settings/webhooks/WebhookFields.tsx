/** What a webhook is made of; the same fields for a new one and for one that runs. */
import { type WebhookDraft, webhookEvents } from '../../../core/model/webhook.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { eventNames, formatOf } from './webhook-words.ts';

type Props = {
  value: WebhookDraft;
  onChange: (part: Partial<WebhookDraft>) => void;
  /** Said at the address once saving was tried. */
  urlProblem: string | undefined;
};

export function WebhookFields({ value, onChange, urlProblem }: Props) {
  return (
    <div class="wm-form">
      <Field label="Name" hint="For your team, such as “Slack, #nps”.">
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxlength={120}
            value={value.name}
            onText={(name) => onChange({ name })}
          />
        )}
      </Field>
      <Field label="Address" hint="Receives a POST. Redirects are not followed." error={urlProblem}>
        {(wiring) => (
          <Input
            {...wiring}
            mono
            required
            placeholder="https://hooks.slack.com/services/…"
            value={value.url}
            onText={(url) => onChange({ url, format: formatOf(url, value.format) })}
          />
        )}
      </Field>
      <Events value={value} onChange={onChange} />
      <RadioGroup
        legend="Format"
        value={value.format}
        choices={[
          {
            value: 'json',
            label: 'JSON',
            hint: 'Type, time and data, as Standard Webhooks has it. For your own systems.',
          },
          {
            value: 'slack',
            label: 'Slack',
            hint: 'One readable line. For Slack’s incoming webhooks and whatever speaks like them.',
          },
        ]}
        onValue={(format) => onChange({ format })}
      />
    </div>
  );
}

function Events({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const toggle = (event: (typeof webhookEvents)[number], on: boolean) =>
    // In the order of the list, so that the same choice is the same value.
    onChange({
      events: webhookEvents.filter((one) => (one === event ? on : value.events.includes(one))),
    });
  return (
    <fieldset class="choices">
      <legend class="wm-label">Tell it when</legend>
      {webhookEvents.map((event) => (
        <Checkbox
          key={event}
          label={eventNames[event].name}
          hint={eventNames[event].when}
          checked={value.events.includes(event)}
          onChecked={(on) => toggle(event, on)}
        />
      ))}
    </fieldset>
  );
}
