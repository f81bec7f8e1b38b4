// What the page measured, said as checks with their fix.
import { describe, expect, it } from 'vitest';
import { type Measured, measuredChecks } from '../../../core/engage/checks/measured.ts';

const fine: Measured = {
  ...{ step: 's1', name: 'Step 1', language: 'en', scheme: 'light', width: 320 },
  ...{ contrasts: [], targets: [], order: null, covered: 0, wide: 0, high: 0, isDrawn: true },
};
const rows: [rule: string, faults: Partial<Measured>, fits: Partial<Measured>, says: string][] = [
  [
    'contrast.light',
    { contrasts: [{ name: 'Next', ratio: 1.33, needed: 4.5 }] },
    {},
    'Step 1: “Next” has a contrast of 1.3 in light colours; it needs 4.5.',
  ],
  [
    'target',
    { targets: [{ name: 'Go', width: 19.6, height: 24 }] },
    {},
    'Step 1: “Go” is 20 by 24 pixels; fingers need 24 by 24.',
  ],
  [
    'order',
    { order: { first: 'Send', next: 'Name' } },
    {},
    'Step 1: Tab reaches “Name” after “Send”, and it stands before it.',
  ],
  [
    'covers',
    { covered: 0.5 },
    { covered: 0.04 },
    'Step 1 covers 50 % of its own element at 320 pixels, in English.',
  ],
  [
    'wide',
    { wide: 12.2 },
    { wide: 0.9 },
    'Step 1 is 13 pixels too wide at 320 pixels, in English.',
  ],
  [
    'high',
    { high: 80, language: 'de' },
    { high: 1 },
    'Step 1 is 80 pixels too high at 320 pixels, in German: people have to scroll in it.',
  ],
  [
    'undrawn',
    { isDrawn: false },
    {},
    'Step 1 was not drawn at 320 pixels, in English, so nothing of it is measured.',
  ],
];

describe('what was measured', () => {
  it.each(rows)('%s', (rule, faults, fits, says) => {
    const [check, ...others] = measuredChecks([{ ...fine, ...faults }]);
    expect(others).toEqual([]);
    expect(check).toMatchObject({ rule, level: 'warn', text: says, step: 's1' });
    expect(check?.fix).toMatch(/\.$/);
    expect(measuredChecks([{ ...fine, ...fits }])).toEqual([]);
  });

  it('says a fault of a step once, and one of each light by itself', () => {
    const contrasts = [{ name: 'Next', ratio: 2, needed: 4.5 }];
    const all: Measured[] = [
      { ...fine, contrasts, wide: 9 },
      { ...fine, contrasts, wide: 9, scheme: 'dark' },
      { ...fine, wide: 20, language: 'de' },
      { ...fine, wide: 9, step: 's2', name: 'Step 2' },
    ];
    expect(measuredChecks(all).map(({ rule, step }) => `${rule} ${step}`)).toEqual([
      'contrast.light s1',
      'wide s1',
      'contrast.dark s1',
      'wide s2',
    ]);
    expect(measuredChecks([{ ...fine, step: null, wide: 9 }])[0]).not.toHaveProperty('step');
  });
});
