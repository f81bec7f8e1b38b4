import type { Definition } from '../../core/model/engagement.ts';
import type { Theme } from '../../core/model/theme.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import type { Edit } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { NumberField } from './NumberField.tsx';

const schemes = [
  { value: '', label: 'As the app has it' },
  { value: 'auto', label: 'As the browser does' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const colors = [
  { name: 'accent', label: 'Buttons', usual: '#14543f' },
  { name: 'onAccent', label: 'Words on buttons', usual: '#ffffff' },
  { name: 'surface', label: 'Background', usual: '#ffffff' },
  { name: 'ink', label: 'Text', usual: '#17211e' },
] as const;

/** The app's own look, which is set once in the console; here only where one item must differ. */
export function LookFields({ definition, edit }: { definition: Definition; edit: Edit }) {
  const { theme } = definition;
  const set = (next: Theme) => edit((before) => ({ ...before, theme: next }));
  const has = colors.some(({ name }) => theme[name] !== undefined) || theme.radius !== undefined;
  const choose = (on: boolean) => {
    const { scheme } = theme;
    const own = Object.fromEntries(colors.map(({ name, usual }) => [name, usual]));
    set({ ...(scheme && { scheme }), ...(on && { ...own, radius: 10 }) });
  };
  return (
    <FormSheet title="Look" lead={has ? undefined : 'As the app has it.'}>
      <Field label="Light or dark">
        {(wiring) => (
          <Select
            {...wiring}
            value={theme.scheme ?? ''}
            options={schemes}
            onValue={(value) => {
              const { scheme: _, ...rest } = theme;
              set(value ? { ...rest, scheme: value } : rest);
            }}
          />
        )}
      </Field>
      <Checkbox label="Colours of its own" checked={has} onChecked={choose} />
      {has && (
        <div class="field-pair">
          {colors.map(({ name, label, usual }) => (
            <Field key={name} label={label}>
              {(wiring) => (
                <Input
                  {...wiring}
                  type="color"
                  value={theme[name] ?? usual}
                  onText={(color) => set({ ...theme, [name]: color })}
                />
              )}
            </Field>
          ))}
          <NumberField
            label="Roundness of corners"
            value={theme.radius ?? 10}
            most={40}
            onNumber={(radius) => set({ ...theme, radius })}
          />
        </div>
      )}
    </FormSheet>
  );
}
