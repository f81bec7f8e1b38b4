/** Translations survive the way out and back, whatever their texts hold. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromXliff, toXliff } from '../../core/content/xliff.ts';

const languages = { default: 'en', translations: { de: { hello: 'Hallo <Welt> & "alle"' } } };
const content = [
  { block: 'heading', content: { key: 'hello', text: 'Hello <world> & "all"' } },
  {
    block: 'paragraph',
    content: {
      key: 'more',
      text: [{ text: 'See ' }, { text: 'the docs', href: 'https://x.test/?a=1&b=2', bold: true }],
    },
  },
];

it('names every phrase, and what is translated', () => {
  const xml = toXliff('item', content, languages, 'de');
  expect(xml).toContain('srcLang="en" trgLang="de"');
  expect(xml).toContain('<source>Hello &lt;world&gt; &amp; &quot;all&quot;</source>');
  expect(xml).toContain('<source>See <pc id="1">the docs</pc></source>');
  expect(xml).not.toContain('x.test');
});

it('reads back what a translator wrote, with the looks of the source', () => {
  const xml = toXliff('item', content, languages, 'de').replace(
    /(<source>See[\s\S]*?<\/source>)/,
    '$1<target><pc id="1">Die Doku</pc> hilft&#33; <pc id="7">Nein</pc></target>',
  );
  expect(fromXliff(xml, content)).toEqual({
    ...{ language: 'de', unknown: [], missing: [] },
    texts: {
      hello: 'Hallo <Welt> & "alle"',
      more: [
        { text: 'Die Doku', href: 'https://x.test/?a=1&b=2', bold: true },
        { text: ' hilft! ' },
        { text: 'Nein' },
      ],
    },
  });
});

it('says what is gone and what is missing', () => {
  const xml = toXliff('item', content, languages, 'de');
  const now = [
    { key: 'hello', text: 'Hello' },
    { key: 'new', text: 'New' },
  ];
  expect(fromXliff(xml, now)).toMatchObject({ unknown: ['more'], missing: ['new'] });
  expect(fromXliff('<html>', content)).toBeUndefined();
});

it('loses nothing', () => {
  // Without control characters, which no XML may hold.
  const word = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => !/\p{C}/u.test(text) && text.trim() !== '');
  const rich = fc.oneof(
    word,
    fc.array(fc.record({ text: word, bold: fc.constant(true) }), { minLength: 1 }),
  );
  fc.assert(
    fc.property(rich, (text) => {
      const said = { default: 'en', translations: { ar: { a: text } } };
      const source = [{ key: 'a', text }];
      expect(fromXliff(toXliff('x', source, said, 'ar'), source)?.texts).toEqual({ a: text });
    }),
  );
});
