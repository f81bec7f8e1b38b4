import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { allMarks, identifyingMarks } from '../../core/locator/identify.ts';
import { anyDescriptor } from './descriptor-arbitrary.ts';

const edit: Descriptor = {
  v: 1,
  tag: 'button',
  role: 'button',
  name: 'Edit',
  classes: ['btn'],
  nth: 1,
  of: 2,
  heading: 'Team',
};
const like = (changes: Partial<Descriptor>): Descriptor => ({ ...edit, ...changes });
const marks = (d: Descriptor, others: Descriptor[]) =>
  identifyingMarks(d, others).map(({ called, lasting }) => `${called}: ${lasting}`);

describe('what tells an element from all others', () => {
  it.each<[string, Descriptor, Descriptor[], string[]]>([
    [
      'its test id, which lasts',
      like({ attrs: { testid: 'edit' } }),
      [like({})],
      ['its test id: lasts'],
    ],
    [
      'its id before its text',
      like({ attrs: { id: 'edit' }, name: 'Rename' }),
      [like({})],
      ['its id: lasts'],
    ],
    [
      'its name before its class',
      like({ name: 'Rename', classes: ['x'] }),
      [like({})],
      ['its name: mostly'],
    ],
    [
      'two signs where none alone does',
      like({}),
      [like({ heading: 'Billing' }), like({ name: 'Remove' })],
      ['its name: mostly', 'the heading above it: mostly'],
    ],
    ['its position where nothing else does', like({}), [like({ nth: 2 })], ['its position: short']],
    ['nothing where it truly has a twin', like({}), [like({})], []],
  ])('%s', (_what, d, others, expected) => {
    expect(marks(d, others)).toEqual(expected);
  });

  it('alone on a page needs no more than its best sign', () => {
    expect(marks(edit, [])).toHaveLength(1);
  });

  it('holds: no other has the whole set, and no smaller set would do', () => {
    fc.assert(
      fc.property(anyDescriptor, fc.array(anyDescriptor, { maxLength: 12 }), (d, others) => {
        const set = identifyingMarks(d, others);
        const words = new Set(set.map(({ called, value }) => called + value));
        const sharing = (wanted: ReadonlySet<string>) =>
          others.filter((other) => {
            const has = new Set(allMarks(other).map(({ called, value }) => called + value));
            return [...wanted].every((one) => has.has(one));
          });
        if (set.length) expect(sharing(words)).toEqual([]);
        for (const one of set.length > 1 ? words : []) {
          const less = new Set(words);
          less.delete(one);
          expect(sharing(less).length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
