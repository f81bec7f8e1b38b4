import { describe, expect, it } from 'vitest';
import { openConsole } from './screen.ts';

const names = (screen: ReturnType<typeof openConsole>) => screen.rows().map(([name]) => name);

describe('Features', () => {
  it('shows reach with its interval and n, and calls a change within its interval noise', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    const row = screen.rows().find(([name]) => name?.startsWith('Timeline'));
    // 131 of 487: 26.9 %, Wilson 23.2 to 31.0.
    expect(row?.[1]).toMatch(/26\.9.%.*23\.2–31\.0.% n 487/);
    expect(row?.[2]).toMatch(/\+18\.8.*points/);
    const noisy = screen.rows().find(([name]) => name === 'Open project');
    expect(noisy?.[2]).toMatch(/within noise/);
  });

  it('sorts by a column, and by it the other way round on a second press', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    expect(names(screen)[0]).toBe('Open project');
    screen.press('Feature', 'th button');
    await screen.waitFor(() => expect(names(screen)[0]).toBe('Add task'));
    screen.press('Feature', 'th button');
    await screen.waitFor(() => expect(names(screen)[0]).toMatch(/^Weekly digest/));
    expect(window.location.hash).toContain('sort=name');
  });

  it('narrows by words, by area and to what needs a person, all in the address', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    screen.type('Search features', 'proj share');
    await screen.waitFor(() => expect(names(screen)).toEqual(['Share project']));
    screen.type('Search features', '');
    screen.type('Area', 'Reports');
    await screen.waitFor(() => expect(names(screen)).toEqual(['Export', 'Report period']));
    screen.type('Area', '');
    screen.press('4', '.ledger a');
    await screen.waitFor(() => expect(names(screen)).toHaveLength(4));
  });

  it('groups by area with features without one last', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    screen.press('Group by area');
    await screen.waitFor(() => expect(screen.all('.wm-group')).toHaveLength(6));
    expect(screen.all('.wm-group').at(-1)?.textContent).toMatch(/Without an area/);
  });

  it('asks again for a segment and for another window, and keeps both in view', async () => {
    const segment = JSON.stringify([{ on: 'account', trait: 'plan', equals: 'Studio' }]);
    const screen = openConsole(`#/features?segment=${encodeURIComponent(segment)}`);
    await screen.says('Account plan is Studio');
    expect(screen.calls('adoption')[0]).toMatchObject({ days: 30, filter: JSON.parse(segment) });
    screen
      .find<HTMLInputElement>('.wm-segments input[value="7"]')
      .dispatchEvent(new Event('change', { bubbles: true }));
    await screen.waitFor(() => expect(screen.calls('adoption').at(-1)).toMatchObject({ days: 7 }));
    screen.press(/^Remove: Account plan/);
    await screen.waitFor(() =>
      expect(screen.calls('adoption').at(-1)).toMatchObject({ filter: [] }),
    );
  });

  it('teaches where nothing is tagged, and says what to do where the answer is refused', async () => {
    const none = openConsole('#/features', {
      handlers: {
        adoption: () => ({
          rows: [],
          activeVisitors: 31,
          activeAccounts: 4,
          since: '2026-10-24',
          until: '2026-11-22',
        }),
      },
    });
    await none.says('31 visitors have been active in Plotline');
    none.root.remove();
    let broken = true;
    const failing = openConsole('#/features', {
      handlers: {
        adoption: () =>
          broken
            ? {
                ok: false,
                error: { code: '22023', message: 'days: must be a whole number from 1 to 400' },
              }
            : {
                rows: [],
                activeVisitors: 0,
                activeAccounts: 0,
                since: '2026-10-24',
                until: '2026-11-22',
              },
      },
    });
    await failing.says('days: must be a whole number from 1 to 400');
    broken = false;
    failing.press('Try again');
    await failing.says('Name your first feature');
  });
});
