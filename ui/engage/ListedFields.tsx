/** Checklists and resource centres: the button that opens them, and what is listed there. */
import type { GuideDefinition } from '../../core/engage/steps.ts';
import type { Guide } from '../../core/model/guide.ts';
import { Field } from '../Field.tsx';
import { Select } from '../Select.tsx';
import { FormSheet } from './FormSheet.tsx';
import { PhraseField } from './PhraseField.tsx';
import { ResourcesFields } from './ResourcesFields.tsx';
import { TasksFields } from './TasksFields.tsx';

type Props = { definition: GuideDefinition; onGuide: (guide: Guide) => void };

export function ListedFields({ definition: { guide }, onGuide }: Props) {
  const set = (part: Partial<Guide>) => onGuide({ ...guide, ...part });
  return (
    <>
      <LauncherFields guide={guide} set={set} />
      {guide.kind === 'checklist' ? (
        <TasksFields tasks={guide.tasks} onTasks={(tasks) => set({ tasks })} />
      ) : (
        <ResourcesFields
          resources={guide.resources}
          onResources={(resources) => set({ resources })}
        />
      )}
    </>
  );
}

const sides = [
  { value: 'end', label: 'Where lines end' },
  { value: 'start', label: 'Where lines begin' },
] as const;

function LauncherFields({ guide, set }: { guide: Guide; set: (part: Partial<Guide>) => void }) {
  const launcher = guide.launcher ?? { label: { key: 'launcher', text: '' }, place: 'end' };
  return (
    <FormSheet title="Its button" lead="Always in reach, at the page’s edge; it interrupts nobody.">
      <div class="field-pair">
        <PhraseField
          label="Says"
          phrase={launcher.label}
          onPhrase={(label) => set({ launcher: { ...launcher, label } })}
        />
        <Field label="Stands">
          {(wiring) => (
            <Select
              {...wiring}
              value={launcher.place}
              options={sides}
              onValue={(place) => set({ launcher: { ...launcher, place } })}
            />
          )}
        </Field>
      </div>
    </FormSheet>
  );
}
