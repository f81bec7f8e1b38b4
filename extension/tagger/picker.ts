/**
 * Tag mode: the element under the pointer is outlined and named; ↑ and ↓ go to the element around it and back
 * in, Tab follows the page's own focus order; a press or Enter picks, Esc leaves. The page sees nothing of it.
 */
import { elementLabel } from '../../core/locator/label.ts';
import { type DescribeOptions, describe } from '../../dom/describe.ts';
import { interactiveTarget } from '../../dom/target.ts';
import { closestOf, parentOf, targetOf } from '../../dom/tree.ts';
import { listen } from './documents.ts';
import type { Stage } from './stage.ts';

export type Walk = 'parent' | 'child' | 'pick';

export type Picker = { walk(to: Walk): void; stop(): void };

type Options = {
  stage: Stage;
  signal: AbortSignal;
  describing: DescribeOptions;
  onPick: (element: Element) => void;
  onLeave: () => void;
  /** 0 at the top of the window, 1 at its bottom: the bar keeps out of the way. */
  onPointer: (height: number) => void;
};

/** Everything by which a page can learn of a press. */
const presses = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'auxclick',
  'dblclick',
  'touchstart',
  'touchend',
] as const;

const isPage = (element: Element) => /^(html|body)$/.test(element.localName);

export function startPicker(options: Options): Picker {
  const { stage, describing, onPick, onLeave, onPointer } = options;
  const picking = new AbortController();
  const signal = AbortSignal.any([options.signal, picking.signal]);
  /** Where the pointer is, and what of its surroundings is meant. */
  let deepest: Element | undefined;
  let current: Element | undefined;

  /** Naming looks at one element only: it happens at every move of the pointer. */
  const show = (element: Element | undefined) => {
    current = element;
    if (!element) return stage.setMarks([]);
    const label = elementLabel(describe(element, describing));
    stage.setMarks([{ element, kind: 'hover', label, note: noteOf(element) }]);
  };

  /** What reacts to a click is what people mean, and what the widget records. */
  const point = (element: Element | undefined) => {
    if (element === deepest || (element && closestOf(element, '[data-waymark-ignore]'))) return;
    deepest = element;
    show(element && (interactiveTarget(element) ?? element));
  };

  const pick = () => {
    if (!current) return;
    picking.abort();
    onPick(current);
  };

  const walk = (to: Walk) => {
    if (to === 'pick') return pick();
    const next = to === 'parent' ? current && parentOf(current) : stepIn(current, deepest);
    if (next && !isPage(next)) show(next);
  };

  /** Other keys stay with the page: who tags may still scroll and search it. */
  const onKey = (event: KeyboardEvent) => {
    const to = ({ ArrowUp: 'parent', ArrowDown: 'child', Enter: 'pick' } as const)[event.key];
    if (!to && event.key !== 'Escape') return;
    swallow(event);
    if (to) walk(to);
    else onLeave();
  };

  const onPress = (event: Event) => {
    swallow(event);
    if (event.type === 'pointerdown') {
      point(targetOf(event));
      // What follows the press lands on the shield, so that no listener of the page, however early it was
      // added, is told of a click on its element.
      stage.shield(true);
      releaseShield(stage, options.signal);
    } else if (event.type === 'pointerup') pick();
  };

  listen(
    ['pointermove'],
    (event) => {
      onPointer(event.clientY / innerHeight);
      point(targetOf(event));
    },
    { signal, passive: true },
  );
  listen(['focusin'], (event) => point(targetOf(event)), { signal, passive: true });
  listen(['keydown'], onKey, { signal, passive: false });
  listen(presses, onPress, { signal, passive: false });
  return { walk, stop: () => picking.abort() };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The pick ends at `pointerup`; the click that follows it is still ours. */
function releaseShield(stage: Stage, signal: AbortSignal): void {
  const press = new AbortController();
  const both = AbortSignal.any([signal, press.signal]);
  listen(
    ['mouseup', 'click', 'auxclick', 'touchend'],
    (event) => {
      swallow(event);
      if (event.type === 'mouseup') return;
      press.abort();
      stage.shield(false);
    },
    { signal: both, passive: false },
  );
  // A press that ends without a click (dragged out of the window) must not leave the page covered.
  listen(
    ['pointermove', 'pointercancel'],
    (event) => {
      if (event.buttons !== 0) return;
      press.abort();
      stage.shield(false);
    },
    { signal: both, passive: true },
  );
}

/** One step from `element` towards `goal`, which lies in it; else its first child. */
function stepIn(element: Element | undefined, goal: Element | undefined): Element | undefined {
  if (!element) return undefined;
  for (let at = goal; at && at !== element; at = parentOf(at)) {
    if (parentOf(at) === element) return at;
  }
  return element.firstElementChild ?? undefined;
}

function noteOf(element: Element): string {
  const id = element.id ? `#${element.id}` : '';
  return `${element.localName}${id}`.slice(0, 40);
}
