import { useState } from 'preact/hooks';
import {
  addStep,
  editStep,
  type GuideDefinition,
  moveStep,
  removeStep,
} from '../../core/engage/steps.ts';
import type { Edit } from './editing.ts';
import { ListedFields } from './ListedFields.tsx';
import { kindName } from './labels.ts';
import { StepFields } from './StepFields.tsx';
import { StepList } from './StepList.tsx';

type Props = {
  definition: GuideDefinition;
  edit: Edit;
  /** The step in front, where somebody else chooses it too (the page); else the form's own matter. */
  at?: string | undefined;
  onAt?: ((step: string) => void) | undefined;
};

/** One step's fields at a time; in a walk, the list of all above them. */
export function GuideFields({ definition, edit, at, onAt }: Props) {
  const [own, setOwn] = useState<string>();
  const { kind, steps } = definition.guide;
  const go = onAt ?? setOwn;
  const step = steps.find(({ key }) => key === (onAt ? at : own)) ?? steps[0];
  const isWalk = kind === 'walkthrough';
  const change = (how: (definition: GuideDefinition) => GuideDefinition) =>
    edit((before) => (before.is === 'guide' ? how(before) : before));
  const add = () => {
    const added = addStep(definition);
    change(() => added.definition);
    go(added.key);
  };
  return (
    <>
      {isWalk && (
        <StepList
          {...{ steps }}
          current={step?.key}
          onStep={go}
          onMove={(key, by) => change((before) => moveStep(before, key, by))}
          onRemove={(key) => change((before) => removeStep(before, key))}
          onAdd={add}
        />
      )}
      {step && (
        <StepFields
          key={step.key}
          {...{ step, steps, isWalk }}
          title={isWalk ? `Step ${steps.indexOf(step) + 1}` : kindName(kind)}
          onChange={(changes) => change((before) => editStep(before, step.key, changes))}
        />
      )}
      {(kind === 'checklist' || kind === 'resourceCentre') && (
        <ListedFields
          definition={definition}
          onGuide={(guide) => change((before) => ({ ...before, guide }))}
        />
      )}
    </>
  );
}
