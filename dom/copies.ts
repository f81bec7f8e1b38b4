/**
 * Which elements of a page may be described just as one was before, told by what costs little to read: all that
 * `describe` would say the same of, and few others.
 */
import { limits } from '../core/limits.ts';
import type { Descriptor } from '../core/locator/descriptor.ts';
import { numberless } from '../core/locator/text.ts';
import { nameOf } from './accessible-name.ts';
import type { DescribeOptions } from './describe.ts';
import { clean } from './mask.ts';
import { selectorProblem } from './selector-problem.ts';

/** True of each copy of the descriptor and of each of its twins (core/locator/decide.ts). */
export function mayBeCopy(
  { tag, name, attrs: { mark, id } = {} }: Descriptor,
  { mask = [] }: DescribeOptions,
): (element: Element) => boolean {
  const unread = mask.filter((selector) => !selectorProblem(selector)).join(',');
  const reading = unread ? { unread } : {};
  // A mark alone makes twins; without one, the id does too.
  const isLike = (element: Element) =>
    mark
      ? element.hasAttribute('data-waymark')
      : !id || numberless(clean(element.id) ?? '') === numberless(id);
  // What is masked or data has a name, which is not told.
  const isNamed = (element: Element) => name === undefined || nameOf(element, reading) === name;
  return (element) =>
    element.localName.slice(0, limits.textChars) === tag && isLike(element) && isNamed(element);
}
