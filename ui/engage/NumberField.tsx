import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';

type Props = {
  label: string;
  hint?: string;
  value: number;
  least?: number;
  most: number;
  onNumber: (value: number) => void;
};

/** Whole numbers within bounds; what is no number yet changes nothing. */
export function NumberField({ label, hint, value, least = 0, most, onNumber }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(wiring) => (
        <Input
          {...wiring}
          type="number"
          min={least}
          max={most}
          step={1}
          value={value}
          onText={(text) => {
            const number = Math.round(Number(text));
            if (text !== '' && Number.isFinite(number)) {
              onNumber(Math.min(most, Math.max(least, number)));
            }
          }}
        />
      )}
    </Field>
  );
}
