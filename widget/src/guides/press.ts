/** What a button does, in the order in which its author wrote it. */
import type { Action, Button } from '../../../core/model/content.ts';
import type { Step } from '../../../core/model/guide.ts';
import type { GuideStage } from '../live/types.ts';

const hour = 3_600_000;

type Pressed = {
  stage: GuideStage;
  step: Step;
  button: Button;
  follow(): void;
  back(): void;
  go(to: string): void;
};

/** Only a walk has a reason to stand on the page that it leads to. */
function leave(stage: GuideStage, { href, newTab }: Extract<Action, { do: 'url' }>): void {
  if (newTab) {
    stage.view.open(href, '_blank', 'noopener');
    return;
  }
  if (stage.item.guide.kind !== 'walkthrough') stage.end('completed');
  stage.view.location.assign(href);
}

function act({ stage, follow, back, go }: Pressed, action: Action): void {
  if (action.do === 'next') follow();
  else if (action.do === 'back') back();
  else if (action.do === 'go') go(action.to);
  else if (action.do === 'complete') stage.end('completed');
  else if (action.do === 'dismiss') stage.end('dismissed');
  else if (action.do === 'snooze') stage.end('snoozed', { u: Date.now() + action.hours * hour });
  else if (action.do === 'launch') stage.launch(action.item);
  else if (action.do === 'track') stage.track(action.name);
  else if (action.do === 'url') leave(stage, action);
}

export function press(pressed: Pressed): void {
  const { stage, step, button } = pressed;
  stage.say('click', { s: step.key, b: button.key });
  for (const action of button.actions) act(pressed, action);
}
