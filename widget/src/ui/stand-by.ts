/** The element that something is shown with: told when it is there, when it has gone, and when it does not come. */
import type { Anchor } from '../../../core/model/guide.ts';
import type { Stage } from '../live/types.ts';

const patience = 5_000;

type Options = {
  stage: Stage;
  anchor: Anchor;
  signal: AbortSignal;
  /** Each time it is another one: pages replace their elements. */
  show(element: Element, within: AbortSignal): void;
  hide(): void;
  /** It is not there for five seconds. It may still come. */
  miss(): void;
};

export function standBy({ stage, anchor, signal, show, hide, miss }: Options): void {
  let shown: AbortController | undefined;
  let timer = setTimeout(miss, patience);
  signal.addEventListener('abort', () => clearTimeout(timer));
  stage.find(anchor, signal, (element) => {
    clearTimeout(timer);
    shown?.abort();
    if (!element) {
      hide();
      timer = setTimeout(miss, patience);
      return;
    }
    shown = new AbortController();
    show(element, AbortSignal.any([signal, shown.signal]));
  });
}
