/** Loads the renderer that a display needs, and gives it its stage. */
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import type { Display } from './displays.ts';
import type { Hears } from './hears.ts';
import type { Memory } from './memory.ts';
import type { People } from './person.ts';
import type { GuideStage, LiveHost, SurveyStage } from './types.ts';

export type RenderingParts = {
  host: LiveHost;
  people: People;
  memory: Memory;
  hears: Hears;
  launch(id: string): void;
};

export type Render = (
  display: Display,
  file: EngageFile,
  gone: () => void,
  isTab?: boolean,
) => void;

/** The renderer of guides or that of surveys. Asked for early, it is there when the server has answered. */
export function loadRenderer(is: LiveItem['is']) {
  return Promise.all([
    import('./stage.ts'),
    is === 'guide' && import('../guides/guides.ts'),
    is === 'survey' && import('../surveys/surveys.tsx'),
  ]);
}

export function createRendering(parts: RenderingParts): Render {
  async function render(...[display, file, gone, isTab = false]: Parameters<Render>) {
    const { item, controller } = display;
    const [{ createStage }, guides, surveys] = await loadRenderer(item.is);
    if (controller.signal.aborted) return;
    const stage = createStage({ ...parts, file, display, item, isTab, gone });
    // Safe, both: `is` says which of the two it is.
    if (guides) guides.showGuide(stage as GuideStage);
    if (surveys) surveys.showSurvey(stage as SurveyStage);
  }

  return (display, file, gone, isTab) => {
    render(display, file, gone, isTab).catch((problem) => {
      parts.host.report(problem);
      display.controller.abort();
      gone();
    });
  };
}
