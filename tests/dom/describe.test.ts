import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { hash16 } from '../../core/locator/hash.ts';
import { descriptor } from '../../core/model/descriptor.ts';
import { nameOf } from '../../dom/accessible-name.ts';
import { describe } from '../../dom/describe.ts';
import names from '../cases/accessible-name.json' with { type: 'json' };
import { find, show } from './page.ts';

const controls = 'button,a,input,select,textarea,form,img,summary,[role]';

group('the accessible name', () => {
  it.each(names)('of %s is %s', (html, name) => {
    show(html ?? '');
    expect(nameOf(find(controls)) ?? null).toBe(name);
  });
});

/** What describing the first `#it` or control of a page says. */
function seen(html: string, options = {}): Descriptor {
  show(html);
  return describe(document.querySelector('#it,[data-it]') ?? find(controls), options);
}

group('a descriptor', () => {
  it('tells what a person would call it and where it stands', () => {
    const d = seen(`
      <main><h1>Plotline</h1>
        <section class="card"><div class="card-header"><h2>Profile</h2></div>
          <form id="profile"><div class="mt-4">
            <button data-it type="submit" class="btn btn-sm save-button css-1q2w3e" data-testid="save">Save</button>
            <button type="button">Cancel</button>
          </div></form>
        </section></main>`);
    expect(d).toEqual({
      v: 1,
      tag: 'button',
      role: 'button',
      name: 'Save',
      attrs: { testid: 'save', type: 'submit' },
      classes: ['btn', 'save-button'],
      nth: 1,
      of: 2,
      path: [
        { tag: 'form', id: 'profile' },
        { tag: 'section', classes: ['card'] },
        { tag: 'main' },
      ],
      trail: [1, 2, 2],
      near: ['profile', 'plotline', 'cancel'].map(hash16),
      beside: ['profile', 'cancel'].map(hash16),
      landmark: 'main',
      heading: 'Profile',
    });
    expect(descriptor.safeParse(d).success).toBe(true);
  });

  it.each<[string, string, Partial<Descriptor['attrs']> | undefined]>([
    ['ids that look generated', '<button id=":r1:" data-it>A</button>', undefined],
    [
      'addresses of other hosts',
      '<a href="https://docs.example.com/a?b=c#d">A</a>',
      { href: 'docs.example.com/a' },
    ],
    ['ids in addresses', '<a href="/projects/42/edit?tab=1">A</a>', { href: '/projects/:id/edit' }],
    ['hash routes', '<a href="#/boards/7/list">A</a>', { href: '/#/boards/:id/list' }],
    ['places on the page', '<a href="#profile">A</a>', { href: '#profile' }],
    ['buttons in disguise', '<a href="#">A</a>', undefined],
    ['scripts as addresses', '<a href="javascript:void(0)">A</a>', undefined],
    ['mail addresses', '<a href="mailto:ann@example.com">A</a>', { href: 'mailto:' }],
    ['broken addresses', '<a href="http://[">A</a>', undefined],
    ['the developer’s mark', '<button data-waymark="export">A</button>', { mark: 'export' }],
    ['test ids of other spellings', '<button data-cy="go">A</button>', { testid: 'go' }],
    ['icons of fonts', '<button><i class="fas fa-fw fa-trash"></i>A</button>', { icon: 'trash' }],
    [
      'icons of sprites',
      '<button><svg><use href="/i.svg#icon-cog"></use></svg>A</button>',
      { icon: 'cog' },
    ],
  ])('knows %s: %s', (_what, html, attrs) => {
    expect(seen(html).attrs).toEqual(attrs);
  });

  it('never holds what people typed or chose', () => {
    const d = seen(`
      <form data-it><input value="secret-a"><textarea>secret-b</textarea>
      <select><option>secret-c</option></select><div contenteditable="true">secret-d</div></form>`);
    expect(JSON.stringify(d)).not.toContain('secret');
    for (const field of ['input', 'textarea', 'select', '[contenteditable]']) {
      expect(JSON.stringify(describe(find(field)))).not.toContain('secret');
    }
  });

  it('keeps no words of what is masked, by attribute or by setting, nor words beside it', () => {
    const page =
      '<div data-waymark-mask class="who"><button title="Ann" aria-label="Ann" alt="Ann">Ann</button><p>Lee</p></div>';
    const byAttribute = seen(page);
    expect(byAttribute).toMatchObject({ tag: 'button', role: 'button', nth: 1 });
    expect(Object.keys(byAttribute)).not.toEqual(expect.arrayContaining(['name']));
    expect(JSON.stringify(byAttribute)).not.toMatch(/Ann|near/);
    const bySetting = seen(page.replace('data-waymark-mask', ''), {
      mask: ['.who', 'not a selector ['],
    });
    expect(bySetting).toEqual(byAttribute);
  });

  it('takes the text of a link to one record for data', () => {
    const rows = seen('<table><tr><td><a href="/projects/1">Apollo</a></td></tr></table>');
    const other = seen(
      '<table><tr><td><a href="/projects/2" title="Gemini">Gemini</a></td></tr></table>',
    );
    expect(JSON.stringify(rows)).not.toContain('Apollo');
    expect(elementHash(rows)).toBe(elementHash(other));
  });

  it('sees a button in each row as one element, and icons of a toolbar as many', () => {
    show(`<table>${'<tr><td><button>Edit</button></td><td><button class="x"></button></td></tr>'.repeat(3)}</table>
      <div role="toolbar"><button></button><button></button></div>`);
    const hashes = (selector: string) =>
      new Set([...document.querySelectorAll(selector)].map((e) => elementHash(describe(e)))).size;
    expect(hashes('td:first-child button')).toBe(1);
    expect(hashes('td .x')).toBe(1);
    expect(hashes('[role=toolbar] button')).toBe(2);
  });

  it('does not take a record’s heading for the page’s: neither h1 nor what stands in a list item', () => {
    expect(seen('<h1>Apollo</h1><button>Save</button>').heading).toBeUndefined();
    expect(
      seen('<h2>Projects</h2><ul><li><h3>Apollo</h3><button>Open</button></li></ul>').heading,
    ).toBe('Projects');
  });

  it('does not take a neighbour’s heading for its own', () => {
    const card = (body: string) => `<div class="card">${body}</div>`;
    const d = seen(card('<div><h3>Team</h3></div>') + card('<button>Save</button>'));
    expect(d.heading).toBeUndefined();
  });

  it('stays within its bound on a page that overdoes it', () => {
    const long = '漢字'.repeat(60);
    const attrs = ['title', 'alt', 'placeholder', 'data-testid', 'name'].map(
      (a) => `${a}="${long}"`,
    );
    const d =
      seen(`<nav aria-label="${long}"><h2>${long}</h2>${`<section id="${'漢'.repeat(50)}">`.repeat(9)}
      <input type="button" value="${long}" ${attrs.join(' ')}>`);
    expect(new TextEncoder().encode(JSON.stringify(d)).length).toBeLessThanOrEqual(1_536);
    expect(descriptor.safeParse(d).success).toBe(true);
    expect(d.name).toHaveLength(80);
  });
});

group('describing through walls', () => {
  it('names the shadow hosts and looks for landmark and heading outside them', () => {
    show('<main><h2>Team</h2><x-card></x-card></main>');
    const root = find('x-card').attachShadow({ mode: 'open' });
    root.innerHTML = '<x-menu></x-menu>';
    const inner = find('x-menu', root).attachShadow({ mode: 'open' });
    inner.innerHTML = '<button>Invite</button>';
    expect(describe(find('button', inner))).toMatchObject({
      name: 'Invite',
      shadow: ['x-card', 'x-menu'],
      landmark: 'main',
      heading: 'Team',
      path: [{ tag: 'x-menu' }, { tag: 'x-card' }, { tag: 'main' }],
    });
  });

  it('obeys a mask outside the shadow root', () => {
    show('<div data-waymark-mask><x-card></x-card></div>');
    const root = find('x-card').attachShadow({ mode: 'open' });
    root.innerHTML = '<button>Ann</button>';
    expect(describe(find('button', root)).name).toBeUndefined();
  });
});

group('describing is the same', () => {
  const attributes = [
    `class="btn save"`,
    `id="save"`,
    `type="button"`,
    `title="Keep it"`,
    `data-testid="s"`,
  ];
  // Not `seen`, which would take the form around it.
  const button = (html: string) => {
    show(html);
    return describe(find('button'));
  };
  const page = (button: string, before = '') =>
    `<main><h2>Profile</h2>${before}<form id="profile">${button}</form></main>`;

  it('whatever the order of attributes and classes', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(attributes, { minLength: 5 }),
        fc.boolean(),
        (order, isTurned) => {
          const written = order.join(' ').replace('btn save', isTurned ? 'save btn' : 'btn save');
          expect(button(page(`<button ${written}>Save</button>`))).toEqual(
            button(page(`<button ${attributes.join(' ')}>Save</button>`)),
          );
        },
      ),
    );
  });

  it('whatever the white space', () => {
    const space = fc
      .array(fc.constantFrom(' ', '\n', '\t'), { maxLength: 5 })
      .map((s) => s.join(''));
    fc.assert(
      fc.property(space, space, (a, b) => {
        expect(button(page(`${a}<button>${b}Save${a} ${b}now${b}</button>${b}`))).toEqual(
          button(page('<button>Save now</button>')),
        );
      }),
    );
  });

  it('to the hash, whatever stands beside it without being a heading', () => {
    const sibling = fc.constantFrom(
      '<p>Hello</p>',
      '<img alt="x">',
      '<!-- note -->',
      '<div><ul><li>a</li></ul></div>',
      '<button>Other</button>',
      'text',
    );
    fc.assert(
      fc.property(
        fc.array(sibling, { maxLength: 6 }),
        fc.array(sibling, { maxLength: 6 }),
        (before, after) => {
          const beside = seen(
            page(
              `${before.join('')}<button id="it">Save</button>${after.join('')}`,
              before.join(''),
            ),
          );
          expect(elementHash(beside)).toBe(
            elementHash(seen(page('<button id="it">Save</button>'))),
          );
        },
      ),
    );
  });
});
