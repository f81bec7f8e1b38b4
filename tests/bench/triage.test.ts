/** The bench of triage asks what screens ask: its requests are many and alike, its questions each have a goal. */
import { describe, expect, it } from 'vitest';
import { titlesOf } from '../../bench/triage/fill.ts';
import { questions } from '../../bench/triage/questions.ts';

describe('the bench of triage', () => {
  it('has as many requests as it is asked for, each with a title that the product takes', () => {
    const titles = titlesOf(10_000);
    expect(titles).toHaveLength(10_000);
    expect(titles.every((title) => title.length > 0 && title.length <= 120)).toBe(true);
    // Alike, as requests are, but not the same few over and over.
    expect(new Set(titles).size).toBeGreaterThan(9_000);
    expect(titlesOf(10)).toEqual(titles.slice(0, 10));
  });

  it('asks each question under a name of its own, within a time that it may take', () => {
    expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
    expect(questions.every(({ goal }) => goal > 0)).toBe(true);
    const kinds = ['list: ', 'counts: ', 'triage: ', 'suggest_requests', 'list_requests: '];
    for (const kind of kinds) {
      expect(
        questions.some(({ name }) => name.startsWith(kind)),
        kind,
      ).toBe(true);
    }
  });
});
