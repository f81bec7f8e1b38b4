import { describe, expect, it } from 'vitest';
import { diagnose } from '../../console/entry/diagnosis.ts';
import { makeApp } from './fixture/people.ts';
import { openConsole } from './screen.ts';

describe('coming in', () => {
  it('says what is wrong with a password and lets the right one in', async () => {
    const screen = openConsole('#/', { person: null });
    await screen.says('To your team’s workspace');
    screen.type('E-mail address', 'owner@plotline.example');
    screen.type('Password', 'wrong');
    await screen.waitFor(() => expect(screen.field('Password').value).toBe('wrong'));
    screen.submit();
    await screen.says('do not go together');
    screen.type('Password', 'waymark-demo');
    await screen.waitFor(() => expect(screen.field('Password').value).toBe('waymark-demo'));
    screen.submit();
    await screen.says('Active visitors');
  });

  it('takes a one-time code instead', async () => {
    const screen = openConsole('#/', { person: null });
    await screen.says('Use a one-time code');
    screen.press('Use a one-time code');
    await screen.says('We send a one-time code');
    screen.type('E-mail address', 'owner@plotline.example');
    screen.submit();
    await screen.says('Sent to owner@plotline.example');
    screen.type('Code', '123 456');
    await screen.waitFor(() => expect(screen.field('Code').value).toBe('123 456'));
    screen.submit();
    await screen.says('Active visitors');
  });

  it('leads a newcomer through workspace and app to the snippet', async () => {
    const screen = openConsole('#/', { person: null, workspaces: [] });
    await screen.says('Create an account');
    screen.press('Create an account');
    await screen.says('8 characters or more');
    screen.type('E-mail address', 'new@example.com');
    screen.type('Password', 'long enough');
    await screen.waitFor(() => expect(screen.field('Password').value).toBe('long enough'));
    screen.submit();
    await screen.says('Set up your workspace');
    screen.type('Workspace', 'Example');
    screen.type('Product', 'Notes');
    screen.type('Where it runs', 'https://app.*.com');
    await screen.waitFor(() =>
      expect(screen.field('Where it runs').value).toBe('https://app.*.com'),
    );
    screen.submit();
    await screen.says('whole subdomains only');
    screen.type('Where it runs', 'notes.example.com');
    await screen.waitFor(() =>
      expect(screen.field('Where it runs').value).toBe('notes.example.com'),
    );
    screen.submit();
    await screen.says('Connect Notes');
    expect(screen.calls('create_app')).toMatchObject([
      { name: 'Notes', origins: ['https://notes.example.com'] },
    ]);
    // The widget's first request finds its settings: nothing stands in the product's own console.
    expect(screen.backend.published).toMatchObject([{ appKey: 'wk_new00000000000000000007' }]);
    const snippet = screen.find<HTMLTextAreaElement>('[aria-label="Install snippet"]').value;
    expect(snippet).toContain('wk_new00000000000000000007');
    expect(snippet).toContain('https://cdn.example/waymark/waymark.js');
    await screen.says('Waiting for the first event');
  });

  it('accepts an invitation, and says when it is void', async () => {
    const screen = openConsole('#/invite/abc');
    await screen.says('Join Plotline');
    screen.press('Join');
    await screen.says('Active visitors');
    expect(screen.calls('accept_invite')).toEqual([{ token: 'abc' }]);
    const gone = openConsole('#/invite/gone');
    await gone.says('not valid any more');
  });

  it('forgets what the last person saw', async () => {
    const screen = openConsole('#/features');
    await screen.says('Open project');
    await screen.backend.auth.signOut();
    await screen.says('To your team’s workspace');
    expect(screen.text()).not.toContain('Open project');
  });
});

describe('the install check', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const app = makeApp({});
  const status = (part: object) => ({
    app: 1,
    firstEventAt: null,
    lastEventAt: null,
    eventsLastHour: 0,
    refusals: [],
    ...part,
  });
  const refusal = (reason: string, origin: string | null, lastAt = '2026-11-23T11:00:00Z') => ({
    reason,
    origin,
    count: 3,
    lastAt,
  });

  it('waits, and says where to look', () => {
    const [first] = diagnose(status({}), app, now);
    expect(first).toMatchObject({ tone: 'waiting', title: 'Waiting for the first event' });
    expect(first?.fix).toContain('https://app.plotline.example');
  });

  it('sees events, and warns of what is turned away beside them', () => {
    const found = diagnose(
      status({
        eventsLastHour: 4,
        lastEventAt: '2026-11-23T11:59:00Z',
        refusals: [refusal('origin_not_allowed', 'https://x.example')],
      }),
      app,
      now,
    );
    expect(found.map(({ tone }) => tone)).toEqual(['good', 'warn']);
    expect(found[1]).toMatchObject({ allow: 'https://x.example' });
  });

  it.each([
    ['origin_not_allowed', 'https://x.example', /allowed origins/],
    ['origin_not_allowed', null, /opened from a file/],
    ['consent_required', null, /waymark\.consent/],
    ['paused', null, /Switch capture on/],
    ['rate_limited', null, /loop/],
    ['too_large', null, /512 KB/],
    ['bad_batch', null, /old or changed widget/],
    ['something new', null, /network log/],
  ])('explains %s from %s', (reason, origin, words) => {
    const found = diagnose(status({ refusals: [refusal(reason, origin)] }), app, now);
    expect(found[1]).toMatchObject({ tone: 'wrong' });
    expect(found[1]?.fix).toMatch(words);
  });

  it('says that capture is off, and lets old refusals be', () => {
    const old = status({ refusals: [refusal('bad_batch', null, '2026-11-20T11:00:00Z')] });
    expect(diagnose(old, app, now)).toHaveLength(1);
    expect(diagnose(old, makeApp({ capture: false }), now)[1]?.title).toMatch(
      /switched off for Plotline/,
    );
  });
});
