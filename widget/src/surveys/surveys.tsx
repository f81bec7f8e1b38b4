/** Surveys: their tab, and the surface that asks. */
import { plain } from '../../../core/content/variables.ts';
import type { SurveyStage } from '../live/types.ts';
import { type Mounted, mount } from '../ui/mount.ts';
import { standBy } from '../ui/stand-by.ts';
import { wordsIn } from '../ui/words.ts';
import { surveysCss } from './css.ts';
import { SurveyView } from './SurveyView.tsx';

function showTab(stage: SurveyStage): void {
  const { tab } = stage.item.survey;
  if (!tab) return;
  mount(stage, surveysCss, stage.signal).draw(
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
  const { signal } = stage;
  let put: Mounted | undefined;
  const draw = (element?: Element) => {
    put ??= mount(stage, surveysCss, signal, !!element);
    if (element) put.about(element);
    const { isInFlow } = put;
    put.draw(<SurveyView {...{ stage, words, isInFlow }} />);
  };
  if (surface !== 'embedded' || !anchor) {
    draw();
    return;
  }
  const [first] = stage.item.survey.questions;
  const miss = () => {
    if (put || !first) return;
    stage.say('missing', { s: first.key });
    // Somebody asked for it: better beside the page than not at all.
    if (stage.isAsked) draw();
  };
  standBy({ stage, anchor, signal, show: draw, hide: () => put?.about(undefined), miss });
}
