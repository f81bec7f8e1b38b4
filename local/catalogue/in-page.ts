/** Bundled into the page by make.ts: the same describing that widget and extension do. */
import { elementHash } from '../../core/locator/canonical.ts';
import { normalisePath } from '../../core/targeting/path.ts';
import { describe } from '../../dom/describe.ts';

export function describeElement(element: Element, url: string) {
  const descriptor = describe(element);
  return { path: normalisePath(new URL(url)), hash: elementHash(descriptor), descriptor };
}
