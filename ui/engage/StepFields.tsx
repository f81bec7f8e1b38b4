import { needsAnchor } from '../../core/engage/steps.ts';
import type { Step } from '../../core/model/guide.ts';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { AdvanceFields } from './AdvanceFields.tsx';
import { ContentFields } from './ContentFields.tsx';
import { useEditing } from './editing.ts';
import { RuleList } from './PagesFields.tsx';
import { stepName } from './StepList.tsx';

const surfaces = [
  { value: 'tooltip', label: 'A card beside its element' },
  { value: 'hotspot', label: 'A beacon that opens' },
  { value: 'modal', label: 'A dialog' },
  { value: 'slideIn', label: 'A card in the corner' },
  { value: 'banner', label: 'A bar' },
  { value: 'embedded', label: 'A card in the page' },
] as const;

type Place = NonNullable<Step['place']>;
type PlaceOption = { value: Place; label: string };

const sides: readonly PlaceOption[] = [
  { value: 'top', label: 'Above it' },
  { value: 'bottom', label: 'Below it' },
  { value: 'start', label: 'Before it' },
  { value: 'end', label: 'After it' },
];

/** Start and end are the language's own: a corner is on the other side where people read from the right. */
const places: Readonly<Record<Step['surface'], readonly PlaceOption[]>> = {
  tooltip: sides,
  hotspot: sides,
  banner: [
    { value: 'top', label: 'At the top' },
    { value: 'bottom', label: 'At the bottom' },
    { value: 'inline', label: 'In the page, after an element' },
  ],
  slideIn: [
    { value: 'bottomEnd', label: 'Bottom, at the end of the line' },
    { value: 'bottomStart', label: 'Bottom, at the start of the line' },
    { value: 'topEnd', label: 'Top, at the end of the line' },
    { value: 'topStart', label: 'Top, at the start of the line' },
  ],
  modal: [],
  embedded: [],
};

type Props = {
  step: Step;
  steps: readonly Step[];
  isWalk: boolean;
  title: string;
  onChange: (changes: Partial<Step>) => void;
};

/** Where a step stands, what it says, what takes a person on from it. */
export function StepFields({ step, steps, isWalk, title, onChange }: Props) {
  const { anchorField } = useEditing();
  const others = steps.map((one, at) => ({ value: one.key, label: stepName(one, at) }));
  return (
    <fieldset class="sheet form-sheet step-fields">
      <legend>{title}</legend>
      {isWalk && (
        <Field label="Shown as">
          {(wiring) => (
            <Select
              {...wiring}
              value={step.surface}
              options={surfaces}
              onValue={(surface) => onChange({ surface, place: places[surface][0]?.value ?? null })}
            />
          )}
        </Field>
      )}
      {(needsAnchor(step) || step.anchor) &&
        (anchorField?.(step) ?? (
          <p class="quiet">Its element is chosen on the page, with Waymark’s extension.</p>
        ))}
      <PlaceField step={step} onPlace={(place) => onChange({ place })} />
      <ContentFields
        content={step.content}
        prefix={step.key}
        steps={others}
        onContent={(content) => onChange({ content })}
      />
      {isWalk && <AdvanceFields step={step} steps={others} onChange={onChange} />}
      {isWalk && <PageOfStep step={step} onChange={onChange} />}
    </fieldset>
  );
}

/** A preference: a card flips to where there is room. */
function PlaceField({ step, onPlace }: { step: Step; onPlace: (place: Place | null) => void }) {
  const options = places[step.surface];
  const isFree = step.surface === 'tooltip' || step.surface === 'hotspot';
  if (options.length === 0) return null;
  return (
    <Field label="Place">
      {(wiring) => (
        <Select<Place | ''>
          {...wiring}
          value={step.place ?? ''}
          options={isFree ? [{ value: '', label: 'Wherever there is room' }, ...options] : options}
          onValue={(place) => onPlace(place || null)}
        />
      )}
    </Field>
  );
}

/** Pointing fills both in; a page with an id in its address has none that everybody could be sent to. */
function PageOfStep({ step, onChange }: Pick<Props, 'step' | 'onChange'>) {
  const rules = step.where?.include ?? [];
  return (
    <details class="more-fields">
      <summary>Its page</summary>
      <div class="more-body">
        <RuleList
          name="Page of the step"
          rules={rules}
          onRules={(include) =>
            onChange({ where: include.length ? { include, exclude: [] } : null })
          }
          add="Only on certain pages"
        />
        <Field
          label="“Next” leads to"
          hint="The path that opens it when the step before is elsewhere."
        >
          {(wiring) => (
            <Input
              {...wiring}
              mono
              placeholder="/reports"
              value={step.href ?? ''}
              onText={(text) => onChange({ href: text.trim() || null })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
