/**
 * A walk through steps, over pages and reloads. A step whose page is not here waits for it; one whose element
 * does not come within five seconds is told and skipped: never a dead end.
 */
import type { Button } from '../../../core/model/content.ts';
import type { Step } from '../../../core/model/guide.ts';
import type { GuideStage } from '../live/types.ts';
import { type Mounted, mount } from '../ui/mount.ts';
import { wordsIn } from '../ui/words.ts';
import { buttonTarget, watchElement, watchNews } from './advance.ts';
import { guidesCss } from './css.ts';
import { StepView } from './StepView.tsx';

const patience = 5_000;

export function startWalk(stage: GuideStage): void {
  const { steps, kind } = stage.item.guide;
  const words = wordsIn(stage.language);
  const isWalk = kind === 'walkthrough';
  let past: string[] = [...(stage.progress?.past ?? [])];
  let isTold = stage.progress?.at !== undefined;
  let now: AbortController | undefined;

  const stepOf = (key: string | null | undefined) => steps.find((step) => step.key === key);
  const after = (step: Step) => steps[steps.indexOf(step) + 1];

  function go(from: Step, to: string | null, isSkip = false): void {
    const next = to === null ? after(from) : stepOf(to);
    if (!next) {
      now?.abort();
      if (isTold || stage.progress) stage.end(isSkip ? 'timedOut' : 'completed');
      else stage.close();
      return;
    }
    past = [...past, from.key];
    enter(next, from);
  }

  function press(step: Step, button: Button): void {
    stage.say('click', { s: step.key, b: button.key });
    for (const action of button.actions) {
      if (action.do === 'next') follow(step);
      else if (action.do === 'back') back(step);
      else if (action.do === 'go') go(step, action.to);
      else if (action.do === 'complete') stage.end('completed');
      else if (action.do === 'dismiss') stage.end('dismissed');
      else if (action.do === 'snooze')
        stage.end('snoozed', { u: Date.now() + action.hours * 3_600_000 });
      else if (action.do === 'launch') stage.launch(action.item);
      else if (action.do === 'track') stage.track(action.name);
      else if (action.do === 'url') leave(action);
    }
  }

  /** Only a walk has a reason to stand on the page that it leads to. */
  function leave({ href, newTab }: { href: string; newTab: boolean }): void {
    if (!isWalk && !newTab) stage.end('completed');
    if (newTab) stage.view.open(href, '_blank', 'noopener');
    else stage.view.location.assign(href);
  }

  function follow(step: Step): void {
    const to = buttonTarget(stage, step);
    const next = to === null ? after(step) : stepOf(to);
    go(step, to);
    if (next?.href && next.where && !stage.isHere(next.where))
      stage.view.location.assign(next.href);
  }

  function back(step: Step): void {
    const before = stepOf(past.at(-1));
    if (!before) return;
    past = past.slice(0, -1);
    enter(before, step);
  }

  function tell(step: Step, from: Step | undefined): void {
    isTold = true;
    stage.say('step', { s: step.key, ...(from && { f: from.key }) });
    stage.keep({ at: step.key, past });
  }

  function enter(step: Step, from: Step | undefined): void {
    now?.abort();
    const life = new AbortController();
    now = life;
    const signal = AbortSignal.any([stage.signal, life.signal]);
    stage.keep({ at: step.key, past });
    if (!stage.isHere(step.where)) {
      stage.onNews(() => {
        if (stage.isHere(step.where) && !signal.aborted) enter(step, from);
      }, signal);
      return;
    }
    watchNews(stage, step, signal, (to) => go(step, to));
    stand(step, from, signal);
  }

  /** With its element, for as long as that is there. */
  function stand(step: Step, from: Step | undefined, signal: AbortSignal): void {
    let shown: AbortController | undefined;
    let isSaid = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (element: Element | undefined) => {
      shown?.abort();
      shown = new AbortController();
      const within = AbortSignal.any([signal, shown.signal]);
      if (element) watchElement({ stage, step, element }, within, (to) => go(step, to));
      draw(step, element, within);
      if (!isSaid) tell(step, from);
      isSaid = true;
    };
    if (!step.anchor) {
      show(undefined);
      return;
    }
    const skip = () => {
      if (isTold) stage.say('missing', { s: step.key });
      go(step, null, true);
    };
    const wait = () => {
      timer = setTimeout(skip, patience);
    };
    signal.addEventListener('abort', () => clearTimeout(timer));
    wait();
    stage.find(step.anchor, signal, (element) => {
      clearTimeout(timer);
      if (element) show(element);
      else {
        shown?.abort();
        wait();
      }
    });
  }

  function draw(step: Step, element: Element | undefined, signal: AbortSignal): void {
    const isInFlow = step.surface === 'embedded' || step.place === 'inline';
    const put: Mounted = mount(stage, guidesCss, signal, isInFlow ? element : undefined);
    const needsNext = isWalk || step.advance.some(({ on }) => on === 'button');
    put(
      <StepView
        {...{ stage, step, element, words, signal }}
        count={isWalk && steps.length > 1 ? `${steps.indexOf(step) + 1} / ${steps.length}` : ''}
        onButton={(button) => press(step, button)}
        onNext={
          needsNext && step.advance.every(({ on }) => on === 'button')
            ? () => follow(step)
            : undefined
        }
        isLast={!after(step)}
        onClose={() => stage.end('dismissed')}
      />,
    );
  }

  const first = stepOf(stage.progress?.at) ?? steps[0];
  if (first) enter(first, undefined);
  else stage.close();
}
