import { describe, expect, it } from 'vitest';
import { replayBudget } from '../../core/engage/budget-replay.ts';
import type { LedgerEntry } from '../../core/model/attention.ts';
import { defaultBudget } from '../../core/model/engagement.ts';

const hour = 3_600_000;
const shown = (at: number, part: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{ item: '0199a000-0000-7000-8000-000000000e01', is: 'guide', at: at * hour },
  ...{ interrupted: true, outcome: null, acted: false, answered: false, until: null },
  ...part,
});

describe('a budget tried on what was shown', () => {
  it('holds back nothing that keeps to it', () => {
    const ledgers = [[shown(60), shown(30), shown(0)]];
    const kept = { shown: 3, held: 0, people: 1, spared: 0 };
    expect(replayBudget(ledgers, defaultBudget, 0)).toEqual(kept);
  });

  it('frees the place of what it holds back: two days between leaves every other one', () => {
    const budget = { ...defaultBudget, hours: 48 };
    const daily = [0, 25, 50, 75, 100].map((at) => shown(at));
    expect(replayBudget([daily, [shown(7)]], budget, 0)).toEqual({
      ...{ shown: 6, held: 2, people: 2, spared: 1 },
    });
  });

  it('never holds back what was asked for, nor counts what was before', () => {
    const asked = shown(2, { interrupted: false, asked: true, is: 'survey' });
    const budget = { ...defaultBudget, interruptions: 0 };
    const ledgers = [[shown(-50), asked, shown(3)]];
    expect(replayBudget(ledgers, budget, 0)).toMatchObject({ shown: 1, held: 1 });
  });

  it('keeps surveys apart', () => {
    const surveys = [shown(0, { is: 'survey' }), shown(24 * 20, { is: 'survey' })];
    expect(replayBudget([surveys], defaultBudget, 0).held).toBe(1);
  });
});
