/** Runs in the page: describes the tour's places as the extension does when somebody points at them. */
import { describe } from '../../dom/describe.ts';
import { hashOf } from '../../dom/locate.ts';

function anchorAt(selector: string) {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return {
    ...{ by: 'element' as const, grade: 'strong' as const },
    ...{ hash: hashOf(element), descriptor: describe(element) },
  };
}

export type AnchorAt = typeof anchorAt;
Object.assign(window, { anchorAt });
