/** A bench that flatters is worse than none: what its table says of visits. */
import { describe, expect, it } from 'vitest';
import type { Variant } from '../../bench/engage/peers.ts';
import { formbricksRow, rowsOf } from '../../bench/engage/rows.ts';
import type { Figures, Visit } from '../../bench/engage/visit.ts';

const figures: Figures = {
  ...{
    bytes: 0,
    requests: 0,
    turns: 0,
    shown: 0,
    afterLoad: 0,
    task: 0,
    script: 0,
    shift: 0,
    heap: 0,
  },
};
const seen = (changes: Partial<Figures>, failure: string | null = null): Visit => ({
  ...{ figures: { ...figures, ...changes }, failure, requests: [], drawn: '' },
});
const rows = (visits: Partial<Record<Variant, Visit[]>>) =>
  // Safe: an object of visits by variant has nothing but these.
  rowsOf(new Map(Object.entries(visits) as [Variant, Visit[]][]));

describe('the table of what showing costs', () => {
  it('takes off what the page costs by itself, and compares medians with ours', () => {
    const [ours, theirs] = rows({
      nothing: [seen({ task: 100 }), seen({ task: 110 }), seen({ task: 300 })],
      waymark: [seen({ task: 150, bytes: 100 }), seen({ task: 160, bytes: 100 })],
      'posthog-js': [
        seen({ task: 190, bytes: 300 }),
        seen({ task: 200, bytes: 300 }),
        seen({ task: 999, bytes: 300 }),
      ],
    });
    expect(ours).toMatchObject({ 'main thread, ms': 45, 'gzip, bytes': 100, 'bytes ×': 1 });
    expect(theirs).toMatchObject({ 'main thread, ms': 90, 'thread ×': 2, 'bytes ×': 3 });
    expect(theirs?.['thread, half of runs']).toBe('80 to 889');
  });

  it('has no ratio of what is not there', () => {
    const [, theirs] = rows({
      nothing: [seen({ task: 100 })],
      waymark: [seen({ task: 99 })],
      'driver.js': [seen({ task: 150 })],
    });
    expect(theirs).toMatchObject({ 'thread ×': null, 'bytes ×': null });
  });

  it('has no figures of a product that did not show in every visit', () => {
    const [row] = rows({
      nothing: [seen({})],
      waymark: [seen({ bytes: 5 }), seen({ bytes: 5 }, 'step 2 of 3 is not to be seen')],
    });
    expect(row).toEqual({ product: 'waymark', shown: 'failed: step 2 of 3 is not to be seen' });
  });

  it('calls Formbricks not runnable only where it asked for what only its server has', () => {
    const gone = { ...seen({}, 'not shown in 6 s'), requests: ['200 /a 1', '404 /js/rest.js 8'] };
    expect(formbricksRow(gone)).toMatchObject({ shown: 'not runnable locally' });
    expect(formbricksRow(seen({}, 'not shown in 6 s'))).toMatchObject({
      shown: 'failed: not shown in 6 s',
    });
    expect(formbricksRow(seen({}))).toMatchObject({ shown: 'yes' });
  });
});
