/**
 * What end users get, drawn by the widget's own renderers in a frame of the console: the one place where the
 * console reads the widget's code, loaded only where something is previewed (docs/architecture.md, arrows).
 */
import { directionOf } from '../../core/content/translate.ts';
import { type Definition, defaultBudget } from '../../core/model/engagement.ts';
import type { EngageFile, LiveItem } from '../../core/model/live.ts';
import type { Theme } from '../../core/model/theme.ts';
import { showGuide } from '../../widget/src/guides/guides.ts';
import type { Stage } from '../../widget/src/live/types.ts';
import { localise } from '../../widget/src/live/words.ts';
import { showSurvey } from '../../widget/src/surveys/surveys.tsx';

/** No visitor in particular: variables say what stands after their bar. */
const nobody = '00000000-0000-7000-8000-000000000000';

export type Showing = {
  readonly definition: Definition;
  readonly theme: Theme;
  readonly view: Window & typeof globalThis;
  /** Takes it down. */
  readonly signal: AbortSignal;
  /** It was closed or completed, as a visitor would. */
  readonly onEnd: () => void;
};

const nothing = () => undefined;

/** Nothing is sent, kept or found: it stands for itself. */
function stageOf({ definition, theme, view, signal, onEnd }: Showing): Stage {
  const raw: LiveItem = { ...definition, id: nobody, version: 0, exempt: false };
  const { item, language } = localise(raw, view, null);
  const file: EngageFile = {
    ...{ v: 1, budget: defaultBudget, theme, items: [raw], features: [], asks: false },
  };
  return {
    ...{ item, language, file, theme, view, signal, unit: nobody, isTab: false, isAsked: true },
    ...{ direction: directionOf(language), progress: undefined },
    ...{ find: nothing, holds: () => true, isHere: () => true, keep: nothing, onNews: nothing },
    ...{ done: () => [], mark: () => false, hasUsed: () => false, onDone: nothing },
    ...{ track: nothing, launch: nothing, titleOf: nothing, say: nothing },
    report: (problem) => console.error('Waymark:', problem),
    end: (_kind, more) => {
      if (!more?.stay) onEnd();
    },
    close: onEnd,
  };
}

export function show(showing: Showing): void {
  const stage = stageOf(showing);
  const { item } = stage;
  if (item.is === 'guide') showGuide({ ...stage, item });
  else showSurvey({ ...stage, item });
}
