import { describe, expect, it } from 'vitest';
import { features } from './fixture/features.ts';
import { openConsole } from './screen.ts';

const comment = features[3]?.id ?? '';

describe('a feature', () => {
  it('tells its health, its figures and its use by day, today apart', async () => {
    const screen = openConsole(`#/features/${comment}`);
    await screen.says('Since Tuesday 14:05');
    await screen.says('185');
    await screen.waitFor(() => expect(screen.all('.wm-open')).toHaveLength(2));
    const table = screen.find('.wm-chart-table tbody');
    // Newest first: today, then thirty complete days.
    expect(table.querySelectorAll('tr')).toHaveLength(31);
    expect(table.querySelector('th')?.textContent).toMatch(/Nov 23/);
  });

  it('reads the chart out by keyboard', async () => {
    const screen = openConsole(`#/features/${comment}`);
    await screen.waitFor(() => screen.find('[aria-roledescription=chart]'));
    const plot = screen.find('[aria-roledescription=chart]');
    plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    await screen.says(/Sun, Nov 22, 2026: Visitors \d+, Accounts \d+/);
    plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    await screen.says(/Nov 23, 2026, so far: Visitors/);
  });

  it('says what changed from tag version to tag version, and why each element counts', async () => {
    const screen = openConsole(`#/features/${comment}?tab=tags`);
    await screen.says('Also counts Send button');
    await screen.says('Counts on /projects/:id; before on every page');
    await screen.waitFor(() => expect(screen.rows()).toHaveLength(3));
    expect(screen.rows()[2]?.slice(1, 4)).toEqual([
      'Not counted',
      '0.74',
      'Alike, but it lived beside the named element: they are two.',
    ]);
  });

  it('leaves weeks that are not over blank and adds people, never percentages', async () => {
    const screen = openConsole(`#/features/${comment}?tab=retention`, {
      handlers: {
        feature_retention: () => ({
          weeks: 3,
          cohorts: [
            { week: '2026-11-02', size: 10, returned: [10, 5, 2] },
            { week: '2026-11-09', size: 30, returned: [30, 3, null] },
            { week: '2026-11-16', size: 0, returned: [0, null, null] },
          ],
        }),
      },
    });
    await screen.says('All, complete weeks');
    const cells = (selector: string) =>
      screen.all(selector).map((cell) => cell.textContent?.replace('\u00a0', ' '));
    expect(cells('.cohorts tfoot td')).toEqual(['40', '100.0 %', '20.0 %', '20.0 %']);
    expect(screen.all('.cohort-blank')).toHaveLength(4);
  });

  it('archives at once and takes it back', async () => {
    const screen = openConsole(`#/features/${comment}`);
    await screen.waitFor(() => screen.find('button', 'Archive'));
    screen.press('Archive');
    await screen.says('Comment is archived');
    expect(window.location.hash).toBe('#/features');
    screen.press('Undo');
    await screen.says('Comment is back');
    expect(screen.calls('archive_feature')).toEqual([
      { feature: comment, archived: true },
      { feature: comment, archived: false },
    ]);
  });

  it('finds what was archived, and brings it back', async () => {
    const screen = openConsole(`#/features/${comment}`);
    await screen.waitFor(() => screen.find('button', 'Archive'));
    screen.press('Archive');
    await screen.says('Archived features (1)');
    screen.press('Restore', '.archived button');
    await screen.waitFor(() => expect(screen.text()).not.toContain('Archived features'));
    expect(screen.calls('archive_feature').at(-1)).toEqual({ feature: comment, archived: false });
  });

  it('saves what was edited; the day of release begins in the zone of the workspace', async () => {
    const screen = openConsole(`#/features/${comment}`);
    await screen.waitFor(() => screen.find('button', 'Edit'));
    screen.press('Edit');
    await screen.waitFor(() => screen.field('Released on'));
    screen.type('Name', 'Comments');
    screen.type('Released on', '2026-07-01');
    await screen.waitFor(() => expect(screen.field('Name').value).toBe('Comments'));
    screen.submit('dialog form');
    await screen.says('Comments is saved');
    expect(screen.calls('save_feature')[0]).toMatchObject({
      feature: { id: comment, name: 'Comments', releasedAt: '2026-06-30T22:00:00.000Z' },
    });
  });

  it('offers no change to those who may not make one', async () => {
    const screen = openConsole(`#/features/${comment}`, { role: 'viewer' });
    await screen.says('Usage by day');
    expect(screen.all('button').map((button) => button.textContent)).not.toContain('Edit');
  });
});
