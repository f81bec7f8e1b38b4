/** Which element a click or a pointer means: nobody clicks on the icon inside a button. */
import { closestOf, isElement, parentOf } from './tree.ts';

/**
 * What reacts when it is clicked. Listeners cannot be seen from outside, so what frameworks leave in the
 * markup stands for them.
 */
export const interactive =
  'button,a[href],area[href],input:not([type=hidden]),select,textarea,summary,label,[role=button],[role=link],[role^=menuitem],[role=tab],[role=option],[role=checkbox],[role=radio],[role=switch],[role=treeitem],[role=combobox],[role=slider],[onclick],[ng-click],[jsaction],[data-toggle],[data-bs-toggle],[data-action],[tabindex]:not([tabindex="-1"]),[data-waymark]';

/** An element and all in it that no record may mention. */
export const ignored = '[data-waymark-ignore]';

/** Buttons wrap a few elements; farther up stands a page that a script made focusable. */
const steps = 12;

/** The element that `node` belongs to, a label's control for a label; undefined where nothing reacts. */
export function interactiveTarget(node: Node | undefined): Element | undefined {
  const start = isElement(node) ? node : node?.parentElement;
  if (!start || closestOf(start, ignored)) return undefined;
  let element: Element | undefined = start;
  for (let i = 0; element && i < steps; i++, element = parentOf(element)) {
    if (!element.matches(interactive) || /^(html|body)$/.test(element.localName)) continue;
    return (element.localName === 'label' && (element as HTMLLabelElement).control) || element; // safe: tag
  }
  return undefined;
}
