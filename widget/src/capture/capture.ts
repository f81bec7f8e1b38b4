/**
 * What people do with elements, from events that the page dispatches anyway: clicks on what is interactive,
 * submits, changes (never values). Listeners stand on documents, in the capture phase, so that neither a
 * handler that stops an event nor a replaced body hides anything.
 */
import type { EventKind } from '../../../core/model/batch.ts';
import { ignored, interactiveTarget } from '../../../dom/target.ts';
import { closestOf, targetOf } from '../../../dom/tree.ts';
import type { Click, View } from '../notes.ts';
import { guard, type Report } from '../report.ts';

type CaptureOptions = {
  view: View;
  signal: AbortSignal;
  report: Report;
  onUse(kind: EventKind, target: Element): void;
  onClick(click: Omit<Click, 'happening'>): void;
};

/** What scripts click or send, nobody used. A frame with a widget of its own counts for itself. */
function isOurs(event: Event, top: View): boolean {
  // Safe: events that reach a document come from nodes.
  const within = (event.target as Node).ownerDocument?.defaultView ?? top;
  return event.isTrusted && (within === top || !('waymark' in within));
}

/** What was clicked, if it is something that reacts. */
function findClicked(event: MouseEvent): Element | undefined {
  // Of the other buttons only the middle one uses: links, in a new tab.
  if (event.button > 1) return undefined;
  const target = interactiveTarget(targetOf(event));
  // Not on the way: a label's control, which the browser clicks next.
  if (!target || !event.composedPath().includes(target)) return undefined;
  return event.button === 0 || target.matches('a[href]') ? target : undefined;
}

/** Listens to the page's own document; returns what listens to another one, a frame's. */
export function startCapture(options: CaptureOptions): (within: View) => void {
  const { view, signal, report, onUse, onClick } = options;
  const capture = { capture: true, signal };
  const roots = new WeakSet<EventTarget>();

  function listenForms(root: EventTarget): void {
    if (roots.has(root)) return;
    roots.add(root);
    for (const kind of ['change', 'submit'] as const) {
      const onEvent = guard(report, (event: Event) => {
        // The form or field itself, which need not be anything to click on.
        const target = isOurs(event, view) ? targetOf(event) : undefined;
        if (target && !closestOf(target, ignored)) onUse(kind, target);
      });
      root.addEventListener(kind, onEvent, capture);
    }
  }

  /** `change` and `submit` stay inside a shadow tree, so each open one that is met is listened to. */
  const enterShadows = guard(report, (event: Event) => {
    for (const root of event.composedPath())
      if ('host' in root && 'mode' in root) listenForms(root);
  });

  function enter(within: View): void {
    const { document } = within;
    const clicked = guard(report, (event: MouseEvent) => {
      const target = isOurs(event, view) ? findClicked(event) : undefined;
      if (target) onClick({ event, target, view: within });
    });
    document.addEventListener('click', clicked, capture);
    document.addEventListener('auxclick', clicked, capture);
    // Focus comes before any change, and tells of the shadow trees it went through.
    document.addEventListener('focusin', enterShadows, capture);
    listenForms(document);
  }
  enter(view);
  return enter;
}
