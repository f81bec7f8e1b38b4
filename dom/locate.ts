/**
 * Finds an element on the live page: by descriptor, with the same decision as the database, or by an
 * explicit CSS selector. One pass, no layout.
 */

import { elementHash } from '../core/locator/canonical.ts';
import { type DecideOptions, decide, decideAmong, isTie, twinsOf } from '../core/locator/decide.ts';
import type { Descriptor, ElementHash, Outcome } from '../core/locator/descriptor.ts';
import { createLexicon } from '../core/locator/lexicon.ts';
import { profile } from '../core/locator/signals.ts';
import { scoreOf } from '../core/locator/similarity.ts';
import { thresholds } from '../core/locator/weights.ts';
import { mayBeCopy } from './copies.ts';
import { type DescribeOptions, describe } from './describe.ts';
import { createMemo } from './memo.ts';
import { elementsIn, type PageElement, type Root } from './page.ts';
import { selectorProblem } from './selector-problem.ts';
import { interactive } from './target.ts';

export type Located = {
  readonly outcome: Outcome;
  /** Present only where the outcome is `found`. */
  readonly element?: Element;
  readonly score: number;
  readonly margin: number;
  readonly reasons: readonly string[];
  /** All that fit equally well: one where found, several where ambiguous. */
  readonly matches: readonly Element[];
};

/** `others`: what else stood on the page that the descriptor was taken from; they claim what is theirs. */
export type LocateOptions = DescribeOptions & Pick<DecideOptions, 'others'>;

/** Enough to say "on this page 200 and more"; nobody looks at more. */
const mostMatches = 200;

function isPlausible(element: Element, d: Descriptor): boolean {
  const { id, testid, mark, name } = d.attrs ?? {};
  const own = [element.id, element.getAttribute('name'), element.getAttribute('data-testid')];
  return (
    own.some((value) => value && (value === id || value === testid || value === name)) ||
    element.getAttribute('data-waymark') === mark ||
    (d.classes?.some((name) => element.classList.contains(name)) ?? false)
  );
}

/** What is worth describing: whatever can be clicked, and others of the same tag that share something. */
export function candidatesFor(root: Root, d: Descriptor): Element[] {
  const tag = /^[a-z][a-z0-9-]*$/.test(d.tag) ? d.tag : 'button';
  return [...elementsIn(root, `${interactive},${tag}`)].filter(
    (element) => element.matches(interactive) || isPlausible(element, d),
  );
}

export function isNested(a: Element | undefined, b: Element | undefined): boolean {
  if (!a || !b) return false;
  const [outer, inner] = a.contains(b) ? [a, b] : [b, a];
  return outer.contains(inner) && outer.textContent?.trim() === inner.textContent?.trim();
}

type Kinship = (a: number, b: number) => boolean;

/** A link inside a menu item is that menu item. */
const kinshipOf =
  (elements: readonly Element[]): Kinship =>
  (a, b) =>
    a !== b && isNested(elements[a], elements[b]);

/**
 * On most visits the page is as it was: the element is described word for word as before. Then the others need not
 * be described, as long as all of them together could not turn the decision.
 */
function locateUnchanged(
  elements: readonly Element[],
  d: Descriptor,
  options: LocateOptions,
): Located | undefined {
  const alike = elements.filter(mayBeCopy(d, options));
  if (alike.length === 0 || 2 * alike.length > elements.length) return undefined;
  const memo = createMemo();
  const described = alike.map((element) => describe(element, { ...options, memo }));
  const said = decideAmong(d, described, elements.length - alike.length, {
    isKin: kinshipOf(alike),
    ...(options.others ? { others: options.others } : {}),
  });
  const element = said?.match === undefined ? undefined : alike[said.match];
  if (!said || !element) return undefined;
  const { outcome, score, margin, reasons } = said;
  return { outcome, score, margin, reasons, element, matches: [element] };
}

/** By all that is on the page; `locate` says the same, and sooner where it can. */
export function locateFully(
  elements: readonly Element[],
  d: Descriptor,
  options: LocateOptions = {},
): Located {
  const memo = createMemo();
  const described = elements.map((element) => describe(element, { ...options, memo }));
  const said = decide(d, described, {
    isKin: kinshipOf(elements),
    ...(options.others ? { others: options.others } : {}),
  });
  const { outcome, match, best = 0, score, margin, reasons, scores } = said;
  const decision = { outcome, score, margin, reasons };
  if (outcome === 'missing') return { ...decision, matches: [] };
  const found = match === undefined ? undefined : elements[match];
  if (found) return { ...decision, element: found, matches: [found] };
  const twins = new Set([best, ...twinsOf(best, described)]);
  const fits = (i: number) => twins.has(i) || isTie(score, scores[i] ?? 0);
  const matches = elements.filter((_, i) => fits(i)).slice(0, mostMatches);
  return { ...decision, matches };
}

function locateSelector(root: Root, selector: string): Located {
  const problem = selectorProblem(selector);
  if (problem) return { outcome: 'missing', score: 0, margin: 0, reasons: [problem], matches: [] };
  const matches = [...elementsIn(root, selector)].slice(0, mostMatches);
  const [element, second] = matches;
  if (!element) {
    return {
      outcome: 'missing',
      score: 0,
      margin: 0,
      reasons: ['The selector matches nothing.'],
      matches,
    };
  }
  if (second) {
    const reasons = [`The selector matches ${matches.length} elements.`];
    return { outcome: 'ambiguous', score: 1, margin: 0, reasons, matches };
  }
  return {
    outcome: 'found',
    element,
    score: 1,
    margin: 1,
    reasons: ['The selector matches.'],
    matches,
  };
}

export function locate(
  root: Root,
  target: Descriptor | string,
  options: LocateOptions = {},
): Located {
  if (typeof target === 'string') return locateSelector(root, target);
  const elements = candidatesFor(root, target);
  return locateUnchanged(elements, target, options) ?? locateFully(elements, target, options);
}

/** What makes an element count for a tag (core/model/feature.ts, without the page rule). */
export type Rule = {
  readonly anchors: readonly { readonly hash: ElementHash; readonly descriptor: Descriptor }[];
  readonly selector: string | null;
};

export type PageMatch = PageElement & {
  readonly outcome: Exclude<Outcome, 'missing'>;
  readonly score: number;
};

/**
 * The elements of a described page that count for a tag. Any number may have the tagged hash: a button in
 * each row is one element to the database. Beside them a merely similar one is a neighbour, not a renamed
 * original: the original is still there. `rules` are those of all tags: what fits another one's anchor better
 * is that one's.
 */
export function matchesOnPage(
  page: readonly PageElement[],
  rule: Rule,
  rules: readonly Rule[] = [],
): PageMatch[] {
  if (rule.selector !== null) {
    const { selector } = rule;
    if (selectorProblem(selector)) return [];
    const own = page.filter(({ element }) => element.matches(selector));
    return own.map((match) => ({ ...match, outcome: 'found', score: 1 }));
  }
  const anchors = new Set(rule.anchors.map((anchor) => anchor.hash));
  const exact = page.filter(({ hash }) => anchors.has(hash));
  if (exact.length > 0) return exact.map((match) => ({ ...match, outcome: 'found', score: 1 }));
  const lexicon = createLexicon();
  const anchorsOf = (one: Rule) =>
    one.anchors.map(({ descriptor }) => profile(descriptor, lexicon));
  const wanted = anchorsOf(rule);
  const claims = rules.filter((other) => other !== rule).flatMap(anchorsOf);
  const scored = page.flatMap((match) => {
    const seen = profile(match.descriptor, lexicon);
    const score = Math.max(0, ...wanted.map((anchor) => scoreOf(anchor, seen)));
    const isKept =
      score >= thresholds.review && !claims.some((claim) => scoreOf(claim, seen) > score);
    return isKept ? [{ ...match, score }] : [];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const close = scored.filter(({ score }) => isTie(best, score));
  const isOne = best >= thresholds.accept && new Set(close.map(({ hash }) => hash)).size === 1;
  return close.map((match) => ({ ...match, outcome: isOne ? 'found' : 'ambiguous' }));
}

/** The hash that a click on this element is recorded under. */
export function hashOf(element: Element, options: DescribeOptions = {}): ElementHash {
  return elementHash(describe(element, options));
}
