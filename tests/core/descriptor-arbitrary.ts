/** Descriptors as the widget could send them, for randomised tests: words that meet, and all the odd letters. */
import fc from 'fast-check';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { hash16 } from '../../core/locator/hash.ts';

const word = fc.constantFrom(
  ...[
    'Save',
    'save',
    'changes',
    'Reports',
    'report',
    'Inbox (3)',
    'Inbox (12)',
    'v2',
    '10:30',
    '1,204.50',
  ],
  ...[
    'Über',
    'ÉCOLE',
    'Отчёт',
    'ΣΩΜΑ',
    '保存',
    'data-tables',
    'DataTables',
    '“Ann”',
    'a→b',
    'class',
    'ß',
  ],
);
const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((any) => any.replace(/\0/g, '')),
  fc.string({ maxLength: 20 }).map((any) => any.replace(/\0/g, '')),
);
const identifier = fc.constantFrom(
  'save',
  'save-btn',
  'row-7',
  'row-12',
  'todo1',
  'x_y',
  'Main',
  '',
);
const target = fc.constantFrom(
  '/',
  '#',
  '/a/b.html',
  '/x/b.html',
  '/b',
  '/projects/:id',
  '#tab',
  '/b.',
  'h.io/b',
);
const tag = fc.constantFrom('a', 'button', 'input', 'div', 'li', 'span', 'x-card');
const role = fc.constantFrom('button', 'link', 'textbox', 'menuitem', '');
const hashedWord = fc.constantFrom(
  ...['save', 'report', 'inbox', 'v2', 'data', 'table'].map(hash16),
  '00aa',
  '1bcd',
  'ffff',
  '0000',
  '9e1c',
);

const step = fc.record(
  { tag, id: identifier, role, classes: fc.array(identifier, { maxLength: 2 }) },
  { requiredKeys: ['tag'] },
);
const attrs = fc.record(
  {
    mark: identifier,
    testid: identifier,
    id: identifier,
    name: identifier,
    href: target,
    type: fc.constantFrom('text', 'submit'),
    placeholder: text,
    alt: text,
    title: text,
    for: identifier,
    action: target,
    icon: fc.constantFrom('chart-pie', 'pie-chart', 'trash'),
    unheardOf: text,
  },
  { requiredKeys: [] },
);

const place = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([nth, after]) => ({ nth, of: nth + after }));

const rest = fc.record(
  {
    v: fc.constant(1 as const),
    tag,
    role,
    name: text,
    text,
    attrs,
    classes: fc.array(identifier, { maxLength: 8 }),
    path: fc.array(step, { maxLength: 6 }),
    trail: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
    near: fc.array(hashedWord, { maxLength: 16 }),
    beside: fc.array(fc.oneof(hashedWord, fc.constant('')), { minLength: 2, maxLength: 2 }),
    landmark: text,
    heading: text,
    frame: fc.array(identifier, { maxLength: 4 }),
    shadow: fc.array(tag, { maxLength: 4 }),
  },
  { requiredKeys: ['v', 'tag'] },
);

export const anyDescriptor: fc.Arbitrary<Descriptor> = fc
  .tuple(rest, place)
  .map(([known, { nth, of }]) => ({ ...known, nth, of }));

/** Two that share most, as releases do, or nothing. */
export const anyPair: fc.Arbitrary<[Descriptor, Descriptor]> = fc.oneof(
  fc.tuple(anyDescriptor, anyDescriptor),
  fc
    .tuple(
      anyDescriptor,
      fc.record(
        {
          name: text,
          attrs,
          near: fc.array(hashedWord, { maxLength: 12 }),
          heading: text,
          tag,
          role,
        },
        { requiredKeys: [] },
      ),
    )
    .map(([d, changes]): [Descriptor, Descriptor] => [d, { ...d, ...changes }]),
);
