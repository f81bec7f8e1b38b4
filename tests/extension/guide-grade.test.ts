import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../extension/messages/page-port.ts';
import { anchorOf, gradeOf } from '../../extension/panel/guides/grade.ts';

const candidateOf = (change: Partial<Candidate>): Candidate => ({
  hash: '00000000000000ab',
  descriptor: { v: 1, tag: 'button', role: 'button', name: 'Export', nth: 1, of: 1 },
  label: 'Export button',
  restsOn: [],
  identifying: [{ called: 'its id', value: 'export', lasting: 'lasts' }],
  selectors: [],
  matches: 1,
  alike: [],
  advice: [],
  line: 'data-waymark="export"',
  isInert: false,
  ...change,
});

describe('how sure an anchor is', () => {
  const mark = (lasting: 'lasts' | 'mostly' | 'short') => ({ called: 'it', value: 'x', lasting });

  test('strong by what is written to last, fair by words, weak by looks, likeness or twins', () => {
    expect(gradeOf(candidateOf({}))).toBe('strong');
    expect(gradeOf(candidateOf({ identifying: [mark('lasts'), mark('mostly')] }))).toBe('fair');
    expect(gradeOf(candidateOf({ identifying: [mark('mostly'), mark('short')] }))).toBe('weak');
    expect(gradeOf(candidateOf({ identifying: [] }))).toBe('weak');
    expect(gradeOf(candidateOf({ matches: 2 }))).toBe('weak');
    expect(gradeOf(candidateOf({ alike: ['Export all'] }))).toBe('weak');
  });

  test('the anchor carries what the locator needs', () => {
    const candidate = candidateOf({});
    expect(anchorOf(candidate)).toEqual({
      by: 'element',
      hash: candidate.hash,
      descriptor: candidate.descriptor,
      grade: 'strong',
    });
  });
});
