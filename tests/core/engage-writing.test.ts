// Writing guides: emphasis as it is typed, runs of text on a page, undo, and what may be done to an item.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMarkup, toMarkup } from '../../core/content/markup.ts';
import { actsOf } from '../../core/engage/acts.ts';
import { record, redo, startHistory, undo } from '../../core/engage/history.ts';
import { changedRuns, markAt, markRuns, unmarked, writeRun } from '../../core/engage/runs.ts';
import type { Rich } from '../../core/model/content.ts';

const look = fc.record(
  { bold: fc.constant(true), italic: fc.constant(true), code: fc.constant(true) },
  { requiredKeys: [] },
);
const words = fc.stringMatching(/^[a-z0-9 {}|.,*`\\[\]()_-]{1,12}$/);

describe('emphasis as it is typed', () => {
  it.each<[string, Rich]>([
    ['plain', 'plain'],
    ['5 * 3 = 15', '5 * 3 = 15'],
    ['a **b** c', [{ text: 'a ' }, { text: 'b', bold: true }, { text: ' c' }]],
    ['*a* `b`', [{ text: 'a', italic: true }, { text: ' ' }, { text: 'b', code: true }]],
    ['[our guide](/guide)', [{ text: 'our guide', href: '/guide' }]],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['\\*a\\*', '*a*'],
    ['{{visitor.name|there}}', '{{visitor.name|there}}'],
  ])('%s', (typed, rich) => expect(fromMarkup(typed)).toEqual(rich));

  it('says every text, whatever stands in it, so that it reads back the same', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(fromMarkup(toMarkup(text))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(words, look), { minLength: 1, maxLength: 4 }), (parts) => {
        // Blanks at the ends and neighbours of one look are one run: compared as characters with looks.
        const rich = parts.map(([text, looks]) => ({ text, ...looks }));
        const spelt = (value: Rich) =>
          (typeof value === 'string' ? [{ text: value }] : value).flatMap(({ text, ...looks }) =>
            [...text].map((sign) => JSON.stringify([sign, looks])),
          );
        const once = fromMarkup(toMarkup(rich));
        expect(spelt(fromMarkup(toMarkup(once)))).toEqual(spelt(once));
      }),
    );
  });
});

describe('runs of text', () => {
  const content = {
    heading: { key: 'h', text: 'One' },
    body: { key: 'b', text: [{ text: 'two ' }, { text: 'three', bold: true }] },
  };

  it('are found again by their marks, which nothing shows', () => {
    const { marked, runs } = markRuns(content);
    const texts = [marked.heading.text, ...marked.body.text.map(({ text }) => text)];
    expect(texts.map((text) => markAt(text, runs))).toEqual([
      { key: 'h', run: 0 },
      { key: 'b', run: 0 },
      { key: 'b', run: 1 },
    ]);
    expect(texts.map(unmarked)).toEqual(['One', 'two ', 'three']);
    expect(markAt('One', runs)).toBeUndefined();
  });

  it('are written one by one, looks and neighbours as they were', () => {
    const after = writeRun(content, { key: 'b', run: 1 }, 'four');
    expect(after.body.text).toEqual([{ text: 'two ' }, { text: 'four', bold: true }]);
    expect(changedRuns(content, after)).toEqual([{ key: 'b', run: 1, words: 'four' }]);
    expect(changedRuns(content, { ...content, body: { key: 'b', text: 'flat' } })).toBeUndefined();
  });
});

describe('undo', () => {
  it('takes what was typed in one go as one step, and leads back to the very first', () => {
    let steps = startHistory('');
    for (const [text, at] of [
      ['a', 1_000],
      ['ab', 1_200],
      ['ab c', 5_000],
    ] as const) {
      steps = record(steps, text, at);
    }
    expect(undo(steps).now).toBe('ab');
    expect(undo(undo(steps)).now).toBe('');
    expect(undo(undo(undo(steps))).now).toBe('');
    expect(redo(redo(undo(undo(steps)))).now).toBe('ab c');
    expect(redo(record(undo(steps), 'new', 9_000)).now).toBe('new');
  });
});

describe('what may be done', () => {
  const item: Parameters<typeof actsOf>[0] = {
    ...{ state: 'draft', version: null, changed: true, review: null, mayReview: false },
    until: null,
  };
  const by = { mayWrite: true, requireReview: false, now: Date.parse('2026-11-23T12:00:00Z') };
  const live = { ...item, state: 'live', version: 1, changed: false } as const;

  it('follows from state, review and role', () => {
    expect(actsOf(item, by)).toEqual(['publish', 'archive']);
    expect(actsOf(item, { ...by, requireReview: true })).toEqual(['submit', 'archive']);
    expect(actsOf({ ...item, mayReview: true }, { ...by, requireReview: true })).toContain(
      'approve',
    );
    expect(actsOf(live, by)).toEqual(['pause', 'end', 'archive']);
    expect(actsOf({ ...live, state: 'paused' }, by)).toEqual(['resume', 'end', 'archive']);
    expect(actsOf({ ...live, state: 'ended' }, by)).toEqual(['resume', 'archive']);
    const over = { ...live, state: 'ended', until: '2026-11-23T11:00:00Z' } as const;
    expect(actsOf(over, by)).toEqual(['archive']);
    expect(actsOf({ ...live, state: 'archived' }, by)).toEqual(['restore']);
    expect(actsOf(live, { ...by, mayWrite: false })).toEqual([]);
  });
});
