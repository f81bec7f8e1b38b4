import { describe, expect, test } from 'vitest';
import { readCall } from '../../extension/calls/calls.ts';
import { askAfterMs, isForgotten } from '../../extension/calls/stamp.ts';
import { findNote, noteLink, withoutNote } from '../../extension/notes/link.ts';
import { parseOffset } from '../../extension/panel/calls/parse-offset.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('links to notes', () => {
  test.each([
    ['https://a.example/x', `https://a.example/x#waymark-note=${id}`],
    ['https://a.example/x?q=1', `https://a.example/x?q=1#waymark-note=${id}`],
    ['https://a.example/#/orders', `https://a.example/#/orders?waymark-note=${id}`],
    ['https://a.example/#/orders?tab=2', `https://a.example/#/orders?tab=2&waymark-note=${id}`],
  ])('%s keeps its page and its route, and leads back', (url, link) => {
    expect(noteLink(url, id)).toBe(link);
    expect(findNote(link)).toBe(id);
    expect(withoutNote(link)).toBe(url);
    // Written on a page that was opened by a link: one note, not two.
    expect(noteLink(link, id)).toBe(link);
  });

  test('what is no link to a note is none', () => {
    expect(findNote(`https://a.example/?waymark-note=${id}`)).toBeUndefined();
    expect(findNote('https://a.example/#waymark-note=7')).toBeUndefined();
    expect(findNote('https://a.example/#top')).toBeUndefined();
  });
});

test.each([
  ['2:30', 150_000],
  ['1:02:03', 3_723_000],
  ['-0:30', -30_000],
  ['90:00', 5_400_000],
  [' 0:05 ', 5_000],
  ['5', null],
  ['1:75', null],
  ['', null],
])('“%s” of a recording is %s ms', (text, ms) => expect(parseOffset(text)).toBe(ms));

test('a call is asked about after hours, and again hours after the answer', () => {
  expect(isForgotten({ askedAt: 0 }, askAfterMs - 1)).toBe(false);
  expect(isForgotten({ askedAt: 0 }, askAfterMs)).toBe(true);
  expect(isForgotten({ askedAt: askAfterMs }, askAfterMs + 1)).toBe(false);
});

test('a call that has only half arrived is shown with what is known', () => {
  expect(readCall({ title: 'Call with Acme' })).toMatchObject({ followUps: [], endedAt: null });
  expect(readCall({ title: 7 })).toBeUndefined();
});
