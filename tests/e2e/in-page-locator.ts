/** `window.locator` of the locator's browser tests: the library as it is, and what only a test does to a page. */
import { elementHash } from '../../core/locator/canonical.ts';
import { decide } from '../../core/locator/decide.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { describe } from '../../dom/describe.ts';
import { trapFocus } from '../../dom/focus-trap.ts';
import { candidatesFor, locate, locateFully } from '../../dom/locate.ts';
import { describePage, type PageElement } from '../../dom/page.ts';
import { boxOf } from '../../dom/placement.ts';
import { scanPage } from '../../dom/secrets/scan.ts';
import { gradeSelector, suggestSelector } from '../../dom/selector.ts';
import { mountShadow } from '../../dom/shadow.ts';
import { suggest } from '../../dom/suggest.ts';
import { watch } from '../../dom/watch.ts';
import {
  type Displacement,
  displacements,
  type Mutation,
  mutations,
  type Rewriting,
  rewritings,
} from './in-page-mutations.ts';

export type Tally = {
  /** Elements that were told from all others before the change; the next four add up to them. */
  alone: number;
  found: number;
  ambiguous: number;
  missing: number;
  /** Another of the same hash was found: one element to the database, two to the eye. */
  twin: number;
  /** Another thing was found, in words, whether the element was told apart before or not. */
  wrong: string[];
  /** Elements that are not told apart on the page as it is though no other has their hash. */
  doubted: string[];
};

const holds = (a: Element | undefined, b: Element | undefined) =>
  !!a && !!b && (a.contains(b) || b.contains(a));

/** As `locate` decides, on a page that was described once: where others are one with the match, none is it. */
function look(d: Descriptor, page: readonly PageElement[], others: readonly Descriptor[] = []) {
  const isKin = (a: number, b: number) => holds(page[a]?.element, page[b]?.element);
  const all = page.map(({ descriptor }) => descriptor);
  const decision = decide(d, all, { isKin, others });
  const match = decision.match === undefined ? undefined : page[decision.match];
  const hasTwin = page.some(
    ({ element, hash }) =>
      match && hash === match.hash && element !== match.element && !holds(element, match.element),
  );
  if (hasTwin) return { decision, outcome: 'ambiguous' as const, found: undefined };
  return { decision, outcome: decision.outcome, found: match };
}
type Look = ReturnType<typeof look>;

function told({ descriptor }: PageElement, { decision, found }: Look): string {
  const { score, margin } = decision;
  const what = `${found?.element.outerHTML}`.replace(/\s+/g, ' ').slice(0, 300);
  return `${score.toFixed(2)} +${margin.toFixed(2)} ${JSON.stringify(descriptor)} → ${what}`;
}

function open(before: readonly PageElement[], looks: readonly Look[]): Tally {
  const doubted = before.filter(
    ({ element, hash }, i) =>
      looks[i]?.found?.element !== element &&
      !before.some((other) => other.hash === hash && other.element !== element),
  );
  const empty = { alone: 0, found: 0, ambiguous: 0, missing: 0, twin: 0 };
  return {
    ...empty,
    wrong: [],
    doubted: doubted.map(({ descriptor }) => JSON.stringify(descriptor)),
  };
}

function add(tally: Tally, was: PageElement, seen: Look, wasAlone: boolean, isIt: boolean): void {
  const { found, outcome } = seen;
  const isTwin = !!found && !isIt && found.hash === was.hash;
  if (found && !isIt && !isTwin) tally.wrong.push(told(was, seen));
  if (!wasAlone) return;
  tally.alone++;
  if (isTwin) tally.twin++;
  else if (!found || isIt) tally[outcome]++;
}

/** Whether `locate`, which need not describe the whole page, decides as who has described it. */
function isSaidByAll(d: Descriptor): boolean {
  const [said, full] = [locate(document, d), locateFully(candidatesFor(document, d), d)];
  const isSame = said.outcome === full.outcome && said.element === full.element;
  return isSame && Math.abs(said.margin - full.margin) < 0.002;
}

/** Describes everything, changes the page, and looks for each element again. */
export function survive(change: Mutation): Tally {
  const before = describePage(document);
  const looks = before.map(({ descriptor }) => look(descriptor, before));
  // A page that renders anew has other nodes: known again by their place in the document.
  const order = [...document.querySelectorAll('*')];
  const places = before.map(({ element }) => order.indexOf(element));
  mutations[change]();
  const now = [...document.querySelectorAll('*')];
  const after = describePage(document);
  const tally = open(before, looks);
  before.forEach((was, i) => {
    const seen = look(was.descriptor, after);
    const is = change === 'rerender' ? now[places[i] ?? -1] : was.element;
    // Describing the page for each of them takes long: every thirtieth is looked for as a guide would.
    if (i % 30 === 0 && !isSaidByAll(was.descriptor))
      tally.wrong.push(`the short way differs on ${i}`);
    const located = i % 30 ? undefined : locate(document, was.descriptor).element;
    if (located && seen.found && located !== seen.found.element)
      tally.wrong.push(`locate differs on ${i}`);
    add(tally, was, seen, looks[i]?.found?.element === was.element, seen.found?.element === is);
  });
  return tally;
}

/**
 * Of those told apart on the page as it is, some, one after the other: displaced, looked for, put back.
 * `knows`: what else stood on the page before is known, as it is to whoever recorded the page.
 */
export function displace(how: Displacement, most: number, knows: boolean): Tally {
  const before = describePage(document);
  const looks = before.map(({ descriptor }) => look(descriptor, before));
  const alone = before.filter(({ element }, i) => looks[i]?.found?.element === element);
  const step = Math.max(1, Math.floor(alone.length / most));
  const tally = open(before, looks);
  for (const was of alone.filter((_, i) => i % step === 0)) {
    const putBack = displacements[how](was.element);
    const others = before.filter((other) => other !== was).map(({ descriptor }) => descriptor);
    const seen = look(was.descriptor, describePage(document), knows ? others : []);
    add(tally, was, seen, true, seen.found?.element === was.element);
    putBack();
  }
  return tally;
}

/** Descriptions that a rewriting of the same page changes, before and after; none should. */
export function rewrite(how: Rewriting): { total: number; changed: string[] } {
  const said = () => describePage(document).map(({ descriptor }) => JSON.stringify(descriptor));
  const before = said();
  rewritings[how]();
  const after = said();
  const changed = before.flatMap((one, i) => (one === after[i] ? [] : [`${one} → ${after[i]}`]));
  return { total: before.length, changed };
}

export {
  boxOf,
  describe,
  describePage,
  elementHash,
  gradeSelector,
  locate,
  mountShadow,
  scanPage,
  suggest,
  suggestSelector,
  trapFocus,
  watch,
};
