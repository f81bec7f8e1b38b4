/**
 * Two thousand distinct elements of a product with forty sections and fifty actions in each. Labels
 * repeat across sections and places within them, so a tag has look-alikes to tell apart. Each comes with
 * the chain that a product of the other kind stores with every event.
 */
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';

export const elementCount = 2_000;

const nouns = ['report', 'invoice', 'project', 'member', 'task', 'budget', 'contract', 'ticket'];
const rooms = ['overview', 'archive', 'planning', 'settings', 'history'];
const verbs = [
  'Save',
  'Export',
  'Share',
  'Open',
  'Filter',
  'Print',
  'Move',
  'Rename',
  'Pin',
  'Close',
];
const things = ['list', 'chart', 'entry', 'selection', 'draft'];

export interface BenchElement {
  hash: string;
  descriptor: Descriptor;
  chain: string;
  /** What the pattern looks for; only every third element has one. */
  testid: string | null;
}

const kebab = (text: string) => text.toLowerCase().replaceAll(' ', '-');

function describe(n: number): Descriptor {
  const section = Math.floor(n / 50);
  const noun = nouns[section % nouns.length] ?? '';
  const heading = `${noun} ${rooms[Math.floor(section / nouns.length)] ?? ''}`;
  const name = `${verbs[n % verbs.length] ?? ''} ${things[Math.floor((n % 50) / verbs.length)] ?? ''}`;
  const isLink = n % 4 === 0;
  return {
    v: 1,
    ...{ tag: isLink ? 'a' : 'button', role: isLink ? 'link' : 'button', name, text: name },
    attrs: {
      ...(n % 3 === 0 ? { testid: kebab(`${heading} ${name}`) } : {}),
      ...(isLink ? { href: `/${kebab(heading)}/${kebab(name)}` } : { type: 'button' }),
    },
    classes: ['btn', isLink ? 'btn-link' : 'btn-primary'],
    ...{ nth: (n % 5) + 1, of: 5 },
    path: [
      { tag: 'div', classes: ['toolbar'] },
      { tag: 'section', id: kebab(heading) },
      { tag: 'main', role: 'main' },
    ],
    ...{ landmark: 'main', heading },
  };
}

/** Tags, classes, attributes and positions from the element up to the body, in one text. */
function chainOf(d: Descriptor): string {
  const testid = d.attrs?.testid ? `attr__data-testid="${d.attrs.testid}"` : '';
  const own = `${d.tag}.${d.classes?.join('.')}:${testid}attr__class="${d.classes?.join(' ')}"nth-child="${d.nth}"nth-of-type="${d.nth}"text="${d.text}"`;
  const above = [
    'div.toolbar:attr__class="toolbar is-sticky"nth-child="2"nth-of-type="1"',
    `section.panel:attr__id="${d.path?.[1]?.id}"attr__class="panel panel-wide"nth-child="3"nth-of-type="2"`,
    'main.content:attr__class="content"attr__role="main"nth-child="2"nth-of-type="1"',
    'div.layout:attr__class="layout layout-with-sidebar"nth-child="1"nth-of-type="1"',
    'div:attr__id="root"nth-child="1"nth-of-type="1"',
    'body.theme-light:attr__class="theme-light"nth-child="2"nth-of-type="1"',
  ];
  return [own, ...above].join(';');
}

export function makeElements(): BenchElement[] {
  return Array.from({ length: elementCount }, (_, n) => {
    const descriptor = describe(n);
    return {
      ...{ hash: elementHash(descriptor), descriptor, chain: chainOf(descriptor) },
      testid: descriptor.attrs?.testid ?? null,
    };
  });
}
