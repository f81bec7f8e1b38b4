import {
  buttonOf,
  editStep,
  type GuideDefinition,
  needsAnchor,
  textOf,
  writeButton,
  writeText,
} from '../../../core/engage/steps.ts';
import type { Step } from '../../../core/model/guide.ts';
import { Field } from '../../../ui/Field.tsx';
import { Input, Textarea } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { AdvanceFields } from './AdvanceFields.tsx';
import { AnchorField } from './AnchorField.tsx';
import type { Author } from './use-author.ts';

const surfaces = [
  { value: 'tooltip', label: 'A card beside its element' },
  { value: 'hotspot', label: 'A beacon that opens' },
  { value: 'modal', label: 'A dialog' },
  { value: 'slideIn', label: 'A card in the corner' },
] as const;

type Props = {
  author: Author;
  edit: (change: (definition: GuideDefinition) => GuideDefinition) => void;
  step: Step;
  isWalk: boolean;
  number: number;
};

export function StepFields({ author, edit, step, isWalk, number }: Props) {
  const change = (changes: Partial<Step>) => edit((before) => editStep(before, step.key, changes));
  const button = buttonOf(step);
  return (
    <fieldset class="wm-form step-fields">
      <legend class={isWalk ? 'wm-label' : 'wm-hidden'}>
        {isWalk ? `Step ${number}` : 'Content'}
      </legend>
      {isWalk && (
        <Field label="Shown as">
          {(wiring) => (
            <Select
              {...wiring}
              value={step.surface}
              options={surfaces}
              onValue={(surface) => change({ surface, place: null })}
            />
          )}
        </Field>
      )}
      {needsAnchor(step) && <AnchorField author={author} step={step} />}
      <Field label="Title">
        {(wiring) => (
          <Input
            {...wiring}
            value={textOf(step, 'heading')}
            onText={(text) => change({ content: writeText(step, 'heading', text) })}
          />
        )}
      </Field>
      <Field label="Text" hint="{{visitor.firstName|there}} becomes the person’s name.">
        {(wiring) => (
          <Textarea
            {...wiring}
            value={textOf(step, 'paragraph')}
            onText={(text) => change({ content: writeText(step, 'paragraph', text) })}
          />
        )}
      </Field>
      {button !== undefined && (
        <Field label="Button">
          {(wiring) => (
            <Input
              {...wiring}
              value={button}
              onText={(text) => change({ content: writeButton(step, text) })}
            />
          )}
        </Field>
      )}
      {isWalk && <AdvanceFields step={step} onChange={change} />}
    </fieldset>
  );
}
