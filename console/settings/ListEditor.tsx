import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Input } from '../../ui/Input.tsx';

type Check = { ok: true; value: string } | { ok: false; problem: string };

type Props = {
  label: string;
  hint: string;
  placeholder: string;
  addLabel: string;
  values: readonly string[];
  disabled: boolean;
  check: (typed: string) => Check;
  /** Said in place of an empty list. */
  none: string;
  onValues: (values: string[]) => void;
};

/** A list of short texts, each checked as it is added. */
export function ListEditor(props: Props) {
  const { label, hint, placeholder, addLabel, values, disabled, check, none, onValues } = props;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const add = () => {
    const checked = check(typed);
    if (!checked.ok) return setError(checked.problem);
    setError(undefined);
    setTyped('');
    if (!values.includes(checked.value)) onValues([...values, checked.value]);
  };
  return (
    <div class="list-editor">
      {values.length === 0 && <p class="quiet">{none}</p>}
      {values.length > 0 && (
        <ul class="rows" aria-label={label}>
          {values.map((value) => (
            <li key={value}>
              <code>{value}</code>
              {!disabled && (
                <IconButton
                  small
                  icon="close"
                  label={`Remove ${value}`}
                  onClick={() => onValues(values.filter((one) => one !== value))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <div class="field-row">
          <Field label={addLabel} hint={hint} error={error}>
            {(wiring) => (
              <Input
                {...wiring}
                mono
                placeholder={placeholder}
                value={typed}
                onText={setTyped}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  // Enter adds to the list; the form around it is saved by its own button.
                  event.preventDefault();
                  add();
                }}
              />
            )}
          </Field>
          <Button icon="plus" onClick={add}>
            Add
          </Button>
        </div>
      )}
    </div>
  );
}
