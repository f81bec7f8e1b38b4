import type { VoiceSettings } from '../../../core/model/voice/settings.ts';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';

type Traits = VoiceSettings['traits'];

const fields: readonly { name: keyof Traits; label: string; hint: string }[] = [
  { name: 'arr', label: 'Revenue a year', hint: 'A number.' },
  { name: 'mrr', label: 'Revenue a month', hint: 'Twelve of it, where the year’s is missing.' },
  { name: 'plan', label: 'Plan', hint: 'Any word.' },
  { name: 'renewal', label: 'Renewal', hint: 'A day, such as 2027-03-31.' },
  { name: 'state', label: 'State', hint: 'prospect, trial, at risk, churned; else a customer.' },
  { name: 'health', label: 'Health', hint: 'red, poor or at risk make it one at risk.' },
];

type Props = {
  settings: VoiceSettings;
  disabled: boolean;
  onTraits: (part: Partial<Traits>) => void;
  onCurrency: (currency: string) => void;
};

/** Names only: what they say stays with the accounts. A mistyped one shows in the preview as accounts lost. */
export function TraitFields({ settings, disabled, onTraits, onCurrency }: Props) {
  const isCurrency = /^[A-Z]{3}$/.test(settings.currency);
  return (
    <fieldset class="wm-form" disabled={disabled}>
      <legend class="wm-hidden">Names of traits</legend>
      <div class="voice-traits">
        {fields.map(({ name, label, hint }) => (
          <Field
            key={name}
            label={`${label}: trait`}
            hint={hint}
            error={settings.traits[name].trim() ? undefined : 'Give the name of a trait.'}
          >
            {(wiring) => (
              <Input
                {...wiring}
                mono
                maxlength={120}
                value={settings.traits[name]}
                onText={(text) => onTraits({ [name]: text })}
              />
            )}
          </Field>
        ))}
        <Field
          label="Currency"
          hint="Of all revenue here; nothing is converted."
          error={isCurrency ? undefined : 'Three capital letters, such as EUR.'}
        >
          {(wiring) => (
            <Input
              {...wiring}
              mono
              maxlength={3}
              value={settings.currency}
              onText={(text) => onCurrency(text.toUpperCase())}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
