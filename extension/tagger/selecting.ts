/** A CSS selector as the panel asks about it: what it means on this page, and what the database would count. */
import { elementHash } from '../../core/locator/canonical.ts';
import { type DescribeOptions, describe } from '../../dom/describe.ts';
import { gradeSelector } from '../../dom/selector.ts';
import { interactiveTarget } from '../../dom/target.ts';
import type { Graded } from '../messages/page-port.ts';

/** The contract's bounds: descriptions of a few, hashes of as many as one save may report. */
const mostAnchors = 8;
const mostMatched = 500;
/** A selector like `*` is judged at every key: beyond these nobody learns anything. */
const mostDescribed = 2_000;

export type Selected = { readonly graded: Graded; readonly elements: readonly Element[] };

const unread = {
  grade: 'weak',
  reason: '',
  matches: 0,
  isHit: false,
  inert: 0,
  matched: [],
  anchors: [],
} as const;

function distinct(elements: readonly Element[], options: DescribeOptions): Graded['anchors'] {
  const known = new Map<string, Graded['anchors'][number]>();
  for (const element of elements.slice(0, mostDescribed)) {
    const descriptor = describe(element, options);
    const hash = elementHash(descriptor);
    if (!known.has(hash)) known.set(hash, { hash, descriptor });
    if (known.size >= mostMatched) break;
  }
  return [...known.values()];
}

export function select(
  selector: string,
  picked: Element | undefined,
  options: DescribeOptions,
): Selected {
  const verdict = gradeSelector(document, selector, picked);
  if (!verdict.ok) {
    const { problem } = verdict;
    return { graded: { ...unread, matched: [], anchors: [], selector, problem }, elements: [] };
  }
  const { grade, reason, matches, isHit } = verdict;
  const anchors = distinct(matches, options);
  const graded: Graded = {
    selector,
    problem: null,
    grade,
    reason,
    matches: matches.length,
    isHit,
    inert: matches.filter((element) => interactiveTarget(element) !== element).length,
    matched: anchors.map(({ hash }) => hash),
    anchors: anchors.slice(0, mostAnchors),
  };
  return { graded, elements: matches };
}
