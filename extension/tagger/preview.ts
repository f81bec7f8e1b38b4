/** Shows a draft on this page as a visitor would get it: the widget's renderers, with nothing sent or kept. */
import { chooseLanguage, directionOf, translate } from '../../core/content/translate.ts';
import { defaultBudget } from '../../core/model/engagement.ts';
import type { Anchor } from '../../core/model/guide.ts';
import type { EngageFile, LiveItem } from '../../core/model/live.ts';
import { normalisePath } from '../../core/targeting/path.ts';
import { isWhere } from '../../core/targeting/url-rule.ts';
import type { DescribeOptions } from '../../dom/describe.ts';
import { watch } from '../../dom/watch.ts';
import { showGuide } from '../../widget/src/guides/guides.ts';
import type { Stage } from '../../widget/src/live/types.ts';
import { localise } from '../../widget/src/live/words.ts';
import { showSurvey } from '../../widget/src/surveys/surveys.tsx';
import type { PageCommand, PreviewState } from '../messages/page-port.ts';

type Command = Extract<PageCommand, { type: 'preview' }>;
type Tell = (state: PreviewState) => void;

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

function createStage(
  command: Command,
  describing: DescribeOptions,
  life: AbortController,
  tell: Tell,
): Stage {
  const raw = liveItem(command);
  const { item, language } = localise(raw, window, null);
  const file: EngageFile = {
    ...{ v: 1, budget: defaultBudget, theme: command.theme },
    ...{ items: [raw], features: [], asks: false },
  };
  const end = (state: PreviewState) => {
    tell(state);
    life.abort();
  };
  return {
    ...{ item, language, file, isTab: false, unit: nobody, view: window, signal: life.signal },
    theme: { ...command.theme, ...item.theme },
    direction: directionOf(language),
    progress: command.step ? { at: command.step, past: [] } : undefined,
    report: (problem) => console.error('Waymark:', problem),
    find: find(describing.mask ?? []),
    // As somebody in its audience would get it: conditions hold.
    holds: () => true,
    isHere: (where) =>
      !where || isWhere(where, { address: location.href, path: normalisePath(location) }),
    keep: () => undefined,
    onNews: () => undefined,
    isAsked: false,
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

export function startPreview(
  command: Command,
  describing: DescribeOptions,
  signal: AbortSignal,
  tell: Tell,
): void {
  const life = new AbortController();
  signal.addEventListener('abort', () => life.abort());
  const stage = createStage(command, describing, life, tell);
  const { item } = stage;
  const step = item.is === 'guide' && item.guide.steps.find(({ key }) => key === command.step);
  if (step && !stage.isHere(step.where)) tell('elsewhere');
  else if (item.is === 'guide') showGuide({ ...stage, item });
  else showSurvey({ ...stage, item });
}
