import { describe, expect, it } from 'vitest';
import { fail } from '../../console/backend/replies.ts';
import { differencesOf } from '../../ui/repair/differences.ts';
import { spanWords } from '../../ui/repair/span-words.ts';
import { problemOf, startOfCount, suggestedDay } from '../../ui/repair/start-of-count.ts';
import { features } from './fixture/features.ts';
import { repairOptions, tagOf } from './fixture/health.ts';
import { openConsole } from './screen.ts';

const feature = features[15]?.id ?? '';
const tag = tagOf(15);
const address = `#/features/${feature}/repair/${tag}`;

describe('repair', () => {
  it('shows before and after side by side, differences marked', async () => {
    const screen = openConsole(address);
    await screen.says('Copy project button');
    const rows = screen
      .all('.wm-differences tbody tr')
      .map((row) => [
        row.className,
        ...[...row.children].map((cell) => cell.textContent?.replace('changed', '')),
      ]);
    expect(rows).toEqual([
      ['wm-differs', 'Label', 'Duplicate project', 'Copy project'],
      ['', 'Kind', 'button', 'button'],
      ['', 'Heading', 'Website relaunch', 'Website relaunch'],
      ['', 'Region', 'main', 'main'],
      ['', 'Page', '/projects/:id', '/projects/:id'],
      ['wm-differs', 'Test id', 'duplicate-project', 'project-copy'],
      ['', 'Classes', 'btn btn-duplicate', 'btn btn-duplicate'],
      ['wm-differs', 'Neighbours', '6 words around it', '4 of them still there'],
    ]);
    await screen.says('41 uses in 30 days, since Nov 20, 2026');
    await screen.says('Ahead of the next candidate by 0.29.');
  });

  it('accepts from the first use on, keeps history, and takes it back', async () => {
    const screen = openConsole(address);
    await screen.says('its first use');
    screen.submit('.wm-repair-form');
    await screen.says('Repaired: version 3 of the tag counts now.');
    expect(window.location.hash).toBe(`#/features/${feature}?tab=tags`);
    expect(screen.calls('accept_repair')).toEqual([
      { tag, element: 31, valid_from: '2026-11-20T13:17:00+00:00', recount: false },
    ]);
    screen.press('Undo');
    await screen.says('The repair is undone');
    expect(screen.calls('undo_repair')).toEqual([{ tag }]);
  });

  it('counts history anew only when asked', async () => {
    const screen = openConsole(address);
    await screen.says('Count history anew');
    screen.field('Count history anew').click();
    await screen.waitFor(() => expect(screen.text()).not.toContain('Counts from'));
    screen.submit('.wm-repair-form');
    await screen.says('Repaired');
    expect(screen.calls('accept_repair')[0]).toMatchObject({ valid_from: null, recount: true });
  });

  it('begins at the start of another day, in the zone of the workspace', async () => {
    const screen = openConsole(address);
    await screen.says('its first use');
    screen.type('Counts from', '2026-11-21');
    await screen.says('Nov 21, 2026');
    screen.submit('.wm-repair-form');
    await screen.says('Repaired');
    expect(screen.calls('accept_repair')[0]).toMatchObject({
      valid_from: '2026-11-20T23:00:00.000Z',
    });
  });

  it('says who counts a candidate already, and why one cannot be accepted', async () => {
    const screen = openConsole(address);
    await screen.says('Copy project button');
    const choose = (at: number) => screen.all('.wm-candidate input')[at]?.click();
    choose(1);
    await screen.says('“Archive project” counts it already');
    choose(2);
    await screen.says('the tag’s pages leave out');
    expect(screen.find('.wm-repair-form button').hasAttribute('disabled')).toBe(true);
  });

  it('says the database’s reason where it refuses', async () => {
    const refusal = fail<never>('PT409', 'The tag has been edited since. Load the page anew.');
    const screen = openConsole(address, { handlers: { accept_repair: () => refusal } });
    await screen.says('its first use');
    screen.submit('.wm-repair-form');
    await screen.says('The tag has been edited since');
    expect(window.location.hash).toBe(address);
  });

  it('offers the way back long after the toast, to those who may', async () => {
    const screen = openConsole(address);
    await screen.says('its first use');
    screen.submit('.wm-repair-form');
    await screen.says('Repaired');
    window.location.hash = address;
    await screen.says('This tag was repaired');
    screen.press('Undo the repair');
    await screen.waitFor(() => expect(screen.text()).not.toContain('This tag was repaired'));
    const viewer = openConsole(address, { role: 'viewer' });
    await viewer.says('Accepting one takes the role of an editor');
  });

  it('tells what to do where nothing resembles it', async () => {
    const none = { handlers: { repair_candidates: () => ({ tag, version: 1, candidates: [] }) } };
    await openConsole(address, none).says('Nothing resembles it');
  });
});

describe('a tag’s health', () => {
  it('stands with its cause at the tag, beside the spans of its versions', async () => {
    const comment = features[3]?.id ?? '';
    const screen = openConsole(`#/features/${comment}?tab=tags`);
    await screen.says('Checked Nov 23, 2026');
    const spans = screen.all('.version-span').map((one) => one.textContent);
    expect(spans[0]).toMatch(/^RepairCounts from Nov 17, 2026, 3:05.PM on$/);
    expect(spans[1]).toMatch(/^Counts all history up to Nov 17, 2026, 3:05.PM$/);
    expect(screen.find('.tag-health a').getAttribute('href')).toBe(
      `#/features/${comment}/repair/${tagOf(3)}`,
    );
  });
});

describe('the span of a version', () => {
  const day = (at: string) => at.slice(8, 10);
  it.each([
    [{ validFrom: null, validTo: null, counts: true }, 'Counts all history'],
    [{ validFrom: null, validTo: '2026-11-17', counts: true }, 'Counts all history up to 17'],
    [{ validFrom: '2026-11-17', validTo: null, counts: true }, 'Counts from 17 on'],
    [{ validFrom: '2026-11-17', validTo: '2026-11-20' }, 'Counts from 17 to 20'],
    [
      { validFrom: '2026-11-17', validTo: null, counts: false },
      'Counts nothing: a later version has all its time, or it was undone',
    ],
  ])('is told in words: %j', (version, words) => {
    expect(spanWords({ ...version }, day)).toBe(words);
  });
});

describe('differences', () => {
  const [best] = repairOptions(tag).candidates;
  if (!best) throw new Error('the fixture has candidates');

  it('leave out what neither side has, and say nothing of neighbours that were never kept', () => {
    const bare = { v: 1, tag: 'div', nth: 1, of: 1 } as const;
    const rows = differencesOf({
      before: { ...best.before, descriptor: null, path: null },
      descriptor: bare,
      path: '/',
    });
    expect(rows).toEqual([
      { name: 'Kind', before: null, after: 'element', changed: true },
      { name: 'Page', before: null, after: '/', changed: true },
    ]);
  });
});

describe('the start of the count', () => {
  const given = {
    suggestedFrom: '2026-11-20T23:30:00Z',
    timeZone: 'Europe/Berlin',
    now: Date.parse('2026-11-23T11:00:00Z'),
  };

  it('is the first use on its own day, and the beginning of any other', () => {
    expect(suggestedDay(given)).toBe('2026-11-21');
    expect(startOfCount('2026-11-21', given)).toBe('2026-11-20T23:30:00Z');
    expect(startOfCount('2026-11-22', given)).toBe('2026-11-21T23:00:00.000Z');
    expect(suggestedDay({ ...given, suggestedFrom: null })).toBe('2026-11-23');
  });

  it.each([
    ['2026-11-23', undefined],
    ['2026-11-24', 'The day lies ahead. Choose today or an earlier day.'],
    ['', 'Choose the day from which it counts.'],
  ])('refuses what it cannot be: %s', (day, problem) => {
    expect(problemOf(day, given)).toBe(problem);
  });
});
