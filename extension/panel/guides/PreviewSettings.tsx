/** As whom, in which language, how wide, and in which light. */

import { languageName } from '../../../core/engage/checks/check.ts';
import type { Languages } from '../../../core/model/content.ts';
import { Field } from '../../../ui/Field.tsx';
import { type Option, Select } from '../../../ui/Select.tsx';
import type { PreviewAs } from '../../messages/page-port.ts';

export type Look = Pick<PreviewAs, 'width' | 'scheme' | 'direction'> & {
  readonly language: string;
};

const widths = [
  { value: '', label: 'This page' },
  { value: '320', label: '320 px, a phone' },
  { value: '768', label: '768 px, a tablet' },
  { value: '1280', label: '1,280 px, a laptop' },
] as const;
const schemes = [
  { value: 'auto', label: 'As the reader has it' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const directions = [
  { value: 'auto', label: 'As its language' },
  { value: 'ltr', label: 'Left to right' },
  { value: 'rtl', label: 'Right to left' },
] as const;

type Props = { look: Look; languages: Languages; onLook: (look: Look) => void };

export function PreviewSettings({ look, languages, onLook }: Props) {
  const all = [languages.default, ...Object.keys(languages.translations)];
  const choice = <T extends string>(
    label: string,
    value: T,
    options: readonly Option[],
    choose: (value: T) => Look,
  ) => (
    <Field label={label}>
      {(wiring) => (
        // safe: a value of the options, which are those of T
        <Select
          {...wiring}
          value={value}
          options={options}
          onValue={(next) => onLook(choose(next as T))}
        />
      )}
    </Field>
  );
  const named = all.map((value) => ({ value, label: languageName(value) }));
  return (
    <>
      {choice('Language', look.language, named, (language) => ({ ...look, language }))}
      {choice('Width', String(look.width ?? ''), widths, (width) => ({
        ...look,
        width: width ? Number(width) : null,
      }))}
      {choice('Colours', look.scheme, schemes, (scheme) => ({ ...look, scheme }))}
      {choice('Direction', look.direction, directions, (direction) => ({ ...look, direction }))}
    </>
  );
}
