/**
 * Explicit CSS selectors on the live page: whether one can be read, what it matches here, how long it is likely
 * to hold, and which ones would do for an element. The grading itself is core/locator/selector-grade.ts.
 */
import { type Robustness, robustness } from '../core/locator/selector-grade.ts';
import { type SelectorGrade, selectorGrades } from '../core/locator/selector-rules.ts';
import { isGenerated, isHandWritten } from '../core/locator/stable.ts';
import { hrefPattern, testIds } from './attributes.ts';
import { clean } from './mask.ts';
import { type Root, rootsOf } from './page.ts';
import { selectorProblem } from './selector-problem.ts';
import { ignored } from './target.ts';
import { closestOf, parentOf } from './tree.ts';

export type Graded =
  | { readonly ok: false; readonly problem: string }
  | (Robustness & {
      readonly ok: true;
      /** All that match on this page, walls of shadow roots and frames pierced. */
      readonly matches: readonly Element[];
      /** Whether the element asked about is among them. */
      readonly isHit: boolean;
    });

function matchesIn(roots: readonly Root[], selector: string): Element[] {
  return roots
    .flatMap((root) => [...root.querySelectorAll(selector)])
    .filter((element) => !closestOf(element, ignored));
}

export function gradeSelector(root: Root, selector: string, element?: Element): Graded {
  const judged = robustness(selector);
  if ('problem' in judged) return { ok: false, problem: judged.problem };
  // Last word to the browser: it may know less than was written, e.g. a pseudo-class of another one.
  const problem = selectorProblem(selector);
  if (problem) return { ok: false, problem };
  const matches = matchesIn([...rootsOf(root)], selector);
  return { ok: true, ...judged, matches, isHit: !!element && matches.includes(element) };
}

export type Proposal = Robustness & { readonly selector: string };

const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;
const words = ['aria-label', 'title', 'placeholder', 'alt'];
const ancestors = 6;

/** What an element could be selected by on its own; never a person's data and never what looks generated. */
function ownSelectors(element: Element): string[] {
  const tag = CSS.escape(element.localName);
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const by = (name: string, isFit: (value: string) => boolean) =>
    attribute(name) && isFit(attribute(name)) ? [`[${name}=${quoted(attribute(name))}]`] : [];
  const isSafe = (value: string) => clean(value) === value;
  const isKept = (value: string) => isSafe(value) && !isGenerated(value);
  const leads = hrefPattern(attribute('href'), element.ownerDocument);
  const classes = [...element.classList]
    .filter(isHandWritten)
    .map((name) => `.${CSS.escape(name)}`);
  return [
    ...['data-waymark', ...testIds].flatMap((name) => by(name, isSafe)),
    ...(isKept(element.id) ? [`#${CSS.escape(element.id)}`] : []),
    ...by('name', isKept).map((it) => tag + it),
    // An address with a record's number in it selects one customer's row.
    ...(leads && !leads.includes(':') ? by('href', isSafe).map((it) => tag + it) : []),
    ...words.flatMap((name) => by(name, isSafe)).map((it) => tag + it),
    ...classes.map((it) => tag + it),
    ...(classes.length > 1 ? [tag + classes.join('')] : []),
    ...by('type', isSafe).map((it) => tag + it),
    tag,
  ];
}

/** Position among siblings of its kind: the last resort, and graded as such. */
function counted(element: Element): string {
  const tag = element.localName;
  let place = 1;
  let sibling = element.previousElementSibling;
  for (; sibling; sibling = sibling.previousElementSibling) if (sibling.localName === tag) place++;
  return `${CSS.escape(tag)}:nth-of-type(${place})`;
}

const isNamed = (selector: string) => /^[#[]|\[name=/.test(selector);

/** The nearest ancestors that have a name of their own; a shadow root or frame is a wall to a selector. */
function namedAround(element: Element): { name: string; steps: string[] }[] {
  const found: { name: string; steps: string[] }[] = [];
  const steps = [counted(element)];
  let parent = element.parentElement;
  for (let i = 0; parent && i < ancestors; i++, parent = parent.parentElement) {
    const names = ownSelectors(parent).filter(isNamed);
    const landmark = /^(main|nav|header|footer|aside|form|dialog)$/.test(parent.localName);
    for (const name of [...names.slice(0, 1), ...(landmark ? [parent.localName] : [])]) {
      found.push({ name, steps: [...steps] });
    }
    steps.unshift(counted(parent));
  }
  return found;
}

function candidatesFor(element: Element): string[] {
  const own = ownSelectors(element);
  const around = namedAround(element);
  return [
    ...own,
    ...around.flatMap(({ name }) => own.map((it) => `${name} ${it}`)),
    ...around.map(({ name, steps }) => [name, ...steps].join(' > ')),
  ];
}

const mostProposals = 4;

/** A name that several elements share is one thing told apart by nothing, so each proposal matches it alone. */
export function suggestSelector(element: Element, root: Root = outermost(element)): Proposal[] {
  const roots = [...rootsOf(root)];
  const proposals = candidatesFor(element).flatMap((selector) => {
    const judged = robustness(selector);
    if ('problem' in judged) return [];
    const [only, ...others] = matchesIn(roots, selector);
    return only === element && others.length === 0 ? [{ selector, ...judged }] : [];
  });
  return inOrder(proposals).slice(0, mostProposals);
}

/** Strong before fair before weak; weak ones only where nothing better is there. */
function inOrder(proposals: readonly Proposal[]): Proposal[] {
  const of = (grade: SelectorGrade) => proposals.filter((one) => one.grade === grade);
  const better = selectorGrades.filter((grade) => grade !== 'weak').flatMap(of);
  return better.length ? better : of('weak');
}

function outermost(element: Element): Document {
  let top = element;
  for (let next = parentOf(top); next; next = parentOf(next)) top = next;
  return top.ownerDocument;
}
