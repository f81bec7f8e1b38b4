/**
 * What is said before a guide or survey goes live, each with what to do. `stop`: end users would see it broken
 * or empty, so it cannot be published. `warn`: it would work, but not as well as it should. Pure.
 */
import { phrasesOf } from '../content/translate.ts';
import { plain } from '../content/variables.ts';
import type { ItemDraft } from '../model/engagement.ts';
import type { Step } from '../model/guide.ts';
import type { Theme } from '../model/theme.ts';
import { isWhere, type Place } from '../targeting/url-rule.ts';
import { problemsOf } from './draft-problems.ts';
import { needsAnchor } from './steps.ts';

export type Check = {
  readonly level: 'stop' | 'warn';
  readonly text: string;
  readonly fix: string;
  /** The step that it is about. */
  readonly step?: string;
};

/** After four, people press "Next" without reading. */
const mostSteps = 4;
/** Some twelve seconds of reading, which is about what anybody grants to an interruption. */
const mostChars = 300;

function channel(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function luminance(color: string): number {
  const at = (from: number) => channel(Number.parseInt(color.slice(from, from + 2), 16));
  return 0.2126 * at(1) + 0.7152 * at(3) + 0.0722 * at(5);
}

/** WCAG 2.2, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Only pairs that the theme sets itself: the renderer's own are held to it by its tests. */
function checkTheme({ surface, ink, accent, onAccent }: Theme): Check[] {
  const pairs = [
    { what: 'Text on its background', a: ink, b: surface },
    { what: 'Words on buttons', a: onAccent, b: accent },
  ];
  return pairs.flatMap(({ what, a, b }) => {
    const ratio = a && b ? contrastOf(a, b) : 21;
    if (ratio >= 4.5) return [];
    const text = `${what} has a contrast of ${ratio.toFixed(1)}; 4.5 is the least that is readable.`;
    return [{ level: 'warn', text, fix: 'Change one of the two colours in the app’s look.' }];
  });
}

function checkAnchor(step: Step, name: string): Check[] {
  if (!step.anchor) {
    if (!needsAnchor(step)) return [];
    const text = `${name} points at nothing.`;
    return [{ level: 'stop', text, fix: 'Choose its element on the page.', step: step.key }];
  }
  if (step.anchor.grade !== 'weak') return [];
  return [
    {
      level: 'warn',
      text: `${name}: its element can hardly be told from others, or only until the next release.`,
      fix: 'Choose another one, or have a developer add the attribute that is shown with it.',
      step: step.key,
    },
  ];
}

function checkContent({ content, key }: Step, name: string): Check[] {
  const found: Check[] = [];
  const isPictureMute = content.some(
    (block) => block.block === 'image' && plain(block.alt.text).trim() === '',
  );
  if (content.length === 0) {
    found.push({ level: 'stop', text: `${name} says nothing.`, fix: 'Write its text.', step: key });
  }
  if (isPictureMute) {
    const fix = 'Say in words what it shows, unless it shows nothing.';
    found.push({ level: 'warn', text: `${name} has a picture without words.`, fix, step: key });
  }
  const chars = phrasesOf(content).reduce((sum, { text }) => sum + plain(text).length, 0);
  if (chars > mostChars) {
    const text = `${name} has ${chars} characters; people read about ${mostChars}.`;
    found.push({ level: 'warn', text, fix: 'Shorten it, or link to the rest.', step: key });
  }
  return found;
}

function checkSteps(steps: readonly Step[]): Check[] {
  const isOne = steps.length === 1;
  const each = steps.flatMap((step, at) => {
    const name = isOne ? 'It' : `Step ${at + 1}`;
    return [...checkAnchor(step, name), ...checkContent(step, name)];
  });
  if (steps.length === 0) {
    return [{ level: 'stop', text: 'It has no steps.', fix: 'Add one.' }];
  }
  if (steps.length <= mostSteps) return each;
  const text = `${steps.length} steps: most people leave after ${mostSteps}.`;
  return [...each, { level: 'warn', text, fix: 'Keep the ones that nobody finds alone.' }];
}

/** `place`: the page in front of whoever writes it; undefined where none can be seen. */
export function checksOf(draft: ItemDraft, place: Place | undefined): Check[] {
  const { definition } = draft;
  const isHere = !place || isWhere(definition.where, place);
  const found: Check[] = problemsOf(draft).map((problem) => {
    const [what = '', ...rest] = problem.split(': ');
    return { level: 'stop', text: `${what} is not finished.`, fix: sentence(rest.join(': ')) };
  });
  if (definition.is === 'guide') {
    const { kind, steps } = definition.guide;
    if (kind !== 'checklist' && kind !== 'resourceCentre') found.push(...checkSteps(steps));
  }
  if (!isHere) {
    const fix = 'Change it, if this page was meant.';
    found.push({ level: 'warn', text: 'Its page rule does not match the page in front.', fix });
  }
  return [...found, ...checkTheme(definition.theme)];
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
