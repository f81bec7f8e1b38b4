import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, mask } from '../../dom/mask.ts';
import cases from '../cases/mask.json' with { type: 'json' };

describe('mask', () => {
  it.each(cases)('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
    expect(mask(masked), 'masking what is masked').toBe(masked);
  });

  it('leaves no card number that Luhn knows, however it is grouped', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 });
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-'), (most, gap) => {
        const sum = most.toReversed().reduce((all, digit, i) => {
          const twice = digit * (2 - (i % 2));
          return all + (twice > 9 ? twice - 9 : twice);
        }, 0);
        const card = [...most, (10 - (sum % 10)) % 10].join(gap);
        expect(mask(`Pay with ${card} now`)).toBe('Pay with [card] now');
      }),
    );
  });
});

describe('clean', () => {
  it('folds white space and cuts after masking, so that no half of an address stays', () => {
    expect(clean('  Save \n\t changes ')).toBe('Save changes');
    expect(clean(`${'x '.repeat(30)}ann@example.com`, 65)).toBe(`${'x '.repeat(30)}[emai`);
    expect(clean('   ')).toBeUndefined();
  });

  it('leaves no half of a character, and nothing that jsonb refuses', () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    fc.assert(
      fc.property(text, (any) => {
        const kept = clean(any) ?? '';
        expect(kept.length).toBeLessThanOrEqual(80);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toContain('\0');
      }),
    );
  });
});
