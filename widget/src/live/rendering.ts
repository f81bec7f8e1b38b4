/** Loads the renderer that a display needs, and gives it its stage. */
import type { EngageFile } from '../../../core/model/live.ts';
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

export function createRendering(parts: RenderingParts): Render {
  async function render(...[display, file, gone, isTab = false]: Parameters<Render>) {
    const { item, controller } = display;
    const isGuide = item.is === 'guide';
    const [{ createStage }, guides, surveys] = await Promise.all([
      import('./stage.ts'),
      isGuide && import('../guides/guides.ts'),
      !isGuide && import('../surveys/surveys.tsx'),
    ]);
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
