/** What authors wrote on an element to name it, without what machines wrote. */
import { isGenerated, isHandWritten } from '../core/locator/stable.ts';
import { clean } from './mask.ts';

export function stableId(element: Element): string | undefined {
  const { id } = element;
  return id && !isGenerated(id) ? clean(id) : undefined;
}

export function handWrittenClasses(element: Element, most: number): string[] {
  return [...element.classList].filter(isHandWritten).sort().slice(0, most);
}
