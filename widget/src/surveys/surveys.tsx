/** Surveys: their tab, and the surface that asks. */
import { plain } from '../../../core/content/variables.ts';
import type { SurveyStage } from '../live/types.ts';
import { mount } from '../ui/mount.ts';
import { wordsIn } from '../ui/words.ts';
import { surveysCss } from './css.ts';
import { SurveyView } from './SurveyView.tsx';

function showTab(stage: SurveyStage): void {
  const { tab } = stage.item.survey;
  if (!tab) return;
  mount(
    stage,
    surveysCss,
    stage.signal,
  )(
    <button type="button" class={`pill ${tab.place}`} onClick={() => stage.launch(stage.item.id)}>
      {plain(tab.label.text)}
    </button>,
  );
}

export function showSurvey(stage: SurveyStage): void {
  if (stage.isTab) {
    showTab(stage);
    return;
  }
  const words = wordsIn(stage.language);
  const { anchor, surface } = stage.item.survey;
  const draw = (signal: AbortSignal, beside?: Element) =>
    mount(stage, surveysCss, signal, beside)(<SurveyView {...{ stage, words }} />);
  if (surface !== 'embedded' || !anchor) {
    draw(stage.signal);
    return;
  }
  let drawn: AbortController | undefined;
  stage.find(anchor, stage.signal, (element) => {
    drawn?.abort();
    drawn = new AbortController();
    if (element) draw(AbortSignal.any([stage.signal, drawn.signal]), element);
  });
}
