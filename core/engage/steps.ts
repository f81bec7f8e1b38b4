/** A guide's steps as an editor changes them: each function gives the definition anew. Pure. */
import type { Content } from '../model/content.ts';
import type { Definition } from '../model/engagement.ts';
import type { Advance, Anchor, GuideKind, Step } from '../model/guide.ts';

export type GuideDefinition = Extract<Definition, { is: 'guide' }>;

/** Those that point at something, and so cannot stand without it. */
export const needsAnchor = ({ surface, place }: Step): boolean =>
  surface === 'tooltip' || surface === 'hotspot' || surface === 'embedded' || place === 'inline';

/** Keys begin with the step's own: translations find a text by its key, in the whole item. */
export function wordsOf(step: string, heading: string, text: string): Content {
  return [
    { block: 'heading', content: { key: `${step}.heading`, text: heading } },
    { block: 'paragraph', content: { key: `${step}.text`, text } },
  ];
}

type Words = { heading: string; text: string };

/** Without buttons of its own: the renderer gives a walk's steps "Next" and "Done" in each language. */
export function stepOf(key: string, { heading, text }: Words, changes: Partial<Step> = {}): Step {
  return {
    ...{ key, surface: 'tooltip', anchor: null, place: null, where: null, href: null },
    content: wordsOf(key, heading, text),
    advance: [{ on: 'button', to: null, if: null }],
    ...changes,
  };
}

const change = (definition: GuideDefinition, steps: Step[]): GuideDefinition => ({
  ...definition,
  guide: { ...definition.guide, steps },
});

export function editStep(
  definition: GuideDefinition,
  key: string,
  changes: Partial<Step>,
): GuideDefinition {
  const { steps } = definition.guide;
  return change(
    definition,
    steps.map((step) => (step.key === key ? { ...step, ...changes } : step)),
  );
}

/** A key is never given twice, so that results of a removed step are not read as another's. */
export function addStep(definition: GuideDefinition): { definition: GuideDefinition; key: string } {
  const { steps } = definition.guide;
  const numbers = steps.map(({ key }) => Number(/^s(\d+)$/.exec(key)?.[1] ?? 0));
  const key = `s${Math.max(0, ...numbers) + 1}`;
  const step = stepOf(key, { heading: 'What comes next', text: '' });
  return { definition: change(definition, [...steps, step]), key };
}

/** Ways that led to it lead on to what follows. */
export function removeStep(definition: GuideDefinition, key: string): GuideDefinition {
  const steps = definition.guide.steps.filter((step) => step.key !== key);
  const reroute = (advance: Advance): Advance =>
    advance.to === key ? { ...advance, to: null } : advance;
  return change(
    definition,
    steps.map((step) => ({ ...step, advance: step.advance.map(reroute) })),
  );
}

export function moveStep(definition: GuideDefinition, key: string, by: -1 | 1): GuideDefinition {
  const steps = [...definition.guide.steps];
  const from = steps.findIndex((step) => step.key === key);
  const [step] = steps.splice(from, 1);
  const to = from + by;
  if (!step || to < 0 || to > steps.length) return definition;
  steps.splice(to, 0, step);
  return change(definition, steps);
}

/**
 * Puts a step on an element. In a walk it also says on which page that was: the next step may be on another.
 * `path` is normalised (`/projects/:id`), which a rule may hold but no address can be.
 */
export function placeStep(
  definition: GuideDefinition,
  key: string,
  anchor: Anchor,
  path: string,
): GuideDefinition {
  const isWalk: boolean = definition.guide.kind === ('walkthrough' satisfies GuideKind);
  const where = { include: [{ kind: 'path' as const, value: path }], exclude: [] };
  const isAddress = path.startsWith('/') && !path.includes('/:');
  return editStep(definition, key, {
    anchor,
    ...(isWalk && { where, href: isAddress ? path : null }),
  });
}

/** The text of a step's heading or paragraph; '' where it has none. */
export function textOf({ content }: Step, part: 'heading' | 'paragraph'): string {
  const found = content.find(({ block }) => block === part);
  if (found?.block !== 'heading' && found?.block !== 'paragraph') return '';
  const { text } = found.content;
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}

/** An emptied text is a block less: an empty line would be drawn as one. */
export function writeText(step: Step, part: 'heading' | 'paragraph', text: string): Content {
  const at = step.content.findIndex(({ block }) => block === part);
  const block = { block: part, content: { key: `${step.key}.${part}`, text } };
  if (at < 0) return part === 'heading' ? [block, ...step.content] : addParagraph(step, block);
  return step.content.map((old, index) =>
    index === at && old.block === part ? { ...old, content: { ...old.content, text } } : old,
  );
}

function addParagraph({ content }: Step, block: Content[number]): Content {
  const after = content.findIndex((one) => one.block === 'heading') + 1;
  return content.toSpliced(after, 0, block);
}

/** What the first button of a step says; undefined where the renderer's own stands. */
export function buttonOf({ content }: Step): string | undefined {
  const buttons = content.find(({ block }) => block === 'buttons');
  const text = buttons?.block === 'buttons' ? buttons.buttons[0]?.label.text : undefined;
  return text === undefined || typeof text === 'string' ? text : text.map((s) => s.text).join('');
}

export function writeButton({ content }: Step, text: string): Content {
  return content.map((block) => {
    if (block.block !== 'buttons') return block;
    const [first, ...rest] = block.buttons;
    if (!first) return block;
    return { ...block, buttons: [{ ...first, label: { ...first.label, text } }, ...rest] };
  });
}
