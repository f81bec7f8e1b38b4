/** Loads the renderer that a display needs, and gives it its stage. */
import type { EngageFile } from '../../../core/model/live.ts';
import type { Display } from './displays.ts';
import type { People } from './person.ts';
import { createStage } from './stage.ts';
import type { GuideStage, LiveHost, News, Stage, SurveyStage } from './types.ts';

export type RenderingParts = {
  host: LiveHost;
  people: People;
  hears: Set<(news: News) => void>;
  launch(id: string): void;
};

export type Render = (
  display: Display,
  file: EngageFile,
  gone: () => void,
  isTab?: boolean,
) => void;

async function draw(stage: Stage): Promise<void> {
  // Safe, both: `is` says which of the two it is.
  if (stage.item.is === 'guide') {
    const { showGuide } = await import('../guides/guides.ts');
    if (!stage.signal.aborted) showGuide(stage as GuideStage);
  } else {
    const { showSurvey } = await import('../surveys/surveys.tsx');
    if (!stage.signal.aborted) showSurvey(stage as SurveyStage);
  }
}

export function createRendering({ host, people, hears, launch }: RenderingParts): Render {
  return (display, file, gone, isTab = false) => {
    const { item } = display;
    const stage = createStage({ host, file, people, display, item, isTab, hears, launch, gone });
    draw(stage).catch((problem) => {
      host.report(problem);
      stage.close();
    });
  };
}
