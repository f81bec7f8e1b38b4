/** Where an entry of a list leads: another item of the app, or an address. */
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { useEditing } from './editing.ts';

/** Another item of the app, or nothing. */
export function ItemField({
  value,
  onValue,
}: {
  value: string | null;
  onValue: (id: string | null) => void;
}) {
  const { items } = useEditing();
  if (items.length === 0 && value === null) return null;
  return (
    <Field label="Opens">
      {(wiring) => (
        <Select
          {...wiring}
          value={value ?? ''}
          options={[
            { value: '', label: 'Nothing of ours' },
            ...items.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(id) => onValue(id || null)}
        />
      )}
    </Field>
  );
}

export function PathField({
  value,
  onValue,
}: {
  value: string | null;
  onValue: (path: string | null) => void;
}) {
  return (
    <Field label="Leads to" hint="A path or an address.">
      {(wiring) => (
        <Input
          {...wiring}
          mono
          value={value ?? ''}
          onText={(text) => onValue(text.trim() || null)}
        />
      )}
    </Field>
  );
}
