/** Checklists and resource centres: the button that opens them, and what is listed there. */
import type { GuideDefinition } from '../../core/engage/steps.ts';
import type { Guide, Resource, Task } from '../../core/model/guide.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { freeKey } from './content-edit.ts';
import { useEditing } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { PhraseField } from './PhraseField.tsx';

type Props = { definition: GuideDefinition; onGuide: (guide: Guide) => void };

export function ListedFields({ definition: { guide }, onGuide }: Props) {
  const set = (part: Partial<Guide>) => onGuide({ ...guide, ...part });
  return (
    <>
      <LauncherFields guide={guide} set={set} />
      {guide.kind === 'checklist' ? (
        <Tasks tasks={guide.tasks} onTasks={(tasks) => set({ tasks })} />
      ) : (
        <Resources resources={guide.resources} onResources={(resources) => set({ resources })} />
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

/** Another item of the app, or nothing. */
function ItemField({
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

function PathField({
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

type TasksProps = { tasks: readonly Task[]; onTasks: (tasks: Task[]) => void };

/** A task is done by real use, not by a tick: a feature of the product, or an event that it sends. */
function Tasks({ tasks, onTasks }: TasksProps) {
  const add = () => {
    const key = freeKey(
      tasks.map((task) => task.key),
      't',
    );
    const title = { key: `${key}.title`, text: '' };
    onTasks([...tasks, { key, title, done: { by: 'event', name: '' }, item: null, href: null }]);
  };
  return (
    <FormSheet title="Tasks" lead="Ticked by real use.">
      {tasks.map((task, i) => (
        <div key={task.key} class="rule-row">
          <TaskFields task={task} onTask={(next) => onTasks(tasks.toSpliced(i, 1, next))} />
          <IconButton
            small
            icon="close"
            label={`Remove task ${i + 1}`}
            disabled={tasks.length === 1}
            onClick={() => onTasks(tasks.toSpliced(i, 1))}
          />
        </div>
      ))}
      <div class="add-row">
        <Button small variant="quiet" icon="plus" disabled={tasks.length >= 12} onClick={add}>
          Another task
        </Button>
      </div>
    </FormSheet>
  );
}

function TaskFields({ task, onTask }: { task: Task; onTask: (task: Task) => void }) {
  const { names } = useEditing();
  const { done } = task;
  return (
    <div class="field-pair">
      <PhraseField
        label="Task"
        phrase={task.title}
        onPhrase={(title) => onTask({ ...task, title })}
      />
      <Field label="Done by">
        {(wiring) => (
          <Select
            {...wiring}
            value={done.by === 'feature' ? done.feature : ''}
            options={[
              { value: '', label: 'A custom event' },
              ...names.features.map(({ id, name }) => ({ value: id, label: `Use of ${name}` })),
            ]}
            onValue={(feature) =>
              onTask({
                ...task,
                done: feature ? { by: 'feature', feature } : { by: 'event', name: '' },
              })
            }
          />
        )}
      </Field>
      {done.by === 'event' && (
        <Field label="Event">
          {(wiring) => (
            <Input
              {...wiring}
              value={done.name}
              onText={(name) => onTask({ ...task, done: { by: 'event', name } })}
            />
          )}
        </Field>
      )}
      <ItemField value={task.item} onValue={(item) => onTask({ ...task, item })} />
      <PathField value={task.href} onValue={(href) => onTask({ ...task, href })} />
    </div>
  );
}

const resourceKinds = [
  { value: 'link', label: 'Link' },
  { value: 'guide', label: 'Guide' },
  { value: 'survey', label: 'Survey' },
  { value: 'announcement', label: 'Announcement' },
] as const;

type ResourcesProps = {
  resources: readonly Resource[];
  onResources: (resources: Resource[]) => void;
};

function Resources({ resources, onResources }: ResourcesProps) {
  const add = () => {
    const key = freeKey(
      resources.map((one) => one.key),
      'r',
    );
    const title = { key: `${key}.title`, text: '' };
    const blank = { about: null, item: null, href: null, where: null, since: null } as const;
    onResources([...resources, { key, title, kind: 'link', ...blank }]);
  };
  return (
    <FormSheet title="What it lists">
      {resources.map((resource, i) => (
        <div key={resource.key} class="rule-row">
          <ResourceFields
            resource={resource}
            onResource={(next) => onResources(resources.toSpliced(i, 1, next))}
          />
          <IconButton
            small
            icon="close"
            label={`Remove entry ${i + 1}`}
            disabled={resources.length === 1}
            onClick={() => onResources(resources.toSpliced(i, 1))}
          />
        </div>
      ))}
      <div class="add-row">
        <Button small variant="quiet" icon="plus" disabled={resources.length >= 60} onClick={add}>
          Another entry
        </Button>
      </div>
    </FormSheet>
  );
}

type ResourceProps = { resource: Resource; onResource: (resource: Resource) => void };

function ResourceFields({ resource, onResource }: ResourceProps) {
  const about = resource.about ?? { key: `${resource.key}.about`, text: '' };
  return (
    <div class="field-pair">
      <PhraseField
        label="Entry"
        phrase={resource.title}
        onPhrase={(title) => onResource({ ...resource, title })}
      />
      <PhraseField
        label="About it"
        phrase={about}
        onPhrase={(next) => onResource({ ...resource, about: next.text === '' ? null : next })}
      />
      <Field label="Kind">
        {(wiring) => (
          <Select
            {...wiring}
            value={resource.kind}
            options={resourceKinds}
            onValue={(kind) => onResource({ ...resource, kind })}
          />
        )}
      </Field>
      <ItemField value={resource.item} onValue={(item) => onResource({ ...resource, item })} />
      <PathField value={resource.href} onValue={(href) => onResource({ ...resource, href })} />
    </div>
  );
}
