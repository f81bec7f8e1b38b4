/** Random pages as products have them: regions, headings, forms, lists, tables, controls with few words. */
import fc from 'fast-check';

/** Markup as data, so that a test can write the same page in other ways. */
export type Markup = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Markup | string)[];
};

const word = fc.constantFrom(
  'Save',
  'Edit',
  'Delete',
  'Invite (3)',
  'Reports',
  'Über uns',
  '保存',
  '',
);
const identifier = fc.constantFrom('save', 'row-1', 'row-2', 'profile', ':r1:', 'css-1q2w3e');

const attributes = (tag: string) =>
  fc.record(
    {
      id: identifier,
      class: fc.constantFrom('btn', 'btn save', 'mt-4 btn', 'css-1q2w3e'),
      'data-testid': fc.constantFrom('go', 'row-1'),
      title: word,
      ...(tag === 'a' ? { href: fc.constantFrom('/reports', '/people/42', '#', '#tab') } : {}),
      ...(tag === 'input' ? { name: identifier, type: fc.constantFrom('text', 'checkbox') } : {}),
      ...(tag === 'button' ? { type: fc.constantFrom('submit', 'button') } : {}),
    },
    { requiredKeys: tag === 'a' ? ['href'] : [] },
  );

const control: fc.Arbitrary<Markup> = fc.constantFrom('button', 'a', 'input').chain((tag) =>
  fc.record({
    tag: fc.constant(tag),
    // safe: absent keys are no attributes
    attributes: attributes(tag) as fc.Arbitrary<Record<string, string>>,
    children: fc.array(word, { maxLength: tag === 'input' ? 0 : 1 }),
  }),
);

const plain = (tag: string, children: fc.Arbitrary<(Markup | string)[]>): fc.Arbitrary<Markup> =>
  children.map((inside) => ({ tag, attributes: {}, children: inside }));

const text = fc
  .constantFrom('p', 'h2', 'h3')
  .chain((tag) => plain(tag, fc.array(word, { minLength: 1, maxLength: 1 })));

const block: fc.Arbitrary<Markup> = fc.letrec<{ block: Markup; item: Markup }>((tie) => ({
  item: plain('li', fc.array(fc.oneof(control, text), { minLength: 1, maxLength: 3 })),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    control,
    text,
    plain('ul', fc.array(tie('item'), { maxLength: 3 })),
    fc
      .constantFrom('div', 'section', 'form', 'nav')
      .chain((tag) => plain(tag, fc.array(tie('block'), { maxLength: 4 }))),
  ),
})).block;

export const anyPage: fc.Arbitrary<Markup> = plain(
  'main',
  fc.array(block, { minLength: 1, maxLength: 6 }),
);

type Writing = {
  /** The order of an element's attributes, and of its classes. */
  readonly order?: (names: readonly string[]) => readonly string[];
  /** White space (or a comment) between tags. */
  readonly gap?: string;
};

const escaped = (value: string) =>
  value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

export function write(markup: Markup | string, writing: Writing = {}): string {
  if (typeof markup === 'string') return escaped(markup);
  const { tag, attributes: given, children } = markup;
  const order = writing.order ?? ((all) => all);
  const textFor = (name: string) =>
    name === 'class' ? order(given.class?.split(' ') ?? []).join(' ') : (given[name] ?? '');
  const names = order(Object.keys(given));
  const written = names.map((name) => ` ${name}="${escaped(textFor(name))}"`).join('');
  if (tag === 'input') return `<input${written}>`;
  const gap = writing.gap ?? '';
  const inside = children.map((child) => write(child, writing)).join(gap);
  return `<${tag}${written}>${gap}${inside}${gap}</${tag}>`;
}
