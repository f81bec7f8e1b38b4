/** The pure parts of capturing: boxes to redactions, pixels of boxes, where an item stands, Markdown, context. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankEvidence } from '../../core/model/voice/evidence.ts';
import { machineOf, parsePageContext, seenPageOf } from '../../extension/capture/context.ts';
import { createFrames } from '../../extension/capture/frames.ts';
import { toPixels } from '../../extension/capture/pixels.ts';
import type { SuggestedBox } from '../../extension/capture/protocol.ts';
import { scrubFields } from '../../extension/capture/store.ts';
import { bothOf, joined, redactionsOf } from '../../extension/capture/suggestions.ts';
import { markdownOf } from '../../extension/panel/feedback/markdown.ts';
import { standingOf } from '../../extension/voice/item-state.ts';

let made = 0;
const id = () => `id-${++made}`;
const box = (x: number, y: number, width: number, height: number): SuggestedBox => ({
  ...{ x, y, width, height },
  kind: 'email',
});
const anyBox = fc
  .record({
    x: fc.integer({ min: -50, max: 1_000 }),
    y: fc.integer({ min: -50, max: 800 }),
    width: fc.integer({ min: 1, max: 300 }),
    height: fc.integer({ min: 1, max: 60 }),
    kind: fc.constantFrom('email' as const, 'phone' as const),
  })
  .filter(({ x, y, width, height }) => x + width > 0 && y + height > 0);
const window = { x: 0, y: 0, width: 1_000, height: 800 };

const isCovered = (point: { x: number; y: number }, boxes: readonly Omit<SuggestedBox, 'kind'>[]) =>
  boxes.some(
    (one) =>
      point.x >= one.x - 1e-6 &&
      point.x <= one.x + one.width + 1e-6 &&
      point.y >= one.y - 1e-6 &&
      point.y <= one.y + one.height + 1e-6,
  );

describe('suggested boxes', () => {
  test('whatever is joined, each point that was to be hidden is hidden', () => {
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 60 }), (boxes) => {
        const { marks } = redactionsOf(boxes, window, id);
        const rects = marks.flatMap((mark) =>
          mark.mark === 'redact'
            ? [
                {
                  x: mark.rect.x * 1_000,
                  y: mark.rect.y * 800,
                  width: mark.rect.width * 1_000,
                  height: mark.rect.height * 800,
                },
              ]
            : [],
        );
        for (const one of boxes) {
          const corners = [
            { x: Math.max(0, one.x), y: Math.max(0, one.y) },
            { x: Math.min(1_000, one.x + one.width), y: Math.min(800, one.y + one.height) },
          ].filter(({ x, y }) => x < 1_000 && y < 800 && one.x < 1_000 && one.y < 800);
          for (const corner of corners) expect(isCovered(corner, rects)).toBe(true);
        }
      }),
    );
  });

  test('a page of nothing but secrets is hidden in bands, within what the model takes', () => {
    const boxes = Array.from({ length: 2_000 }, (_, at) =>
      box((at % 40) * 25, Math.floor(at / 40) * 16, 10, 8),
    );
    const { marks } = redactionsOf(boxes, window, id);
    expect(marks.length).toBeLessThanOrEqual(400);
    const rects = marks.flatMap((mark) => (mark.mark === 'redact' ? [mark.rect] : []));
    for (const one of boxes)
      expect(isCovered({ x: one.x / 1_000, y: one.y / 800 }, rects)).toBe(true);
  });

  test('one line is one box, another kind is another', () => {
    expect(joined([box(10, 10, 40, 20), box(51, 10, 30, 20)])).toEqual([box(10, 10, 71, 20)]);
    expect(joined([box(10, 10, 40, 20), { ...box(51, 10, 30, 20), kind: 'phone' }])).toHaveLength(
      2,
    );
    expect(joined([box(10, 10, 40, 20), box(12, 12, 5, 5)])).toHaveLength(1);
  });

  test('only the part of the picture counts, in its own fractions', () => {
    const { marks } = redactionsOf(
      [box(90, 90, 20, 20), box(500, 500, 9, 9)],
      { x: 100, y: 100, width: 200, height: 100 },
      id,
    );
    expect(marks).toMatchObject([{ rect: { x: 0, y: 0, width: 0.05, height: 0.1 } }]);
  });

  test('a page that moved is hidden as it was and as it is', () => {
    const unseen = { frames: 1, drawings: 0 };
    const before = { boxes: [box(0, 0, 5, 5)], unseen };
    expect(bothOf(before, null)).toBe(before);
    expect(
      bothOf(before, { boxes: [box(9, 9, 5, 5)], unseen: { frames: 0, drawings: 2 } }),
    ).toEqual({
      boxes: [box(0, 0, 5, 5), box(9, 9, 5, 5)],
      unseen: { frames: 1, drawings: 2 },
    });
  });
});

test('pixels of a box lie in the frame and within half a pixel of it', () => {
  fc.assert(
    fc.property(anyBox, fc.constantFrom(0.8, 1, 1.25, 2), (one, scale) => {
      const frame = { width: Math.round(1_000 * scale), height: Math.round(800 * scale) };
      const rect = toPixels(one, scale, frame);
      expect(rect.x >= 0 && rect.y >= 0).toBe(true);
      expect(rect.x + rect.width <= frame.width + 1 && rect.width >= 1).toBe(true);
      if (one.x > 0 && one.x + one.width < 1_000)
        expect(Math.abs(rect.width - one.width * scale)).toBeLessThanOrEqual(1);
    }),
  );
});

describe('the queue of frames', () => {
  const setUp = (answers: (string | Error)[]) => {
    let clock = 0;
    const starts: number[] = [];
    const frames = createFrames({
      now: () => clock,
      wait: async (ms) => {
        clock += ms;
      },
      fetch: async (url) => new Response(String(url)),
      async capture() {
        starts.push(clock);
        clock += 100;
        const answer = answers.shift() ?? 'data:frame';
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
    return { frames, starts };
  };
  const quota = new Error(
    'This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.',
  );
  const grant = new Error("Either the '<all_urls>' or 'activeTab' permission is required.");

  test('starts are 520 ms apart', async () => {
    const { frames, starts } = setUp([]);
    await Promise.all([frames.take(1), frames.take(1), frames.take(1)]);
    expect(starts).toEqual([0, 520, 1_040]);
  });
  test('the quota is waited out', async () => {
    const { frames, starts } = setUp([quota, quota, 'data:late']);
    expect(await frames.take(1)).toMatchObject({ ok: true });
    expect(starts).toEqual([0, 520, 1_040]);
  });
  test('a missing grant is asked for once more, and then told by its own code', async () => {
    const { frames, starts } = setUp([grant, grant]);
    expect(await frames.take(1)).toMatchObject({ ok: false, error: { code: 'no-grant' } });
    expect(starts).toHaveLength(2);
  });
  test('other troubles are told in the browser’s words, and the next one is taken', async () => {
    const { frames } = setUp([new Error('Tab is gone.')]);
    expect(await frames.take(1)).toMatchObject({
      error: { code: 'no-frame', message: expect.stringContaining('Tab is gone.') },
    });
    expect(await frames.take(1)).toMatchObject({ ok: true });
  });
});

describe('context', () => {
  const facts = {
    url: 'https://x.test/a?email=a%40b.de',
    path: '/a',
    title: 'Mail of ada@example.org',
    viewport: { width: 1, height: 1 },
    language: 'en',
  };
  test('address and title are scrubbed; pages that nobody could open are none', () => {
    expect(seenPageOf(facts)).toEqual({
      url: 'https://x.test/a?email=hidden',
      path: '/a',
      title: 'Mail of [email]',
    });
    expect(seenPageOf({ ...facts, url: 'file:///x.html' })).toBeNull();
  });
  test('what the page says is parsed, bounded and scrubbed; its ids stay', () => {
    const said = {
      user: 'ada@example.org',
      account: 'acme',
      custom: { token: 'x', note: 'ada@example.org' },
      queued: 3,
    };
    expect(parsePageContext(JSON.stringify(said))).toEqual({
      user: 'ada@example.org',
      account: 'acme',
      custom: { token: '[hidden]', note: '[email]' },
    });
    for (const text of [null, '', 'null', '[]', '{"user":7}', '{"custom":null', '"x"'])
      expect(parsePageContext(text)).toBeNull();
    const large = {
      account: 'a',
      custom: Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [`k${at}`, ['x '.repeat(200), 'y '.repeat(200)]]),
      ),
    };
    expect(parsePageContext(JSON.stringify(large))).toEqual({ account: 'a' });
  });
  test('the machine is named, not fingerprinted', () => {
    const userAgent =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/156.0.8078.79 Safari/537.36 Edg/156.0.1';
    expect(machineOf({ userAgent, language: 'de', zone: 'UTC' })).toMatchObject({
      os: 'Mac OS X 10.15.7',
    });
  });
});

test('every text of an evidence is scrubbed, and nothing else is touched', () => {
  const fields = {
    ...blankEvidence('2026-11-23T10:00:00Z'),
    words: 'Ask ada@example.org',
    speaker: 'Ada, +49 30 1234567',
    link: 'https://x.test/?key=1',
    tags: ['mobile', 'ada@example.org'],
  };
  expect(scrubFields(fields)).toEqual({
    ...fields,
    words: 'Ask [email]',
    speaker: 'Ada, [phone]',
    link: 'https://x.test/?key=hidden',
    tags: ['mobile', '[email]'],
  });
  expect(scrubFields({ importance: 2 })).toEqual({ importance: 2 });
});

describe('where an item stands', () => {
  const none = { isDraft: false, problem: null, pending: [], pictures: [], offline: null };
  const waiting = { state: 'waiting', error: null } as const;
  const refused = { state: 'refused', error: { code: '42501', message: 'Not a member.' } } as const;
  const picture = (state: 'waiting' | 'stored' | 'failed') => ({ state, problem: null });
  test.each([
    [{ ...none, isDraft: true }, 'draft', null],
    [{ ...none, isDraft: true, problem: 'No canvas.' }, 'failed', 'No canvas.'],
    [{ ...none, pending: [waiting], offline: 'Away.' }, 'queued', 'Away.'],
    [{ ...none, pending: [waiting, refused] }, 'failed', 'Not a member.'],
    [{ ...none, pictures: [picture('waiting'), picture('stored')] }, 'uploading', null],
    [{ ...none, pictures: [picture('failed')] }, 'failed', null],
    [{ ...none, pictures: [picture('stored')] }, 'synced', null],
  ] as const)('%#', (facts, state, reason) => {
    expect(standingOf(facts)).toEqual({ state, reason });
  });
});

test('Markdown says who, what, how much and where, and breaks out of nothing', () => {
  const text = markdownOf({
    ...blankEvidence('2026-11-23T10:05:00Z'),
    ...{
      words: 'Exports are *slow*\n# really',
      speaker: 'Ada',
      kind: 'bug',
      importance: 3,
      tags: ['export'],
    },
    page: { url: 'https://x.test/(a)', title: 'Reports [1]', path: '/a' },
  });
  expect(text).toBe(
    `${[
      '**Bug** · Blocking · 2026-11-23 10:05 UTC',
      '> Exports are \\*slow\\*\n> \\# really',
      'Ada',
      'Seen on [Reports \\[1\\]](https://x.test/(a%29)',
      '`export`',
    ].join('\n\n')}\n`,
  );
});
