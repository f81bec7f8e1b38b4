import { describe, expect, it } from 'vitest';
import { readKinds } from '../../console/voice/account/timeline-words.ts';
import {
  blankAccount,
  changedTraits,
  draftOf,
  problemOf,
  revenueOf,
} from '../../console/voice/accounts/account-draft.ts';
import { lengthOf, markdownOf } from '../../console/voice/calls/call-words.ts';
import { moneyWords } from '../../console/voice/words.ts';
import type { CallRow } from '../../core/model/voice/call.ts';
import { defaultVoiceSettings } from '../../core/model/voice/settings.ts';

describe('revenue as it is typed', () => {
  it.each([
    ['12000', 12_000],
    ['12,000', 12_000],
    ['12.000', 12_000],
    ['1 200 000', 1_200_000],
    ['1,234.56', 1_234.56],
    ['99,5', 99.5],
    ['', null],
  ])('%s', (text, value) => {
    expect(revenueOf(text)).toBe(value);
  });

  it.each(['much', '-5', '1e9x'])('%s is none, and says so', (arr) => {
    const draft = { ...blankAccount, name: 'Quarry', externalId: 'q', arr };
    expect(problemOf(draft)).toMatch(/^Revenue a year/);
  });
});

describe('traits of an account', () => {
  const settings = {
    ...defaultVoiceSettings,
    traits: { ...defaultVoiceSettings.traits, arr: 'contractValue', state: 'phase' },
  };
  const account = {
    externalId: 'q',
    name: 'Quarry',
    traits: { contractValue: 9_600, phase: 'trial', plan: 'Team', seats: 4 },
  };

  it('go by the names that are set, and only what differs is sent', () => {
    const before = draftOf(account, settings);
    expect(before).toMatchObject({ arr: '9600', state: 'trial', plan: 'Team', renewal: '' });
    expect(changedTraits(before, before, settings)).toEqual({});
    const after = { ...before, arr: '12,000', plan: ' ', renewal: '2027-03-31' };
    expect(changedTraits(before, after, settings)).toEqual({
      contractValue: 12_000,
      plan: null,
      renewal: '2027-03-31',
    });
  });
});

describe('revenue in words', () => {
  it('is unknown where nobody knows, and never nothing', () => {
    expect(moneyWords(null, 'EUR')).toBe('unknown');
    expect(moneyWords(0, 'EUR')).toMatch(/0/);
    expect(moneyWords(48_000, 'EUR')).toContain('€');
  });
});

describe('the kinds of a timeline in the address', () => {
  it('are those that exist; none of them means all', () => {
    expect(readKinds('call,told')).toEqual(['call', 'told']);
    expect(readKinds('call,nonsense')).toEqual(['call']);
    expect(readKinds('nonsense')).toBeNull();
    expect(readKinds(null)).toBeNull();
  });
});

describe('a call to take away', () => {
  const call: CallRow = {
    ...{ id: 'c', account: 1, accountName: 'Harbour', title: '', people: [], evidence: 1 },
    ...{ startedAt: '2026-11-02T10:00:00Z', endedAt: '2026-11-02T11:05:20Z', recording: null },
    ...{ recordingOffsetMs: 0, notes: '', summary: 'They stay.', by: 'Mira' },
    questions: [{ id: 'q', text: 'Seats?', asked: true, answer: 'Forty' }],
    followUps: [{ id: 'f', text: 'Send the roadmap', done: true }],
    ...{ createdAt: '2026-11-02T10:00:00Z', updatedAt: '2026-11-02T10:00:00Z' },
  };

  it('is Markdown without empty headings', () => {
    expect(markdownOf(call, ['t+04:31 Excel, please'])).toBe(
      [
        '# Call with Harbour',
        '## Summary',
        'They stay.',
        '## Said',
        '- t+04:31 Excel, please',
        '## Questions',
        '- Seats?: Forty',
        '## Follow-ups',
        '- [x] Send the roadmap',
      ].join('\n\n'),
    );
  });

  it('has a length once it has ended', () => {
    expect(lengthOf(call)).toBe('1 h 05 min');
    expect(lengthOf({ ...call, endedAt: '2026-11-02T10:41:40Z' })).toBe('42 min');
    expect(lengthOf({ ...call, endedAt: null })).toBeNull();
  });
});
