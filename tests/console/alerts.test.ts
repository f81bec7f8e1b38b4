import { describe, expect, it } from 'vitest';
import { fail } from '../../console/backend/replies.ts';
import { alerts } from './fixture/health.ts';
import { openConsole } from './screen.ts';

const [silent] = alerts;
if (!silent) throw new Error('the fixture has alerts');

describe('alerts', () => {
  it('are counted in the navigation until somebody has seen them', async () => {
    const screen = openConsole('#/features');
    await screen.waitFor(() => expect(screen.find('.rail .nav-count').textContent).toMatch(/^1/));
    window.location.hash = '#/alerts';
    await screen.says('No use since Friday 14:05');
    screen.press('Acknowledge');
    await screen.says('is acknowledged; it stays in the list');
    await screen.waitFor(() => expect(screen.all('.nav-count')).toHaveLength(0));
    expect(screen.all('.alert')).toHaveLength(2);
  });

  it('tell tag, app, cause, since when, and the figures behind it', async () => {
    const screen = openConsole('#/alerts');
    await screen.says('Duplicate project');
    const [first] = screen.all('.alert');
    expect(first?.textContent).toMatch(/Plotline.*Silent.*Since Nov 20, 2026/);
    const [observed, expected, span, chance] = screen
      .all('.alert:first-child .wm-why dd')
      .map((one) => one.textContent);
    expect([observed, expected, chance]).toEqual(['0 uses', '23.4 uses', 'p < 0.0001']);
    expect(span).toMatch(/^36 hours until Nov 23, 2026/);
  });

  it('are snoozed for a while, and taken back to what they were', async () => {
    const screen = openConsole('#/alerts');
    await screen.says('Seen by Noor Haddad');
    screen.find('.alert:last-child [role=menuitem]', 'For a week').click();
    await screen.says('The alert on Export is snoozed');
    await screen.waitFor(() => expect(screen.all('.alert')).toHaveLength(1));
    screen.press('Undo');
    await screen.says('Seen by');
    expect(screen.calls('handle_alert')).toMatchObject([
      { action: 'snooze' },
      { action: 'reopen', until: null },
      { action: 'acknowledge', until: null },
    ]);
    const [first] = screen.calls('handle_alert') as { until: string }[]; // safe: as just asserted
    const days = (Date.parse(first?.until ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
  });

  it('that are resolved stand among the closed and can be opened again', async () => {
    const screen = openConsole('#/alerts');
    await screen.says('Duplicate project');
    screen.press('Resolve');
    await screen.waitFor(() => expect(screen.all('.alert')).toHaveLength(1));
    screen.press('Closed', '[role=tab]');
    await screen.says('Resolved, Nov 23, 2026');
    expect(window.location.hash).toBe('#/alerts?show=closed');
    screen.press('Open again');
    await screen.says('is open again');
    expect(screen.calls('handle_alert').at(-1)).toMatchObject({ action: 'reopen' });
  });

  it('lead to the repair of their tag with one click', async () => {
    const screen = openConsole('#/alerts');
    await screen.says('Duplicate project');
    screen.press('Repair');
    await screen.says('Repair “Duplicate project”');
    expect(window.location.hash).toBe(`#/features/${silent.feature}/repair/${silent.tag}`);
  });

  it('are walked through with the arrow keys', async () => {
    const screen = openConsole('#/alerts');
    await screen.says('Duplicate project');
    const link = screen.find('.alert a', 'Duplicate project');
    link.focus();
    link.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement?.textContent).toBe('Export');
  });

  it('say why there are none, and what went wrong', async () => {
    const none = openConsole('#/alerts', { handlers: { list_alerts: () => [] } });
    await none.says('No tag needs you');
    const wrong = fail<never>('42501', 'You are not a member.');
    const broken = openConsole('#/alerts', { handlers: { list_alerts: () => wrong } });
    await broken.says('The alerts could not be loaded');
  });

  it('are read by viewers and handled by editors', async () => {
    const screen = openConsole('#/alerts', { role: 'viewer' });
    await screen.says('Duplicate project');
    const names = screen.all('.alert button, .alert a').map((one) => one.textContent);
    expect(names).not.toContain('Resolve');
    expect(names).toContain('Candidates');
  });
});
