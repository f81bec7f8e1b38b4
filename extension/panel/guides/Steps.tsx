import {
  addStep,
  type GuideDefinition,
  moveStep,
  removeStep,
  textOf,
} from '../../../core/engage/steps.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { StepFields } from './StepFields.tsx';
import type { Author } from './use-author.ts';

type Props = {
  author: Author;
  definition: GuideDefinition;
  step: string | undefined;
  onStep: (step: string) => void;
};

/** Functions of a guide's steps are asked only of guides: `edit` cannot know which it holds. */
const guideEdit =
  (author: Author) =>
  (change: (definition: GuideDefinition) => GuideDefinition): void =>
    author.edit((before) => (before.is === 'guide' ? change(before) : before));

/** One step's fields at a time; in a walk, the list of all above them. */
export function Steps({ author, definition, step, onStep }: Props) {
  const { steps, kind } = definition.guide;
  const at = steps.find(({ key }) => key === step) ?? steps[0];
  const edit = guideEdit(author);
  const isWalk = kind === 'walkthrough';
  return (
    <>
      {isWalk && (
        <StepList
          {...{ steps, onStep }}
          current={at?.key}
          onMove={(key, by) => edit((before) => moveStep(before, key, by))}
          onRemove={(key) => edit((before) => removeStep(before, key))}
          onAdd={() => {
            const added = addStep(definition);
            edit(() => added.definition);
            onStep(added.key);
          }}
        />
      )}
      {at && (
        <StepFields
          key={at.key}
          {...{ author, edit, isWalk }}
          step={at}
          number={steps.indexOf(at) + 1}
        />
      )}
    </>
  );
}

type ListProps = {
  steps: GuideDefinition['guide']['steps'];
  current: string | undefined;
  onStep: (key: string) => void;
  onMove: (key: string, by: -1 | 1) => void;
  onRemove: (key: string) => void;
  onAdd: () => void;
};

/** Alt+↑ and Alt+↓ move the step that has the focus; the buttons do the same. */
function StepList({ steps, current, onStep, onMove, onRemove, onAdd }: ListProps) {
  return (
    <fieldset class="step-list">
      <legend class="wm-label">Steps</legend>
      <ol>
        {steps.map((step, at) => (
          <li key={step.key} class={classes(step.key === current && 'step-at')}>
            <button
              type="button"
              class="step-name"
              aria-current={step.key === current ? 'step' : undefined}
              onClick={() => onStep(step.key)}
              onKeyDown={(event) => {
                const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
                if (!by || !event.altKey) return;
                event.preventDefault();
                onMove(step.key, by);
              }}
            >
              {at + 1}. {textOf(step, 'heading') || textOf(step, 'paragraph') || 'Without words'}
            </button>
            <IconButton
              small
              icon="up"
              label={`Move step ${at + 1} up`}
              disabled={at === 0}
              onClick={() => onMove(step.key, -1)}
            />
            <IconButton
              small
              icon="down"
              label={`Move step ${at + 1} down`}
              disabled={at === steps.length - 1}
              onClick={() => onMove(step.key, 1)}
            />
            <IconButton
              small
              icon="trash"
              label={`Remove step ${at + 1}`}
              disabled={steps.length === 1}
              onClick={() => onRemove(step.key)}
            />
          </li>
        ))}
      </ol>
      <Button small icon="plus" disabled={steps.length >= 20} onClick={onAdd}>
        Add a step
      </Button>
    </fieldset>
  );
}
