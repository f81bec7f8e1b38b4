/**
 * Shows a draft as a visitor would get it, with the widget's renderers: on this page, or in a frame of another width.
 * Nothing is sent or kept.
 */
import { chooseLanguage, directionOf, translate } from '../../core/content/translate.ts';
import { elementLabel } from '../../core/locator/label.ts';
import { type Definition, defaultBudget } from '../../core/model/engagement.ts';
import type { Anchor } from '../../core/model/guide.ts';
import type { EngageFile, LiveItem } from '../../core/model/live.ts';
import { normalisePath } from '../../core/targeting/path.ts';
import type { Facts } from '../../core/targeting/types.ts';
import { isWhere } from '../../core/targeting/url-rule.ts';
import type { DescribeOptions } from '../../dom/describe.ts';
import { locate } from '../../dom/locate.ts';
import { watch } from '../../dom/watch.ts';
import { showGuide } from '../../widget/src/guides/guides.ts';
import type { Stage } from '../../widget/src/live/types.ts';
import { localise } from '../../widget/src/live/words.ts';
import { showSurvey } from '../../widget/src/surveys/surveys.tsx';
import type { PageCommand, PreviewState } from '../messages/page-port.ts';
import { type Frame, openFrame } from './frame.ts';

type Command = Extract<PageCommand, { type: 'preview' }>;
type Tell = (state: PreviewState) => void;

/** Where it is drawn, and how what it points at is found there. */
type Setting = {
  readonly view: Stage['view'];
  readonly find: Stage['find'];
  readonly isHere: Stage['isHere'];
  readonly scheme: 'auto' | 'light' | 'dark';
};

/** No visitor in particular: variables say what stands after their bar. */
const nobody = '00000000-0000-7000-8000-000000000000';

function liveItem({ definition, language }: Command): LiveItem {
  const common = { id: nobody, version: 0, exempt: false };
  const { languages } = definition;
  const chosen = chooseLanguage(languages, [language]);
  // The chosen language is made the default: whoever writes it may read another one.
  const alone = { languages: { default: chosen, translations: {} } };
  return { ...translate(definition, languages, chosen), ...common, ...alone };
}

function factsOf({ as }: Command): Facts | null {
  if (!as) return null;
  const { visitor, account } = as;
  return { visitor, account, seenDays: null, usage: {}, answers: {}, segments: [] };
}

export function directionFor({ as, language, definition }: Command): 'ltr' | 'rtl' {
  const wanted = as?.direction ?? 'auto';
  return wanted === 'auto' ? directionOf(chooseLanguage(definition.languages, [language])) : wanted;
}

/** Where an element stands that is drawn and in reach; nothing while it is not. */
function find(mask: readonly string[]): Stage['find'] {
  return (anchor: Anchor, signal, seen) => {
    const target = anchor.by === 'element' ? anchor.descriptor : anchor.selector;
    let shown: Element | undefined;
    watch(document, target, {
      ...{ signal, mask },
      onSighting({ located: { element } }) {
        if (element === shown) return;
        shown = element;
        seen(element);
      },
    });
  };
}

/** A light that its look settles is its readers', whatever is asked for here. */
const lit = (theme: Stage['theme'], scheme: Setting['scheme']): Stage['theme'] =>
  scheme === 'auto' || (theme.scheme && theme.scheme !== 'auto') ? theme : { ...theme, scheme };

function createStage(command: Command, setting: Setting, life: AbortController, tell: Tell): Stage {
  const raw = liveItem(command);
  const { item, language } = localise(raw, setting.view, factsOf(command));
  const file: EngageFile = {
    ...{ v: 1, budget: defaultBudget, theme: command.theme },
    ...{ items: [raw], features: [], asks: false },
  };
  const end = (state: PreviewState) => {
    tell(state);
    life.abort();
  };
  return {
    ...{ item, language, file, isTab: false, unit: nobody, signal: life.signal },
    ...{ view: setting.view, find: setting.find, isHere: setting.isHere },
    theme: lit({ ...command.theme, ...item.theme }, setting.scheme),
    direction: directionFor(command),
    progress: command.step ? { at: command.step, past: [] } : undefined,
    report: (problem) => console.error('Waymark:', problem),
    // As somebody in its audience would get it: conditions hold.
    holds: () => true,
    keep: () => undefined,
    onNews: () => undefined,
    isAsked: true,
    done: () => [],
    mark: () => false,
    hasUsed: () => false,
    onDone: () => undefined,
    track: () => undefined,
    launch: () => undefined,
    titleOf: () => undefined,
    say: (kind) => tell(kind === 'missing' ? 'missing' : 'shown'),
    end: (kind, more) =>
      more?.stay ? tell('ended') : end(kind === 'timedOut' ? 'missing' : 'ended'),
    close: () => end('missing'),
  };
}

function show(stage: Stage): void {
  const { item } = stage;
  if (item.is === 'guide') showGuide({ ...stage, item });
  else showSurvey({ ...stage, item });
}

function lifeWithin(signal: AbortSignal): AbortController {
  const life = new AbortController();
  signal.addEventListener('abort', () => life.abort());
  return life;
}

const anchorOf = (definition: Definition, step: string | null): Anchor | null =>
  definition.is === 'survey'
    ? definition.survey.anchor
    : ((definition.guide.steps.find(({ key }) => key === step) ?? definition.guide.steps[0])
        ?.anchor ?? null);

/** What stands in a frame for the element of a step: of its size, where it is on this page. */
export function targetOf(
  definition: Definition,
  step: string | null,
  frame: Frame,
  describing: DescribeOptions,
): Element | undefined {
  const anchor = anchorOf(definition, step);
  if (!anchor) return undefined;
  if (anchor.by === 'selector') return frame.standIn(undefined, anchor.selector);
  const { element } = locate(document, anchor.descriptor, describing);
  return frame.standIn(element, elementLabel(anchor.descriptor));
}

/** In a frame every page is the step's own, and what it points at is there. */
export function drawInFrame(
  command: Command,
  frame: Frame,
  target: Element | undefined,
  signal: AbortSignal,
  tell: Tell,
): void {
  const setting: Setting = {
    ...{ view: frame.view, scheme: command.as?.scheme ?? 'auto', isHere: () => true },
    find: (_anchor, _signal, seen) => seen(target),
  };
  show(createStage(command, setting, lifeWithin(signal), tell));
}

async function startInFrame(
  command: Command & { as: NonNullable<Command['as']> },
  describing: DescribeOptions,
  signal: AbortSignal,
  tell: Tell,
): Promise<void> {
  const { as, definition, step } = command;
  const life = lifeWithin(signal);
  const end = (state: PreviewState) => {
    tell(state);
    if (state !== 'shown') life.abort();
  };
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = as.scheme === 'auto' ? (isDark ? 'dark' : 'light') : as.scheme;
  const bar = { caption: as.caption, onClose: () => end('ended') };
  const direction = directionFor(command);
  const width = as.width ?? innerWidth;
  const frame = await openFrame({ width, scheme, direction, bar, signal: life.signal });
  if (!frame) return;
  const target = targetOf(definition, step, frame, describing);
  drawInFrame({ ...command, as: { ...as, scheme } }, frame, target, life.signal, end);
}

export function startPreview(
  command: Command,
  describing: DescribeOptions,
  signal: AbortSignal,
  tell: Tell,
): void {
  const { as } = command;
  if (as && as.width !== null) {
    const problem = (error: unknown) => console.error('Waymark:', error);
    startInFrame({ ...command, as }, describing, signal, tell).catch(problem);
    return;
  }
  const setting: Setting = {
    ...{ view: window, scheme: as?.scheme ?? 'auto', find: find(describing.mask ?? []) },
    isHere: (where) =>
      !where || isWhere(where, { address: location.href, path: normalisePath(location) }),
  };
  const stage = createStage(command, setting, lifeWithin(signal), tell);
  const { item } = stage;
  const step = item.is === 'guide' && item.guide.steps.find(({ key }) => key === command.step);
  if (step && !stage.isHere(step.where)) tell('elsewhere');
  else show(stage);
}
