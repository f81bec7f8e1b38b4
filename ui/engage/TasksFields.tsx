import type { Task } from '../../core/model/guide.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { freeKey } from './content-edit.ts';
import { useEditing } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { ItemField, PathField } from './LeadFields.tsx';
import { PhraseField } from './PhraseField.tsx';

type TasksProps = { tasks: readonly Task[]; onTasks: (tasks: Task[]) => void };

/** A task is done by real use, not by a tick: a feature of the product, or an event that it sends. */
export function TasksFields({ tasks, onTasks }: TasksProps) {
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
