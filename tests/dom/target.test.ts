import { describe, expect, it } from 'vitest';
import { interactiveTarget } from '../../dom/target.ts';
import { targetOf } from '../../dom/tree.ts';
import { find, show } from './page.ts';

/** What a click on `#hit` belongs to: `#it`, something else, or nothing. */
function hit(html: string): 'it' | 'other' | 'nothing' {
  show(html);
  const target = interactiveTarget(find('#hit'));
  if (!target) return 'nothing';
  return target.id === 'it' || target.hasAttribute('data-it') ? 'it' : 'other';
}

describe('interactiveTarget', () => {
  it.each<[string, 'it' | 'nothing', string]>([
    ['an icon in a button', 'it', '<button id="it"><i><b id="hit"></b></i></button>'],
    ['a part of a link', 'it', '<a id="it" href="/x"><span id="hit"></span></a>'],
    ['a link without address', 'nothing', '<a><span id="hit"></span></a>'],
    ['a path in an svg', 'it', '<button id="it"><svg><path id="hit"></path></svg></button>'],
    ['the text of a label', 'it', '<label><b id="hit">Name</b><input id="it"></label>'],
    [
      'a label that points at a field',
      'it',
      '<label for="it"><b id="hit">Name</b></label><input id="it">',
    ],
    ['a menu item', 'it', '<ul><li role="menuitem" id="it"><b id="hit"></b></li></ul>'],
    ['a tab', 'it', '<div role="tab" id="it"><b id="hit"></b></div>'],
    [
      'the head of a details',
      'it',
      '<details><summary id="it"><b id="hit"></b></summary></details>',
    ],
    ['an inline listener', 'it', '<div onclick="" id="it"><b id="hit"></b></div>'],
    ['a Bootstrap toggle', 'it', '<div data-bs-toggle="collapse" id="it"><b id="hit"></b></div>'],
    ['something focusable', 'it', '<div tabindex="0" id="it"><b id="hit"></b></div>'],
    ['something focusable by script only', 'nothing', '<div tabindex="-1"><b id="hit"></b></div>'],
    ['what a developer marked', 'it', '<div data-waymark="card" id="it"><b id="hit"></b></div>'],
    [
      'a button in what a developer marked',
      'it',
      '<div data-waymark="card"><button id="it"><b id="hit"></b></button></div>',
    ],
    ['plain text', 'nothing', '<p><b id="hit"></b></p>'],
    ['a hidden field', 'nothing', '<input type="hidden" id="hit">'],
    [
      'what is to be ignored',
      'nothing',
      '<div data-waymark-ignore><button><b id="hit"></b></button></div>',
    ],
    [
      'a page that is focusable far above',
      'nothing',
      `<div tabindex="0">${'<p><i>'.repeat(8)}<b id="hit"></b>`,
    ],
  ])('%s: %s', (_what, expected, html) => {
    expect(hit(html)).toBe(expected);
  });

  it('goes out of a shadow root, and sees what was hit inside one', () => {
    show('<button id="it"><x-icon></x-icon></button>');
    const root = find('x-icon').attachShadow({ mode: 'open' });
    root.innerHTML = '<b>★</b>';
    let seen: Element | undefined;
    document.addEventListener(
      'click',
      (event) => {
        seen = targetOf(event);
      },
      { once: true },
    );
    find('b', root).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(seen).toBe(find('b', root));
    expect(interactiveTarget(seen)).toBe(find('#it'));
  });

  it('is nothing for nothing', () => {
    expect(interactiveTarget(undefined)).toBeUndefined();
    expect(interactiveTarget(document)).toBeUndefined();
  });
});
