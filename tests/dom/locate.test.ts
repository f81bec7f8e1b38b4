import { expect, describe as group, it } from 'vitest';
import { describe } from '../../dom/describe.ts';
import { hashOf, locate, matchesOnPage } from '../../dom/locate.ts';
import { describePage } from '../../dom/page.ts';
import { selectorProblem } from '../../dom/selector-problem.ts';
import { find, show } from './page.ts';

const page = `<main><h2>Profile</h2><form id="profile">
  <label>Name <input name="name"></label>
  <button class="btn" type="submit">Save</button><button class="btn" type="button">Cancel</button>
</form><h2>Danger</h2><button class="btn">Delete account</button></main>`;

/** Describes `selector` on one page, then looks for it on another. */
function after(change: (html: string) => string, selector = '[type=submit]') {
  show(page);
  const descriptor = describe(find(selector));
  show(change(page));
  return locate(document, descriptor);
}

group('locate by descriptor', () => {
  it.each<[string, (html: string) => string]>([
    ['unchanged', (html) => html],
    ['with all classes renamed', (html) => html.replaceAll('"btn"', '"pl-control"')],
    [
      'with a wrapper around it',
      (html) =>
        html.replace(
          /(<button class="btn" type="submit">Save<\/button>)/,
          '<div class="slot"><div>$1</div></div>',
        ),
    ],
    [
      'moved to the end of its form',
      (html) =>
        html.replace(
          /(<button class="btn" type="submit">Save<\/button>)(<button.*?<\/button>)/,
          '$2$1',
        ),
    ],
    ['renamed a little', (html) => html.replace('>Save<', '>Save changes<')],
  ])('finds the element %s', (_how, change) => {
    const { outcome, element, matches, reasons } = after(change);
    expect(outcome, reasons.join(' ')).toBe('found');
    expect(element?.textContent).toMatch(/^Save/);
    expect(matches).toEqual([element]);
  });

  it('says that it is missing where it is, and takes no neighbour for it', () => {
    const { outcome, matches } = after((html) =>
      html.replace(/<button class="btn" type="submit">Save<\/button>/, ''),
    );
    expect(outcome).not.toBe('found');
    expect(matches.every((match) => match.textContent !== 'Save')).toBe(true);
    expect(after(() => '<p>Gone</p>')).toMatchObject({ outcome: 'missing', matches: [] });
  });

  it('shows all twins and picks none', () => {
    const row = '<tr><td><button>Edit</button></td></tr>';
    show(`<table>${row.repeat(3)}</table>`);
    const { outcome, element, matches } = locate(document, describe(find('button')));
    expect({ outcome, element, twins: matches.length }).toEqual({
      outcome: 'ambiguous',
      element: undefined,
      twins: 3,
    });
  });

  it('does not let a link tie with the menu item around it', () => {
    show(
      '<ul role="menu"><li role="menuitem"><a href="/x">Export</a></li><li role="menuitem"><a href="/y">Import</a></li></ul>',
    );
    expect(locate(document, describe(find('a')))).toMatchObject({
      outcome: 'found',
      element: find('a'),
    });
  });

  it('looks into shadow roots, and not at what is to be ignored', () => {
    show('<x-card></x-card><div data-waymark-ignore><button>Invite</button></div>');
    const root = find('x-card').attachShadow({ mode: 'open' });
    root.innerHTML = '<button>Invite</button>';
    const button = find('button', root);
    expect(locate(document, describe(button))).toMatchObject({ outcome: 'found', element: button });
  });

  it('finds what nobody can click, too', () => {
    show(`<div class="chart revenue">Revenue</div>${'<div>x</div>'.repeat(50)}`);
    expect(locate(document, describe(find('.revenue')))).toMatchObject({
      element: find('.revenue'),
    });
  });
});

group('locate by selector', () => {
  it.each<[string, string, number]>([
    ['[type=submit]', 'found', 1],
    ['.btn', 'ambiguous', 3],
    ['.gone', 'missing', 0],
    ['button[', 'missing', 0],
    ['', 'missing', 0],
  ])('%s: %s', (selector, outcome, count) => {
    show(page);
    const located = locate(document, selector);
    expect(located).toMatchObject({ outcome, reasons: [expect.any(String)] });
    expect(located.matches).toHaveLength(count);
  });

  it('says what is wrong with a selector', () => {
    expect(selectorProblem('main > button')).toBeUndefined();
    expect(selectorProblem('button[')).toContain('not a CSS selector');
    expect(selectorProblem(' ')).toBe('The selector is empty.');
  });
});

group('matchesOnPage', () => {
  const anchor = (selector: string) => {
    const element = find(selector);
    return { hash: hashOf(element), descriptor: describe(element) };
  };

  it('counts all elements that are one to the database, and no similar neighbour', () => {
    show(
      `<table>${'<tr><td><button>Edit</button></td></tr>'.repeat(3)}</table><button>Edit all</button>`,
    );
    const found = matchesOnPage(describePage(document), {
      anchors: [anchor('td button')],
      selector: null,
    });
    expect(found.map(({ outcome, element }) => [outcome, element.textContent])).toEqual(
      Array(3).fill(['found', 'Edit']),
    );
  });

  it('finds a renamed one where the original is gone', () => {
    show(page);
    const anchors = [anchor('[type=submit]')];
    show(page.replace('>Save<', '>Save changes<'));
    const [match, ...more] = matchesOnPage(describePage(document), { anchors, selector: null });
    expect([match?.outcome, match?.element.textContent, more]).toEqual([
      'found',
      'Save changes',
      [],
    ]);
  });

  it('leaves to another tag what fits that one better', () => {
    show(page);
    const [save, cancel] = [anchor('[type=submit]'), anchor('button:not([type=submit])')];
    show(page.replace(/<button[^>]*submit[^<]*<\/button>/, ''));
    const rule = { anchors: [save], selector: null };
    const seen = describePage(document);
    expect(matchesOnPage(seen, rule, [rule, { anchors: [cancel], selector: null }])).toEqual([]);
  });

  it('takes a selector by itself, and nothing for a broken one', () => {
    show(page);
    const rule = (selector: string) => ({ anchors: [], selector });
    expect(matchesOnPage(describePage(document), rule('.btn'))).toHaveLength(3);
    expect(matchesOnPage(describePage(document), rule('.btn['))).toEqual([]);
  });
});
