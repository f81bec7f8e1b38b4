/** What describing and locating promise on any page, tried on random ones. */
import fc from 'fast-check';
import { expect, describe as group, it, vi } from 'vitest';
import { elementHash } from '../../core/locator/canonical.ts';
import { twinsOf } from '../../core/locator/decide.ts';
import { describe } from '../../dom/describe.ts';
import { candidatesFor, locate, locateFully } from '../../dom/locate.ts';
import { describePage } from '../../dom/page.ts';
import { suggestSelector } from '../../dom/selector.ts';
import { suggest } from '../../dom/suggest.ts';
import { show } from './page.ts';
import { anyPage, write } from './page-arbitrary.ts';

// A hundred pages each take a busy machine longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const descriptors = (html: string) => {
  show(html);
  return describePage(document).map(({ descriptor }) => descriptor);
};

group('describing is the same on any page', () => {
  it('whatever the order of attributes and classes', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const turned = write(page, { order: (names) => names.toReversed() });
        expect(descriptors(turned)).toEqual(descriptors(write(page)));
      }),
    );
  });

  it('whatever white space and comments stand between tags', () => {
    const gap = fc.constantFrom(' ', '\n\t', '<!-- x -->', '\n<!-- a longer note -->\n');
    fc.assert(
      fc.property(anyPage, gap, (page, between) => {
        expect(descriptors(write(page, { gap: between }))).toEqual(
          descriptors(write(page, { gap: ' ' })),
        );
      }),
    );
  });

  it('when it is rendered anew, from markup or as a copy of its nodes', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const before = descriptors(write(page));
        document.body.replaceChildren(...document.body.cloneNode(true).childNodes);
        expect(describePage(document).map(({ descriptor }) => descriptor)).toEqual(before);
        expect(descriptors(document.body.innerHTML)).toEqual(before);
      }),
    );
  });

  it('to the hash, when something unrelated comes before or after the page’s own', () => {
    const stranger = fc.constantFrom(
      '<div class="toast">Saved</div>',
      '<aside><p>News</p></aside>',
      '<img alt="">',
    );
    fc.assert(
      fc.property(anyPage, stranger, stranger, (page, before, after) => {
        const html = write(page);
        const hashes = (text: string) => descriptors(text).map(elementHash);
        expect(hashes(`${before}${html}${after}`)).toEqual(hashes(html));
      }),
    );
  });
});

group('on the page it was taken from, a descriptor', () => {
  it('finds its own element, or says that there are twins; never another, never nothing', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        show(write(page));
        const all = describePage(document);
        const descriptors = all.map(({ descriptor }) => descriptor);
        for (const [i, { element, descriptor }] of all.entries()) {
          const { outcome, element: found, matches } = locate(document, descriptor);
          const hasTwin = twinsOf(i, descriptors).length > 0;
          expect(outcome).not.toBe('missing');
          if (outcome === 'found') expect(found).toBe(element);
          if (outcome === 'ambiguous') expect(matches).toContain(element);
          // What only its position tells apart is never told apart by a guess.
          if (hasTwin) expect(outcome).toBe('ambiguous');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has signs or a selector that only it has, wherever those are offered', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        show(write(page));
        for (const { element } of describePage(document)) {
          for (const { selector } of suggestSelector(element)) {
            expect([...document.querySelectorAll(selector)]).toEqual([element]);
          }
          const { identifying, twins, line } = suggest(element);
          if (twins === 0) expect(identifying.length).toBeGreaterThan(0);
          expect(line).toMatch(/^data-waymark="[^"]+"$/);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('describes itself the same twice', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        show(write(page));
        for (const { element, descriptor } of describePage(document)) {
          expect(describe(element)).toEqual(descriptor);
        }
      }),
    );
  });
});

/** What was decided, and what is told of it to somebody. */
const told = ({ outcome, element, matches, reasons }: ReturnType<typeof locate>) => ({
  ...{ outcome, element, matches, reasons },
});

group('locating without describing all', () => {
  it('decides as by all that is on the page, whatever else was pointed at and whichever page it is by now', () => {
    let sooner = 0;
    fc.assert(
      fc.property(anyPage, anyPage, fc.nat(), (page, other, seed) => {
        const [before, after] = [write(page), write(other)];
        show(before);
        const known = describePage(document).map(({ descriptor }) => descriptor);
        const others = known.filter((_, i) => (seed >> (i % 30)) % 3 === 0);
        for (const html of [before, `${before}${after}`, after, `${before}${before}`]) {
          show(html);
          for (const d of known) {
            const options = { others: others.filter((one) => one !== d) };
            const elements = candidatesFor(document, d);
            const full = locateFully(elements, d, options);
            const said = locate(document, d, options);
            expect(told(said)).toEqual(told(full));
            expect(said.score).toBeCloseTo(full.score, 2);
            if (said.margin !== full.margin) sooner++;
          }
        }
      }),
      { numRuns: 40 },
    );
    // The shorter way was gone, and not only passed by.
    expect(sooner).toBeGreaterThan(0);
  });
});
