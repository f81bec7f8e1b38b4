import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../../dom/placement.ts';

const view = { width: 1000, height: 600 };
const size = { width: 200, height: 100 };

describe('place', () => {
  it.each([
    [
      'below, where there is room',
      { x: 400, y: 100, width: 100, height: 40 },
      'bottom',
      { x: 350, y: 148, side: 'bottom' },
    ],
    [
      'above at the bottom edge',
      { x: 400, y: 550, width: 100, height: 40 },
      'bottom',
      { x: 350, y: 442, side: 'top' },
    ],
    [
      'beside where neither fits',
      { x: 10, y: 20, width: 100, height: 560 },
      'bottom',
      { x: 118, y: 250, side: 'right' },
    ],
    [
      'inside the view at its corner',
      { x: 0, y: 0, width: 20, height: 20 },
      'bottom',
      { x: 0, y: 28, side: 'bottom' },
    ],
    [
      'left, if wished',
      { x: 500, y: 300, width: 20, height: 20 },
      'left',
      { x: 292, y: 260, side: 'left' },
    ],
  ] as const)('%s', (_where, anchor, wish, placed) => {
    expect(place(anchor, size, view, wish)).toEqual(placed);
  });

  it('is always whole within the view where that is possible at all', () => {
    const at = fc.integer({ min: -500, max: 1500 });
    const box = fc.record({
      x: at,
      y: at,
      width: fc.integer({ min: 0, max: 900 }),
      height: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(box, fc.constantFrom('top', 'bottom', 'left', 'right'), (anchor, wish) => {
        const { x, y } = place(anchor, size, view, wish);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + size.width).toBeLessThanOrEqual(view.width);
        expect(y + size.height).toBeLessThanOrEqual(view.height);
      }),
    );
  });
});
