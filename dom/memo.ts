/**
 * What is known about elements so far: describing a whole page asks for the same ancestors again and again.
 * Good for one pass; the next mutation makes it wrong.
 */
import type { AncestorStep } from '../core/locator/descriptor.ts';

export type Memo = {
  readonly headings: Map<Element, string | undefined>;
  readonly landmarks: Map<Element, string | undefined>;
  readonly steps: Map<Element, AncestorStep | undefined>;
};

export function createMemo(): Memo {
  return { headings: new Map(), landmarks: new Map(), steps: new Map() };
}

export function remember<T>(
  known: Map<Element, T> | undefined,
  element: Element,
  make: () => T,
): T {
  if (!known) return make();
  if (!known.has(element)) known.set(element, make());
  return known.get(element) as T; // safe: set above; undefined is a value too
}
