/** When a step goes on: the first of its conditions that happens and whose `if` holds. */
import type { Advance, Step } from '../../../core/model/guide.ts';
import type { GuideStage, News } from '../live/types.ts';

type On<Kind extends Advance['on']> = Extract<Advance, { on: Kind }>;

const onwardBy = <Kind extends Advance['on']>(stage: GuideStage, step: Step, kind: Kind) =>
  // Safe: the filter has just compared the kind.
  step.advance.find(({ on, if: needs }) => on === kind && stage.holds(needs)) as
    | On<Kind>
    | undefined;

/** Where a button with `next` leads; null is the next step in order. */
export function buttonTarget(stage: GuideStage, step: Step): string | null {
  return onwardBy(stage, step, 'button')?.to ?? null;
}

function isMet(stage: GuideStage, advance: Advance, news: News): boolean {
  if (advance.on === 'event') return news.k === 'track' && news.n === advance.name;
  if (advance.on === 'feature') return news.features.includes(advance.feature);
  return advance.on === 'page' && stage.isHere(advance.where);
}

type Goes = (to: string | null) => void;

/** What happens in the page: an event, a feature's use, another address. */
export function watchNews(stage: GuideStage, step: Step, signal: AbortSignal, goes: Goes): void {
  stage.onNews((news) => {
    const met = step.advance.find((one) => isMet(stage, one, news) && stage.holds(one.if));
    if (met && !signal.aborted) goes(met.to);
  }, signal);
}

/** What is done with the element that the step points at. Never what was entered. */
export function watchElement(
  { stage, step, element }: { stage: GuideStage; step: Step; element: Element },
  signal: AbortSignal,
  goes: Goes,
): void {
  const go = (kind: 'click' | 'input') => {
    const met = onwardBy(stage, step, kind);
    if (met) goes(met.to);
  };
  let isTouched = false;
  const heard = { signal, capture: true };
  element.addEventListener('click', () => go('click'), heard);
  const touch = () => {
    isTouched = true;
  };
  element.addEventListener('input', touch, heard);
  element.addEventListener('focusout', () => isTouched && go('input'), heard);
}
