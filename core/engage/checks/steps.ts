/** Steps of a guide: what they stand on, what they say, where they lead, and how many they are. */
import type { Definition } from '../../model/engagement.ts';
import type { Step } from '../../model/guide.ts';
import { needsAnchor } from '../steps.ts';
import type { Check } from './check.ts';
import { checkPictures } from './content.ts';
import { checkReading } from './reading.ts';

/** After four, people press "Next" without reading. */
const mostSteps = 4;

function checkAnchor(step: Step, name: string): Check[] {
  if (!step.anchor) {
    if (!needsAnchor(step)) return [];
    const text = `${name} points at nothing.`;
    const fix = 'Choose its element on the page.';
    return [{ rule: 'anchor', level: 'stop', text, fix, step: step.key }];
  }
  if (step.anchor.grade !== 'weak') return [];
  return [
    {
      ...{ rule: 'weak', level: 'warn' },
      text: `${name}: its element can hardly be told from others, or only until the next release.`,
      fix: 'Choose another one, or have a developer add the attribute that is shown with it.',
      step: step.key,
    },
  ];
}

function checkWays({ key, advance, content }: Step, steps: readonly Step[], name: string): Check[] {
  const buttons = content.flatMap((block) => (block.block === 'buttons' ? block.buttons : []));
  const leads = [
    ...advance.flatMap(({ to }) => (to === null ? [] : [to])),
    ...buttons.flatMap(({ actions }) =>
      actions.flatMap((one) => (one.do === 'go' ? [one.to] : [])),
    ),
  ];
  const isLost = leads.some((to) => to !== 'end' && steps.every((step) => step.key !== to));
  if (!isLost) return [];
  const text = `${name} leads to a step that is gone.`;
  return [{ rule: 'way', level: 'stop', text, fix: 'Choose where it leads.', step: key }];
}

function checkStep(
  step: Step,
  at: number,
  definition: Definition,
  steps: readonly Step[],
): Check[] {
  const name = steps.length === 1 ? 'It' : `Step ${at + 1}`;
  const empty: Check = {
    ...{ rule: 'empty', level: 'stop', text: `${name} says nothing.` },
    ...{ fix: 'Write its text.', step: step.key },
  };
  return [
    ...checkAnchor(step, name),
    ...(step.content.length === 0 ? [empty] : []),
    ...checkWays(step, steps, name),
    ...checkPictures(step.content, name, step.key),
    ...checkReading(step.content, definition, name, step.key),
  ];
}

export function checkSteps(definition: Extract<Definition, { is: 'guide' }>): Check[] {
  const { kind, steps, tasks, resources } = definition.guide;
  if (kind === 'checklist' || kind === 'resourceCentre') {
    const [what, list] = kind === 'checklist' ? ['tasks', tasks] : ['entries', resources];
    const text = `It has no ${what}.`;
    return list.length > 0 ? [] : [{ rule: 'list', level: 'stop', text, fix: 'Add at least one.' }];
  }
  if (steps.length === 0) {
    return [{ rule: 'steps', level: 'stop', text: 'It has no steps.', fix: 'Add at least one.' }];
  }
  const each = steps.flatMap((step, at) => checkStep(step, at, definition, steps));
  if (steps.length <= mostSteps) return each;
  const text = `${steps.length} steps: most people leave after ${mostSteps}.`;
  const fix = 'Keep the ones that nobody finds alone.';
  return [...each, { rule: 'many', level: 'warn', text, fix }];
}
