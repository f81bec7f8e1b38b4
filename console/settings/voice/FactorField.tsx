import { useState } from 'preact/hooks';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';

type Props = { label: string; value: number; most?: number; onFactor: (value: number) => void };

/** A factor with decimals; what is typed stays as typed until it is a number within bounds. */
export function FactorField({ label, value, most = 10, onFactor }: Props) {
  const [text, setText] = useState<string>();
  const problem = text === undefined ? undefined : problemOf(text, most);
  return (
    <Field label={label} error={problem}>
      {(wiring) => (
        <Input
          {...wiring}
          inputMode="decimal"
          value={text ?? `${value}`}
          onBlur={() => !problem && setText(undefined)}
          onText={(typed) => {
            setText(typed);
            if (!problemOf(typed, most)) onFactor(numberOf(typed));
          }}
        />
      )}
    </Field>
  );
}

const numberOf = (text: string) =>
  text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));

function problemOf(text: string, most: number): string | undefined {
  const value = numberOf(text);
  return value >= 0 && value <= most ? undefined : `A number from 0 to ${most}.`;
}
