/** Modal dialogs of the page: while one is open, nothing outside it can be reached, in the top layer or not. */
import { closestOf } from './tree.ts';

/** Ours stand in shadow roots, which this does not look into. */
export const modalIn = (view: Window): Element | undefined =>
  [...view.document.querySelectorAll('dialog:modal')].at(-1);

export const isReachable = (element: Element, view: Window): boolean =>
  !modalIn(view) || !!closestOf(element, 'dialog:modal');
