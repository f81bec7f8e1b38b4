/**
 * A walk through steps, over pages and reloads. A step whose page is not here waits for it; one whose element
 * does not come within five seconds is told and skipped: never a dead end.
 */
import type { Step } from '../../../core/model/guide.ts';
import type { GuideStage } from '../live/types.ts';
import { type Mounted, mount } from '../ui/mount.ts';
import { standBy } from '../ui/stand-by.ts';
import { wordsIn } from '../ui/words.ts';
import { buttonTarget, watchElement, watchNews } from './advance.ts';
import { guidesCss } from './css.ts';
import { press } from './press.ts';
import { StepView } from './StepView.tsx';

const isInFlow = ({ surface, place }: Step) => surface === 'embedded' || place === 'inline';
/** It asks for nobody's attention, and is there when its element is. */
const lies = (step: Step) => isInFlow(step) || step.surface === 'hotspot';

export function startWalk(stage: GuideStage): void {
  const { steps, kind } = stage.item.guide;
  const words = wordsIn(stage.language);
  const isWalk = kind === 'walkthrough';
  let past: string[] = [...(stage.progress?.past ?? [])];
  let isTold = stage.progress?.at !== undefined;
  let now: AbortController | undefined;
  let put: Mounted | undefined;

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
    // Whoever is in a step by keyboard is taken along to the next one.
    const isInside = put?.hasFocus() ?? false;
    now?.abort();
    put = undefined;
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
    stand(step, from, signal, isInside);
  }

  /** With its element, for as long as that is there. */
  function stand(step: Step, from: Step | undefined, signal: AbortSignal, isInside: boolean): void {
    let isSaid = false;
    const show = (element: Element | undefined, within: AbortSignal) => {
      if (element) watchElement({ stage, step, element }, within, (to) => go(step, to));
      draw(step, element, signal);
      if (isSaid) return;
      isSaid = true;
      tell(step, from);
      if (isInside) put?.focus();
    };
    const miss = () => {
      if (!isSaid) stage.say('missing', { s: step.key });
      // What lies in the page waits there, and comes with its element.
      if (!isWalk && lies(step)) return;
      // Somebody asked for it: better beside the page than not at all.
      if (stage.isAsked && !isTold && !after(step)) show(undefined, signal);
      else go(step, null, true);
    };
    const hide = () => put?.about(undefined);
    const { anchor } = step;
    if (anchor) standBy({ stage, anchor, signal, show, hide, miss });
    else show(undefined, signal);
  }

  function draw(step: Step, element: Element | undefined, signal: AbortSignal): void {
    put ??= mount(stage, guidesCss, signal, !!element && isInFlow(step));
    if (element) put.about(element);
    // Without a condition of its own, a step of a walk goes on by a button.
    const isByButton = step.advance.every(({ on }) => on === 'button');
    const hasNext = isByButton && (isWalk || step.advance.length > 0);
    const does = {
      follow: () => follow(step),
      back: () => back(step),
      go: (to: string) => go(step, to),
    };
    put.draw(
      <StepView
        {...{ stage, step, element, words, signal }}
        isInFlow={put.isInFlow}
        count={isWalk && steps.length > 1 ? `${steps.indexOf(step) + 1} / ${steps.length}` : ''}
        onButton={(button) => press({ stage, step, button, ...does })}
        onNext={hasNext ? does.follow : undefined}
        isLast={!after(step)}
        onClose={() => stage.end('dismissed')}
      />,
    );
  }

  const first = stepOf(stage.progress?.at) ?? steps[0];
  // On a new page it still comes from the step before: that it went on is half of what a walk is measured by.
  if (first) enter(first, stepOf(past.at(-1)));
  else stage.close();
}
