/** `window.locator` of the locator's browser tests: the library as it is, and what only a test does to a page. */
import { elementHash } from '../../core/locator/canonical.ts';
import { decide } from '../../core/locator/decide.ts';
import { describe } from '../../dom/describe.ts';
import { trapFocus } from '../../dom/focus-trap.ts';
import { locate } from '../../dom/locate.ts';
import { describePage } from '../../dom/page.ts';
import { boxOf } from '../../dom/placement.ts';
import { mountShadow } from '../../dom/shadow.ts';
import { watch } from '../../dom/watch.ts';

/** What a release does to markup without meaning to change anything. */
export const mutations = {
  nothing() {
    // The page as it is: each element among its neighbours.
  },
  renameClasses() {
    // But the icons': their names belong to somebody else's font, not to the release.
    for (const element of document.querySelectorAll('[class]:not(i)')) {
      const renamed = [...element.classList].map((name) => `new-${name}`).join(' ');
      element.setAttribute('class', renamed);
    }
  },
  wrapEach() {
    for (const element of document.querySelectorAll('button,a,input,select,textarea')) {
      const wrapper = document.createElement('div');
      wrapper.className = 'slot';
      element.replaceWith(wrapper);
      wrapper.append(element);
    }
  },
  addBanner() {
    const banner = document.createElement('div');
    banner.textContent = 'We have a new version.';
    document.body.prepend(banner);
  },
  moveIntoContainer() {
    const section = document.createElement('section');
    section.append(...document.body.childNodes);
    document.body.append(section);
  },
};

export type Tally = { found: number; ambiguous: number; missing: number; wrong: string[] };

/** Describes everything, changes the page, and looks for each element again. */
export function survive(change: keyof typeof mutations): Tally {
  const before = describePage(document);
  mutations[change]();
  const after = describePage(document);
  const all = after.map(({ descriptor }) => descriptor);
  const isKin = (a: number, b: number) => {
    const [one, other] = [after[a]?.element, after[b]?.element];
    return !!one && !!other && (one.contains(other) || other.contains(one));
  };
  const tally: Tally = { found: 0, ambiguous: 0, missing: 0, wrong: [] };
  before.forEach(({ element, descriptor }, i) => {
    const decision = decide(descriptor, all, { isKin });
    const found = decision.match === undefined ? undefined : after[decision.match]?.element;
    // Describing the page for each of them takes long: every thirtieth is looked for as a guide would.
    const located = i % 30 ? undefined : locate(document, descriptor);
    if (located?.element && located.element !== found)
      tally.wrong.push(`locate and decide differ on ${i}`);
    if (found && found !== element) {
      const { score, margin } = decision;
      tally.wrong.push(
        `${score.toFixed(2)} +${margin.toFixed(2)} ${JSON.stringify(descriptor)} → ${found.outerHTML}`,
      );
    } else tally[decision.outcome]++;
  });
  return tally;
}

export { boxOf, describe, describePage, elementHash, locate, mountShadow, trapFocus, watch };
