/** Where a survey stands and what opens it; how soon anybody is asked again. */
import type { Survey } from '../../core/model/survey.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Select } from '../Select.tsx';
import { FormSheet } from './FormSheet.tsx';
import { NumberField } from './NumberField.tsx';
import { PhraseField } from './PhraseField.tsx';

type Props = { survey: Survey; change: (next: (survey: Survey) => Survey) => void };

const surfaces = [
  { value: 'slideIn', label: 'A card in the corner' },
  { value: 'modal', label: 'A dialog' },
  { value: 'banner', label: 'A bar' },
] as const;

type Place = NonNullable<Survey['place']>;
const places: Readonly<Record<Survey['surface'], readonly { value: Place; label: string }[]>> = {
  slideIn: [
    { value: 'bottomEnd', label: 'Bottom, at the end of the line' },
    { value: 'bottomStart', label: 'Bottom, at the start of the line' },
    { value: 'topEnd', label: 'Top, at the end of the line' },
    { value: 'topStart', label: 'Top, at the start of the line' },
  ],
  banner: [
    { value: 'top', label: 'At the top' },
    { value: 'bottom', label: 'At the bottom' },
  ],
  modal: [],
  embedded: [],
};

export function SurveySurface({ survey, change }: Props) {
  const set = (part: Partial<Survey>) => change((before) => ({ ...before, ...part }));
  const { surface, tab } = survey;
  const shapes =
    surface === 'embedded'
      ? [...surfaces, { value: surface, label: 'A card in the page' }]
      : surfaces;
  return (
    <FormSheet title="Where it stands">
      <div class="field-pair">
        <Field label="Shown as">
          {(wiring) => (
            <Select<Survey['surface']>
              {...wiring}
              value={surface}
              options={shapes}
              onValue={(next) => set({ surface: next, place: places[next][0]?.value ?? null })}
            />
          )}
        </Field>
        {places[surface].length > 0 && (
          <Field label="Place">
            {(wiring) => (
              <Select<Place>
                {...wiring}
                value={survey.place ?? places[surface][0]?.value ?? 'bottomEnd'}
                options={places[surface]}
                onValue={(place) => set({ place })}
              />
            )}
          </Field>
        )}
      </div>
      <Checkbox
        label="A tab at the page’s edge opens it at any time"
        hint="Asked for, it is no interruption."
        checked={tab !== null}
        onChecked={(on) =>
          set({ tab: on ? { label: { key: 'tab', text: 'Feedback' }, place: 'end' } : null })
        }
      />
      {tab && (
        <PhraseField
          label="The tab says"
          phrase={tab.label}
          onPhrase={(label) => set({ tab: { ...tab, label } })}
        />
      )}
      <Checkbox
        label="A link opens it"
        hint="?waymark-open and its id, for mails."
        checked={survey.link}
        onChecked={(link) => set({ link })}
      />
    </FormSheet>
  );
}

export function AgainSheet({ survey, change }: Props) {
  const set = (part: Partial<Survey>) => change((before) => ({ ...before, ...part }));
  const { laterDays } = survey;
  return (
    <FormSheet title="Asked again" lead="At the earliest, whatever the frequency says.">
      <div class="field-pair">
        <NumberField
          label="Days after an answer"
          value={survey.resurveyDays}
          most={730}
          onNumber={(resurveyDays) => set({ resurveyDays })}
        />
        <NumberField
          label="Days after a dismissal"
          value={survey.dismissedDays}
          most={730}
          onNumber={(dismissedDays) => set({ dismissedDays })}
        />
      </div>
      <Checkbox
        label="Offer “Ask me later”"
        checked={laterDays !== null}
        onChecked={(on) => set({ laterDays: on ? 7 : null })}
      />
      {laterDays !== null && (
        <NumberField
          label="Later means, in days"
          value={laterDays}
          least={1}
          most={365}
          onNumber={(days) => set({ laterDays: days })}
        />
      )}
    </FormSheet>
  );
}
