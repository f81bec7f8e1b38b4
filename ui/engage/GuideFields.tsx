import type { Guide, Step } from '../../core/model/guide.ts';
import { Field } from '../Field.tsx';
import { Select } from '../Select.tsx';
import { ContentFields } from './ContentFields.tsx';
import type { Edit } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { kindName } from './labels.ts';

type Place = NonNullable<Step['place']>;

const places: Readonly<Record<string, readonly { value: Place; label: string }[]>> = {
  banner: [
    { value: 'top', label: 'At the top' },
    { value: 'bottom', label: 'At the bottom' },
  ],
  slideIn: [
    { value: 'bottomEnd', label: 'Bottom, at the end of the line' },
    { value: 'bottomStart', label: 'Bottom, at the start of the line' },
    { value: 'topEnd', label: 'Top, at the end of the line' },
    { value: 'topStart', label: 'Top, at the start of the line' },
  ],
};

/** Step by step; most have one. */
export function GuideFields({ guide, edit }: { guide: Guide; edit: Edit }) {
  const change = (at: number, part: Partial<Step>) =>
    edit((before) => {
      if (before.is !== 'guide') return before;
      const steps = before.guide.steps.map((one, i) => (i === at ? { ...one, ...part } : one));
      return { ...before, guide: { ...before.guide, steps } };
    });
  return (
    <>
      {guide.steps.map((step, i) => (
        <FormSheet
          key={step.key}
          title={guide.steps.length > 1 ? `Step ${i + 1}` : kindName(guide.kind)}
        >
          <ContentFields content={step.content} onContent={(content) => change(i, { content })} />
          <PlaceField step={step} onPlace={(place) => change(i, { place })} />
        </FormSheet>
      ))}
    </>
  );
}

/** Start and end are the language's own: a corner is on the other side where people read from the right. */
function PlaceField({ step, onPlace }: { step: Step; onPlace: (place: Place) => void }) {
  const options = places[step.surface];
  if (!options || !step.place) return null;
  return (
    <Field label="Place">
      {(wiring) => (
        <Select
          {...wiring}
          value={step.place ?? ''}
          options={options}
          onValue={onPlaceOf(onPlace)}
        />
      )}
    </Field>
  );
}

/** The select's values are those of its options. */
const onPlaceOf = (onPlace: (place: Place) => void) => (value: string) => {
  const all = Object.values(places).flat();
  const found = all.find((one) => one.value === value);
  if (found) onPlace(found.value);
};
