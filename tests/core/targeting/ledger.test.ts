// Merging is a join: order, repetition and grouping of copies make no difference.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LedgerEntry, outcomes } from '../../../core/model/attention.ts';
import { mergeLedgers } from '../../../core/targeting/ledger.ts';
import { entryOf, idOf, noon } from './items.ts';

/** Copies of few displays, as different tabs may have seen them. What a display is of never differs. */
const entry = fc
  .record({
    n: fc.nat(5),
    at: fc.nat(3),
    outcome: fc.option(fc.constantFrom(...outcomes)),
    acted: fc.boolean(),
    answered: fc.boolean(),
    until: fc.option(fc.integer({ min: 1, max: 3 })),
    asked: fc.boolean(),
  })
  .map(({ n, asked, at, ...copy }): LedgerEntry => {
    const display = { id: idOf(n), item: idOf(n % 2), at: noon + at };
    return entryOf({ ...display, ...copy, ...(asked ? { asked } : {}) });
  });
const ledger = fc.array(entry, { maxLength: 8 });

it('is the same in any order, grouping and number of times', () => {
  fc.assert(
    fc.property(ledger, ledger, ledger, (a, b, c) => {
      const merged = mergeLedgers(a, b, c);
      expect(mergeLedgers(c, a, b)).toEqual(merged);
      expect(mergeLedgers(mergeLedgers(a, b), c)).toEqual(merged);
      expect(mergeLedgers(a, mergeLedgers(c, b))).toEqual(merged);
      expect(mergeLedgers(merged, merged, a)).toEqual(merged);
      expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
    }),
  );
});

it('keeps the stronger outcome, every deed, and the earlier time', () => {
  const left = entryOf({ id: idOf(1), outcome: 'left', acted: true, at: noon + 9_000_000 });
  const done = entryOf({ id: idOf(1), outcome: 'completed' });
  expect(mergeLedgers([left], [done])).toEqual([{ ...done, acted: true }]);
});

it('knows displays without an id by item and time', () => {
  expect(mergeLedgers([entryOf()], [entryOf()], [entryOf({ at: noon + 1 })])).toHaveLength(2);
});
