import { textOf } from '../../core/engage/steps.ts';
import type { Step } from '../../core/model/guide.ts';
import { Button } from '../Button.tsx';
import { classes } from '../classes.ts';
import { IconButton } from '../IconButton.tsx';

type Props = {
  steps: readonly Step[];
  current: string | undefined;
  onStep: (key: string) => void;
  onMove: (key: string, by: -1 | 1) => void;
  onRemove: (key: string) => void;
  onAdd: () => void;
};

/** What a step is called in lists: its own first words. */
export const stepName = (step: Step, at: number): string =>
  `${at + 1}. ${textOf(step, 'heading') || textOf(step, 'paragraph') || 'Without words'}`;

/** Alt+↑ and Alt+↓ move the step that has the focus; the buttons do the same. */
export function StepList({ steps, current, onStep, onMove, onRemove, onAdd }: Props) {
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
              {stepName(step, at)}
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
