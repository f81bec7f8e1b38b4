import { expect, test } from 'vitest';
import {
  durationWords,
  type SummaryItem,
  type SummarySource,
  summaryOf,
} from '../../core/voice/call-summary.ts';
import { hideNames } from '../../core/voice/hide-names.ts';

const call: SummarySource['call'] = {
  ...{ title: 'Call with Acme', recording: null, recordingOffsetMs: 0, notes: '' },
  ...{ questions: [], followUps: [] },
};
const said: SummaryItem = {
  ...{ offsetMs: 271_000, kind: 'Request', words: 'It takes\nall day' },
  ...{ wording: 'exact', speaker: 'Jo', page: null },
};
const blank = { call, when: '23 Nov, 10:00', lastedMs: null, items: [], told: [] };

test('an empty call is its title and its time: no heading without a line under it', () => {
  expect(summaryOf(blank)).toBe('# Call with Acme\n\n23 Nov, 10:00\n');
});

test('each item has its moment, which opens the recording where there is one', () => {
  const bare = summaryOf({ ...blank, items: [said], lastedMs: 31 * 60_000 });
  expect(bare).toContain('23 Nov, 10:00, 31 min\n');
  expect(bare).toContain('- t+04:31 **Request:** “It takes all day” (Jo)');
  const recorded = { ...call, recording: 'https://youtu.be/a(b)', recordingOffsetMs: 60_000 };
  expect(summaryOf({ ...blank, call: recorded, items: [said] })).toContain(
    '- [t+04:31](https://youtu.be/a(b%29?t=211) **Request:**',
  );
});

test('what was told, asked and promised has its own lists', () => {
  const full = {
    ...call,
    questions: [
      { id: '1', text: 'Who signs?', asked: true, answer: 'The CFO' },
      { id: '2', text: 'When?', asked: false, answer: '' },
    ],
    followUps: [{ id: '3', text: 'Send prices', done: false }],
  };
  const told = [{ title: 'CSV export', offsetMs: 5_000 }];
  const text = summaryOf({ ...blank, call: full, told });
  expect(text).toContain('## Told\n\n- t+00:05 CSV export has shipped\n');
  expect(text).toContain('## Asked\n\n- [x] Who signs?: The CFO\n- [ ] When?\n');
  expect(text).toContain('## Follow-ups\n\n- [ ] Send prices\n');
});

test('words of customers are text, whatever signs are in them', () => {
  const words = '# <b>not</b> [a](link)';
  const text = summaryOf({ ...blank, items: [{ ...said, words }] });
  expect(text).toContain('“\\# \\<b\\>not\\</b\\> \\[a\\](link)”');
});

test('a picture without words is said to be one', () => {
  expect(summaryOf({ ...blank, items: [{ ...said, words: ' ', kind: null }] })).toContain(
    '- t+04:31 A picture (Jo)',
  );
});

test.each([
  [20_000, '1 min'],
  [59 * 60_000, '59 min'],
  [125 * 60_000, '2 h 5 min'],
])('%d ms is %s', (ms, words) => expect(durationWords(ms)).toBe(words));

test('other customers’ names leave a text; the customer’s own stays, and so do words like them', () => {
  const names = ['Acme', 'Globex', 'Globex Industries', 'IT', 'A+B (EU)'];
  const hide = (text: string) => hideNames(text, names, 'acme');
  expect(hide('Audit log for GLOBEX INDUSTRIES')).toBe('Audit log for another customer');
  expect(hide('Globex, Acme and A+B (EU)')).toBe('another customer, Acme and another customer');
  // Part of a longer word, or too short to be told from one.
  expect(hide('Globexes use IT')).toBe('Globexes use IT');
  expect(hideNames('Nothing known', [], 'Acme')).toBe('Nothing known');
});
