/**
 * Releases of Plotline beyond those whose pages exist: `withRebuilt` is one in which an element was built
 * anew, so that nothing tells that it is the same. A tag on it breaks, as it should.
 */
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import type { CatalogueElements } from '../catalogue/catalogue.ts';
import type { ElementKey } from '../catalogue/elements.ts';

/** A menu item in a toolbar: another tag, role, name, place and no attribute in common with anything. */
const rebuilt = (name: string): Descriptor => ({
  ...{ v: 1, tag: 'span', role: 'menuitem', name, text: name, nth: 3, of: 7 },
  classes: ['tb-item'],
  path: [{ tag: 'div', role: 'menu', classes: ['tb'] }, { tag: 'header' }],
  ...{ trail: [3, 1, 1], landmark: 'banner' },
});

export function withRebuilt(
  elements: CatalogueElements,
  key: ElementKey,
  name: string,
): CatalogueElements {
  const descriptor = rebuilt(name);
  const { path } = elements[key];
  return { ...elements, [key]: { path, descriptor, hash: elementHash(descriptor) } };
}
