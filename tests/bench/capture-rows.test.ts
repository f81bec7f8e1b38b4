/** What the table of captures says: ratios to ours on the same page, failures in words, and when ours has failed. */
import { describe, expect, it } from 'vitest';
import { isFaithful, type Outcome, sectionOf } from '../../bench/capture/rows.ts';
import type { Maker, Shot } from '../../bench/capture/shoot.ts';

const shot = (changes: Partial<Shot>): Shot => ({
  ...{ ms: 100, thread: 20, png: 2_048, webp: 1_024, off: 0 },
  ...changes,
});
const outcomes = (all: Partial<Record<Maker, Partial<Outcome>>>) =>
  new Map(
    Object.entries(all).map(([maker, one]) => [
      maker as Maker, // safe: the keys are makers
      { shots: [], failure: null, ...one },
    ]),
  );

describe('the table of captures', () => {
  it('compares medians with ours of the same page', () => {
    const { rows } = sectionOf(
      'a page',
      outcomes({
        waymark: { shots: [shot({ ms: 90 }), shot({ ms: 100 }), shot({ ms: 500 })] },
        snapdom: { shots: [shot({ ms: 450, thread: 60 })] },
      }),
    );
    expect(rows[1]).toMatchObject({ maker: 'snapdom', 'of ours': 4.5, 'thread, of ours': 3 });
    expect(rows[0]).toMatchObject({ 'to saved, ms': 100, 'PNG, KiB': 2, 'WebP, KiB': 1 });
  });

  it('says of a failure what it was, and gives it no figure', () => {
    const { rows } = sectionOf(
      'a page',
      outcomes({
        waymark: { shots: [shot({})] },
        'modern-screenshot': { failure: 'took more than 60 s' },
      }),
    );
    expect(rows[1]).toEqual({ maker: 'modern-screenshot', failure: 'took more than 60 s' });
  });

  it('passes where ours is what the browser shows, and never without a picture of ours', () => {
    expect(isFaithful(outcomes({ waymark: { shots: [shot({ off: 0.1 })] } }))).toBe(true);
    expect(isFaithful(outcomes({ waymark: { shots: [shot({ off: 5 })] } }))).toBe(false);
    expect(isFaithful(outcomes({ waymark: { shots: [shot({})], failure: 'gone' } }))).toBe(false);
    expect(isFaithful(outcomes({ snapdom: { shots: [shot({})] } }))).toBe(false);
  });
});
