/** The element of a step: shown with it, hidden without it, given up after five seconds. */
import type { Anchor } from '../../../core/model/guide.ts';
import type { GuideStage } from '../live/types.ts';

const patience = 5_000;

type Options = {
  stage: GuideStage;
  anchor: Anchor;
  signal: AbortSignal;
  show(element: Element, within: AbortSignal): void;
  skip(): void;
};

export function followStep({ stage, anchor, signal, show, skip }: Options): void {
  let shown: AbortController | undefined;
  let timer = setTimeout(skip, patience);
  signal.addEventListener('abort', () => clearTimeout(timer));
  stage.find(anchor, signal, (element) => {
    clearTimeout(timer);
    shown?.abort();
    if (!element) {
      timer = setTimeout(skip, patience);
      return;
    }
    shown = new AbortController();
    show(element, AbortSignal.any([signal, shown.signal]));
  });
}
