/** A page as a set of described elements: one pass, shadow roots and same-origin frames included. */
import { elementHash } from '../core/locator/canonical.ts';
import type { Descriptor, ElementHash } from '../core/locator/descriptor.ts';
import { type DescribeOptions, describe } from './describe.ts';
import { createMemo } from './memo.ts';
import { ignored, interactive } from './target.ts';
import { closestOf } from './tree.ts';

export type Root = Document | ShadowRoot | Element;

function documentIn(frame: HTMLIFrameElement): Document | undefined {
  try {
    return frame.contentDocument ?? undefined;
  } catch {
    return undefined; // another origin's
  }
}

/** `root` and every open shadow root and same-origin document inside it. */
export function* rootsOf(root: Root): Generator<Root> {
  yield root;
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) yield* rootsOf(element.shadowRoot);
    if (element.localName === 'iframe') {
      const inner = documentIn(element as HTMLIFrameElement); // safe: by its name
      if (inner) yield* rootsOf(inner);
    }
  }
}

/** Elements that match, on both sides of shadow roots and frames; what is marked ignored is not there. */
export function* elementsIn(root: Root, selector: string): Generator<Element> {
  for (const one of rootsOf(root)) {
    for (const element of one.querySelectorAll(selector)) {
      if (!closestOf(element, ignored)) yield element;
    }
  }
}

export type PageElement = {
  readonly element: Element;
  readonly descriptor: Descriptor;
  readonly hash: ElementHash;
};

/** Everything on the page that a click could be recorded for. */
export function describePage(root: Root, options: DescribeOptions = {}): PageElement[] {
  const memo = createMemo();
  return Array.from(elementsIn(root, interactive), (element) => {
    const descriptor = describe(element, { ...options, memo });
    return { element, descriptor, hash: elementHash(descriptor) };
  });
}
