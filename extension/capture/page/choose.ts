/** Choosing what to picture, on the page: one element by pointing, or an area by dragging. */
import { showBar } from '../../tagger/bar.ts';
import { startPicker } from '../../tagger/picker.ts';
import { createStage } from '../../tagger/stage.ts';
import type { WindowBox } from '../protocol.ts';
import areaStyle from './area.css?inline';
import { startArea } from './area.ts';

type Options = {
  how: 'area' | 'element';
  mask: readonly string[];
  signal: AbortSignal;
  /** undefined: the person has left it. */
  done: (chosen: { box: WindowBox; element?: Element } | undefined) => void;
};

export function choose({ how, mask, signal, done }: Options): void {
  const choosing = new AbortController();
  const lifetime = AbortSignal.any([signal, choosing.signal]);
  const stage = createStage(lifetime, areaStyle);
  const finish = (chosen: Parameters<Options['done']>[0]) => {
    choosing.abort();
    done(chosen);
  };
  if (how === 'area') {
    showBar(stage, 'Drag over what you want to show', [['Esc', 'leave']]);
    startArea(stage, lifetime, (box) => finish(box && { box }));
    return;
  }
  const bar = showBar(stage, 'Point at what you want to show');
  startPicker({
    ...{ stage, signal: lifetime, describing: { mask }, onPointer: bar.avoid },
    onLeave: () => finish(undefined),
    onPick: (element) => {
      bar.remove();
      afterPress(lifetime, () => {
        bringIntoView(element);
        finish({ box: boxIn(element), element });
      });
    },
  });
}

/** A pick ends with the press; the click that follows it is still to be kept from the page by the stage. */
const clickMs = 60;

function afterPress(signal: AbortSignal, go: () => void): void {
  const timer = setTimeout(go, clickMs);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** What lies partly outside is brought in; what is larger than the window is pictured as far as it is seen. */
function bringIntoView(element: Element): void {
  const { top, left, bottom, right } = element.getBoundingClientRect();
  const isInside = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  if (!isInside) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}

export const boxIn = (element: Element): WindowBox => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
};
