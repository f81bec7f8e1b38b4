import { expect, describe as group, it } from 'vitest';
import { locate } from '../../dom/locate.ts';
import { gradeSelector, suggestSelector } from '../../dom/selector.ts';
import { suggest } from '../../dom/suggest.ts';
import { find, show } from './page.ts';

group('suggest', () => {
  it('tells what an element rests on and how many look the same', () => {
    show(
      `<h2>Team</h2><button>Invite</button><button>Invite</button><button id="plans">Plans</button>`,
    );
    const [twin, plans] = [suggest(find('button')), suggest(find('#plans'))];
    expect(twin).toMatchObject({ isUnique: false, twins: 1, line: 'data-waymark="invite-team"' });
    expect(twin.advice.join(' ')).toContain('1 more on this page');
    expect(plans).toMatchObject({ isUnique: true, twins: 0 });
    expect(plans.restsOn.slice(0, 2)).toEqual(['its id “plans”', 'its name “Plans”']);
    expect(plans.identifying).toEqual([{ called: 'its id', value: 'plans', lasting: 'lasts' }]);
  });

  it('says which signs are short-lived', () => {
    show('<h2>Team</h2><button class="wide">Go</button><button class="tall">Go</button>');
    const { identifying } = suggest(find('.tall'));
    expect(identifying).toEqual([{ called: 'its classes', value: 'tall', lasting: 'short' }]);
  });

  it('has a line for what has no name, and none that another element carries', () => {
    show('<button></button>');
    const { advice, line } = suggest(find('button'));
    expect(line).toBe('data-waymark="button"');
    expect(advice).toContain('It has no name: give it text or an aria-label.');
    show('<button data-waymark="invite">A</button><button id="it">Invite</button>');
    expect(suggest(find('#it')).line).toBe('data-waymark="invite-2"');
    expect(suggest(find('[data-waymark]')).line).toBe('data-waymark="invite"');
  });
});

const page = `<main><form id="profile"><input name="mail" placeholder="Mail">
  <button class="btn save mt-4" type="submit">Save</button><button class="btn" type="button">Cancel</button></form>
  <table id="people"><tr><td><a href="/people/42">Ann</a></td></tr><tr><td><a href="/people/43">Lee</a></td></tr></table></main>`;

group('gradeSelector', () => {
  it('tells how many match, whether the element is among them, and how long it will hold', () => {
    show(page);
    expect(gradeSelector(document, '.btn', find('.save'))).toMatchObject({
      ...{ ok: true, grade: 'fair', isHit: true, matches: [find('.save'), find('[type=button]')] },
    });
    expect(gradeSelector(document, '#profile', find('.save'))).toMatchObject({
      ...{ ok: true, grade: 'strong', isHit: false },
    });
    expect(gradeSelector(document, '.gone')).toMatchObject({ ok: true, matches: [] });
  });

  it('refuses what cannot be read, and what this browser does not know', () => {
    expect(gradeSelector(document, 'a[')).toEqual({
      ok: false,
      problem: expect.stringContaining('never closed'),
    });
  });

  it('looks into shadow roots and not at what is ignored', () => {
    show('<x-card></x-card><div data-waymark-ignore><button>B</button></div>');
    find('x-card').attachShadow({ mode: 'open' }).innerHTML = '<button>A</button>';
    expect(gradeSelector(document, 'button')).toMatchObject({ matches: [{ textContent: 'A' }] });
  });
});

group('suggestSelector', () => {
  const proposals = (selector: string) =>
    suggestSelector(find(selector)).map((one) => [one.selector, one.grade]);

  it.each<[string, string, string, string]>([
    [
      'a test id',
      '<button data-testid="a:b">A</button><button>B</button>',
      'button',
      '[data-testid="a:b"]',
    ],
    ['an id', '<button id="save">A</button><button>B</button>', '#save', '#save'],
    ['the field name', page, 'input', 'input[name="mail"]'],
    ['a class and what is around it', page, '.save', 'button.save'],
  ])('offers %s first', (_what, html, target, first) => {
    show(html);
    expect(proposals(target)[0]?.[0]).toBe(first);
  });

  it('offers only what matches the element alone, in order of grade', () => {
    show(page);
    for (const element of document.querySelectorAll('input,button,a')) {
      const offered = suggestSelector(element);
      expect(offered.length).toBeGreaterThan(0);
      const order = offered.map(({ grade }) => ['strong', 'fair', 'weak'].indexOf(grade));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      for (const { selector } of offered) {
        expect(locate(document, selector)).toMatchObject({ outcome: 'found', element });
      }
    }
  });

  it('counts positions only where nothing is left, and says that it is weak', () => {
    show('<div><button></button><button></button></div>');
    expect(proposals('button:last-of-type')).toEqual([]);
    show('<main><button></button><button></button></main>');
    expect(proposals('button:last-of-type')).toEqual([['main > button:nth-of-type(2)', 'weak']]);
  });

  it('never offers a record’s address, generated names or what people would read as data', () => {
    show(page);
    expect(JSON.stringify(proposals('a[href="/people/42"]'))).not.toContain('42');
    show(
      '<button id=":r1:" class="css-1q2w3e" aria-label="ann@example.com">A</button><button>B</button>',
    );
    expect(JSON.stringify(proposals('[aria-label]'))).not.toMatch(/r1|css|ann/);
  });
});
