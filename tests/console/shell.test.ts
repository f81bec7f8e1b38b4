import { describe, expect, it } from 'vitest';
import { parseHash } from '../../console/app/router.ts';
import { type Command, narrow } from '../../console/shell/commands.ts';
import { openConsole } from './screen.ts';

describe('addresses', () => {
  it.each([
    ['', 'features', {}],
    ['#/features/abc?tab=people', 'feature', { feature: 'abc' }],
    ['#/settings', 'settings', {}],
    ['#/settings/apps/7', 'settings', { section: 'apps', id: '7' }],
    ['#/invite/a%20b', 'invite', { token: 'a b' }],
    ['#/invite/%E0%A4%A', 'invite', { token: '%E0%A4%A' }],
    ['#/nothing/here', 'unknown', {}],
  ])('%j is %s', (hash, page, params) => {
    expect(parseHash(hash)).toMatchObject({ page, params });
  });
});

describe('the palette', () => {
  const command = (label: string, group: Command['group'] = 'Do'): Command => ({
    id: label,
    label,
    group,
    icon: 'plus',
    run: () => undefined,
  });
  const commands = [
    command('Dark theme', 'Switch'),
    command('Members', 'Go to'),
    command('Theme of the day', 'Features'),
  ];

  it('wants every word at the start of a word, and prefers early ones', () => {
    expect(narrow(commands, 'theme').map(({ label }) => label)).toEqual([
      'Theme of the day',
      'Dark theme',
    ]);
    expect(narrow(commands, 'dark th').map(({ label }) => label)).toEqual(['Dark theme']);
    expect(narrow(commands, 'heme')).toEqual([]);
  });

  it('opens on Ctrl K, finds a feature and goes there on Enter', async () => {
    const screen = openConsole('#/live');
    await screen.says('Listening');
    screen.key('k', { ctrlKey: true });
    await screen.waitFor(() => screen.find('.palette input'));
    const box = screen.find<HTMLInputElement>('.palette input');
    box.value = 'timeline';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await screen.waitFor(() => expect(screen.all('.palette-row')).toHaveLength(1));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await screen.says('Seeing a project’s tasks along time');
  });
});

describe('keys', () => {
  it('g and a letter go places; alone or while typing they do nothing', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    screen.key('l');
    expect(window.location.hash).toBe('#/features');
    screen.key('g');
    screen.key('l');
    await screen.says('What happens in Plotline');
    const search = screen.field('Search events');
    for (const key of ['g', 's'])
      search.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    expect(window.location.hash).toBe('#/live');
  });

  it('? lists them', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    screen.key('?');
    await screen.says('Go to Members');
  });
});

describe('the shell', () => {
  it('keeps theme and window on this computer', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    screen.press(/^Dark$/, '[role=menuitemradio]');
    await screen.waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    expect(screen.store.get('waymark.console')).toContain('"theme":"dark"');
    screen.press(/^Like the system$/, '[role=menuitemradio]');
    await screen.waitFor(() => expect(document.documentElement.dataset.theme).toBeUndefined());
  });

  it('asks for the other app only once it is chosen', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    screen.press(/^PlotlineStaging$/, '[role=menuitemradio]');
    await screen.waitFor(() => expect(screen.calls('adoption').at(-1)).toMatchObject({ app: 2 }));
  });

  it('says when the line is down', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    window.dispatchEvent(new Event('offline'));
    await screen.says('You are offline');
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
    window.dispatchEvent(new Event('online'));
    await screen.waitFor(() => expect(screen.text()).not.toContain('You are offline'));
  });

  it('sends a person whose session has ended back to the door', async () => {
    const screen = openConsole('#/features', {
      handlers: {
        adoption: () => ({
          ok: false,
          error: { code: 'PT401', message: 'You are not signed in.' },
        }),
      },
    });
    await screen.says('To your team’s workspace');
  });
});
