import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, css, luminance } from '../../core/color.ts';
import { colors, contrastPairs, tokensCss } from '../../core/tokens.ts';

describe('colour arithmetic', () => {
  it('agrees with WCAG at the ends: black on white is 21', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 2);
    expect(contrast([1, 0, 0], [1, 0, 0])).toBe(1);
  });

  it('gives the published luminance of sRGB red (#f00 = oklch 0.628 0.2577 29.23)', () => {
    expect(luminance([0.62796, 0.25768, 29.234])).toBeCloseTo(0.2126, 3);
  });

  it('prints opacity only where there is some', () => {
    expect(css([0.5, 0.1, 20])).toBe('oklch(50% 0.1 20)');
    expect(css([0.5, 0.1, 20, 0.4])).toBe('oklch(50% 0.1 20 / 0.4)');
  });
});

describe('design tokens', () => {
  const cases = contrastPairs.flatMap(([front, back, min]) => [
    { scheme: 'light' as const, front, back, min },
    { scheme: 'dark' as const, front, back, min },
  ]);

  it.each(cases)('$scheme: $front on $back is at least $min', ({ scheme, front, back, min }) => {
    expect(contrast(colors[front][scheme], colors[back][scheme])).toBeGreaterThanOrEqual(min);
  });

  it('names every role once in the style sheet, for both schemes', () => {
    const sheet = tokensCss();
    for (const role of Object.keys(colors)) {
      const property = `--${role.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}: light-dark(`;
      expect(sheet.split(property).length - 1, role).toBe(1);
    }
  });

  it('is what ui/theme.css says; run `node local/write-theme.ts` after a change', () => {
    expect(readFileSync('ui/theme.css', 'utf8')).toBe(tokensCss());
  });
});
