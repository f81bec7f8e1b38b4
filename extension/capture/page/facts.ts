/** What the page is at this moment: its address, what the pointer is on, what is selected. */
import { elementHash } from '../../../core/locator/canonical.ts';
import { elementLabel } from '../../../core/locator/label.ts';
import { normalisePath } from '../../../core/targeting/path.ts';
import { type DescribeOptions, describe } from '../../../dom/describe.ts';
import { ignored, interactiveTarget } from '../../../dom/target.ts';
import { closestOf, parentOf } from '../../../dom/tree.ts';
import type { PageFacts, SeenElement } from '../protocol.ts';

export function readFacts(): PageFacts {
  return {
    url: location.href.slice(0, 8_000),
    path: normalisePath(location),
    title: document.title.slice(0, 1_000),
    viewport: { width: innerWidth, height: innerHeight },
    language: (document.documentElement.lang || navigator.language).slice(0, 40),
  };
}

/**
 * Where the pointer rests, without having followed it: the browser keeps `:hover` up to date, also for a
 * script that has only just come.
 */
export function hovered(root: Document | ShadowRoot = document): Element | undefined {
  const deepest = [...root.querySelectorAll(':hover')].at(-1);
  if (!deepest || closestOf(deepest, ignored)) return undefined;
  const inner = deepest.shadowRoot ?? documentIn(deepest);
  return (inner && hovered(inner)) ?? deepest;
}

function documentIn(element: Element): Document | undefined {
  if (element.localName !== 'iframe') return undefined;
  try {
    return (element as HTMLIFrameElement).contentDocument ?? undefined; // safe: by its name
  } catch {
    return undefined; // another origin's
  }
}

/** More than these say no more: the feature is named by what is near. */
const mostAround = 6;

/** The element that is meant, and what can be tagged around it, nearest first. */
export function describeAround(
  start: Element | undefined,
  options: DescribeOptions,
): SeenElement[] {
  const found = new Set<Element>();
  const meant = start && (interactiveTarget(start) ?? start);
  for (let at = meant; at && found.size < mostAround; at = parentOf(at)) {
    if (/^(?:html|body)$/.test(at.localName)) break;
    const target = at === meant ? at : interactiveTarget(at);
    if (target) found.add(target);
  }
  return [...found].map((element) => {
    const descriptor = describe(element, options);
    return {
      hash: elementHash(descriptor),
      descriptor,
      label: elementLabel(descriptor).slice(0, 200),
    };
  });
}

/** What is marked on the page; a field's selection belongs to who types there. */
export const selectedText = () =>
  String(getSelection() ?? '')
    .trim()
    .slice(0, 10_000);
